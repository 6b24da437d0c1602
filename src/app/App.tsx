/** Composition: the columns round the map, and keys that act everywhere. */
import { Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { rolesAsOf } from '#domain/asof/rules.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { WORLD } from '#map/MapPort.ts';
import { MapView } from '#map/MapView.tsx';
import type { MapController } from '#map/session/controller.ts';
import { DataBadge } from '#panels/data-badge/DataBadge.tsx';
import { Description, SpokenDescription } from '#panels/description/Description.tsx';
import { EmbedHead } from '#panels/embed-head/EmbedHead.tsx';
import { ActiveFilters } from '#panels/filter/ActiveFilters.tsx';
import { LayersPanel, Legend } from '#panels/layers/LayersPanel.tsx';
import { Notices } from '#panels/notices/Notices.tsx';
import { AreaLink } from '#panels/place/Lists.tsx';
import { PlacePanel } from '#panels/place/PlacePanel.tsx';
import { SearchBox } from '#panels/search/SearchBox.tsx';
import { YearSlider } from '#panels/timeline/YearSlider.tsx';
import { Tools, type WayOut } from '#panels/tools/Tools.tsx';
import './app.css';
import { translator } from '#i18n/index.ts';
import { StoreContext, useCatalogue, useLanguage, useYear } from '#panels/context.ts';
import { DOCKED, PANEL_COMPONENTS, RIGHT } from '#panels/registry.ts';
import {
  announce,
  foldLeft,
  requestBounds,
  requestHome,
  selectArea,
  setLanguage,
  setPanel,
  setTheme,
} from '#state/actions.ts';
import { catalogueOf, interactionOf, languageOf, showsPart, themeOf, yearOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { Icon } from '#ui/icons.tsx';
import text from '#ui/text.module.css';
import css from './App.module.css';
import { EmbedDialog, ShareDialog } from './dialogs.tsx';

/** What a slide needs beside the map: what it is, as of when, by which documents, and what the colours mean. */
function PresentTitle() {
  const { language, t } = useLanguage();
  const year = useYear();
  const documents = useCatalogue()?.documents.filter((document) => document.covers[1] === year) ?? [];
  return (
    <div className={css.slideTitle} data-part="present-title">
      <p>
        {t('app.title')} · {year}
      </p>
      <small>{documents.map((document) => document.title[language]).join(' · ')}</small>
      <Legend />
    </div>
  );
}

/** Facts of the whole city and of the nation have a place of their own, so that they are never painted on a district. */
const CONTEXT_AREAS = ['shanghai', 'china'] as AreaId[];

export interface AppProps {
  readonly store: MapStore;
  readonly controller: MapController;
  readonly element: HTMLElement;
  readonly onRetry: () => void;
}

export function App({ store, controller, element, onRetry }: AppProps) {
  const view = useStore(store, (state) => state.view);
  const session = useStore(store, (state) => state.session);
  const language = useStore(store, languageOf);
  const theme = useStore(store, themeOf);
  const catalogue = useStore(store, catalogueOf);
  const year = useStore(store, yearOf);
  const t = translator(language);
  const { dispatch } = store;
  const known = view.area !== null && (!catalogue || catalogue.areaById.has(view.area));

  const interaction = interactionOf(view);
  const hasPanels = showsPart(view, 'panel');

  // The page outside React (its language, theme, columns) follows the state; style sheets do the rest.
  useEffect(() => {
    const { dataset } = document.documentElement;
    document.documentElement.lang = language;
    document.title = t('app.title');
    element.setAttribute('aria-label', t('map.region'));
    dataset.theme = theme;
    dataset.mode = view.mode;
    dataset.show = view.mode === 'embed' ? view.show.join(' ') : '';
    dataset.interaction = interaction;
    dataset.details = hasPanels && (known || (view.panel && RIGHT.has(view.panel))) ? 'open' : 'closed';
    dataset.dock = hasPanels && view.panel && DOCKED.has(view.panel) ? 'open' : 'closed';
    dataset.sheet = session.sheet;
    dataset.left = session.foldedLeft ? 'folded' : 'open';
    dataset.panel = view.panel ?? '';
  }, [
    language,
    theme,
    view.mode,
    view.show,
    interaction,
    hasPanels,
    view.panel,
    known,
    session.sheet,
    session.foldedLeft,
    t,
    element,
  ]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      dispatch(selectArea(null));
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [dispatch]);

  // What a click shows to the eye, the live region says: which place is open, and its role as of the year.
  const spoken = useRef(view.area);
  useEffect(() => {
    if (!catalogue || !year || spoken.current === view.area) return;
    spoken.current = view.area;
    const area = view.area && catalogue.areaById.get(view.area);
    const role = area && rolesAsOf(catalogue, area.id, year).stated[0]?.role[language];
    dispatch(
      announce(area ? t('announce.selected', { name: area.name[language], role: role ?? '' }) : t('announce.cleared')),
    );
  }, [view.area, catalogue, year, language, dispatch, t]);

  const isExploring = view.mode === 'explore';
  const hasTimeline = isExploring || (view.mode === 'embed' && showsPart(view, 'timeline'));
  // Where the map comes from is told wherever it is shown.
  const Panel =
    view.panel && view.panel !== 'layers' && (hasPanels || view.panel === 'about')
      ? PANEL_COMPONENTS[view.panel]
      : undefined;
  const [leaving, setLeaving] = useState<WayOut | null>(null);
  const stay = () => setLeaving(null);
  return (
    <StoreContext value={store}>
      {isExploring && (
        <>
          <button
            type="button"
            className={css.skip}
            data-part="skip"
            onClick={() => document.getElementById('search')?.focus()}
          >
            {t('ui.skip')}
          </button>
          <div className="column-left" id="left">
            <header className="masthead">
              <div className={css.title}>
                <h1>{t('app.title')}</h1>
                <p>{t('app.subtitle')}</p>
              </div>
              <div className={css.mastheadActions}>
                <button
                  type="button"
                  className={css.language}
                  lang={language === 'zh' ? 'en' : 'zh'}
                  aria-label={t('ui.languageLabel')}
                  onClick={() => dispatch(setLanguage(language === 'zh' ? 'en' : 'zh'))}
                >
                  {t('ui.language')}
                </button>
                <IconButton
                  icon="theme"
                  label={t('ui.themeLabel')}
                  title={t(theme === 'dark' ? 'ui.light' : 'ui.dark')}
                  onClick={() => dispatch(setTheme(theme === 'dark' ? 'light' : 'dark'))}
                />
                <IconButton
                  icon="layers"
                  label={t('layers.title')}
                  className={css.layers}
                  aria-expanded={view.panel === 'layers'}
                  onClick={() => dispatch(setPanel(view.panel === 'layers' ? null : 'layers'))}
                />
              </div>
            </header>
            <SearchBox />
            <div className={css.panels}>
              <Tools onLeave={setLeaving} />
              <p className={css.context}>
                {CONTEXT_AREAS.map((id) => (
                  <AreaLink key={id} id={id} />
                ))}
              </p>
              <ActiveFilters over="column" />
              <Description />
              <LayersPanel />
            </div>
          </div>
          <button
            type="button"
            className={css.fold}
            aria-label={t(session.foldedLeft ? 'ui.unfold' : 'ui.fold')}
            aria-expanded={!session.foldedLeft}
            aria-controls="left"
            onClick={() => dispatch(foldLeft(!session.foldedLeft))}
          >
            <Icon name={session.foldedLeft ? 'unfold' : 'fold'} />
          </button>
        </>
      )}
      {view.mode === 'embed' && <EmbedHead />}
      {hasTimeline && (
        <div className={css.bottom}>
          <YearSlider />
        </div>
      )}
      {view.mode === 'present' && year && <PresentTitle />}
      <MapView element={element} store={store} controller={controller} />
      {interaction !== 'locked' && (
        <div className={css.controls} data-part="map-controls">
          <IconButton
            icon="plus"
            label={t('map.zoomIn')}
            title={t('map.zoomIn')}
            onClick={() => controller.zoomBy(1)}
          />
          <IconButton
            icon="minus"
            label={t('map.zoomOut')}
            title={t('map.zoomOut')}
            onClick={() => controller.zoomBy(-1)}
          />
          <IconButton icon="home" label={t('map.home')} title={t('map.home')} onClick={() => dispatch(requestHome())} />
          <IconButton
            icon="world"
            label={t('map.world')}
            title={t('map.world')}
            className={css.world}
            onClick={() => dispatch(requestBounds(WORLD))}
          />
          {isExploring && (
            // On a narrow screen the panel of a place covers the tools, and it is the place that one wants to share.
            <IconButton
              icon="share"
              label={t('tool.share')}
              className={css.share}
              aria-haspopup="dialog"
              title={t('tool.share')}
              onClick={() => setLeaving('share')}
            />
          )}
        </div>
      )}
      <p className={css.attribution} data-part="attribution">
        <button type="button" onClick={() => dispatch(setPanel('about'))}>
          {t('map.sources')}
        </button>{' '}
        <a href="https://www.openstreetmap.org/copyright">© OpenStreetMap contributors</a>
        <span className={css.furtherSources}> · AMap (ECharts) · Natural Earth · GeoNames</span>
      </p>
      <DataBadge />
      {hasPanels && <PlacePanel />}
      <Notices onRetry={onRetry} />
      {Panel && (
        <Suspense fallback={null}>
          <Panel />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {leaving === 'share' && <ShareDialog store={store} onEmbed={() => setLeaving('embed')} onClose={stay} />}
        {leaving === 'embed' && <EmbedDialog store={store} onClose={stay} />}
      </Suspense>
      <div className={text.visuallyHidden} aria-live="polite">
        {session.announcement}
      </div>
      <SpokenDescription />
    </StoreContext>
  );
}

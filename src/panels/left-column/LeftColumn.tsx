/**
 * The column at the left of the map: title, search, tools, active filters, description, layers and legend. It is
 * collapsible.
 */
import type { AreaId } from '#domain/model/ids.ts';
import { foldLeft, showColumn } from '#state/actions.ts';
import { placeOf } from '#state/panels.ts';
import { selectedArea } from '#state/selectors.ts';
import { Icon } from '#ui/icons.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { Description } from '../description/Description.tsx';
import { ActiveFilters } from '../filter/ActiveFilters.tsx';
import { LayersPanel } from '../layers/LayersPanel.tsx';
import { PartBoundary } from '../notices/PartBoundary.tsx';
import { AreaLink } from '../parts/AreaLink.tsx';
import { PANEL_REGISTRY } from '../registry.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { Tools, type WayOut } from '../tools/Tools.tsx';
import css from './LeftColumn.module.css';
import { Masthead } from './Masthead.tsx';

/**
 * Facts of the whole city and of the nation have entries of their own, so that they are never painted on a district.
 */
const CONTEXT_AREAS = ['shanghai', 'china'] as AreaId[];

/** `onLeave`: opens the share or the embed dialog. */
export function LeftColumn({ onLeave }: { readonly onLeave: (way: WayOut) => void }) {
  return (
    <>
      <div className="column-left" id="left">
        <PartBoundary name="masthead">
          <ToDetails />
          <Masthead />
        </PartBoundary>
        <PartBoundary name="search">
          <SearchBox />
        </PartBoundary>
        <div className={css.panels}>
          <PartBoundary name="tools">
            <Tools onLeave={onLeave} />
          </PartBoundary>
          {/* All that depends on the View, which the page frame hides where the link has chosen something. */}
          <div className={css.choices} data-part="choices">
            <p className={css.context}>
              {CONTEXT_AREAS.map((id) => (
                <AreaLink key={id} id={id} />
              ))}
            </p>
            <PartBoundary name="filter">
              <ActiveFilters over="column" />
            </PartBoundary>
            <PartBoundary name="description">
              <Description />
            </PartBoundary>
            <PartBoundary name="layers">
              <LayersPanel />
            </PartBoundary>
          </div>
        </div>
      </div>
      <Fold />
    </>
  );
}

/** Where the window has one column and this has come in front: the way back to the place or the panel. */
function ToDetails() {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const area = useSelect(selectedArea);
  const panel = useSelect(({ view }) => (placeOf(view.panel) === 'column' ? view.panel : null));
  const name = area?.name[language] ?? (panel && t(PANEL_REGISTRY[panel].label));
  if (!name) return null;
  return (
    <LinkButton className={css.toDetails} onClick={() => dispatch(showColumn(false))}>
      {name} →
    </LinkButton>
  );
}

function Fold() {
  const { t } = useLanguage();
  const isFolded = useSelect((state) => state.session.foldedLeft);
  const dispatch = useDispatch();
  return (
    <button
      type="button"
      className={css.fold}
      aria-label={t(isFolded ? 'ui.unfold' : 'ui.fold')}
      aria-expanded={!isFolded}
      aria-controls="left"
      onClick={() => dispatch(foldLeft(!isFolded))}
    >
      <Icon name={isFolded ? 'unfold' : 'fold'} />
    </button>
  );
}

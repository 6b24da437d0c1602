/** The embed dialog: what an embed shows, how it behaves, a preview to try, and the snippets to paste. */
import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PublishedVersion } from '#domain/model/version.ts';
import { EMBED_PARTS, INTERACTIONS, THEMES } from '#domain/vocabulary/display.ts';
import { translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { evidenceLanguageOf, languageOf, selectedArea, themeOf, yearOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import prose from '#ui/prose.module.css';
import { type EmbedChoices, embeddedView } from './choices.ts';
import { DrawnPicture, fileStem, type PictureMaker } from './DrawnPicture.tsx';
import css from './EmbedDialog.module.css';
import { EmbedPreview } from './EmbedPreview.tsx';
import fields from './fields.module.css';
import { Checks, Choice, LanguageChoice } from './fields.tsx';
import { HostFields, type HostText, hostOf } from './HostFields.tsx';
import { type PictureChoice, PictureFields } from './PictureFields.tsx';
import { pictureFileOf } from './picture-files.ts';
import { SizeFields } from './SizeFields.tsx';
import { SnippetTabs } from './SnippetTabs.tsx';
import { StatusDialog } from './StatusDialog.tsx';
import { drawnSize, type EmbedSize, previewAddress, snippets } from './snippets.ts';
import { nameOf } from './title.ts';
import { useStatus } from './use-status.ts';

interface EmbedDialogProps {
  readonly store: MapStore;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
  readonly picture: PictureMaker;
  /** Latest first. */
  readonly versions: readonly PublishedVersion[];
  readonly onClose: () => void;
}

export function EmbedDialog({ store, base, picture, versions, onClose }: EmbedDialogProps) {
  const state = useStore(store);
  const { view } = state;
  const language = languageOf(state);
  const t = translator(language);
  const [choices, setChoices] = useState<EmbedChoices>({
    show: ['panel'],
    lang: view.lang,
    theme: view.theme,
    interaction: 'cooperative',
    data: view.data,
  });
  const [size, setSize] = useState<EmbedSize>({ kind: 'ratio', ratio: '16:9' });
  const [host, setHost] = useState<HostText>({ text: '', allow: ['read', 'view'] });
  const [pictureChoice, setPictureChoice] = useState<PictureChoice>({ source: undefined, address: undefined });
  const [ownTitle, setOwnTitle] = useState<string>();
  const [status, report] = useStatus();
  const id = useId();
  const change = (change: Partial<EmbedChoices>) => setChoices({ ...choices, ...change });

  const embedded = useMemo(() => embeddedView(view, choices), [view, choices]);
  const shownState = { ...state, view: { ...embedded, lang: embedded.lang ?? language } };
  const say = translator(languageOf(shownState));
  const title = ownTitle ?? nameOf(shownState, say);
  const drawn = { language: languageOf(shownState), theme: embedded.theme ?? themeOf(state) };
  const alt = say('embed.alt', { title, words: describe(shownState, say) });
  const file = pictureFileOf(embedded, selectedArea(shownState), drawn.language, drawn.theme);
  const shows = {
    name: (file.area && selectedArea(state)?.name[evidenceLanguageOf(shownState)]) ?? say('map.home'),
    year: yearOf(shownState) ?? '',
  };
  const ownSize = useMemo(() => drawnSize(size), [size]);
  const source = pictureChoice.source ?? (file.isExact ? 'site' : 'own');
  const ownPicture = { address: pictureChoice.address ?? `${fileStem(embedded)}.png`, alt, ...ownSize };
  const made = snippets(base, embedded, {
    title,
    picture:
      source === 'own'
        ? { ...ownPicture, isOwn: true }
        : {
            address: base + file.path,
            isOwn: false,
            alt: file.isExact ? alt : say('page.pictureAlt', shows),
            ...file.size,
          },
    mailPicture: ownPicture,
    size,
    host: hostOf(host),
  });

  return (
    <StatusDialog
      title={t('embed.title')}
      closeLabel={t('place.close')}
      language={language}
      status={status}
      onClose={onClose}
    >
      <div>
        <Checks
          legend={t('embed.show')}
          hint={<p className={prose.hint}>{t('embed.showHint')}</p>}
          values={EMBED_PARTS}
          chosen={choices.show}
          text={(part) => t(`embed.show.${part}`)}
          onChange={(show) => change({ show })}
        />
        <div className={css.grid}>
          <LanguageChoice
            t={t}
            label={t('embed.language')}
            value={choices.lang}
            onChange={(lang) => change({ lang })}
          />
          <Choice
            label={t('embed.theme')}
            value={choices.theme ?? ''}
            options={[
              { value: '' as const, text: t('embed.followUser') },
              ...THEMES.map((theme) => ({ value: theme, text: t(`ui.${theme}`) })),
            ]}
            onChange={(theme) => change({ theme: theme === '' ? null : theme })}
          />
          <SizeFields size={size} onChange={setSize} t={t} />
          <Choice
            wide
            label={t('embed.interaction')}
            value={choices.interaction}
            options={INTERACTIONS.map((value) => ({ value, text: t(`embed.interaction.${value}`) }))}
            onChange={(interaction) => change({ interaction })}
          />
          <Choice
            wide
            label={t('embed.data')}
            value={choices.data ?? ''}
            describedBy={`${id}-data`}
            options={[
              { value: '', text: t('embed.live') },
              ...(versions.length === 0 ? [{ value: 'frozen', text: t('embed.frozenNone'), disabled: true }] : []),
              ...versions.map(({ version, published }) => ({
                value: version as string,
                text: t('embed.frozen', { date: published }),
              })),
            ]}
            onChange={(value) => change({ data: versions.find(({ version }) => version === value)?.version ?? null })}
          />
        </div>
        <p id={`${id}-data`} className={prose.hint}>
          {t(
            versions.length === 0 ? 'embed.noVersions' : choices.data === null ? 'embed.liveHint' : 'embed.frozenHint',
          )}
        </p>
        <label className={fields.field}>
          {t('embed.name')}
          <input type="text" value={title} maxLength={200} onChange={({ target }) => setOwnTitle(target.value)} />
        </label>
        <HostFields host={host} onChange={setHost} t={t} />
      </div>
      <div>
        <section aria-labelledby={`${id}-preview`}>
          <h3 className={fields.heading} id={`${id}-preview`}>
            {t('embed.preview')}
          </h3>
          <EmbedPreview address={previewAddress(base, embedded)} size={size} title={title} />
        </section>
        <section aria-labelledby={`${id}-code`}>
          <h3 className={fields.heading} id={`${id}-code`}>
            {t('embed.code')}
          </h3>
          <SnippetTabs made={made} t={t} onStatus={report} />
        </section>
        <section aria-labelledby={`${id}-picture`} className={css.picture}>
          <h3 className={fields.heading} id={`${id}-picture`}>
            {t('embed.pictureOfView')}
          </h3>
          <PictureFields
            choice={pictureChoice}
            onChange={setPictureChoice}
            source={source}
            address={ownPicture.address}
            what={`${shows.name} · ${shows.year}`}
            isExact={file.isExact}
            t={t}
          />
          <p className={prose.hint}>{t('embed.pictureHow')}</p>
          <DrawnPicture
            view={embedded}
            size={ownSize}
            {...drawn}
            alt={alt}
            picture={picture}
            t={t}
            onNotSaved={() => report(t('share.notSaved'))}
          />
        </section>
      </div>
    </StatusDialog>
  );
}

/** The embed dialog: what an embed shows, how it behaves, a preview to try, and the snippets to paste. */
import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PublishedVersion } from '#domain/model/version.ts';
import { EMBED_PARTS, INTERACTIONS, THEMES } from '#domain/vocabulary/display.ts';
import { translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { catalogueOf, evidenceLanguageOf, languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import prose from '#ui/prose.module.css';
import { type EmbedChoices, embeddedView } from './choices.ts';
import css from './EmbedDialog.module.css';
import { EmbedPreview } from './EmbedPreview.tsx';
import fields from './fields.module.css';
import { Checks, Choice, LanguageChoice } from './fields.tsx';
import { HostFields, type HostText, hostOf } from './HostFields.tsx';
import { SizeFields } from './SizeFields.tsx';
import { SnippetTabs } from './SnippetTabs.tsx';
import { StatusDialog } from './StatusDialog.tsx';
import { type EmbedSize, previewAddress, snippets } from './snippets.ts';
import { nameOf } from './title.ts';

interface EmbedDialogProps {
  readonly store: MapStore;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
  /** Latest first. */
  readonly versions: readonly PublishedVersion[];
  readonly onClose: () => void;
}

export function EmbedDialog({ store, base, versions, onClose }: EmbedDialogProps) {
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
  const [ownTitle, setOwnTitle] = useState<string>();
  const [status, setStatus] = useState('');
  const id = useId();
  const change = (change: Partial<EmbedChoices>) => setChoices({ ...choices, ...change });

  const embedded = useMemo(() => embeddedView(view, choices), [view, choices]);
  const shownState = { ...state, view: { ...embedded, lang: embedded.lang ?? language } };
  const say = translator(languageOf(shownState));
  const title = ownTitle ?? nameOf(shownState, say);
  const made = snippets(base, embedded, {
    title,
    alt: say('embed.alt', { title, words: describe(shownState, say) }),
    language,
    theme: themeOf(state),
    size,
    host: hostOf(host),
  });
  const pictured =
    (made.pictureFile.area &&
      catalogueOf(state)?.areaById.get(made.pictureFile.area)?.name[evidenceLanguageOf(state)]) ??
    t('map.home');

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
          <SnippetTabs made={made} t={t} onStatus={setStatus} />
          <p className={prose.hint}>
            {t(made.pictureFile.isExact ? 'embed.pictureShows' : 'embed.pictureShowsOnly', { what: pictured })}
            {choices.data !== null && ` ${t('embed.pictureLive')}`}
          </p>
        </section>
      </div>
    </StatusDialog>
  );
}

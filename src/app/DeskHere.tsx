/** The desk with the data of a store: in a window of its own, or over the audience's picture. */
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DataSource } from '#data/source.ts';
import { rowsById } from '#domain/asof/place.ts';
import { translator } from '#i18n/index.ts';
import type { Report, Talk } from '#present/channel.ts';
import type { DeskKind } from '#present/desk/context.ts';
import { Desk } from '#present/desk/Desk.tsx';
import { catalogueOf, languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { deskTools } from './desk-tools.ts';

interface DeskHereProps {
  readonly store: MapStore;
  readonly source: DataSource;
  readonly talk: Talk;
  /** Its id. */
  readonly id: string;
  /** What this window says of itself. */
  readonly own: Report;
  readonly prepare: () => void;
  /** Absent: in a window of its own. */
  readonly kind?: DeskKind;
  readonly onClose?: (() => void) | undefined;
}

export function DeskHere({ store, source, talk, id, own, prepare, kind = 'window', onClose }: DeskHereProps) {
  const story = useStore(store, (state) => state.story);
  const catalogue = useStore(store, catalogueOf);
  const evidence = useStore(store, (state) => state.evidence);
  const language = useStore(store, languageOf);
  const theme = useStore(store, themeOf);
  const [tools] = useState(() => deskTools(store, source, id, prepare));
  const isWhole = catalogue !== undefined && evidence.size === catalogue.documents.length;
  const rows = useMemo(() => (isWhole ? rowsById(evidence) : undefined), [isWhole, evidence]);
  if (!story || !catalogue) return <DeskWaiting store={store} />;
  return (
    <Desk
      talk={talk}
      story={story}
      tools={tools}
      rows={rows}
      language={language}
      theme={theme}
      own={own}
      kind={kind}
      onClose={onClose}
    />
  );
}

/** What stands in the place of the desk until the index and the story are here, or if they do not come. */
function DeskWaiting({ store }: { readonly store: MapStore }) {
  const language = useStore(store, languageOf);
  const catalogue = useStore(store, (state) => state.catalogue);
  const failures = useStore(store, (state) => state.session.failures);
  const t = translator(language);
  const failed = catalogue.status === 'failed' ? [catalogue] : failures;
  if (failed.length === 0) return <p aria-busy="true">{t('ui.loading')}</p>;
  return (
    <div role="alert">
      <p>{t('failure.title')}</p>
      {failed.map(({ file, reason }) => (
        <p key={file}>{t('failure.file', { file, reason: t(`failure.${reason}`) })}</p>
      ))}
      <button type="button" onClick={() => location.reload()}>
        {t('failure.reload')}
      </button>
    </div>
  );
}

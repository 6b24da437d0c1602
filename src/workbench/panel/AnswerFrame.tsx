/** What every answer has: a head, its method, ways to take it away, and how its shares are said. */
import { type ReactNode, useRef } from 'react';
import { useStore } from 'zustand';
import { reportBug } from '#data/report-bug.ts';
import { presentVersion } from '#data/source.ts';
import { csv, csvCell } from '#domain/format/csv.ts';
import { announce, offerText } from '#state/actions.ts';
import { copyText } from '#ui/copy.ts';
import { download, mayDownload } from '#ui/download.ts';
import { IconButton } from '#ui/IconButton.tsx';
import prose from '#ui/prose.module.css';
import type { Share } from '../ask/answer.ts';
import { useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

/** A row of the answer's file, by its headings. */
export type Row = Readonly<Record<string, string | number>>;

interface FrameProps {
  readonly title: string;
  readonly method: string;
  /** Of the file, with its headings; undefined: nothing has been found yet. */
  readonly rows: readonly Row[] | undefined;
  readonly children: ReactNode;
}

/** The frame of every answer: its head, its method, and ways to take it away. */
export function Frame({ title, method, rows, children }: FrameProps) {
  const { bench, store } = useWorkbench();
  const { t } = useWords();
  const shown = useRef<HTMLElement>(null);
  const save = () => {
    if (!rows) return;
    const columns = Object.keys(rows[0] ?? {});
    const text = csv(columns, rows);
    const file = `${title}.csv`;
    const may = mayDownload();
    if (may !== 'no') download(file, 'text/csv;charset=utf-8', text);
    store.dispatch(
      may === 'yes' ? announce(t('answerSaved')) : offerText({ name: file, text, isRefused: may === 'no' }),
    );
  };
  const copy = async () => {
    if (!shown.current || !rows) return;
    // As spreadsheets paste it; a cell that would compute something is as harmless as in the file.
    const columns = Object.keys(rows[0] ?? {});
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
    const text = lines.map((cells) => cells.map(csvCell).join('\t')).join('\n');
    if ((await copyText(text, shown.current)) === 'copied') store.dispatch(announce(t('answerCopied')));
  };
  return (
    <section className={css.answer} data-part="answer" aria-label={t('answer')}>
      <header>
        <h3>{title}</h3>
        <IconButton icon="close" label={t('closeAnswer')} onClick={bench.closeAnswer} />
      </header>
      <section ref={shown}>
        {rows ? children : <p role="status">{t('asking')}</p>}
        <p className={prose.hint} data-part="method">
          {method}
        </p>
      </section>
      {rows && (
        <div className={css.tools}>
          <button type="button" data-part="answer-copy" onClick={() => void copy().catch(reportBug)}>
            {t('answerCopy')}
          </button>
          <button type="button" data-part="answer-csv" disabled={rows.length === 0} onClick={save}>
            {t('answerCsv')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The version of the data that the map shows. */
export function useVersion(): string {
  const { store } = useWorkbench();
  return useStore(store, ({ view }) => view.data ?? presentVersion);
}

export function useShareWords(): (share: Share, isIndicative: boolean) => string {
  const { t, number } = useWords();
  return ({ percent, bound }, isIndicative) => {
    const key = bound === 'below' ? 'percentBelow' : bound === 'above' ? 'percentAbove' : 'percent';
    const share = t(key, { number: number(percent) });
    return isIndicative && bound === null ? t('percentAbout', { share }) : share;
  };
}

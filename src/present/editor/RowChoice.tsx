/** The rows of a point, and the list to choose them from: what the View of the step shows. */
import { useDeferredValue, useId, useMemo, useState, useSyncExternalStore } from 'react';
import { rowsById } from '#domain/asof/place.ts';
import type { RowId } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import type { StoryPoint, StoryStep } from '#domain/story/story.ts';
import { EVIDENCE_LANGUAGES } from '#domain/vocabulary/languages.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useEditor } from './context.ts';
import { inLanguages, withStep } from './from-view.ts';
import css from './RowChoice.module.css';
import { rowsOfView, searchRows } from './rows.ts';

/** More are not read through; a word narrows them. */
const SHOWN = 40;

interface RowChoiceProps {
  readonly step: StoryStep;
  readonly index: number;
  readonly point: StoryPoint;
  readonly isOpen: boolean;
}

/** The evidence as it loads; the camera and the rest of the state make no new list. */
function useEvidence(): State {
  const { store } = useEditor();
  const evidence = useSyncExternalStore(store.subscribe, () => store.getState().evidence);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when documents have loaded
  return useMemo(() => store.getState(), [store, evidence]);
}

export function RowChoice({ step, index, point, isOpen }: RowChoiceProps) {
  const { editor, t, language } = useEditor();
  const state = useEvidence();
  const rows = useMemo(() => rowsById(state.evidence), [state]);
  const choose = (ids: readonly RowId[], added?: AnyRow) =>
    editor.perform({
      do: 'pointRows',
      step: step.id,
      point: index,
      rows: ids,
      ...(added && { words: inLanguages((one) => added.words[one]) }),
    });
  return (
    <div className={css.rows}>
      {point.rows.length > 0 && (
        <ul className={css.chosen} data-part="chosen-rows">
          {point.rows.map((id) => {
            const words = rows.get(id)?.words[language];
            return (
              <li key={id}>
                <span>{words ?? (state.evidence.size > 0 ? t('unknownRow', { row: id }) : id)}</span>
                <IconButton
                  icon="close"
                  label={t('removeRow', { row: words ?? id })}
                  onClick={() => choose(point.rows.filter((row) => row !== id))}
                />
              </li>
            );
          })}
        </ul>
      )}
      {isOpen && <RowList state={state} step={step} point={point} choose={choose} />}
    </div>
  );
}

interface RowListProps {
  readonly state: State;
  readonly step: StoryStep;
  readonly point: StoryPoint;
  readonly choose: (ids: readonly RowId[], added?: AnyRow) => void;
}

function RowList({ state, step, point, choose }: RowListProps) {
  const { editor, t, language } = useEditor();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text);
  const id = useId();
  const all = useMemo(() => rowsOfView(withStep(state, step.view)), [state, step.view]);
  const found = useMemo(() => searchRows(all, typed), [all, typed]);
  const catalogue = catalogueOf(state);
  const isLoading = catalogue && state.evidence.size < catalogue.documents.length;
  const takeWords = ({ words }: AnyRow) => {
    const taken = inLanguages((one) => words[one]);
    editor.perform({ do: 'takeWords', step: step.id, point: step.points.indexOf(point), words: taken });
  };
  return (
    <div className={css.list} data-part="row-list">
      <label htmlFor={id} className={prose.visuallyHidden}>
        {t('findRows')}
      </label>
      <input
        id={id}
        type="search"
        value={text}
        placeholder={t('findRows')}
        onChange={({ target }) => setText(target.value)}
      />
      <p className={prose.hint} role="status">
        {isLoading
          ? t('loadingRows')
          : found.length > 0
            ? t('rowsFound', { count: found.length })
            : t(all.length > 0 ? 'noRows' : 'noRowsHere')}
      </p>
      <ul>
        {found.slice(0, SHOWN).map((row) => {
          const isChosen = point.rows.includes(row.id);
          const document = catalogue?.documentById.get(row.document)?.short[language];
          return (
            <li key={row.id}>
              <label>
                <input
                  type="checkbox"
                  data-row={row.id}
                  checked={isChosen}
                  onChange={() =>
                    isChosen ? choose(point.rows.filter((one) => one !== row.id)) : choose([...point.rows, row.id], row)
                  }
                />
                <span>
                  {row.words[language]}{' '}
                  <small>
                    {document}, {row.asOf}
                  </small>
                </span>
              </label>
              {isChosen && EVIDENCE_LANGUAGES.some((one) => point[one] !== row.words[one]) && (
                <LinkButton className={css.take} onClick={() => takeWords(row)}>
                  {t('takeWords')}
                </LinkButton>
              )}
            </li>
          );
        })}
      </ul>
      {found.length > SHOWN && <p className={prose.hint}>{t('moreRows', { number: found.length - SHOWN })}</p>}
    </div>
  );
}

/** The results as the combobox's grouped list. The focus stays in the field: a press on the list does not move it. */
import { useLanguage } from '../context.ts';
import { Offer } from './Offer.tsx';
import { keyOf, type Result, type Results } from './result.ts';
import css from './SearchBox.module.css';

interface SearchResultsProps {
  readonly id: string;
  /** Empty while the list is closed. */
  readonly groups: Results;
  /** The active option, which Enter chooses. */
  readonly current: Result | undefined;
  readonly onPoint: (result: Result) => void;
  readonly onChoose: (result: Result) => void;
}

/** The element id of a result within the list of that id. */
export const optionId = (listId: string, result: Result) => `${listId}-${keyOf(result)}`;

export function SearchResults({ id, groups, current, onPoint, onChoose }: SearchResultsProps) {
  const { t } = useLanguage();
  return (
    <div id={id} role="listbox" aria-label={t('search.label')} className={css.results} hidden={groups.length === 0}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
        <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
          <p id={`${id}-${group.kind}`} className={css.group} role="presentation">
            {t(`search.${group.kind}`)}
          </p>
          {group.results.map((result) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys for its options
            <div
              key={keyOf(result)}
              id={optionId(id, result)}
              role="option"
              tabIndex={-1}
              aria-selected={result === current}
              data-kind={result.kind}
              data-id={result.id}
              ref={result === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => onPoint(result)}
              onClick={() => onChoose(result)}
            >
              <Offer result={result} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

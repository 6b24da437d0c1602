/** Which columns the table has: a popover with a box for each. */
import { useId } from 'react';
import { COLUMNS, type ColumnId } from '#domain/comparing/table.ts';
import { useLanguage } from '../context.ts';

export function ColumnChoice({
  hidden,
  onChange,
}: {
  readonly hidden: ReadonlySet<ColumnId>;
  readonly onChange: (hidden: ReadonlySet<ColumnId>) => void;
}) {
  const { t } = useLanguage();
  const id = useId();
  const toggle = (column: ColumnId) => {
    const next = new Set(hidden);
    if (!next.delete(column)) next.add(column);
    onChange(next);
  };
  return (
    <>
      <button type="button" className="dock-button" popoverTarget={id}>
        {t('table.columns')}
      </button>
      <fieldset id={id} popover="auto" className="dock-choice">
        <legend className="visually-hidden">{t('table.columns')}</legend>
        {COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={!hidden.has(column)}
              // A table of no columns could not be told from an empty one.
              disabled={!hidden.has(column) && hidden.size === COLUMNS.length - 1}
              onChange={() => toggle(column)}
            />
            {t(`table.${column}`)}
          </label>
        ))}
      </fieldset>
    </>
  );
}

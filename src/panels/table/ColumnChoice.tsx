/** Selects the columns of the table: a popover with a checkbox each. */
import { useId } from 'react';
import { COLUMNS, type ColumnId } from '#domain/comparing/columns.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import css from './ColumnChoice.module.css';

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
      <button type="button" className={dock.button} popoverTarget={id}>
        {t('table.columns')}
      </button>
      <fieldset id={id} popover="auto" className={css.choice}>
        <legend className={prose.visuallyHidden}>{t('table.columns')}</legend>
        {COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={!hidden.has(column)}
              // A table without columns would look like an empty one.
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

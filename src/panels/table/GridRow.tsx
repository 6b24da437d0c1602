/** A place as a row. Hovering it hovers the place on the map, a click selects it. */
import type { ColumnId } from '#domain/comparing/columns.ts';
import type { TableRow } from '#domain/comparing/table.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { hoverArea } from '#state/actions.ts';
import prose from '#ui/prose.module.css';
import { hasSelectedText } from '#ui/selected-text.ts';
import { useDispatch, useLanguage } from '../context.ts';

/** Columns with a fixed language, whatever the language of the interface. */
const LANGUAGE_OF: Partial<Record<ColumnId, EvidenceLanguage>> = { 'name-zh': 'zh', 'name-en': 'en' };

interface GridRowProps {
  readonly id: string;
  readonly row: TableRow;
  /** 1-based; the head is row 1. */
  readonly rowIndex: number;
  readonly columns: readonly ColumnId[];
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly isHovered: boolean;
  readonly onChoose: () => void;
}

export function GridRow({ id, row, rowIndex, columns, isSelected, isActive, isHovered, onChoose }: GridRowProps) {
  const dispatch = useDispatch();
  return (
    <tr
      id={id}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      data-area={row.id}
      data-active={isActive}
      data-hover={isHovered}
      onMouseEnter={() => dispatch(hoverArea(row.id))}
      onClick={(event) => {
        if (!hasSelectedText(event.currentTarget)) onChoose();
      }}
    >
      {columns.map((column) => (
        <Cell key={column} column={column} value={row[column]} />
      ))}
    </tr>
  );
}

function Cell<Column extends ColumnId>({
  column,
  value,
}: {
  readonly column: Column;
  readonly value: TableRow[Column];
}) {
  const { language, foreign, t } = useLanguage();
  const own = LANGUAGE_OF[column];
  // How exact a shape is says the interface; whatever else is words, the evidence.
  const shown = typeof value === 'string' && column !== 'precision' ? foreign : undefined;
  return (
    <td
      title={typeof value === 'string' ? value : undefined}
      data-number={typeof value === 'number'}
      lang={own === undefined || own === language ? shown : own}
    >
      {value ?? <span className={prose.hint}>{column === 'role' ? t('compare.notStated') : '–'}</span>}
    </td>
  );
}

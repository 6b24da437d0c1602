/**
 * Features as GeoJSON has them -> the rows of a table. Formats that are converted to features come through here too.
 */
import type { Problems } from '../model/problems.ts';
import { type Proposed, proposalIn } from '../model/proposal.ts';
import type { Cell, Table } from '../model/table.ts';

type Fields = Readonly<Record<string, unknown>>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A feature, and its number in the file; `value` undefined: it is no JSON. */
export interface Found {
  readonly value: unknown;
  readonly number: number;
}

const asCell = (value: unknown): Cell =>
  value === undefined || value === null
    ? null
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : JSON.stringify(value);

/** Features as rows; a property that only some have is empty in the others. */
export function tableOf(features: readonly Found[], problems: Problems): Table {
  const columns = new Map<string, number>();
  const rows: Cell[][] = [];
  const shapes: unknown[] = [];
  const numbers: number[] = [];
  const colours: number[] = [];
  const proposals: Proposed[] = [];
  for (const { value, number } of features) {
    if (!isFields(value)) {
      problems.add('broken-row', number);
      continue;
    }
    const row: Cell[] = [];
    const properties = isFields(value.properties) ? value.properties : {};
    for (const [name, cell] of Object.entries(properties)) {
      const known = columns.get(name);
      const column = known ?? columns.size;
      if (known === undefined) columns.set(name, column);
      row[column] = asCell(cell);
    }
    rows.push(row);
    shapes.push(value.geometry ?? null);
    numbers.push(number);
    // Beside the properties of a feature that was drawn here (`draw/file.ts`).
    const { drawn } = value;
    if (!isFields(drawn) || typeof drawn.colour !== 'number') continue;
    colours.push(drawn.colour);
    const proposal = proposalIn(drawn.proposal);
    if (proposal) proposals.push({ ...proposal, row: rows.length - 1, name: String(drawn.name ?? '') });
  }
  return {
    columns: [...columns.keys()],
    rows: rows.map((row) => Array.from({ length: columns.size }, (_, column) => row[column] ?? null)),
    shapes,
    numbers,
    ...(colours.length > 0 && colours.length === rows.length && { colours, proposals }),
  };
}

/** Places as rows of a table: what each cell holds, how cells compare, and the rows as GeoJSON. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type IndustriesAsOf, industriesAsOf, type RoleHead, rolesAsOf, stopOf } from '../asof/rules.ts';
import { csv } from '../format/csv.ts';
import { inLocale } from '../format/in-locale.ts';
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, Year } from '../model/ids.ts';
import { COUNTED_LISTS, type CountedList, rowsOf } from '../model/rows/read.ts';
import type { Area, DocumentEvidence, Head } from '../model/schema.ts';
import { type Manner, mannersOf } from '../vocabulary/evidence.ts';
import { type EvidenceLanguage, LOCALES } from '../vocabulary/languages.ts';
import { COLUMNS, type ColumnId } from './columns.ts';

/** A cell: words in the user's language, a number, or undefined when it is empty (not stated, no place, not loaded). */
export type Cell = string | number | undefined;
export type TableRow = { readonly id: AreaId; readonly area: Area } & {
  readonly [Column in Exclude<ColumnId, CountedList>]: Cell;
} & { readonly [Column in CountedList]?: Cell } & {
  /** Cells of claims as files have them: each claim with its own year and document. */
  readonly sourced: Readonly<Partial<Record<ColumnId, Cell>>>;
};

type RowCounts = Readonly<Partial<Record<CountedList, number>>>;

/**
 * How many rows of each counted kind name a place; undefined until every document has loaded, because a partial count
 * would look like the total.
 */
export function rowCounts(
  catalogue: IndexedCatalogue,
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
): ReadonlyMap<AreaId, RowCounts> | undefined {
  if (catalogue.documents.some(({ id }) => !evidence.has(id))) return undefined;
  const noRows: RowCounts = Object.fromEntries(COUNTED_LISTS.map((list) => [list, 0]));
  const counts = new Map(catalogue.areas.map(({ id }) => [id, { ...noRows }]));
  for (const file of evidence.values())
    for (const list of COUNTED_LISTS)
      for (const { areas } of rowsOf(file, [list]))
        for (const area of new Set(areas)) {
          const of = counts.get(area);
          if (of) of[list] = (of[list] ?? 0) + 1;
        }
  return counts;
}

const SEPARATOR: Readonly<Record<EvidenceLanguage, string>> = { zh: '、', en: '; ' };

/** A claim of a cell: its words, and the statements that make it. */
interface CellClaim {
  readonly words: string | undefined;
  readonly heads: readonly Head[];
}

/** In brackets after words. */
const BRACKETS: Readonly<Record<EvidenceLanguage, (words: string, inside: string) => string>> = {
  zh: (words, inside) => `${words}（${inside}）`,
  en: (words, inside) => `${words} (${inside})`,
};
const INNER_SEPARATOR: Readonly<Record<EvidenceLanguage, string>> = { zh: '，', en: ', ' };

/** One claim for each industry of a place as of the year, with the statements that name it. */
function industryClaims(
  catalogue: IndexedCatalogue,
  { industries, heads }: IndustriesAsOf,
  language: EvidenceLanguage,
): readonly CellClaim[] {
  return industries.map((industry) => ({
    words: catalogue.industryName.get(industry)?.[language],
    heads: heads.filter((head) => head.industries.includes(industry)),
  }));
}

/**
 * A place as a row. Role, class, year and document are those that a document states for the year shown; the last known
 * values of earlier years are not shown. Industries are those last named; one of an earlier stop has its year beside
 * it.
 *
 * @param precision words for how exact the place is.
 * @param manner words for a mark of a role; a role that is stated outright has none.
 */
export function tableRow(
  catalogue: IndexedCatalogue,
  area: Area,
  year: Year,
  language: EvidenceLanguage,
  counts: ReadonlyMap<AreaId, RowCounts> | undefined,
  precision: string,
  manner: (of: Manner) => string,
): TableRow {
  const { stated } = rolesAsOf(catalogue, area.id, year);
  const list = (values: readonly (string | number | undefined)[]): string | undefined =>
    [...new Set(values.filter((value) => value !== undefined))].join(SEPARATOR[language]) || undefined;
  const one = (values: readonly Year[]) => (new Set(values).size > 1 ? list(values) : values[0]);
  const marks = (head: Head) => mannersOf(head).flatMap((of) => (of === 'stated' ? [] : manner(of)));
  const marked = (head: RoleHead) =>
    marks(head).length > 0
      ? BRACKETS[language](head.role[language], marks(head).join(INNER_SEPARATOR[language]))
      : head.role[language];
  const standingOf = (head: Head) => mannersOf(head).map(manner).join(INNER_SEPARATOR[language]);
  /** One word where all are said alike, otherwise one for each in their order. */
  const standings = (heads: readonly Head[]) => {
    const words = heads.map(standingOf);
    return new Set(words).size > 1 ? words.join(SEPARATOR[language]) : words[0];
  };
  const shortName = (head: Head) => catalogue.documentById.get(head.document)?.short[language];
  const named = industriesAsOf(catalogue, area.id, year);
  const claims = industryClaims(catalogue, named, language);
  const isOlder = (head: Head) => stopOf(catalogue.years, head.asOf) !== year;
  const dated = ({ words, heads }: CellClaim) =>
    words && heads.every(isOlder) ? BRACKETS[language](words, list(heads.map(({ asOf }) => asOf)) ?? '') : words;
  const withSource = ({ words, heads }: CellClaim) =>
    words &&
    BRACKETS[language](
      words,
      list(
        heads.map((head) =>
          [head.asOf, shortName(head), ...marks(head)]
            .filter((part) => part !== undefined)
            .join(INNER_SEPARATOR[language]),
        ),
      ) ?? '',
    );
  return {
    id: area.id,
    area,
    'name-zh': area.name.zh,
    'name-en': area.name.en,
    kind: catalogue.kinds.find(({ id }) => id === area.kind)?.[language],
    parent: area.parent && catalogue.areaById.get(area.parent)?.name[language],
    role: list(stated.map(marked)),
    standing: standings(stated),
    class: list(stated.map((head) => catalogue.roleClassById.get(head.role.class)?.[language])),
    year: one(stated.map((head) => head.asOf)),
    document: list(stated.map(shortName)),
    industries: list(claims.map(dated)),
    'industries-standing': list(named.heads.map(standingOf)),
    'industries-year': one(named.heads.map((head) => head.asOf)),
    'industries-document': list(named.heads.map(shortName)),
    sourced: {
      role: list(stated.map((head) => withSource({ words: head.role[language], heads: [head] }))),
      industries: list(claims.map(withSource)),
    },
    ...counts?.get(area.id),
    precision,
    lng: area.point?.[0],
    lat: area.point?.[1],
  };
}

/**
 * Order of two cells of a column: numbers by value, words by the collation of the language. The caller handles empty
 * cells.
 */
function cellOrder(language: EvidenceLanguage): (a: Cell, b: Cell) => number {
  const words = inLocale(LOCALES[language], (tag) => new Intl.Collator(tag, { numeric: true }));
  return (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a ?? ''), String(b ?? ''));
}

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

/** Reads the link's `sort`; undefined for a column that the table does not have. */
export function readSorting(sort: string | null): Sorting | undefined {
  const column = COLUMNS.find((id) => id === sort?.replace(/^-/, ''));
  return column && { column, descending: sort?.startsWith('-') ?? false };
}

/** The link's `sort` after a click on a column header: ascending, then descending, then unsorted. */
export function nextSort(sort: string | null, column: ColumnId): string | null {
  const now = readSorting(sort);
  if (now?.column !== column) return column;
  return now.descending ? null : `-${column}`;
}

/** All cells of a row as text, those of hidden columns too. */
export const cellTexts = (row: TableRow): readonly string[] =>
  COLUMNS.flatMap((column) => (row[column] === undefined ? [] : String(row[column])));

/**
 * Rows in the order of the link's `sort`; equal rows keep their order, and empty cells come last in either direction.
 */
export function sortRows(
  rows: readonly TableRow[],
  sort: string | null,
  language: EvidenceLanguage,
): readonly TableRow[] {
  const sorting = readSorting(sort);
  if (!sorting) return rows;
  const { column, descending } = sorting;
  const order = cellOrder(language);
  const isEmpty = (row: TableRow) => (row[column] === undefined ? 1 : 0);
  return [...rows].sort((a, b) => isEmpty(a) - isEmpty(b) || (descending ? -1 : 1) * order(a[column], b[column]));
}

/** A column's name in exported files: the same as in the published data. */
const fieldOf = (column: ColumnId) => column.replaceAll('-', '_');

/** Cells of a row as files have them: claims with their sources. */
const filed = (row: TableRow, column: ColumnId): Cell => row.sourced[column] ?? row[column];

/** The rows with the chosen columns under their exported names; the id comes first, because names are not unique. */
export function tableRecords(
  rows: readonly TableRow[],
  columns: readonly ColumnId[],
): { readonly fields: readonly string[]; readonly records: readonly Readonly<Record<string, Cell>>[] } {
  return {
    fields: ['id', ...columns.map(fieldOf)],
    records: rows.map((row) =>
      Object.fromEntries([['id', row.id], ...columns.map((column) => [fieldOf(column), filed(row, column)])]),
    ),
  };
}

/** What a file says of itself in words: the year shown, and the filter and text that chose the rows. */
export interface FileAbout {
  readonly year: number;
  readonly filter: string;
}

/**
 * The rows as CSV. The last two columns say in each row of which year the table is and what was filtered, because a row
 * that is sorted or copied elsewhere would lose a line at the head of the file.
 *
 * @param heading of a column, in the user's language.
 */
export function tableCsv(
  rows: readonly TableRow[],
  columns: readonly ColumnId[],
  about: FileAbout,
  heading: (column: ColumnId | 'id' | 'asOf' | 'filter') => string,
): string {
  const { fields, records } = tableRecords(rows, columns);
  return csv(
    [...fields, 'as_of', 'filter'],
    records.map((record) => ({ ...record, as_of: about.year, filter: about.filter })),
    (['id', ...columns, 'asOf', 'filter'] as const).map(heading),
  );
}

/**
 * The rows as GeoJSON (RFC 7946): in the order and with the columns shown, `geometry: null` where a place has none, and
 * empty cells as null. `attribution` and each feature's `geometry_source` name the source of the shapes.
 */
export function tableGeoJson(
  rows: readonly TableRow[],
  columns: readonly ColumnId[],
  geometries: ReadonlyMap<string, Geometry>,
  about: FileAbout & Readonly<Record<'title' | 'attribution' | 'link', string>>,
): FeatureCollection<Geometry | null> {
  const { fields, records } = tableRecords(rows, columns);
  const features = rows.map((row, index): Feature<Geometry | null> => {
    const record = records[index] ?? {};
    const cells = Object.fromEntries(fields.map((field) => [field, record[field] ?? null]));
    return {
      type: 'Feature',
      id: row.id,
      properties: { ...cells, geometry_precision: row.area.precision, geometry_source: row.area.source ?? null },
      geometry: geometries.get(row.id) ?? null,
    };
  });
  // Foreign members are allowed (section 6.1); software that does not know them ignores them.
  return Object.assign({ type: 'FeatureCollection' as const, features }, about);
}

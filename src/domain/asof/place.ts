/** All that the documents say of one place, collected from the evidence that has loaded. */

import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, Year } from '../model/ids.ts';
import { type AnyRow, kindOf, listOf, type RowList, type RowOf, rowsOf } from '../model/rows/read.ts';
import type { Area, DocumentEvidence, DocumentRecord, Statement } from '../model/schema.ts';

export interface InDocument<Row> {
  readonly document: DocumentId;
  readonly row: Row;
}

export interface DocumentSays {
  readonly document: DocumentRecord;
  /** False until the document's evidence has loaded. */
  readonly loaded: boolean;
  /** By aspect, then by year (newest first), then in the order of the document. */
  readonly statements: readonly Statement[];
}

export interface PlaceEvidence {
  /** Every document, newest first, also those that say nothing of the place. */
  readonly documents: readonly DocumentSays[];
  /** Rows of one kind that name the place, in the order of the kind. */
  readonly rows: <List extends RowList>(list: List) => readonly InDocument<RowOf[List]>[];
}

/**
 * @param evidence of the documents that have loaded; the others are returned as not loaded, so that a document still
 * loading is not shown as one that says nothing.
 */
export function evidenceOf(
  { documents }: { readonly documents: readonly DocumentRecord[] },
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  area: AreaId,
): PlaceEvidence {
  const newestFirst = [...documents].sort((a, b) => b.covers[1] - a.covers[1]);
  const files = newestFirst.flatMap((document) => evidence.get(document.id) ?? []);
  function rows<List extends RowList>(list: List): InDocument<RowOf[List]>[] {
    const { areas, placeOrder } = kindOf(list);
    const own = files.flatMap((file) =>
      listOf(file, list)
        .filter((row) => areas(row).includes(area))
        .map((row) => ({ document: file.id, row })),
    );
    return placeOrder ? own.sort((a, b) => placeOrder(a.row, b.row)) : own;
  }
  const statements = rows('statements');
  return {
    documents: newestFirst.map((document) => ({
      document,
      loaded: evidence.has(document.id),
      statements: statements.filter((statement) => statement.document === document.id).map(({ row }) => row),
    })),
    rows,
  };
}

/** Documents by whether they speak of the year shown or an earlier one, or only of later years. */
export interface DocumentsByYear {
  readonly current: readonly DocumentRecord[];
  readonly later: readonly DocumentRecord[];
}

/** The documents up to a stop of the slider, and those after it: what came later is not to be read as of the year. */
export function documentsByYear(catalogue: Pick<IndexedCatalogue, 'documents'>, year: Year): DocumentsByYear {
  const isLater = ({ covers }: DocumentRecord) => covers[1] > year;
  return {
    current: catalogue.documents.filter((document) => !isLater(document)),
    later: catalogue.documents.filter(isLater),
  };
}

/** Ancestors of a place, nearest first. */
export function ancestorsOf(catalogue: IndexedCatalogue, area: Area): Area[] {
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return parent ? [parent, ...ancestorsOf(catalogue, parent)] : [];
}

/**
 * Rows by id over all loaded documents: used to show contradicting rows side by side, and to open a row by its link.
 */
export const rowsById = (evidence: ReadonlyMap<DocumentId, DocumentEvidence>): ReadonlyMap<string, AnyRow> =>
  new Map([...evidence.values()].flatMap((file) => rowsOf(file)).map((row) => [row.id, row]));

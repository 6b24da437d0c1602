/** All that the documents say of one place, gathered from the evidence that has loaded. */

import { formatFigure } from '../format/figure.ts';
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId } from '../model/ids.ts';
import type {
  Area,
  Citation,
  DocumentEvidence,
  DocumentRecord,
  EventRow,
  Figure,
  Link,
  Statement,
  Structure,
} from '../model/schema.ts';
import { ASPECTS } from '../vocabulary/evidence.ts';
import type { Words } from '../vocabulary/languages.ts';

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
  readonly figures: readonly InDocument<Figure>[];
  readonly links: readonly InDocument<Link>[];
  readonly events: readonly InDocument<EventRow>[];
  readonly structures: readonly InDocument<Structure>[];
}

const ASPECT_ORDER: ReadonlyMap<string, number> = new Map(ASPECTS.map((aspect, order) => [aspect, order]));
const orderOf = (aspect: string) => ASPECT_ORDER.get(aspect) ?? ASPECTS.length;

/** @param evidence of the documents that have loaded; the others come back as not loaded, so that waiting is not taken for silence. */
export function evidenceOf(
  catalogue: IndexedCatalogue,
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  area: AreaId,
): PlaceEvidence {
  const newestFirst = [...catalogue.documents].sort((a, b) => b.covers[1] - a.covers[1]);
  const rows = newestFirst.flatMap((document) => evidence.get(document.id) ?? []);
  const gather = <Row>(
    pick: (file: DocumentEvidence) => readonly Row[],
    concerns: (row: Row) => boolean,
  ): InDocument<Row>[] =>
    rows.flatMap((file) =>
      pick(file)
        .filter(concerns)
        .map((row) => ({ document: file.id, row })),
    );
  return {
    documents: newestFirst.map((document) => {
      const file = evidence.get(document.id);
      const statements = (file?.statements ?? []).filter((row) => row.areas.includes(area));
      return {
        document,
        loaded: file !== undefined,
        statements: statements.sort(
          (a, b) => orderOf(a.aspect) - orderOf(b.aspect) || b.asOf - a.asOf || a.at.line - b.at.line,
        ),
      };
    }),
    figures: gather(
      (file) => file.figures,
      (row) => row.area === area,
    ),
    links: gather(
      (file) => file.links,
      (row) => (row.from === area) !== (row.to === area),
    ),
    events: gather(
      (file) => file.events,
      (row) => row.areas.includes(area),
    ).sort((a, b) => (a.row.date < b.row.date ? 1 : -1)),
    structures: gather(
      (file) => file.structures,
      (row) => row.groups.some((group) => group.members.includes(area)),
    ),
  };
}

/** Ancestors of a place, nearest first. */
export function ancestorsOf(catalogue: IndexedCatalogue, area: Area): Area[] {
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return parent ? [parent, ...ancestorsOf(catalogue, parent)] : [];
}

/** Any row of a document, with what every kind of row has. */
export interface AnyRow {
  readonly document: DocumentId;
  readonly id: string;
  readonly asOf: string;
  readonly words: Words;
  readonly at: Citation;
  readonly areas: readonly AreaId[];
}

/** Rows by id over all loaded documents: to set contradicting rows side by side, and to open a statement by its address. */
export function rowsById(evidence: ReadonlyMap<DocumentId, DocumentEvidence>): ReadonlyMap<string, AnyRow> {
  const rows = new Map<string, AnyRow>();
  for (const file of evidence.values()) {
    const add = (
      row: { readonly id: string; readonly at: Citation },
      words: Words,
      asOf: number | string,
      areas: readonly AreaId[],
    ) => rows.set(row.id, { document: file.id, id: row.id, asOf: String(asOf), words, at: row.at, areas });
    for (const row of file.statements) add(row, row.text, row.asOf, row.areas);
    for (const row of file.figures) add(row, figureWords(row), row.asOf, [row.area]);
    for (const row of file.links) add(row, row.text, row.asOf, [row.from, row.to]);
    for (const row of file.events) add(row, row.title, row.date, row.areas);
  }
  return rows;
}

/** A figure as one sentence: what is counted, value, unit. */
export const figureWords = (row: Figure): Words => ({
  zh: `${row.text.zh}：${formatFigure(row, 'zh')}`,
  en: `${row.text.en}: ${formatFigure(row, 'en')}`,
});

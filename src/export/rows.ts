/** The places of a file: those that the table lists, with the statements that their cells come from. */
import { industriesAsOf, rolesAsOf } from '#domain/asof/rules.ts';
import { cellTexts, rowCounts, sortRows, type TableRow, tableRow } from '#domain/comparing/table.ts';
import { sectionTitle } from '#domain/format/citation.ts';
import type { Area, Citation, DocumentRecord, Head } from '#domain/model/schema.ts';
import { findRows } from '#search/rows.ts';
import { listedAreas } from '#state/selectors.ts';
import type { ExportRequest } from './format.ts';

export interface ExportedPlace {
  readonly row: TableRow;
  /** Statements of role and industries that the row is made of, each once. */
  readonly heads: readonly Head[];
}

type Counts = ReturnType<typeof rowCounts>;

/** A place as of the request's year. @param counts absent: the row does not say how much is said of it. */
export function placeOf(request: ExportRequest, area: Area, counts?: Counts): ExportedPlace {
  const { catalogue, year, evidenceLanguage: language, t } = request;
  const row = tableRow(catalogue, area, year, language, counts, t(`precision.${area.precision}`), (manner) =>
    t(`standing.${manner}`),
  );
  const { stated } = rolesAsOf(catalogue, area.id, year);
  return { row, heads: [...new Set([...stated, ...industriesAsOf(catalogue, area.id, year).heads])] };
}

/** The places that match the filter and the text of the table, or are on the layers shown, in the table's order. */
export function placesOf(request: ExportRequest): readonly ExportedPlace[] {
  const { catalogue, view, year, evidence, evidenceLanguage: language } = request;
  const counts = rowCounts(catalogue, evidence);
  const places = listedAreas(catalogue, view, year).map((area) => placeOf(request, area, counts));
  const byId = new Map(places.map((place) => [place.row.id, place]));
  const rows = places.map(({ row }) => row);
  return sortRows(findRows(rows, view.find, cellTexts, undefined), view.sort, language).flatMap(
    ({ id }) => byId.get(id) ?? [],
  );
}

/** A document, section and line, as one phrase. */
export function citationWords(
  request: ExportRequest,
  document: DocumentRecord | undefined,
  at: Citation,
  year: number | string,
): string {
  const { evidenceLanguage: language, t } = request;
  return t('export.citation', {
    document: document?.short[language] ?? '',
    section: sectionTitle(at, language),
    line: at.line,
    year,
  });
}

/** The sources of a place, each once, in the order of its cells. */
export const sourcesOf = (request: ExportRequest, heads: readonly Head[]): readonly string[] => [
  ...new Set(
    heads.map((head) => citationWords(request, request.catalogue.documentById.get(head.document), head.at, head.asOf)),
  ),
];

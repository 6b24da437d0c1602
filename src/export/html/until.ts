/** The data up to a year: for a file that is to show what was said by then, and nothing of later documents. */
import type { Year } from '#domain/model/ids.ts';
import { areasOfFigure } from '#domain/model/rows/figures.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import type { Catalogue, DocumentEvidence, DocumentRecord } from '#domain/model/schema.ts';
import { rowsOfStory, type Story } from '#domain/story/story.ts';

/** Documents that speak of the years up to this one: the map of the year rests on their rows. */
export const documentsUntil = (documents: readonly DocumentRecord[], year: Year): readonly DocumentRecord[] =>
  documents.filter(({ covers }) => covers[0] <= year);

function counted(ids: Iterable<string>): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const id of ids) count.set(id, (count.get(id) ?? 0) + 1);
  return count;
}

/**
 * An index without later documents and years. Places stay, also those that none of the documents names: the map shows
 * none of them before its first year.
 *
 * @param evidence of the documents that stay.
 */
export function catalogueUntil(index: Catalogue, evidence: readonly DocumentEvidence[], year: Year): Catalogue {
  const documents = documentsUntil(index.documents, year);
  const kept = new Set<string>(documents.map(({ id }) => id));
  const isKept = ({ document }: { readonly document: string }) => kept.has(document);
  const rows = counted(evidence.flatMap((file) => rowsOf(file).flatMap(({ areas }) => [...new Set(areas)])));
  const figures = counted(evidence.flatMap((file) => file.figures.flatMap(areasOfFigure)));
  const links = counted(evidence.flatMap((file) => file.links.flatMap(({ from, to }) => [from, to])));
  return {
    ...index,
    documents: [...documents],
    years: index.years.filter((stop) => stop <= year),
    areas: index.areas.map(({ figures: _figures, links: _links, ...area }) => ({
      ...area,
      rows: rows.get(area.id) ?? 0,
      ...(figures.has(area.id) && { figures: figures.get(area.id) }),
      ...(links.has(area.id) && { links: links.get(area.id) }),
    })),
    heads: index.heads.filter(isKept),
    structures: index.structures.filter(isKept),
    arcs: index.arcs.filter(isKept),
  };
}

/** Whether all that a story cites is in these documents, and no step is of a later year. */
export function restsOn(story: Story, evidence: readonly DocumentEvidence[], year: Year): boolean {
  const ids = new Set<string>(evidence.flatMap((file) => rowsOf(file).map(({ id }) => id)));
  return (
    rowsOfStory(story).every((id) => ids.has(id)) && story.steps.every(({ view }) => Number(view.asof ?? year) <= year)
  );
}

/** Links of a place by type with their direction, and partners by how they are tied to Shanghai. */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId } from '../model/ids.ts';
import { type AnyRow, LISTS_BY_DIRECTNESS, rowsOf } from '../model/rows/read.ts';
import type { Area, Catalogue, DocumentEvidence, DocumentRecord, Link } from '../model/schema.ts';
import { type PartnerTie, TIES } from '../vocabulary/evidence.ts';
import type { InDocument } from './place.ts';

export interface DirectedLink extends InDocument<Link> {
  readonly other: AreaId;
  /** From this place to the other, from the other to this one, or of both where neither side comes first. */
  readonly direction: 'to' | 'from' | 'mutual';
}
export interface LinksOfType {
  readonly relation: Catalogue['relations'][number];
  readonly links: readonly DirectedLink[];
}

/**
 * Links of a place by type, in the order of the vocabulary; within a type the newest first. Types without links are
 * omitted.
 */
export function linksByType(
  relations: Catalogue['relations'],
  links: readonly InDocument<Link>[],
  area: AreaId,
): LinksOfType[] {
  return relations.flatMap((relation) => {
    const own = links
      .filter(({ row }) => row.type === relation.id)
      .map((link): DirectedLink => {
        const isStart = link.row.from === area;
        const direction = relation.mutual ? 'mutual' : isStart ? 'to' : 'from';
        return { ...link, other: isStart ? link.row.to : link.row.from, direction };
      })
      .sort((a, b) => b.row.asOf - a.row.asOf);
    return own.length > 0 ? [{ relation, links: own }] : [];
  });
}

export interface Partner {
  readonly area: Area;
  /**
   * One row for each document, newest document first: the most direct one (a link before a statement, an event or a
   * figure).
   */
  readonly says: readonly AnyRow[];
}
export interface TiedPlaces {
  readonly tie: PartnerTie;
  readonly partners: readonly Partner[];
}

/**
 * Partner places abroad and in the country, by how they are tied to Shanghai. The map draws only the first two ties;
 * the places of the others are not partners, and are listed under their tie.
 *
 * @param evidence of the documents that have loaded; a partner of which they say nothing (yet) has an empty list.
 * @param documents whose partners are wanted: all by default.
 */
export function tiesOf(
  catalogue: IndexedCatalogue,
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  documents: readonly DocumentRecord[] = catalogue.documents,
): TiedPlaces[] {
  const first = new Map<AreaId, AnyRow[]>();
  const newestFirst = [...documents].sort((a, b) => b.covers[1] - a.covers[1]);
  for (const file of newestFirst.flatMap(({ id }) => evidence.get(id) ?? []))
    for (const row of rowsOf(file, LISTS_BY_DIRECTNESS))
      for (const area of row.areas) {
        const says = first.get(area) ?? [];
        if (!says.some(({ document }) => document === file.id)) first.set(area, [...says, row]);
      }
  return TIES.flatMap((tie) => {
    const partners = catalogue.areas
      .filter((area) => area.tie === tie && documents.some((document) => document.areas.includes(area.id)))
      .map((area) => ({ area, says: first.get(area.id) ?? [] }));
    return partners.length > 0 ? [{ tie, partners }] : [];
  });
}

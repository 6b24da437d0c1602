/** The catalogue with its look-up tables, built once after it has loaded. */

import type { Words } from '../vocabulary/languages.ts';
import type { AreaId, DocumentId, IndustryId, RoleClassId, StructureId, Year } from './ids.ts';
import type { Area, Catalogue, DocumentRecord, Head, RoleClass, StructureSummary } from './schema.ts';

export interface IndexedCatalogue extends Catalogue {
  readonly areaById: ReadonlyMap<AreaId, Area>;
  readonly documentById: ReadonlyMap<DocumentId, DocumentRecord>;
  readonly roleClassById: ReadonlyMap<RoleClassId, RoleClass & { readonly order: number }>;
  /**
   * Names of the industries and of their groups, whose ids share one namespace, because a link uses one key for both.
   */
  readonly industryName: ReadonlyMap<IndustryId, Words>;
  /** The groups that an industry belongs to. */
  readonly groupOf: ReadonlyMap<IndustryId, readonly IndustryId[]>;
  /** Documents that name the area in any of their rows. */
  readonly documentsNaming: ReadonlyMap<AreaId, readonly DocumentId[]>;
  /** Heads that name the area, oldest first. */
  readonly headsByArea: ReadonlyMap<AreaId, readonly Head[]>;
  readonly structureById: ReadonlyMap<StructureId, StructureSummary>;
  readonly childrenOf: ReadonlyMap<AreaId, readonly Area[]>;
}

function groupBy<Key, Value>(entries: Iterable<readonly [Key, Value]>): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** Adds look-ups by id to a catalogue. Linear in its size; call it once per loaded catalogue. */
export function indexCatalogue(catalogue: Catalogue): IndexedCatalogue {
  const heads = [...catalogue.heads].sort((a, b) => a.asOf - b.asOf);
  return {
    ...catalogue,
    areaById: new Map(catalogue.areas.map((area) => [area.id, area])),
    documentById: new Map(catalogue.documents.map((document) => [document.id, document])),
    roleClassById: new Map(catalogue.roleClasses.map((roleClass, order) => [roleClass.id, { ...roleClass, order }])),
    industryName: new Map(
      catalogue.industryGroups.flatMap((group) => [group, ...group.members].map((entry) => [entry.id, entry] as const)),
    ),
    groupOf: groupBy(
      catalogue.industryGroups.flatMap((group) => group.members.map((member) => [member.id, group.id] as const)),
    ),
    documentsNaming: groupBy(
      catalogue.documents.flatMap((document) => document.areas.map((area) => [area, document.id] as const)),
    ),
    headsByArea: groupBy(heads.flatMap((head) => head.areas.map((area) => [area, head] as const))),
    structureById: new Map(catalogue.structures.map((structure) => [structure.id, structure])),
    childrenOf: groupBy(catalogue.areas.flatMap((area) => (area.parent ? [[area.parent, area] as const] : []))),
  };
}

/** The last year of the documents, which the map shows when a link has no year. */
export function latestYear(catalogue: Pick<Catalogue, 'years'>): Year {
  const last = catalogue.years.at(-1);
  if (last === undefined) throw new Error('the catalogue names no year');
  return last;
}

/** What a year's documents say of the layout, in one sentence: the finding that the map of the year starts from. */
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { RoleClassId, Year } from '../model/ids.ts';
import type { Area } from '../model/schema.ts';
import { type AreaOverlay, CONTEXT_OVERLAY } from '../vocabulary/overlays.ts';
import { firstStatedAfter, rolesAsOf } from './rules.ts';

/** What most districts are, and which. */
interface MostGiven {
  readonly roleClass: RoleClassId;
  readonly districts: readonly Area[];
}

export type Finding =
  | {
      readonly kind: 'roles';
      /** Districts with a role stated for the year, of all. */
      readonly given: number;
      readonly of: number;
      /** How many of those with a role have it as a plan. */
      readonly planned: number;
      /** Absent where no class is given twice. */
      readonly most?: MostGiven;
    }
  | {
      readonly kind: 'others';
      /** What the documents of the year name most of, and how many. */
      readonly overlay: Exclude<AreaOverlay, typeof CONTEXT_OVERLAY>;
      readonly places: number;
      /** They name nothing else, the city and the nation apart. */
      readonly isAll: boolean;
    };

/** The classes of a year's districts, the one given most often first; of equals the first of the vocabulary. */
function mostGiven(catalogue: IndexedCatalogue, given: readonly (readonly [Area, RoleClassId])[]) {
  const order = (id: RoleClassId) => catalogue.roleClassById.get(id)?.order ?? Number.POSITIVE_INFINITY;
  const byClass = new Map<RoleClassId, Area[]>();
  for (const [area, roleClass] of given) byClass.set(roleClass, [...(byClass.get(roleClass) ?? []), area]);
  return [...byClass].sort(([a, first], [b, second]) => second.length - first.length || order(a) - order(b))[0];
}

/** The places that the year's documents name, by overlay, the largest first. */
function namedByOverlay(catalogue: IndexedCatalogue, year: Year) {
  const named = new Set(
    catalogue.documents.filter(({ covers }) => covers[1] === year).flatMap((document) => document.areas),
  );
  const counts = new Map<Exclude<AreaOverlay, typeof CONTEXT_OVERLAY>, number>();
  for (const id of named) {
    const overlay = catalogue.areaById.get(id)?.overlay;
    if (overlay && overlay !== CONTEXT_OVERLAY) counts.set(overlay, (counts.get(overlay) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/**
 * The finding of a year, from its statements: how many districts have a role, how many of these as a
 * plan, and which most of them have; or, where no
 * document gives one, what the documents of the year speak of instead.
 *
 * @returns undefined where the year's documents name neither.
 */
export function findingOf(catalogue: IndexedCatalogue, year: Year): Finding | undefined {
  const districts = catalogue.areas.filter(({ kind }) => kind === 'district');
  const heads = districts.flatMap((area) => {
    const head = rolesAsOf(catalogue, area.id, year).stated[0];
    return head ? [[area, head] as const] : [];
  });
  const given = heads.map(([area, { role }]) => [area, role.class] as const);
  if (given.length > 0) {
    const [roleClass, most] = mostGiven(catalogue, given) ?? [];
    const hasMost = roleClass !== undefined && most !== undefined && most.length > 1;
    return {
      kind: 'roles',
      given: given.length,
      of: districts.length,
      planned: heads.filter(([, { standing }]) => standing === 'planned').length,
      ...(hasMost && { most: { roleClass, districts: most } }),
    };
  }
  const [first, ...others] = namedByOverlay(catalogue, year);
  return first && { kind: 'others', overlay: first[0], places: first[1], isAll: others.length === 0 };
}

/** Places abroad and elsewhere in China that documents name by a year. */
export interface WorldFinding {
  readonly overseas: number;
  readonly partners: number;
}

/** Only in a ranking or in a proposal of an author's: no tie to Shanghai. */
const TIED: ReadonlySet<string | undefined> = new Set(['active', 'event']);

/** What the map of the world shows as of a year: overseas centres, and partners with a tie to Shanghai. */
export function worldFindingOf(catalogue: IndexedCatalogue, year: Year): WorldFinding {
  const named = catalogue.areas.filter((area) => area.shape === 'point' && firstStatedAfter(area, year) === undefined);
  return {
    overseas: named.filter(({ overlay }) => overlay === 'overseas').length,
    partners: named.filter(
      ({ overlay, tie, kind }) => overlay === 'partners' && TIED.has(tie) && kind !== 'historic-center',
    ).length,
  };
}

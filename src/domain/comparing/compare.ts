/**
 * Places side by side: what each document calls them, the industries they share, figures that measure the same thing,
 * the links between them, and the distances. Figures are compared only when the documents give them in the same
 * measure.
 */
import type { Geometry, Position } from 'geojson';
import type { InDocument } from '../asof/place.ts';
import { industriesAsOf, type RoleHead } from '../asof/rules.ts';
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId, LngLat, Year } from '../model/ids.ts';
import type { Area, DocumentEvidence, DocumentRecord, Figure, Head, Link } from '../model/schema.ts';

export interface RolesOfDocument {
  readonly document: DocumentRecord;
  /**
   * For each place, in the order of the request: its roles by this document, newest first; empty where it gives none.
   */
  readonly cells: readonly (readonly RoleHead[])[];
}

/**
 * Roles by document, newest document first. Proposals are among them, with their standing; every document has a row.
 */
export function rolesByDocument(catalogue: IndexedCatalogue, places: readonly AreaId[]): RolesOfDocument[] {
  const isRoleOf = (document: DocumentId) => (head: Head) => head.document === document && head.role !== undefined;
  return [...catalogue.documents]
    .sort((a, b) => b.covers[1] - a.covers[1])
    .map((document) => ({
      document,
      cells: places.map((place) =>
        // The filter above has checked for a role; TypeScript does not narrow across the two calls.
        ((catalogue.headsByArea.get(place) ?? []).filter(isRoleOf(document.id)) as RoleHead[]).sort(
          (a, b) => b.asOf - a.asOf || a.at.line - b.at.line,
        ),
      ),
    }));
}

/** How many of the places have an industry: every one, several but not every one, a single one. */
export const SHARES = ['all', 'some', 'own'] as const;
export type Share = (typeof SHARES)[number];

export interface SharedIndustry {
  readonly industry: IndustryId;
  readonly share: Share;
  /**
   * For each place, in the order of the request: the statement that assigns the industry; undefined where none does.
   */
  readonly cells: readonly (Head | undefined)[];
}

/**
 * Industries of the places as of a year (the rule of `industriesAsOf`), sorted by the number of places that have them,
 * most first.
 */
export function sharedIndustries(catalogue: IndexedCatalogue, places: readonly AreaId[], year: Year): SharedIndustry[] {
  const known = places.map((place) => industriesAsOf(catalogue, place, year));
  const industries = [...catalogue.industryName.keys()].flatMap((industry): SharedIndustry[] => {
    const cells = known.map(({ heads }) => heads.findLast((head) => head.industries.includes(industry)));
    const count = cells.filter((cell) => cell !== undefined).length;
    if (count === 0) return [];
    return [{ industry, share: count === places.length && count > 1 ? 'all' : count > 1 ? 'some' : 'own', cells }];
  });
  const count = ({ cells }: SharedIndustry) => cells.filter((cell) => cell !== undefined).length;
  return industries.sort((a, b) => count(b) - count(a));
}

export interface ComparedFigures {
  readonly metric: string;
  readonly unit: Figure['unit'];
  readonly scope: Figure['scope'];
  /** For each place, in the order of the request: its figures, newest first. */
  readonly cells: readonly (readonly InDocument<Figure>[])[];
}

/**
 * Figures by what they measure: the same metric, in the same unit, of the same scope, because other figures are not
 * comparable. A figure that only one place has is in `alone`.
 */
export function comparedFigures(
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  places: readonly AreaId[],
): { readonly shared: readonly ComparedFigures[]; readonly alone: readonly ComparedFigures[] } {
  const groups = new Map<string, { readonly of: Figure; readonly cells: InDocument<Figure>[][] }>();
  for (const file of evidence.values()) {
    for (const row of file.figures) {
      // A joint figure is that of none of its places, and says nothing against another's.
      const column = row.area ? places.indexOf(row.area) : -1;
      if (column < 0) continue;
      const key = [row.metric, row.unit.zh, row.unit.en, row.scope].join('|');
      const group = groups.get(key) ?? { of: row, cells: places.map(() => []) };
      group.cells[column]?.push({ document: file.id, row });
      groups.set(key, group);
    }
  }
  const rows = [...groups.values()].map(
    ({ of: { metric, unit, scope }, cells }): ComparedFigures => ({
      metric,
      unit,
      scope,
      cells: cells.map((cell) => cell.sort((a, b) => b.row.asOf - a.row.asOf || a.row.at.line - b.row.at.line)),
    }),
  );
  const isShared = ({ cells }: ComparedFigures) => cells.filter((cell) => cell.length > 0).length > 1;
  return { shared: rows.filter(isShared), alone: rows.filter((row) => !isShared(row)) };
}

/** Links that documents state between two places, in either direction, newest first. */
export function linksBetween(
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  a: AreaId,
  b: AreaId,
): InDocument<Link>[] {
  return [...evidence.values()]
    .flatMap((file) =>
      file.links
        .filter((row) => (row.from === a && row.to === b) || (row.from === b && row.to === a))
        .map((row) => ({ document: file.id, row })),
    )
    .sort((x, y) => y.row.asOf - x.row.asOf);
}

/** Each pair of the places once, in the order of the request. */
export const pairsOf = <Place>(places: readonly Place[]): (readonly [Place, Place])[] =>
  places.flatMap((a, index) => places.slice(index + 1).map((b) => [a, b] as const));

/** Mean radius of the Earth, km (IUGG 1980, R1 = (2a + b) / 3 of GRS 80). */
const EARTH_RADIUS_KM = 6371.0088;
const DEGREES = Math.PI / 180;

/**
 * Great-circle distance on the mean sphere, km; the error against the ellipsoid is at most 0.6 %. Method: haversine
 * (Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), which stays accurate for points that are close.
 */
export function distanceKm([lngA, latA]: LngLat, [lngB, latB]: LngLat): number {
  const half = (degrees: number) => Math.sin((degrees * DEGREES) / 2) ** 2;
  const h = half(latB - latA) + Math.cos(latA * DEGREES) * Math.cos(latB * DEGREES) * half(lngB - lngA);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

const ringsOf = (geometry: Geometry): readonly (readonly Position[])[] =>
  geometry.type === 'Polygon'
    ? geometry.coordinates
    : geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : [];

function* edgesOf(geometry: Geometry): Generator<readonly [LngLat, LngLat]> {
  for (const ring of ringsOf(geometry)) {
    for (let index = 1; index < ring.length; index += 1) {
      const [[fromLng = 0, fromLat = 0] = [], [toLng = 0, toLat = 0] = []] = [ring[index - 1], ring[index]];
      yield [
        [fromLng, fromLat],
        [toLng, toLat],
      ];
    }
  }
}

/**
 * Length of the border of two neighbours, km: the sum of the great-circle lengths of those edges of `a` that `b` has in
 * the opposite direction. Outlines of one mosaic share their vertices exactly, and rings are wound the same way round
 * (RFC 7946, section 3.1.6), so neighbours have a shared edge in opposite directions. An edge in the same direction is
 * shared by a part and its whole, and is no border. Returns 0 for anything but polygons.
 */
export function sharedBorderKm(a: Geometry, b: Geometry): number {
  const key = (from: LngLat, to: LngLat) => `${from[0]},${from[1]} ${to[0]},${to[1]}`;
  const reversed = new Set([...edgesOf(b)].map(([from, to]) => key(to, from)));
  let km = 0;
  for (const [from, to] of edgesOf(a)) if (reversed.has(key(from, to))) km += distanceKm(from, to);
  return km;
}

/**
 * Whether a border between two outlines can be measured: both are polygons. An indicative outline may share edges with
 * an administrative one, and that length is indicative too; if it shares none, that does not show that the places do
 * not touch.
 */
export function borderKind(a: Area, b: Area): 'boundary' | 'indicative' | undefined {
  if (a.shape !== 'polygon' || b.shape !== 'polygon') return undefined;
  return a.precision === 'boundary' && b.precision === 'boundary' ? 'boundary' : 'indicative';
}

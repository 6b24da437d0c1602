/** Terms of the evidence with a fixed list of values: precision, aspect, standing, basis, group colours, ties. */

/**
 * How exactly a place is drawn. `boundary`: administrative outline; `indicative`: derived or authored outline or line;
 * `site`: point within a kilometre; `area`: only the district or town is known; `city`, `country`: a point for the
 * whole; `none`: national, unnamed or without a seat: listed, not drawn.
 */
export const PRECISIONS = ['boundary', 'indicative', 'site', 'area', 'city', 'country', 'none'] as const;

export const ASPECTS = ['role', 'industry', 'goal', 'milestone', 'measure', 'relation'] as const;

/** What the verb of a sentence says: that something is so, that it is to be, or that an author advises it. */
export const STANDINGS = ['stated', 'planned', 'proposed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** How the subject of a row is known: the passage names it, or it is inferred from order and content. */
export const BASES = ['named', 'inferred'] as const;
export type Basis = (typeof BASES)[number];

/**
 * The marks by which users tell rows apart, and the choices of the filter's facet `standing`: its standing, and whether
 * it is inferred. `stated` is what is said outright: neither planned nor proposed nor inferred.
 */
export const MANNERS = ['stated', 'inferred', 'planned', 'proposed'] as const;
export type Manner = (typeof MANNERS)[number];

/** Standing and basis of a row. */
export interface Assertion {
  readonly standing: Standing;
  readonly basis: Basis;
}

/** The marks of a row, the standing first: a plan whose subject is inferred has two. */
export function mannersOf({ standing, basis }: Assertion): readonly [Manner, ...Manner[]] {
  if (basis === 'named') return [standing];
  return standing === 'stated' ? ['inferred'] : [standing, 'inferred'];
}

/** Colours of the groups of one layout structure on the map; more than six could not be told apart. */
export const GROUP_TONES = ['group-1', 'group-2', 'group-3', 'group-4', 'group-5', 'group-6'] as const;
export type GroupTone = (typeof GROUP_TONES)[number];

/**
 * How the documents tie a country or region to Shanghai: a concrete tie, one forum session, an author's proposal, only
 * a place in a ranking, or a bloc named as a whole. Only the first two are drawn as partners.
 */
export const TIES = ['active', 'event', 'recommended', 'benchmark', 'bloc'] as const;
export type PartnerTie = (typeof TIES)[number];

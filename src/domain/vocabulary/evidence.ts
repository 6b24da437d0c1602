/** Terms of the evidence with a fixed list of values: precision, aspect, standing, group colours, ties. */

/**
 * How exactly a place is drawn. `boundary`: administrative outline; `indicative`: derived or authored outline or line;
 * `site`: point within a kilometre; `area`: only the district or town is known; `city`, `country`: a point for the
 * whole; `none`: national, unnamed or without a seat: listed, not drawn.
 */
export const PRECISIONS = ['boundary', 'indicative', 'site', 'area', 'city', 'country', 'none'] as const;

export const ASPECTS = ['role', 'industry', 'goal', 'milestone', 'measure', 'relation'] as const;

/**
 * How a document asserts something: it states it, we infer it from order and content, it plans it, or an author
 * proposes it.
 */
export const STANDINGS = ['stated', 'inferred', 'planned', 'proposed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Colours of the groups of one layout structure on the map; more than six could not be told apart. */
export const GROUP_TONES = ['group-1', 'group-2', 'group-3', 'group-4', 'group-5', 'group-6'] as const;
export type GroupTone = (typeof GROUP_TONES)[number];

/**
 * How the documents tie a country or region to Shanghai: a concrete tie, one forum session, an author's proposal, only
 * a place in a ranking, or a bloc named as a whole. Only the first two are drawn as partners.
 */
export const TIES = ['active', 'event', 'recommended', 'benchmark', 'bloc'] as const;
export type PartnerTie = (typeof TIES)[number];

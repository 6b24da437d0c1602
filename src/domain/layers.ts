/** The registries that have an entry per thing a reader can switch: languages, overlays, modes, themes. */

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** A text in every language of the map; content is equal, neither is the translation of record. */
export type Words = Readonly<Record<Language, string>>;

/**
 * Overlays a reader can switch on and off, in the order of the layer list. Every area belongs to one of them
 * or to `context` (the city, the nation), which is never switched.
 */
export const OVERLAYS = ['districts', 'zhangjiang', 'lingang', 'zones', 'g60', 'delta', 'overseas', 'partners', 'sites'] as const;
export type Overlay = (typeof OVERLAYS)[number];
export const CONTEXT_OVERLAY = 'context';
export type AreaOverlay = Overlay | typeof CONTEXT_OVERLAY;

/** Sites are hundreds of points that answer a search better than a first look, so they start switched off. */
export const DEFAULT_OVERLAYS: readonly Overlay[] = OVERLAYS.filter((overlay) => overlay !== 'sites');

export const MODES = ['explore', 'embed', 'present'] as const;
export type Mode = (typeof MODES)[number];

/** What an embedded map shows beside the map itself, in the order in which a link names it. `layers` brings the legend along. */
export const EMBED_PARTS = ['panel', 'layers', 'timeline'] as const;
export type EmbedPart = (typeof EMBED_PARTS)[number];

/**
 * What a reader's hand does to an embedded map. `cooperative`: the wheel zooms only with ctrl or ⌘ and touch pans with two
 * fingers, so that the page round it scrolls on; `free`: as in the app; `locked`: the picture stands still.
 */
export const INTERACTIONS = ['free', 'cooperative', 'locked'] as const;
export type Interaction = (typeof INTERACTIONS)[number];

export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

/**
 * How exactly a place is drawn. `boundary`: administrative outline; `indicative`: derived or authored outline or line;
 * `site`: point within a kilometre; `area`: only the district or town is known; `city`, `country`: a point for the whole;
 * `none`: national, unnamed or without a seat: in words only.
 */
export const PRECISIONS = ['boundary', 'indicative', 'site', 'area', 'city', 'country', 'none'] as const;

export const ASPECTS = ['role', 'industry', 'goal', 'milestone', 'measure', 'relation'] as const;

/** How a document holds a thing to be so: it says it, we infer it from order and content, it is planned, an author proposes it. */
export const STANDINGS = ['stated', 'inferred', 'planned', 'proposed'] as const;
export type Standing = (typeof STANDINGS)[number];

/** Groups of one layout formula; each has a colour of its own on the map, and more could not be told apart. */
export const GROUP_TONES = ['group-1', 'group-2', 'group-3', 'group-4', 'group-5', 'group-6'] as const;
export type GroupTone = (typeof GROUP_TONES)[number];

/**
 * What ties a country or region to Shanghai in the documents: a concrete tie, one forum session, an author's proposal, a mere
 * place in a ranking, or a bloc spoken of as such. Only the first two are drawn as partners.
 */
export const TIES = ['active', 'event', 'recommended', 'benchmark', 'bloc'] as const;
export type Tie = (typeof TIES)[number];

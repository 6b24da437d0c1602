/** How the map is displayed: mode, theme, and what an embed shows and which gestures it accepts. */

export const MODES = ['explore', 'embed', 'present'] as const;
export type Mode = (typeof MODES)[number];

/** Parts of an embed beside the map, in the order in which a link names them. `layers` includes the legend. */
export const EMBED_PARTS = ['panel', 'layers', 'timeline'] as const;
export type EmbedPart = (typeof EMBED_PARTS)[number];

/**
 * How an embedded map handles gestures. `cooperative`: the wheel zooms only with ctrl or ⌘ and touch pans with two
 * fingers, so that the host page still scrolls; `free`: as in the app; `locked`: the map does not move.
 */
export const INTERACTIONS = ['free', 'cooperative', 'locked'] as const;
export type Interaction = (typeof INTERACTIONS)[number];

export const THEMES = ['light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

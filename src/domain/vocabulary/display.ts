/** How the map is displayed: mode, theme, and what an embed shows and lets a reader do. */

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

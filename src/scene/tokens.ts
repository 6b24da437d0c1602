/**
 * Colours by meaning, one theme per medium. The same values become CSS variables (at build) and map paint, so that
 * panel and map cannot drift apart. Role colours began as Paul Tol's muted and light schemes (Tol 2021,
 * SRON/EPS/TN/09-002) and were moved until classes that are on one map are ΔE2000 12 apart with and without each kind
 * of cone, from water and from "not stated" (`tests/unit/role-colours.test.ts`). The three core classes share a hue: no
 * two of them are areas of one year. The meaning of a colour never changes with year, theme or language.
 */
import type { ChangeKind } from '#domain/comparing/changes.ts';
import { kebab } from '#domain/format/markup.ts';
import type { RoleClassId } from '#domain/model/ids.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { GROUP_TONES, type GroupTone } from '#domain/vocabulary/evidence.ts';

/** Colours of backgrounds, text and marks, by purpose. */
export const SURFACE_TOKENS = [
  'paper',
  'subject',
  'water',
  'ink',
  'ink2',
  'ink3',
  'line',
  'border',
  'district',
  'accent',
  'notStated',
  'notStatedDot',
  'panel',
  'panelLine',
  'halo',
] as const;
/** The name of a surface colour. */
export type SurfaceToken = (typeof SURFACE_TOKENS)[number];
/** The edge colour of a role class, whatever the class of the place that is drawn. */
export type RoleColour = `role:${string}`;
/** A colour that does not depend on the place that is drawn. */
export type Colour = SurfaceToken | RoleColour;

const ROLE_COLOUR = 'role:';
const isRoleColour = (colour: Colour): colour is RoleColour => colour.startsWith(ROLE_COLOUR);
/**
 * A test checks the ids of role classes against the themes, so the cast holds for every `role:` colour that is drawn.
 */
const roleOf = (colour: RoleColour) => colour.slice(ROLE_COLOUR.length) as RoleClassId;

/** A role class's fill (drawn over the ground at `TINT`) and its edge, at full strength. */
export interface RolePaint {
  readonly fill: string;
  readonly edge: string;
}

/** All colours of one medium, `#rrggbb`. */
export interface Theme {
  readonly name: ThemeName;
  readonly surface: Readonly<Record<SurfaceToken, string>>;
  readonly roles: Readonly<Record<string, RolePaint>>;
  readonly groups: Readonly<Record<GroupTone, RolePaint>>;
  readonly changes: Readonly<Record<ChangeTone, RolePaint>>;
  /** Similarity from nothing in common to the same, from light to strong (on a dark ground from dark to light). */
  readonly similar: Readonly<Record<SimilarTone, RolePaint>>;
}

/** The change of a place from one document to another, while the map shows a difference. */
export type ChangeTone = `change-${ChangeKind}`;
/** Classes of similarity to the selected place, from nothing in common to identical, while the matrix is open. */
export const SIMILAR_TONES = ['similar-1', 'similar-2', 'similar-3', 'similar-4', 'similar-5'] as const;
export type SimilarTone = (typeof SIMILAR_TONES)[number];
/**
 * What a place's colour means: its role class, a change, a class of similarity, its group in the structure shown, or
 * one of two other meanings.
 */
export type Tone = RoleClassId | ChangeTone | SimilarTone | GroupTone | 'not-stated' | 'plain' | 'match';

/** Whether a tone is a class of similarity. */
export const isSimilarTone = (tone: string): tone is SimilarTone => SIMILAR_TONES.some((name) => name === tone);
/** The tone of a class of similarity. @param level 1 (nothing in common) to 5 (the same). */
export const similarTone = (level: number): SimilarTone => SIMILAR_TONES[level - 1] ?? 'similar-1';

const LIGHT_ROLES = {
  'core-functional-area': { fill: '#2e1f87', edge: '#221566' },
  'core-carrier': { fill: '#5a4bb0', edge: '#1e047e' },
  'core-area': { fill: '#48419c', edge: '#2a1b78' },
  'main-carrier': { fill: '#7e0731', edge: '#8b134a' },
  'important-carrier': { fill: '#0a927f', edge: '#1f655f' },
  cluster: { fill: '#cb97fd', edge: '#8249cb' },
  'new-town-pivot': { fill: '#044a29', edge: '#0a5524' },
  'transformation-model': { fill: '#f6b28b', edge: '#9a8526' },
  'growth-engine': { fill: '#fda269', edge: '#b25304' },
  'growth-pole': { fill: '#f29474', edge: '#a8431c' },
  'main-front': { fill: '#e07a58', edge: '#9c4520' },
  'source-area': { fill: '#aa4499', edge: '#691e72' },
  'demonstration-zone': { fill: '#d7b708', edge: '#776856' },
  'service-hub': { fill: '#fa2461', edge: '#b0103f' },
  gateway: { fill: '#2f8f9d', edge: '#17626d' },
  'network-node': { fill: '#3a7f8f', edge: '#1c5663' },
  'national-centre': { fill: '#7a3b8f', edge: '#552566' },
  'regional-centre': { fill: '#4d57ff', edge: '#13358a' },
  'ecological-area': { fill: '#b7ba04', edge: '#3c8a2b' },
  'specialised-area': { fill: '#8a6305', edge: '#806c4e' },
  'science-base': { fill: '#34529a', edge: '#33527f' },
  corridor: { fill: '#b88a3e', edge: '#654125' },
  'overseas-node': { fill: '#b05a2a', edge: '#3b1a00' },
  partner: { fill: '#7a7f8c', edge: '#606f8e' },
} as const satisfies Record<string, RolePaint>;

/** On a dark ground the edge carries the meaning, so it is the lighter of the two. */
const DARK_ROLES: Record<keyof typeof LIGHT_ROLES, RolePaint> = {
  'core-functional-area': { fill: '#0625c1', edge: '#9d92ee' },
  'core-carrier': { fill: '#7668d2', edge: '#aaa1fd' },
  'core-area': { fill: '#5a51df', edge: '#a89ef2' },
  'main-carrier': { fill: '#98079d', edge: '#ffa0cc' },
  'important-carrier': { fill: '#7cd5c0', edge: '#78dcca' },
  cluster: { fill: '#d2affb', edge: '#d5cafb' },
  'new-town-pivot': { fill: '#157800', edge: '#74d196' },
  'transformation-model': { fill: '#cebf7c', edge: '#eadb8f' },
  'growth-engine': { fill: '#d35e1d', edge: '#b98d76' },
  'growth-pole': { fill: '#d0704a', edge: '#f1af9d' },
  'main-front': { fill: '#bb5a33', edge: '#efa080' },
  'source-area': { fill: '#a24593', edge: '#d7a1f7' },
  'demonstration-zone': { fill: '#88953f', edge: '#d1d45d' },
  'service-hub': { fill: '#a75284', edge: '#eb9aa8' },
  gateway: { fill: '#2a8290', edge: '#84d3de' },
  'network-node': { fill: '#337684', edge: '#8fc6d0' },
  'national-centre': { fill: '#8a4ba0', edge: '#d3a3e4' },
  'regional-centre': { fill: '#0d81ff', edge: '#959df8' },
  'ecological-area': { fill: '#77b006', edge: '#a9dba8' },
  'specialised-area': { fill: '#857160', edge: '#f7e6ba' },
  'science-base': { fill: '#618ba0', edge: '#93b2e2' },
  corridor: { fill: '#a1742b', edge: '#f2c063' },
  'overseas-node': { fill: '#b0602f', edge: '#e57638' },
  partner: { fill: '#737987', edge: '#969193' },
};

/**
 * Additions are blue and removals warm, paler where the other document does not mention the place; rewording is purple.
 * Both hue and lightness differ, so that all five are distinct in the three forms of colour blindness; a test computes
 * that.
 */
const LIGHT_CHANGES: Record<ChangeTone, RolePaint> = {
  'change-reworded': { fill: '#5a1f8f', edge: '#43146d' },
  'change-new': { fill: '#2a8fd6', edge: '#14629b' },
  'change-dropped': { fill: '#c22a10', edge: '#8f1d0a' },
  'change-first': { fill: '#9ad9f2', edge: '#2f86ab' },
  'change-silent': { fill: '#f2b84b', edge: '#98680f' },
};

const DARK_CHANGES: Record<ChangeTone, RolePaint> = {
  'change-reworded': { fill: '#ecd6ff', edge: '#f6ebff' },
  'change-new': { fill: '#1f6fd0', edge: '#6db3f2' },
  'change-dropped': { fill: '#e0401a', edge: '#ff8a6b' },
  'change-first': { fill: '#36b3dd', edge: '#a5e4fb' },
  'change-silent': { fill: '#e8b23a', edge: '#f6d48a' },
};

/**
 * From sand to wine, distinct from water and from the grey of "not stated"; tests check the steps of lightness as
 * drawn.
 */
const LIGHT_SIMILAR: Record<SimilarTone, RolePaint> = {
  'similar-1': { fill: '#e9dfc0', edge: '#a08c4e' },
  'similar-2': { fill: '#d9b25a', edge: '#8d6a16' },
  'similar-3': { fill: '#c9762a', edge: '#8a4a10' },
  'similar-4': { fill: '#9c3a22', edge: '#6f2512' },
  'similar-5': { fill: '#4a1220', edge: '#2c0810' },
};
const DARK_SIMILAR: Record<SimilarTone, RolePaint> = {
  'similar-1': { fill: '#4a4330', edge: '#8b8060' },
  'similar-2': { fill: '#7d5f1c', edge: '#b99342' },
  'similar-3': { fill: '#b8651f', edge: '#dd9150' },
  'similar-4': { fill: '#ee8f57', edge: '#f6b48c' },
  'similar-5': { fill: '#ffe0c2', edge: '#fff1e4' },
};

/**
 * Groups of a structure, in its order: Paul Tol's bright scheme (the same note), which is safe for colour blindness.
 * Groups are not roles: their colours have a meaning only within one structure.
 */
const LIGHT_GROUPS: Record<GroupTone, RolePaint> = {
  'group-1': { fill: '#4477aa', edge: '#28527d' },
  'group-2': { fill: '#ee6677', edge: '#b03546' },
  'group-3': { fill: '#ccbb44', edge: '#84771a' },
  'group-4': { fill: '#228833', edge: '#135c20' },
  'group-5': { fill: '#66ccee', edge: '#23809f' },
  'group-6': { fill: '#aa3377', edge: '#7a1d52' },
};
const DARK_GROUPS: Record<GroupTone, RolePaint> = {
  'group-1': { fill: '#4c86c0', edge: '#a3caf0' },
  'group-2': { fill: '#dc5a6b', edge: '#ffabb5' },
  'group-3': { fill: '#b5a53a', edge: '#efe292' },
  'group-4': { fill: '#2c8f3e', edge: '#83d792' },
  'group-5': { fill: '#4aa9cb', edge: '#a8e4f8' },
  'group-6': { fill: '#b04484', edge: '#eb9dca' },
};

/** The themes by name. */
export const THEME: Readonly<Record<ThemeName, Theme>> = {
  light: {
    name: 'light',
    surface: {
      paper: '#f7f5f0',
      subject: '#ffffff',
      water: '#d8e5ea',
      ink: '#1f2a30',
      ink2: '#55626a',
      ink3: '#667178',
      line: '#bdb6a8',
      border: '#8d8576',
      district: '#4f5b62',
      accent: '#b8322a',
      notStated: '#e4e1da',
      notStatedDot: '#a9a395',
      panel: '#fdfcf9',
      panelLine: '#e3dfd6',
      halo: '#ffffff',
    },
    roles: LIGHT_ROLES,
    changes: LIGHT_CHANGES,
    similar: LIGHT_SIMILAR,
    groups: LIGHT_GROUPS,
  },
  dark: {
    name: 'dark',
    surface: {
      paper: '#1a2025',
      subject: '#1d242a',
      water: '#0c1216',
      ink: '#eef2f3',
      ink2: '#b3bec4',
      ink3: '#8d989e',
      line: '#3a444b',
      border: '#66737b',
      district: '#7c8a93',
      accent: '#e4685c',
      notStated: '#2a3238',
      notStatedDot: '#56626a',
      panel: '#171d21',
      panelLine: '#2c353b',
      halo: '#0f1417',
    },
    roles: DARK_ROLES,
    changes: DARK_CHANGES,
    similar: DARK_SIMILAR,
    groups: DARK_GROUPS,
  },
};

const isChange = (theme: Theme, tone: Tone): tone is ChangeTone => Object.hasOwn(theme.changes, tone);

/** Whether a tone is that of a structure's group. */
export const isGroupTone = (tone: Tone | undefined): tone is GroupTone => GROUP_TONES.some((group) => group === tone);

/** Fill and edge of a tone. @throws for a role class without a colour; a test covers all classes of the vocabulary. */
export function paintOf(theme: Theme, tone: Tone): RolePaint {
  if (tone === 'not-stated') return { fill: theme.surface.notStated, edge: theme.surface.ink3 };
  if (tone === 'plain') return { fill: theme.surface.subject, edge: theme.surface.line };
  // A place that the filter finds and no role colours.
  if (tone === 'match') return { fill: theme.surface.ink2, edge: theme.surface.ink };
  if (isGroupTone(tone)) return theme.groups[tone];
  if (isChange(theme, tone)) return theme.changes[tone];
  if (isSimilarTone(tone)) return theme.similar[tone];
  const paint = Object.hasOwn(theme.roles, tone) ? theme.roles[tone] : undefined;
  if (!paint) throw new Error(`no colour for the role class "${tone}": add one to src/scene/tokens.ts`);
  return paint;
}

/** A colour as a theme has it, `#rrggbb`. */
export const colourIn = (theme: Theme, colour: Colour): string =>
  isRoleColour(colour) ? paintOf(theme, roleOf(colour)).edge : theme.surface[colour];

/** The CSS variable of a tone's colour; the page's theme sets its value. */
export function toneVariable(tone: Tone, part: 'fill' | 'edge'): string {
  if (tone === 'not-stated') return part === 'fill' ? 'var(--not-stated)' : 'var(--ink3)';
  if (tone === 'plain') return part === 'fill' ? 'var(--subject)' : 'var(--line)';
  if (tone === 'match') return part === 'fill' ? 'var(--ink2)' : 'var(--ink)';
  const name = tone.startsWith('change-') || isSimilarTone(tone) || isGroupTone(tone) ? tone : `role-${tone}`;
  return `var(--${name}${part === 'edge' ? '-edge' : ''})`;
}

/** The CSS variable of a surface colour. */
export const surfaceVariable = (token: SurfaceToken): string => `var(--${kebab(token)})`;

/** The CSS variable of a colour. */
export const colourVariable = (colour: Colour): string =>
  isRoleColour(colour) ? toneVariable(roleOf(colour), 'edge') : surfaceVariable(colour);

/** The theme as CSS custom properties (`--paper: …`), for the style sheet. */
export function cssVariables(theme: Theme): string {
  const surface = SURFACE_TOKENS.map((token) => `--${kebab(token)}:${theme.surface[token]}`);
  const roles = Object.entries(theme.roles).map(
    ([id, paint]) => `--role-${id}:${paint.fill};--role-${id}-edge:${paint.edge}`,
  );
  const others = [...Object.entries(theme.changes), ...Object.entries(theme.similar), ...Object.entries(theme.groups)];
  return [
    ...surface,
    ...roles,
    ...others.map(([tone, paint]) => `--${tone}:${paint.fill};--${tone}-edge:${paint.edge}`),
  ].join(';');
}

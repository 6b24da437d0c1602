/**
 * View <-> link. A table of parameters, each with a parser and a serialiser; defaults are omitted, unknown keys are
 * kept, and `decode` never throws: an invalid value becomes the default, with an issue that is shown to the user.
 */

import { CHANGES } from '#domain/comparing/changes.ts';
import type { ColumnId } from '#domain/comparing/columns.ts';
import {
  type AreaId,
  DATA_VERSION_PATTERN,
  type DataVersion,
  type DocumentId,
  ID_PATTERN,
  type IndustryId,
  type RoleClassId,
  type RowId,
  type StoryId,
  type StructureId,
  type Year,
} from '#domain/model/ids.ts';
import type { VersionProblem } from '#domain/model/version.ts';
import { KEYS_OUTSIDE_STEPS } from '#domain/story/story.ts';
import { EMBED_PARTS, INTERACTIONS, MODES, THEMES } from '#domain/vocabulary/display.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PANELS } from './panels.ts';
import {
  CAMERA_RANGE,
  type Camera,
  type CellAddress,
  COMPARE_MAX,
  DEFAULT_VIEW,
  FIND_MAX,
  GROUPINGS,
  MATRIX_ROWS,
  type View,
} from './view.ts';

export const LINK_VERSION = 1;
/** Links are pasted into chats and printed as QR codes; longer ones are truncated or refused there. */
export const LINK_MAX_CHARACTERS = 2000;
/** A longer query is not parsed: no valid link is this long, and parsing a megabyte would block the page. */
const QUERY_LIMIT_CHARACTERS = 8000;
const ISSUE_VALUE_CHARACTERS = 40;
/** More than the table has. */
const COLUMNS_MAX = 40;

/** The ids that exist; of what it lacks (before the catalogue has loaded) only the form is checked. */
export interface KnownIds {
  readonly areas: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly structures: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Values of `sort`: columns of the table, with a minus or without, and readings of the matrix. */
  readonly sorts: ReadonlySet<string>;
  /** Columns of the table. */
  readonly columns: ReadonlySet<string>;
  readonly years: ReadonlySet<number>;
  /** Former id -> current id, for places that were renamed. */
  readonly aliases: Readonly<Record<string, string>>;
}
type Known = Partial<KnownIds> | undefined;

/**
 * `part`: of a list only this value could not be used. `year`: no document speaks as of it, and `used` is the last year
 * before it. `twice`: the key is there again with another value, which is used.
 */
export interface LinkIssue {
  readonly code:
    | 'invalid'
    | 'part'
    | 'year'
    | 'twice'
    | 'too-long'
    | 'newer-version'
    | 'no-statement'
    | 'no-story'
    | 'no-own-story'
    | 'bad-story'
    | 'no-step'
    | VersionProblem;
  readonly key: string;
  /** The start of the invalid value, as plain text: never to be inserted as markup. */
  readonly value: string;
  readonly used?: string;
}

/** Reports what of a value was not used, while the rest was. */
type Tell = (code: 'part' | 'year', value: string, used?: string) => void;
type Read<Value> = (raw: string, known: Known, tell: Tell) => Value | undefined;
interface Parameter<Value> {
  readonly read: Read<Value>;
  /** undefined: omit the key. */
  readonly write: (value: Value) => string | undefined;
}

const oneOf =
  <Value extends string>(values: readonly Value[]): Read<Value> =>
  (raw) =>
    values.find((value) => value === raw);

function readId<Id extends string>(set: (known: Partial<KnownIds>) => ReadonlySet<string> | undefined): Read<Id> {
  return (raw, known) => {
    if (raw.length > 80 || !ID_PATTERN.test(raw)) return undefined;
    const { aliases } = known ?? {};
    const current = (aliases && Object.hasOwn(aliases, raw) ? aliases[raw] : raw) ?? raw;
    const allowed = known && set(known);
    return allowed && !allowed.has(current) ? undefined : (current as Id);
  };
}

/** A year between two documents means what was said last before it. */
const readYear: Read<Year> = (raw, known, tell) => {
  if (!/^[12]\d{3}$/.test(raw)) return undefined;
  const value = Number(raw);
  if (!known?.years || known.years.has(value)) return value as Year;
  const before = Math.max(...[...known.years].filter((year) => year < value));
  if (before < 0) return undefined;
  tell('year', raw, String(before));
  return before as Year;
};

/** Tells the parts of a list that could not be used, if any could; otherwise the value is invalid as a whole. */
function listOf<Value>(raw: string, found: readonly Value[], bad: readonly string[], tell: Tell) {
  if (found.length > 0) for (const part of bad) tell('part', part || raw);
  return found.length > 0 ? found : undefined;
}

/** A subset of a registry, in its order; the empty list is `none`, because an empty value could be a mistake. */
const subsetOf = <Value extends string>(
  values: readonly Value[],
  standard: readonly Value[],
): Parameter<readonly Value[]> => ({
  read: (raw, _, tell) => {
    if (raw === 'none') return [];
    const names = raw.split(',');
    const bad = names.filter((name) => !values.some((value) => value === name));
    return listOf(
      raw,
      values.filter((value) => names.includes(value)),
      bad,
      tell,
    );
  },
  write: (value) => {
    const chosen = values.filter((name) => value.includes(name));
    if (chosen.length === standard.length && standard.every((name) => chosen.includes(name))) return undefined;
    return chosen.length === 0 ? 'none' : chosen.join(',');
  },
});

/** A list of distinct ids, each parsed like a single one. */
function readIds<Id extends string>(readOne: Read<Id>, most: number): Read<readonly Id[]> {
  return (raw, known, tell) => {
    const found: Id[] = [];
    const bad: string[] = [];
    for (const part of raw.length > 80 * most ? [] : raw.split(',')) {
      const id = readOne(part, known, tell);
      if (id === undefined || (found.length === most && !found.includes(id))) bad.push(part);
      else if (!found.includes(id)) found.push(id);
    }
    return listOf(raw, found, bad, tell);
  };
}

const readPair: Read<readonly [DocumentId, DocumentId]> = (raw, known, tell) => {
  const [from, to] =
    readIds(
      readId<DocumentId>((ids) => ids.documents),
      2,
    )(raw, known, tell) ?? [];
  return from && to && [from, to];
};

const readVersion: Read<DataVersion> = (raw) => (DATA_VERSION_PATTERN.test(raw) ? (raw as DataVersion) : undefined);

/** A column's name, with a leading minus for descending order; or a reading of the matrix. */
const readSort: Read<string> = (raw, known) => {
  if (raw.length > 80 || !ID_PATTERN.test(raw.replace(/^-/, ''))) return undefined;
  return known?.sorts && !known.sorts.has(raw) ? undefined : raw;
};

const readArea = readId<AreaId>((known) => known.areas);
const readRow = readId<string>(({ industries, roles }) => industries && roles && new Set([...industries, ...roles]));
const readCell: Read<CellAddress> = (raw, known, tell) => {
  const [first = '', second = '', ...more] = raw.split(',');
  const row = readRow(first, known, tell);
  const area = readArea(second, known, tell);
  return more.length === 0 && row && area ? { row, area } : undefined;
};

const within = ([min, max]: readonly [number, number], value: number) => value >= min && value <= max;

const readCamera: Read<Camera> = (raw) => {
  if (!/^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){2}$/.test(raw)) return undefined;
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = raw.split(',').map(Number);
  const inRange = within(CAMERA_RANGE.lng, lng) && within(CAMERA_RANGE.lat, lat) && within(CAMERA_RANGE.zoom, zoom);
  return inRange ? { lng, lat, zoom } : undefined;
};

const readAt: Read<Camera | 'home'> = (raw, ...rest) => (raw === 'home' ? raw : readCamera(raw, ...rest));
const writeAt = (at: View['at']): string | undefined =>
  at && at !== 'home' ? Object.values(roundCamera(at)).join(',') : (at ?? undefined);

/**
 * Rounds to what is visible: five decimals at the highest zoom are a metre, far less than a pixel, and keep the link
 * short.
 */
export function roundCamera({ lng, lat, zoom }: Camera): Camera {
  const decimals = Math.max(1, Math.min(5, Math.ceil(Number(zoom.toFixed(2)) / 3)));
  // Adding zero turns -0 into 0.
  const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0;
  return { lng: round(lng, decimals), lat: round(lat, decimals), zoom: round(zoom, 2) };
}

/** A value that is its own text; null is left out. */
const asIs = <Value extends string>(value: Value | null): Value | undefined => value ?? undefined;

const PARAMETERS = {
  lang: { read: oneOf(LANGUAGES), write: asIs },
  asof: { read: readYear, write: (value) => (value === null ? undefined : String(value)) },
  area: { read: readArea, write: asIs },
  statement: { read: readId<RowId>(() => undefined), write: asIs },
  layers: subsetOf(OVERLAYS, DEFAULT_VIEW.layers),
  industry: { read: readId<IndustryId>((known) => known.industries), write: asIs },
  role: { read: readId<RoleClassId>((known) => known.roles), write: asIs },
  kind: { read: readId<string>((known) => known.kinds), write: asIs },
  standing: { read: oneOf(MANNERS), write: asIs },
  figures: { read: (raw) => (raw === 'with' ? true : undefined), write: (value) => (value ? 'with' : undefined) },
  panel: { read: oneOf(PANELS), write: asIs },
  document: { read: readId<DocumentId>((known) => known.documents), write: asIs },
  only: { read: (raw) => (raw === 'document' ? true : undefined), write: (value) => (value ? 'document' : undefined) },
  compare: {
    read: readIds(readArea, COMPARE_MAX),
    write: (value) => (value.length > 0 ? value.join(',') : undefined),
  },
  difference: { read: readPair, write: (value) => value?.join(',') },
  structure: { read: readId<StructureId>((known) => known.structures), write: asIs },
  matrix: { read: oneOf(MATRIX_ROWS), write: asIs },
  cell: { read: readCell, write: (value) => (value ? `${value.row},${value.area}` : undefined) },
  sort: { read: readSort, write: asIs },
  find: {
    read: (raw) => (raw !== '' && raw.length <= FIND_MAX ? raw : undefined),
    write: (value) => value || undefined,
  },
  columns: {
    read: readIds(
      readId<ColumnId>((known) => known.columns),
      COLUMNS_MAX,
    ),
    write: (value) => value?.join(','),
  },
  change: { read: oneOf(CHANGES), write: asIs },
  by: { read: oneOf(GROUPINGS), write: (value) => (value === DEFAULT_VIEW.by ? undefined : value) },
  at: { read: readAt, write: writeAt },
  mode: { read: oneOf(MODES), write: (value) => (value === DEFAULT_VIEW.mode ? undefined : value) },
  // A story loads later than the ids of the data: that there is none, or no such step, is told then.
  story: { read: readId<StoryId>(() => undefined), write: asIs },
  step: { read: readId<string>(() => undefined), write: asIs },
  theme: { read: oneOf(THEMES), write: asIs },
  show: subsetOf(EMBED_PARTS, DEFAULT_VIEW.show),
  interaction: {
    read: oneOf(INTERACTIONS),
    write: (value) => (value === DEFAULT_VIEW.interaction ? undefined : value),
  },
  data: { read: readVersion, write: asIs },
} satisfies { [Key in Exclude<keyof View, 'unknown'>]: Parameter<View[Key]> };

export type ParameterKey = keyof typeof PARAMETERS;
/** All keys of a link but its version, in their order. */
export const PARAMETER_KEYS = Object.keys(PARAMETERS) as readonly ParameterKey[];
const isParameter = (key: string): key is ParameterKey => Object.hasOwn(PARAMETERS, key);

/**
 * Migrations of older link versions, oldest first: the one at index n turns the parameters of version n + 1 into those
 * of version n + 2. Version 1 is the first, so there is none yet.
 */
const MIGRATIONS: readonly ((pairs: readonly Pair[]) => readonly Pair[])[] = [];

function migrate(pairs: readonly Pair[]): readonly Pair[] {
  const version = Number(pairs.find(([key]) => key === 'v')?.[1] ?? LINK_VERSION);
  return MIGRATIONS.slice(Math.max(0, version - 1)).reduce((current, step) => step(current), pairs);
}

/** Keys that chats, mailers and advertisers add to a link: nobody means them. */
const TRACKING = /^(?:utm_\w*|(?:fb|g|ms|y|tt)clid|[gw]braid|spm|scm|from|isappinstalled|nsukey|igshid|mc_[ce]id)$/;
/** What a sentence puts after a link; an ASCII comma is none of it, because a list may have been cut off there. */
const AFTER_LINK = /[\s=。、，；：！？…）》」』】〉>)\]}'"”’.;:!?]+$/;
/** What stands before a key: an `&` that went through HTML, or through hands. */
const ENTITY = '(?:[\\s?&]|amp;|#38;)*';
const START = new RegExp(`^${ENTITY}`);
const OWN_PAIR = new RegExp(`^${ENTITY}(v|${Object.keys(PARAMETERS).join('|')})\\s*=`);
const NEXT_PAIR = new RegExp(`[&?]${ENTITY}`);

/** Marks without width are removed, full width and long hyphens become ASCII. */
const toAscii = (text: string) =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-');

type Pair = readonly [key: string, value: string, raw: string];

/**
 * The pairs of a query as they were before mailers, chats and sentences damaged it, each with its value as it is there.
 * Values of our own keys have no character that this changes; foreign values and typed text stay as they are.
 */
function pairsOf(query: string): readonly Pair[] {
  return [...new URLSearchParams(query)].flatMap(([key, raw]): readonly Pair[] => {
    const text = toAscii(`${key}=${raw}`.replace(AFTER_LINK, ''));
    const [start = '', own = ''] = OWN_PAIR.exec(text) ?? [];
    if (own === 'find') return [[own, raw, raw]];
    if (own === '') {
      // All of a link with full-width signs is one key; a foreign key with such a sign is not.
      const inside = raw === '' && text.includes('=') && !key.includes('=') ? pairsOf(text) : undefined;
      // Empty where it was nothing but tracking.
      if (inside && (inside.length === 0 || inside.some(([name]) => name === 'v' || isParameter(name)))) return inside;
      if (TRACKING.test(toAscii(key).replace(START, ''))) return text.split(NEXT_PAIR).slice(1).flatMap(pairsOf);
      return [[key.replace(/^(?:amp;|#38;)+/, ''), raw, raw]];
    }
    const [value = '', ...more] = text.slice(start.length).split(NEXT_PAIR);
    const tidy = value.replace(/\s*,\s*/g, ',').trim();
    return [[own, tidy, more.length > 0 ? value : raw], ...more.flatMap(pairsOf)];
  });
}

/**
 * Parses a link's query (with or without the leading `?`).
 *
 * @param known ids that exist; pass it as soon as the catalogue has loaded.
 * @returns the View, and an issue for every value that could not be used. Never throws.
 */
export function decode(query: string, known?: Known): { view: View; issues: readonly LinkIssue[] } {
  if (query.length > QUERY_LIMIT_CHARACTERS) {
    return {
      view: DEFAULT_VIEW,
      issues: [{ code: 'too-long', key: '', value: query.slice(0, ISSUE_VALUE_CHARACTERS) }],
    };
  }
  const issues: LinkIssue[] = [];
  const values: Partial<Record<ParameterKey, unknown>> = {};
  const raws: Record<string, string> = {};
  const unknown: Record<string, string> = {};
  for (const [key, value, raw] of migrate(pairsOf(query))) {
    const tell = (code: LinkIssue['code'], text: string, used?: string) =>
      void issues.push({ code, key, value: text.slice(0, ISSUE_VALUE_CHARACTERS), ...(used && { used }) });
    if (key === 'v') {
      if (!/^[1-9]\d{0,3}$/.test(value)) tell('invalid', raw);
      else if (Number(value) > LINK_VERSION) tell('newer-version', raw);
    } else if (isParameter(key)) {
      const found = PARAMETERS[key].read(value, known, tell);
      if (found === undefined) tell('invalid', raw);
      else {
        const before = raws[key];
        if (before !== undefined && before !== value) tell('twice', before);
        values[key] = found;
        raws[key] = value;
      }
    } else if (key !== '__proto__') {
      unknown[key] = raw;
    }
  }
  // Each value was parsed by the parameter of its own key; TypeScript cannot follow that through the loop.
  return { view: { ...DEFAULT_VIEW, ...(values as Partial<View>), unknown }, issues };
}

/** The text of a value in a link; undefined: it is the default, which a link omits. */
export const writtenValue = <Key extends ParameterKey>(key: Key, value: View[Key]): string | undefined =>
  // The table is keyed by the View's keys, so the serialiser fits the value; TypeScript cannot correlate the two.
  (PARAMETERS[key] as Parameter<unknown>).write(value);

/**
 * Key of a link that names the keys in which a step of a story has a value and the link the default. Until the story
 * has loaded it is one of `unknown`, and is kept with them.
 */
export const WITHOUT = 'without';

/**
 * Serialises a View as a query without the leading `?`; empty for the default View. Keys have a fixed order, so equal
 * Views give equal links. Unknown keys are dropped if the link would exceed 2 000 characters.
 *
 * @param base the View of the step that is shown: what is as there is left out.
 */
export function encode(view: View, base?: View): string {
  const own: [string, string][] = [];
  const cleared: string[] = [];
  for (const key of PARAMETER_KEYS) {
    const value = writtenValue(key, view[key]);
    const standard =
      base && !KEYS_OUTSIDE_STEPS.some((name) => name === key) ? writtenValue(key, base[key]) : undefined;
    if (value === standard) continue;
    if (value === undefined) cleared.push(key);
    else own.push([key, value]);
  }
  if (cleared.length > 0) own.push([WITHOUT, cleared.join(',')]);
  const foreign = Object.entries(view.unknown).sort(([a], [b]) => (a < b ? -1 : 1));
  const version: [string, string][] = own.length > 0 ? [['v', String(LINK_VERSION)]] : [];
  const complete = format([...version, ...own, ...foreign]);
  return complete.length <= LINK_MAX_CHARACTERS ? complete : format([...version, ...own]);
}

/** Commas stay readable: they are legal in a query, and `%2C` doubles the length of a list. */
const format = (pairs: readonly [string, string][]) =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString().replaceAll('%2C', ',');

/** The keys whose values differ in a link; `unknown` for all that this version does not know. */
export const changedKeys = (before: View, after: View): readonly (keyof View)[] => [
  ...PARAMETER_KEYS.filter((key) => writtenValue(key, before[key]) !== writtenValue(key, after[key])),
  ...(JSON.stringify(before.unknown) === JSON.stringify(after.unknown) ? [] : (['unknown'] as const)),
];

/**
 * View <-> link. A table of parameters, each with a parser and a serialiser; defaults are omitted, unknown keys are
 * kept, and `decode` never throws: an invalid value becomes the default, with an issue that is shown to the user.
 */
import {
  type AreaId,
  DATA_VERSION_PATTERN,
  type DataVersion,
  type DocumentId,
  ID_PATTERN,
  type IndustryId,
  type RoleClassId,
  type RowId,
  type StructureId,
  type Year,
} from '#domain/model/ids.ts';
import type { VersionProblem } from '#domain/model/version.ts';
import { EMBED_PARTS, INTERACTIONS, MODES, THEMES } from '#domain/vocabulary/display.ts';
import { STANDINGS } from '#domain/vocabulary/evidence.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PANELS } from './panels.ts';
import { CAMERA_RANGE, type Camera, COMPARE_MAX, DEFAULT_VIEW, MATRIX_ROWS, type View } from './view.ts';

export const LINK_VERSION = 1;
/** Links are pasted into chats and printed as QR codes; longer ones are truncated or refused there. */
export const LINK_MAX_CHARACTERS = 2000;
/** A longer query is not parsed: no valid link is this long, and parsing a megabyte would block the page. */
const QUERY_LIMIT_CHARACTERS = 8000;
const ISSUE_VALUE_CHARACTERS = 40;

/** The ids that exist; without it (before the catalogue has loaded) only the form of ids is checked. */
export interface KnownIds {
  readonly areas: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly structures: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Values of `sort`: columns of the table, with a minus or without, and readings of the matrix. */
  readonly sorts: ReadonlySet<string>;
  readonly years: ReadonlySet<number>;
  /** Former id -> current id, for places that were renamed. */
  readonly aliases: Readonly<Record<string, string>>;
}

export interface LinkIssue {
  readonly code: 'invalid' | 'too-long' | 'newer-version' | 'no-statement' | VersionProblem;
  readonly key: string;
  /** The start of the invalid value, as plain text: never to be inserted as markup. */
  readonly value: string;
}

type Read<Value> = (raw: string, known: KnownIds | undefined) => Value | undefined;
interface Parameter<Value> {
  readonly read: Read<Value>;
  /** undefined: omit the key. */
  readonly write: (value: Value) => string | undefined;
}

const oneOf =
  <Value extends string>(values: readonly Value[]): Read<Value> =>
  (raw) =>
    values.find((value) => value === raw);

function readId<Id extends string>(set: (known: KnownIds) => ReadonlySet<string> | undefined): Read<Id> {
  return (raw, known) => {
    if (raw.length > 80 || !ID_PATTERN.test(raw)) return undefined;
    const current = (known && Object.hasOwn(known.aliases, raw) ? known.aliases[raw] : raw) ?? raw;
    const allowed = known && set(known);
    return allowed && !allowed.has(current) ? undefined : (current as Id);
  };
}

const readYear: Read<Year> = (raw, known) => {
  if (!/^[12]\d{3}$/.test(raw)) return undefined;
  const value = Number(raw);
  return known && !known.years.has(value) ? undefined : (value as Year);
};

/** A subset of a registry, in its order; the empty list is `none`, because an empty value could be a mistake. */
const subsetOf = <Value extends string>(
  values: readonly Value[],
  standard: readonly Value[],
): Parameter<readonly Value[]> => ({
  read: (raw) => {
    if (raw === 'none') return [];
    const names = raw.split(',');
    const chosen = values.filter((value) => names.includes(value));
    return names.every((name) => chosen.some((value) => value === name)) ? chosen : undefined;
  },
  write: (value) => {
    const chosen = values.filter((name) => value.includes(name));
    if (chosen.length === standard.length && standard.every((name) => chosen.includes(name))) return undefined;
    return chosen.length === 0 ? 'none' : chosen.join(',');
  },
});

/** A list of distinct ids, each parsed like a single one. */
function readIds<Id extends string>(
  set: (known: KnownIds) => ReadonlySet<string> | undefined,
  fewest: number,
  most: number,
): Read<readonly Id[]> {
  const readOne = readId<Id>(set);
  return (raw, known) => {
    const ids = raw.length > 80 * most ? [] : raw.split(',').map((part) => readOne(part, known));
    const found = ids.filter((id) => id !== undefined);
    const areDifferent = new Set(found).size === found.length;
    return found.length === ids.length && areDifferent && found.length >= fewest && found.length <= most
      ? found
      : undefined;
  };
}

const readPair: Read<readonly [DocumentId, DocumentId]> = (raw, known) => {
  const [from, to] = readIds<DocumentId>((ids) => ids.documents, 2, 2)(raw, known) ?? [];
  return from && to && [from, to];
};

const readVersion: Read<DataVersion> = (raw) => (DATA_VERSION_PATTERN.test(raw) ? (raw as DataVersion) : undefined);

/** A column's name, with a leading minus for descending order; or a reading of the matrix. */
const readSort: Read<string> = (raw, known) => {
  if (raw.length > 80 || !ID_PATTERN.test(raw.replace(/^-/, ''))) return undefined;
  return known && !known.sorts.has(raw) ? undefined : raw;
};

const within = ([min, max]: readonly [number, number], value: number) => value >= min && value <= max;

const readCamera: Read<Camera> = (raw) => {
  if (!/^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){2}$/.test(raw)) return undefined;
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = raw.split(',').map(Number);
  const inRange = within(CAMERA_RANGE.lng, lng) && within(CAMERA_RANGE.lat, lat) && within(CAMERA_RANGE.zoom, zoom);
  return inRange ? { lng, lat, zoom } : undefined;
};

const readAt: Read<Camera | 'home'> = (raw, known) => (raw === 'home' ? raw : readCamera(raw, known));
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

const PARAMETERS = {
  lang: { read: oneOf(LANGUAGES), write: (value) => value ?? undefined },
  asof: { read: readYear, write: (value) => (value === null ? undefined : String(value)) },
  area: { read: readId<AreaId>((known) => known.areas), write: (value) => value ?? undefined },
  statement: { read: readId<RowId>(() => undefined), write: (value) => value ?? undefined },
  layers: subsetOf(OVERLAYS, DEFAULT_VIEW.layers),
  industry: { read: readId<IndustryId>((known) => known.industries), write: (value) => value ?? undefined },
  role: { read: readId<RoleClassId>((known) => known.roles), write: (value) => value ?? undefined },
  kind: { read: readId<string>((known) => known.kinds), write: (value) => value ?? undefined },
  standing: { read: oneOf(STANDINGS), write: (value) => value ?? undefined },
  figures: { read: (raw) => (raw === 'with' ? true : undefined), write: (value) => (value ? 'with' : undefined) },
  panel: { read: oneOf(PANELS), write: (value) => value ?? undefined },
  document: { read: readId<DocumentId>((known) => known.documents), write: (value) => value ?? undefined },
  only: { read: (raw) => (raw === 'document' ? true : undefined), write: (value) => (value ? 'document' : undefined) },
  compare: {
    read: readIds<AreaId>((known) => known.areas, 1, COMPARE_MAX),
    write: (value) => (value.length > 0 ? value.join(',') : undefined),
  },
  difference: { read: readPair, write: (value) => value?.join(',') },
  structure: { read: readId<StructureId>((known) => known.structures), write: (value) => value ?? undefined },
  matrix: { read: oneOf(MATRIX_ROWS), write: (value) => value ?? undefined },
  sort: { read: readSort, write: (value) => value ?? undefined },
  at: { read: readAt, write: writeAt },
  mode: { read: oneOf(MODES), write: (value) => (value === DEFAULT_VIEW.mode ? undefined : value) },
  theme: { read: oneOf(THEMES), write: (value) => value ?? undefined },
  show: subsetOf(EMBED_PARTS, DEFAULT_VIEW.show),
  interaction: {
    read: oneOf(INTERACTIONS),
    write: (value) => (value === DEFAULT_VIEW.interaction ? undefined : value),
  },
  data: { read: readVersion, write: (value) => value ?? undefined },
} satisfies { [Key in Exclude<keyof View, 'unknown'>]: Parameter<View[Key]> };

type ParameterKey = keyof typeof PARAMETERS;
const isParameter = (key: string): key is ParameterKey => Object.hasOwn(PARAMETERS, key);

/**
 * Migrations of older link versions, oldest first: the one at index n turns the parameters of version n + 1 into those
 * of version n + 2. Version 1 is the first, so there is none yet.
 */
const MIGRATIONS: readonly ((parameters: URLSearchParams) => URLSearchParams)[] = [];

function migrate(parameters: URLSearchParams): URLSearchParams {
  const version = Number(parameters.get('v') ?? LINK_VERSION);
  return MIGRATIONS.slice(Math.max(0, version - 1)).reduce((current, step) => step(current), parameters);
}

/**
 * Parses a link's query (with or without the leading `?`).
 *
 * @param known ids that exist; pass it as soon as the catalogue has loaded.
 * @returns the View, and an issue for every value that could not be used. Never throws.
 */
export function decode(query: string, known?: KnownIds): { view: View; issues: readonly LinkIssue[] } {
  if (query.length > QUERY_LIMIT_CHARACTERS) {
    return {
      view: DEFAULT_VIEW,
      issues: [{ code: 'too-long', key: '', value: query.slice(0, ISSUE_VALUE_CHARACTERS) }],
    };
  }
  const issues: LinkIssue[] = [];
  const parameters = migrate(new URLSearchParams(query));
  const values: Partial<Record<ParameterKey, unknown>> = {};
  const unknown: Record<string, string> = {};
  for (const [key, raw] of parameters) {
    const value = raw.slice(0, ISSUE_VALUE_CHARACTERS);
    if (key === 'v') {
      if (!/^[1-9]\d{0,3}$/.test(raw)) issues.push({ code: 'invalid', key, value });
      else if (Number(raw) > LINK_VERSION) issues.push({ code: 'newer-version', key, value });
    } else if (isParameter(key)) {
      const read = PARAMETERS[key].read(raw, known);
      if (read === undefined) issues.push({ code: 'invalid', key, value });
      else values[key] = read;
    } else if (key !== '__proto__') {
      unknown[key] = raw;
    }
  }
  // Each value was parsed by the parameter of its own key; TypeScript cannot follow that through the loop.
  return { view: { ...DEFAULT_VIEW, ...(values as Partial<View>), unknown }, issues };
}

/**
 * Serialises a View as a query without the leading `?`; empty for the default View. Keys have a fixed order, so equal
 * Views give equal links. Unknown keys are dropped if the link would exceed 2 000 characters.
 */
export function encode(view: View): string {
  const own: [string, string][] = [];
  for (const [key, parameter] of Object.entries(PARAMETERS)) {
    // The table is keyed by the View's keys, so the serialiser fits the value; TypeScript cannot correlate the two.
    const value = (parameter as Parameter<unknown>).write(view[key as ParameterKey]);
    if (value !== undefined) own.push([key, value]);
  }
  const foreign = Object.entries(view.unknown).sort(([a], [b]) => (a < b ? -1 : 1));
  const version: [string, string][] = own.length > 0 ? [['v', String(LINK_VERSION)]] : [];
  const complete = format([...version, ...own, ...foreign]);
  return complete.length <= LINK_MAX_CHARACTERS ? complete : format([...version, ...own]);
}

/** Commas stay readable: they are legal in a query, and `%2C` doubles the length of a list. */
const format = (pairs: readonly [string, string][]) =>
  new URLSearchParams(pairs.map(([key, value]) => [key, value])).toString().replaceAll('%2C', ',');

/** The keys whose values differ in a link; `unknown` for all that this version does not know. */
export function changedKeys(before: View, after: View): readonly (keyof View)[] {
  const written = (view: View, key: ParameterKey) => (PARAMETERS[key] as Parameter<unknown>).write(view[key]);
  const own = Object.keys(PARAMETERS).filter(isParameter);
  const isOther = format(Object.entries(before.unknown)) !== format(Object.entries(after.unknown));
  return [
    ...own.filter((key) => written(before, key) !== written(after, key)),
    ...(isOther ? ['unknown' as const] : []),
  ];
}

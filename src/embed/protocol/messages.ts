/**
 * The protocol between a host page and an embedded map; both sides import it. It imports nothing, because its types are
 * published with `embed.js`, and its guards are written by hand because that file has a budget of 6 kB.
 *
 * Messages are plain objects that `postMessage` clones. Incoming data is `unknown` until a function here has parsed it;
 * none of them throws. Unknown fields of an envelope are ignored, so that version 1 can be extended; unknown parameters
 * are refused. What only the map's side uses is marked as internal: published types and the API page leave it out.
 */

/**
 * The field `layoutMap` of every message. A change that a version 1 implementation would misinterpret makes it 2. What
 * only adds to version 1 has a number after the point: a map lists it in `ready`, and takes it from a host, but all
 * that is sent says 1, so that whoever speaks 1.0 understands it.
 */
export const PROTOCOL_VERSION = 1;
/** 1.1 added stories: the commands `story`, `goToStep`, `next` and `previous`, and the event `step`. */
export const SUPPORTED_VERSIONS: readonly number[] = [PROTOCOL_VERSION, 1.1];

/**
 * What a frame's address can permit its host: `read` the view and receive changes, change the `view`, take a
 * `screenshot`. Without any the default applies.
 */
export const PERMISSIONS = ['read', 'view', 'screenshot'] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const DEFAULT_PERMISSIONS: readonly Permission[] = ['read', 'view'];

export const ISSUE_CODES = [
  'unknown-version',
  'unknown-command',
  'invalid',
  'not-allowed',
  'too-large',
  'too-many',
  'not-ready',
  'not-found',
  'reserved',
  'failed',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** A text in both languages of the map. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/** Code of a language of the map, as in a link (`lang`); a site may have added others. */
export type LanguageCode = 'zh' | 'en' | (string & Record<never, never>);

/** The view as it is on screen: where a link leaves something open, this has the actual value. */
export interface ViewSummary {
  readonly lang: LanguageCode;
  readonly theme: 'light' | 'dark';
  /** The year as of which the map is drawn. */
  readonly asof: number;
  /** Id of the selected place. */
  readonly area: string | null;
  readonly layers: readonly string[];
  readonly industry: string | null;
  readonly role: string | null;
  readonly kind: string | null;
  readonly standing: string | null;
  readonly figures: boolean;
  /** Longitude, latitude (degrees WGS-84) and zoom (512 px tiles) of the middle; null: the home view. */
  readonly at: readonly [lng: number, lat: number, zoom: number] | null;
}

/** A value of a link that could not be used; the rest of the link was. */
export interface LinkProblem {
  readonly code: string;
  readonly key: string;
  readonly value: string;
}

/** A query as in a link to the map, without the leading `?`; never more than 2 000 characters. */
interface Linked {
  readonly link: string;
}

export type ScreenshotValue =
  | { readonly type: 'image/svg+xml'; readonly data: string }
  | { readonly type: 'image/png'; readonly data: ArrayBuffer };

export interface Filter {
  /** An id of an industry or of a group of them; null: any. A key that is left out stays as it is. */
  readonly industry?: string | null;
  readonly role?: string | null;
  readonly kind?: string | null;
  readonly standing?: string | null;
  /** Only places of which a document gives a figure. */
  readonly figures?: boolean;
}

/** A step by its id, or by its number, from 1. */
export type StepReference = string | number;

/** The step of a story that is shown. */
export interface ShownStep {
  /** Id of the story. */
  readonly story: string;
  /** Id of the step. */
  readonly step: string;
  /** From 1. */
  readonly number: number;
  /** How many steps the story has. */
  readonly count: number;
  readonly title: BilingualText;
}
/** The map shows no story. */
export interface NoStep {
  readonly story: null;
  readonly step: null;
  readonly number: 0;
  readonly count: 0;
  readonly title: null;
}

/** West, south, east, north in degrees WGS-84. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

type Nothing = Readonly<Record<string, never>>;

/** Every command: its parameters, and the value of its result. */
export interface Commands {
  readonly getView: { readonly params: Nothing; readonly value: Linked & { readonly view: ViewSummary } };
  /** Replaces the view by that of a link, as if it were opened; the frame's mode and data stay. */
  readonly setView: { readonly params: Linked; readonly value: Linked & { readonly issues: readonly LinkProblem[] } };
  readonly select: { readonly params: { readonly area: string | null }; readonly value: Linked };
  readonly filter: { readonly params: Filter; readonly value: Linked };
  /** null: the latest year of the documents. */
  readonly setYear: { readonly params: { readonly asof: number | null }; readonly value: Linked };
  /**
   * Moves the map to all of Shanghai, the world, a box, or a place by its id; `viewchange` reports the final camera.
   */
  readonly fit: { readonly params: { readonly target: string | Bounds }; readonly value: null };
  readonly describe: { readonly params: { readonly lang?: LanguageCode }; readonly value: { readonly text: string } };
  /** A picture with title, legend and sources. Size in px; by default that of the map in the frame. */
  readonly screenshot: {
    readonly params: { readonly format: 'png' | 'svg'; readonly width?: number; readonly height?: number };
    readonly value: ScreenshotValue;
  };
  /** Shows a story, from a step of it; null: the map without one. */
  readonly story: {
    readonly params: { readonly story: string | null; readonly step?: StepReference };
    readonly value: ShownStep | NoStep;
  };
  /** Shows a step of the story that is shown, and ends an excursion from it. */
  readonly goToStep: { readonly params: { readonly step: StepReference }; readonly value: ShownStep };
  /** At the last step nothing happens: the value has `number` and `count`. */
  readonly next: { readonly params: Nothing; readonly value: ShownStep };
  /** At the first step nothing happens. */
  readonly previous: { readonly params: Nothing; readonly value: ShownStep };
  /** Reserved in version 1.0 and not used; answered with the issue `reserved`. `goToStep` shows a step. */
  readonly step: { readonly params: { readonly to?: number }; readonly value: never };
}
export type CommandName = keyof Commands;
export type Params<Name extends CommandName> = Commands[Name]['params'];
export type Value<Name extends CommandName> = Commands[Name]['value'];

/** Keys that turn the pages of a deck, as `KeyboardEvent.key` names them. */
export const PAGING_KEYS = ['PageUp', 'PageDown', ' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
export type PagingKey = (typeof PAGING_KEYS)[number];

/** Events that a map sends. */
export interface Events {
  readonly ready: {
    /** Versions of this protocol that it supports. */
    readonly protocol: readonly number[];
    /** Version of the app, and of the data that it shows. */
    readonly app: string;
    readonly data: string;
    readonly commands: readonly CommandName[];
    readonly allow: readonly Permission[];
    /** A new id for each load of the frame. */
    readonly session: string;
  };
  readonly viewchange: Linked;
  readonly select: { readonly area: string | null; readonly name: BilingualText | null };
  readonly error: { readonly code: IssueCode; readonly message: string };
  /** A paging key was pressed while the frame has the focus, and the map has no use for it. Needs no permission. */
  readonly key: { readonly key: PagingKey };
  /** Another step is shown, or a story no more. */
  readonly step: ShownStep | NoStep;
}
export const EVENT_NAMES = ['ready', 'viewchange', 'select', 'error', 'key', 'step'] as const;
export type EventName = keyof Events;
export type Ready = Events['ready'];

interface Envelope {
  readonly layoutMap: number;
}
/** From the host: answered by the event `ready`, at once or when the map accepts commands. */
export interface Hello extends Envelope {
  readonly kind: 'hello';
}
export interface Request extends Envelope {
  readonly kind: 'request';
  /** Chosen by the host, unique; repeated in the answer. */
  readonly id: string;
  readonly command: string;
  readonly params?: unknown;
}
export interface Result extends Envelope {
  readonly kind: 'result';
  readonly id: string;
  readonly value: unknown;
}
export interface Issue extends Envelope {
  readonly kind: 'issue';
  /** Id of the request; absent if the message had none. */
  readonly id?: string;
  readonly code: IssueCode;
  /** In English, for developers of the host page. */
  readonly message: string;
  /** With `unknown-version`: the supported versions. */
  readonly supported?: readonly number[];
}
export type Event = {
  readonly [Name in EventName]: Envelope & {
    readonly kind: 'event';
    readonly name: Name;
    readonly value: Events[Name];
  };
}[EventName];
export type FromHost = Hello | Request;
export type FromMap = Result | Issue | Event;

/** The result of parsing a message. @internal */
export type Parsed<Message> =
  | { readonly ok: true; readonly message: Message }
  /** Not a message of this protocol: other scripts post to frames too, so it is not answered. */
  | { readonly ok: false; readonly foreign: true }
  | { readonly ok: false; readonly foreign: false; readonly issue: Issue };

/**
 * Scheme, ASCII host name, IPv4 or IPv6 address, optional port. Characters that a URL's host allows but that mean
 * something else here (`*`, `&`) do not match.
 */
const ORIGIN = /^https?:\/\/(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

/**
 * Whether a text is the origin of a page, exactly as `URL.origin` writes it: scheme, host, and the port where it is not
 * the scheme's own. No path, no `null` of a page without an origin, and no wildcard, which a URL's host would let
 * through.
 */
export function isOrigin(text: string): boolean {
  if (!ORIGIN.test(text)) return false;
  try {
    return new URL(text).origin === text;
  } catch {
    return false;
  }
}

/** The size limit of a message to a map, as `isWithin` counts it. @internal */
export const MESSAGE_MAX_CHARACTERS = 65_536;
const MESSAGE_MAX_DEPTH = 6;
const ID_MAX_CHARACTERS = 64;
const NAME_MAX_CHARACTERS = 80;
const LINK_MAX_CHARACTERS = 2000;
const STEP_MAX = 10_000;
export const SCREENSHOT_SIZE_PX = { min: 64, max: 4096 } as const;

type Fields = Readonly<Record<string, unknown>>;

/** A plain object, as structured cloning makes it: no array, no Map, no Blob. */
function isFields(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * Whether a value is plain data within the size limit. Every value counts 1, a text also its length, a field the length
 * of its name. The walk stops at the limit, so that a huge message costs no more than a small one; a cycle ends at the
 * maximum depth.
 */
function isWithin(value: unknown, limit = MESSAGE_MAX_CHARACTERS): boolean {
  let left = limit;
  const walk = (part: unknown, depth: number): boolean => {
    left -= typeof part === 'string' ? part.length + 1 : 1;
    if (left < 0) return false;
    if (typeof part !== 'object' || part === null) return true;
    if (depth === 0) return false;
    if (Array.isArray(part)) {
      if (part.length > left) return false;
      for (let index = 0; index < part.length; index += 1) if (!walk(part[index], depth - 1)) return false;
      return true;
    }
    if (!isFields(part)) return false;
    for (const key in part) {
      left -= key.length;
      if (!walk(part[key], depth - 1)) return false;
    }
    return true;
  };
  return walk(value, MESSAGE_MAX_DEPTH);
}

const isText = (value: unknown, max: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= max;
const idOf = (fields: Fields): string | undefined => (isText(fields.id, ID_MAX_CHARACTERS) ? fields.id : undefined);

/** An issue message; without an id if the message that it answers had none. @internal */
export function issue(id: string | undefined, code: IssueCode, message: string): Issue {
  return {
    layoutMap: PROTOCOL_VERSION,
    kind: 'issue',
    ...(id === undefined ? {} : { id }),
    code,
    message,
    ...(code === 'unknown-version' ? { supported: SUPPORTED_VERSIONS } : {}),
  };
}

const refuse = (id: string | undefined, code: IssueCode, message: string): Parsed<never> => ({
  ok: false,
  foreign: false,
  issue: issue(id, code, message),
});

/** Parses a message from a host. Never throws. @internal */
export function parseFromHost(data: unknown): Parsed<FromHost> {
  if (!isFields(data) || !Object.hasOwn(data, 'layoutMap')) return { ok: false, foreign: true };
  const id = idOf(data);
  const { layoutMap, kind, command, params } = data;
  if (typeof layoutMap !== 'number' || !SUPPORTED_VERSIONS.includes(layoutMap))
    return refuse(id, 'unknown-version', `This map speaks version ${SUPPORTED_VERSIONS.join(', ')} of the protocol.`);
  if (!isWithin(data))
    return refuse(id, 'too-large', `A message holds at most ${MESSAGE_MAX_CHARACTERS} characters of plain data.`);
  if (kind === 'hello') return { ok: true, message: { layoutMap, kind } };
  if (kind !== 'request') return refuse(id, 'invalid', 'A host sends messages of kind "hello" and "request".');
  if (id === undefined)
    return refuse(id, 'invalid', `A request needs an id: a text of 1 to ${ID_MAX_CHARACTERS} characters.`);
  if (!isText(command, NAME_MAX_CHARACTERS)) return refuse(id, 'invalid', 'A request names its command.');
  return { ok: true, message: { layoutMap, kind, id, command, ...(params === undefined ? {} : { params }) } };
}

/** Parses a message from a map; undefined if it is not of this protocol and version. Never throws. */
export function parseFromMap(data: unknown): FromMap | undefined {
  if (!isFields(data) || data.layoutMap !== PROTOCOL_VERSION) return undefined;
  const { layoutMap, kind, name, value, code, message, supported } = data;
  const id = idOf(data);
  if (kind === 'result')
    return id === undefined || !Object.hasOwn(data, 'value') ? undefined : { layoutMap, kind, id, value };
  if (kind === 'issue') {
    if (typeof message !== 'string' || !ISSUE_CODES.some((known) => known === code)) return undefined;
    return {
      layoutMap,
      kind,
      ...(id === undefined ? {} : { id }),
      code: code as IssueCode,
      message,
      ...(Array.isArray(supported) ? { supported: supported.filter((version) => typeof version === 'number') } : {}),
    };
  }
  if (kind !== 'event' || !isFields(value) || !EVENT_NAMES.some((known) => known === name)) return undefined;
  if (
    name === 'ready' &&
    !(isText(value.session, ID_MAX_CHARACTERS) && Array.isArray(value.commands) && Array.isArray(value.allow))
  )
    return undefined;
  // The frame has the origin that the host trusts and runs this code, so the value is not validated beyond the
  // envelope.
  return { layoutMap, kind, name, value } as unknown as Event;
}

/** @internal */
interface Command<Name extends CommandName> {
  readonly permission: Permission;
  /** The parameters, or undefined if they are invalid. */
  readonly read: (params: Fields) => Params<Name> | undefined;
}

const has = (params: Fields, ...allowed: readonly string[]) =>
  Object.keys(params).every((key) => allowed.includes(key));
const isId = (value: unknown): value is string =>
  isText(value, NAME_MAX_CHARACTERS) && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);
const isStep = (value: unknown): value is StepReference => isId(value) || isInteger(value, 1, STEP_MAX);
const isIdOrNull = (value: unknown): value is string | null => value === null || isId(value);
const isInteger = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const isOptional = <Known>(value: unknown, is: (value: unknown) => value is Known): value is Known | undefined =>
  value === undefined || is(value);
const isLanguage = (value: unknown): value is LanguageCode => isText(value, 3) && /^[a-z]{2,3}$/.test(value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isPixels = (value: unknown): value is number => isInteger(value, SCREENSHOT_SIZE_PX.min, SCREENSHOT_SIZE_PX.max);

/** Latitudes are limited to those of Web Mercator; a box does not cross the antimeridian. */
function isBounds(value: unknown): value is Bounds {
  if (!Array.isArray(value) || value.length !== 4 || !value.every((part) => Number.isFinite(part))) return false;
  const [west, south, east, north] = value as readonly number[] as Bounds;
  return west >= -180 && east <= 180 && south >= -85 && north <= 85 && west < east && south < north;
}

/** Every command with the permission that it needs and the guard of its parameters. @internal */
export const COMMANDS: { readonly [Name in CommandName]: Command<Name> } = {
  getView: { permission: 'read', read: (params) => (has(params) ? {} : undefined) },
  setView: {
    permission: 'view',
    read: (params) => {
      const { link } = params;
      // Only a query: with a whole address the host would expect more than the View to change.
      const isQuery = typeof link === 'string' && link.length <= LINK_MAX_CHARACTERS && !/#|:\/\//.test(link);
      return has(params, 'link') && isQuery ? { link } : undefined;
    },
  },
  select: {
    permission: 'view',
    read: (params) => (has(params, 'area') && isIdOrNull(params.area) ? { area: params.area } : undefined),
  },
  filter: {
    permission: 'view',
    read: (params) => {
      const { figures, ...ids } = params;
      const fits =
        has(params, 'industry', 'role', 'kind', 'standing', 'figures') &&
        Object.values(ids).every(isIdOrNull) &&
        isOptional(figures, isBoolean);
      // Just checked, key by key.
      return fits ? (params as Filter) : undefined;
    },
  },
  setYear: {
    permission: 'view',
    read: (params) => {
      const { asof } = params;
      return has(params, 'asof') && (asof === null || isInteger(asof, 1000, 2999)) ? { asof } : undefined;
    },
  },
  fit: {
    permission: 'view',
    read: (params) => {
      const { target } = params;
      return has(params, 'target') && (isId(target) || isBounds(target)) ? { target } : undefined;
    },
  },
  describe: {
    permission: 'read',
    read: (params) => {
      const { lang } = params;
      return has(params, 'lang') && isOptional(lang, isLanguage) ? (lang ? { lang } : {}) : undefined;
    },
  },
  screenshot: {
    permission: 'screenshot',
    read: (params) => {
      const { format, width, height } = params;
      if (!has(params, 'format', 'width', 'height') || (format !== 'png' && format !== 'svg')) return undefined;
      if (!isOptional(width, isPixels) || !isOptional(height, isPixels)) return undefined;
      return { format, ...(width && { width }), ...(height && { height }) };
    },
  },
  story: {
    permission: 'view',
    read: (params) => {
      const { story, step } = params;
      if (!has(params, 'story', 'step') || !isIdOrNull(story) || !isOptional(step, isStep)) return undefined;
      return { story, ...(step !== undefined && { step }) };
    },
  },
  goToStep: {
    permission: 'view',
    read: (params) => (has(params, 'step') && isStep(params.step) ? { step: params.step } : undefined),
  },
  next: { permission: 'view', read: (params) => (has(params) ? {} : undefined) },
  previous: { permission: 'view', read: (params) => (has(params) ? {} : undefined) },
  step: {
    permission: 'view',
    read: (params) => {
      const { to } = params;
      const isNumber = (value: unknown): value is number => isInteger(value, 0, STEP_MAX);
      return has(params, 'to') && isOptional(to, isNumber) ? (to === undefined ? {} : { to }) : undefined;
    },
  },
};

export const COMMAND_NAMES = [
  'getView',
  'setView',
  'select',
  'filter',
  'setYear',
  'fit',
  'describe',
  'screenshot',
  'story',
  'goToStep',
  'next',
  'previous',
  'step',
] as const;

/** A request whose command exists and is permitted, with valid parameters. @internal */
export type ReadCommand = {
  readonly [Name in CommandName]: { readonly command: Name; readonly params: Params<Name> };
}[CommandName];

/** Validates the command of a request against the permissions of the frame. Never throws. @internal */
export function readCommand({ id, command, params }: Request, allow: readonly Permission[]): Parsed<ReadCommand> {
  if (!Object.hasOwn(COMMANDS, command))
    return refuse(id, 'unknown-command', `There is no command of that name; there are ${COMMAND_NAMES.join(', ')}.`);
  const name = command as CommandName;
  const { permission, read } = COMMANDS[name];
  if (!allow.includes(permission))
    return refuse(
      id,
      'not-allowed',
      `${name} needs "${permission}" in the frame's address: #host=…&allow=${permission}.`,
    );
  const given = params === undefined ? {} : params;
  const known = isFields(given) ? read(given) : undefined;
  if (!known) return refuse(id, 'invalid', `The parameters are not those that ${name} takes.`);
  if (name === 'step') return refuse(id, 'reserved', 'The name is kept: goToStep shows a step.');
  // The guard of this command has checked them; TypeScript cannot correlate the two unions.
  return { ok: true, message: { command: name, params: known } as ReadCommand };
}

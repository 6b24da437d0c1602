/**
 * The windows of one talk in step: the audience's screen, the speaker's desk, and more of either. There is no main
 * window and no server. Each window holds the whole state and tells it whole; of two states the one with the higher
 * stamp is right, everywhere and in whatever order they arrive. So a message may be late or lost, and a window may be
 * closed, reloaded, opened again or hidden: whoever is there answers a `hello` with what it knows. Nothing here waits
 * for a frame or a timer, which a hidden window does not get.
 */
import { isLanguage } from '#domain/vocabulary/languages.ts';
import { type Command, command, type Presentation, SCREENS } from './model.ts';

const MESSAGE_VERSION = 1;
const KINDS = ['hello', 'state', 'bye', 'prepare'] as const;
export const ROLES = ['screen', 'desk'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Each command counts on from the highest number that its window has seen. Two windows that did so at the same time are
 * told apart by the id of the one that wrote.
 */
interface Stamp {
  readonly rev: number;
  /** The window that wrote the state, which need not be the one that tells it. */
  readonly by: string;
}
interface Stamped extends Stamp {
  readonly state: Presentation;
}
/** What a window says of itself; each has its own, so that no stamp is needed. */
export interface Report {
  /** Files that the talk may need in this window: all, those that are here, and the names of those that failed. */
  readonly need: number;
  readonly have: number;
  readonly failed: readonly string[];
  /** Whether the window keeps the display on; null: it cannot. */
  readonly isAwake: boolean | null;
}
const NO_REPORT: Report = { need: 0, have: 0, failed: [], isAwake: null };

interface Message extends Stamped {
  readonly v: typeof MESSAGE_VERSION;
  /**
   * `hello` asks for an answer; `bye`: the window is being closed or left; `prepare`: whoever lacks files fetches them.
   */
  readonly kind: (typeof KINDS)[number];
  readonly from: string;
  readonly role: Role;
  readonly report: Report;
}

/** What is used of a BroadcastChannel. */
export interface Port {
  readonly postMessage: (message: unknown) => void;
  readonly close: () => void;
  onmessage: ((event: MessageEvent) => unknown) | null;
}

export interface TalkOptions {
  readonly port: Port;
  /** Of this window, and of this time that it is open. */
  readonly id: string;
  readonly role: Role;
  /** What to begin with when no other window is there and nothing was saved. */
  readonly initial: Presentation;
  /** The ids of the steps of a story; empty before it has loaded. */
  readonly stepsOf: (story: string) => readonly string[];
  readonly now: () => number;
  /** Survives a reload of the window (`sessionStorage`). Neither may throw. */
  readonly saved: () => string | null;
  readonly save: (text: string) => void;
}

/** What a window says of its talk. */
export interface Talk {
  readonly id: string;
  readonly state: () => Presentation;
  /** Windows of a role that are open elsewhere, as far as they have said so: what each reports. */
  readonly others: (role: Role) => readonly Report[];
  /** A window with another version of these messages has spoken. It is not understood, and does not follow. */
  readonly hasStranger: () => boolean;
  /** Applies a command here, tells it, and calls the listeners. */
  readonly send: (asked: Command) => void;
  /** Asks and tells: after a window was frozen, asleep or in the back-forward cache. */
  readonly hello: () => void;
  /** Tells what this window says of itself. */
  readonly report: (report: Report) => void;
  /** Wishes that all other windows have their files. */
  readonly prepare: () => void;
  /** Calls when another window wishes so. @returns a function that stops it. */
  readonly onPrepare: (listener: () => void) => () => void;
  /** Calls after each change of state, others or stranger. @returns a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The window is being left. `hello` takes part again, if the browser kept it. */
  readonly bye: () => void;
  readonly close: () => void;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0;
const isOneOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value =>
  values.some((one) => one === value);

function isState(value: unknown): value is Presentation {
  if (!isRecord(value) || !isRecord(value.timer)) return false;
  const { story, step, excursion, screen, timer, entered, language } = value;
  return (
    isText(story) &&
    isText(step) &&
    (excursion === null || typeof excursion === 'string') &&
    isOneOf(SCREENS, screen) &&
    (timer.runningSince === null || isCount(timer.runningSince)) &&
    isCount(timer.used) &&
    isCount(entered) &&
    (language === null || isLanguage(language))
  );
}

const isStamped = (value: unknown): value is Stamped =>
  isRecord(value) && isCount(value.rev) && typeof value.by === 'string' && isState(value.state);

const isReport = (value: unknown): value is Report =>
  isRecord(value) &&
  isCount(value.need) &&
  isCount(value.have) &&
  Array.isArray(value.failed) &&
  value.failed.every(isText) &&
  (value.isAwake === null || typeof value.isAwake === 'boolean');

const isMessage = (value: unknown): value is Message =>
  isRecord(value) &&
  value.v === MESSAGE_VERSION &&
  isOneOf(KINDS, value.kind) &&
  isText(value.from) &&
  isOneOf(ROLES, value.role) &&
  isReport(value.report) &&
  isStamped(value);

/** Positive: the first is the later one. */
const compare = (a: Stamp, b: Stamp): number => a.rev - b.rev || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0);

/** What a reload left, if it is whole. */
function restore(text: string | null): Stamped | undefined {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isStamped(value) ? { rev: value.rev, by: value.by, state: value.state } : undefined;
  } catch {
    return undefined;
  }
}

/** Takes part in a talk, and says hello. */
export function joinTalk(options: TalkOptions): Talk {
  const { port, id, role, stepsOf, now } = options;
  // An initial state loses against every state that somebody has written, and against no other initial state twice:
  // the ids decide.
  let own: Stamped = restore(options.saved()) ?? { rev: 0, by: id, state: options.initial };
  let report = NO_REPORT;
  const others = new Map<string, Pick<Message, 'role' | 'report'>>();
  let hasStranger = false;
  const listeners = new Set<() => void>();
  const preparers = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const tell = (kind: Message['kind']) =>
    port.postMessage({ v: MESSAGE_VERSION, kind, from: id, role, report, ...own } satisfies Message);
  const set = (next: Stamped) => {
    own = next;
    options.save(JSON.stringify(own));
  };

  function hear(message: Message): void {
    const order = compare(message, own);
    const before = others.get(message.from);
    if (message.kind === 'bye') others.delete(message.from);
    else others.set(message.from, { role: message.role, report: message.report });
    const isNews = JSON.stringify(before) !== JSON.stringify(others.get(message.from));
    if (order > 0) set({ rev: message.rev, by: message.by, state: message.state });
    // Who knows less is told, whatever it said; a `hello` also wants to know who is there.
    if (order < 0 || message.kind === 'hello') tell('state');
    if (order > 0 || isNews) changed();
    if (message.kind === 'prepare') for (const listener of [...preparers]) listener();
  }
  port.onmessage = ({ data }) => {
    if (isMessage(data)) hear(data);
    else if (!hasStranger) {
      hasStranger = true;
      changed();
    }
  };
  tell('hello');

  return {
    id,
    state: () => own.state,
    others: (wanted) => [...others.values()].filter((one) => one.role === wanted).map((one) => one.report),
    hasStranger: () => hasStranger,
    send(asked) {
      const state = command(own.state, asked, { steps: stepsOf(own.state.story), now: now() });
      if (state === own.state) return;
      set({ rev: own.rev + 1, by: id, state });
      // Before whoever draws it here: the other window draws at the same time.
      tell('state');
      changed();
    },
    hello: () => tell('hello'),
    report(next) {
      report = next;
      tell('state');
    },
    prepare: () => tell('prepare'),
    onPrepare(listener) {
      preparers.add(listener);
      return () => preparers.delete(listener);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    bye: () => tell('bye'),
    close() {
      tell('bye');
      port.onmessage = null;
      port.close();
      listeners.clear();
      preparers.clear();
    },
  };
}

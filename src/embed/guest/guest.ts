/**
 * The map's side: accepts commands from the one host that its address names, and sends it events. Requests are
 * performed one after the other in order of arrival, so that a screenshot shows the effect of the request before it.
 */
import { catalogueOf, selectedArea } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import {
  COMMAND_NAMES,
  COMMANDS,
  type EventName,
  type Events,
  type FromMap,
  issue,
  PROTOCOL_VERSION,
  parseFromHost,
  type ReadCommand,
  type Ready,
  type Request,
  readCommand,
  SUPPORTED_VERSIONS,
} from '../protocol/messages.ts';
import type { Grant } from './grant.ts';
import { unusedPagingKey } from './keys.ts';
import { CommandIssue, createPerform, type GuestPort, linkOf, shownStepOf } from './perform.ts';
import { createRateLimit } from './rate-limit.ts';

/**
 * Further messages within a second are dropped unread: nobody can follow more changes, and the page stays responsive.
 */
export const MESSAGES_PER_SECOND = 200;
/** Maximum of queued screenshots; each takes a good part of a second. */
export const SCREENSHOTS_WAITING_MAX = 4;
/** Timeout of a request, so that a slow screenshot does not block the queue. */
const REQUEST_MAX_MS = 20_000;
const VIEW_CHANGE_THROTTLE_MS = 250;
/** Time slice for requests; then the event loop gets a turn. */
const SLICE_MS = 8;
/** Number of ids that are kept to detect duplicates. */
const IDS_REMEMBERED = 1000;

/** The part of the window that the guest uses, so that tests can replace it. */
export interface GuestWindow extends Pick<EventTarget, 'addEventListener'> {
  readonly parent: { readonly postMessage: (message: unknown, options: WindowPostMessageOptions) => void };
}

export interface GuestOptions extends GuestPort, Pick<Ready, 'app' | 'data'> {
  readonly store: MapStore;
  readonly grant: Grant;
  readonly window: GuestWindow;
}

interface Waiting extends Pick<Request, 'id'> {
  readonly read: ReadCommand;
}

/** Yields to the event loop. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A set of the most recent ids. */
function createRecentIds(size: number) {
  const known = new Set<string>();
  return {
    /** Adds an id. @returns false if it was there already. */
    add(id: string): boolean {
      if (known.has(id)) return false;
      known.add(id);
      // A Set keeps the order of insertion: the first is the oldest.
      for (const oldest of known) {
        if (known.size <= size) break;
        known.delete(oldest);
      }
      return true;
    },
  };
}

async function withinTime<Outcome>(work: Promise<Outcome>): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It took too long.')), REQUEST_MAX_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Starts listening to the host. Returns a function that stops it. */
export function startGuest({ store, grant, window, app, data, ...port }: GuestOptions): () => void {
  const { host, allow } = grant;
  const ending = new AbortController();
  const perform = createPerform(store, port);
  const limit = createRateLimit(MESSAGES_PER_SECOND, () => performance.now());
  const ids = createRecentIds(IDS_REMEMBERED);
  const queue: Waiting[] = [];
  const mayRead = allow.includes('read');

  const post = (message: FromMap, transfer: Transferable[] = []) =>
    window.parent.postMessage(message, { targetOrigin: host, transfer });
  const emit = <Name extends EventName>(name: Name, value: Events[Name]) =>
    // The signature pairs name and value; TypeScript cannot express that as a union.
    post({ layoutMap: PROTOCOL_VERSION, kind: 'event', name, value } as unknown as FromMap);

  const ready: Ready = {
    protocol: SUPPORTED_VERSIONS,
    app,
    data,
    commands: COMMAND_NAMES.filter((name) => name !== 'step' && allow.includes(COMMANDS[name].permission)),
    allow,
    session: crypto.getRandomValues(new Uint32Array(2)).join('-'),
  };
  function announce(state: State): void {
    const { catalogue } = state;
    if (catalogue.status === 'ready') {
      emit('ready', ready);
      const shown = shownStepOf(state);
      // It may have been there before the host was.
      if (mayRead && shown.story !== null) emit('step', shown);
    } else if (catalogue.status === 'failed')
      emit('error', { code: 'failed', message: `${catalogue.file}: ${catalogue.reason}` });
  }

  /** What of the frame's own address could not be used; that of a `setView` is in its result. */
  function announceIssues({ session }: State): void {
    for (const { key, value } of session.linkIssues)
      emit('error', { code: 'not-found', message: `The map has no ${key} "${value}".` });
  }

  async function answer({ id, read }: Waiting): Promise<void> {
    try {
      const value = await withinTime(perform(read));
      const bytes = read.command === 'screenshot' && (value as { readonly data: unknown }).data;
      if (!ending.signal.aborted)
        post({ layoutMap: PROTOCOL_VERSION, kind: 'result', id, value }, bytes instanceof ArrayBuffer ? [bytes] : []);
    } catch (error) {
      const code = error instanceof CommandIssue ? error.code : 'failed';
      if (!ending.signal.aborted)
        post(issue(id, code, error instanceof Error ? error.message.slice(0, 200) : String(error)));
    }
  }

  let working = false;
  async function work(): Promise<void> {
    if (working) return;
    working = true;
    let began = performance.now();
    // The current request stays in the queue while it is performed, so that it counts towards the limits.
    for (let next = queue[0]; next && !ending.signal.aborted; next = queue[0]) {
      await answer(next);
      queue.shift();
      if (performance.now() - began < SLICE_MS) continue;
      await pause();
      began = performance.now();
    }
    working = false;
  }

  function request(message: Request) {
    const { id } = message;
    const parsed = readCommand(message, allow);
    if (!ids.add(id)) return post(issue(id, 'invalid', 'This id was used before; each request has its own.'));
    if (!parsed.ok) return parsed.foreign ? undefined : post(parsed.issue);
    if (catalogueOf(store.getState()) === undefined)
      return post(issue(id, 'not-ready', 'The map is loading: wait for "ready".'));
    const isPicture = ({ read }: Pick<Waiting, 'read'>) => read.command === 'screenshot';
    const waiting = { id, read: parsed.message };
    if (
      queue.length >= MESSAGES_PER_SECOND ||
      (isPicture(waiting) && queue.filter(isPicture).length >= SCREENSHOTS_WAITING_MAX)
    )
      return post(issue(id, 'too-many', 'Too many requests wait already: send the next when an answer has come.'));
    queue.push(waiting);
    void work();
  }

  function receive(event: MessageEvent): void {
    // `event.data` is not touched before source, origin and rate limit are checked: reading it deserialises the
    // message.
    if (event.source !== window.parent || event.origin !== host) return;
    const { within, first } = limit.take();
    if (!within && !first) return;
    // The size of a message is known only once it has been read, which takes seconds for a million fields: the host
    // that sent it is then not heard for a while, so that clicks are.
    const began = performance.now();
    const parsed = parseFromHost(event.data);
    if (!parsed.ok) limit.spend(performance.now() - began);
    if (!within) {
      const id = parsed.ok ? (parsed.message.kind === 'request' ? parsed.message.id : undefined) : undefined;
      post(
        issue(
          id,
          'too-many',
          `More than ${MESSAGES_PER_SECOND} messages came in a second; the rest of that second's are dropped.`,
        ),
      );
    } else if (!parsed.ok) {
      if (!parsed.foreign) post(parsed.issue);
    } else if (parsed.message.kind === 'hello') announce(store.getState());
    else request(parsed.message);
  }

  let lastStep = JSON.stringify(shownStepOf(store.getState()));
  function announceStep(state: State): void {
    const shown = shownStepOf(state);
    const now = JSON.stringify(shown);
    if (now === lastStep) return;
    lastStep = now;
    emit('step', shown);
  }

  let lastLink = linkOf(store.getState());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const emitViewChange = () => {
    timer = undefined;
    const link = linkOf(store.getState());
    if (link === lastLink) return;
    lastLink = link;
    emit('viewchange', { link });
  };
  const unsubscribe = store.subscribe((state, previous) => {
    // A catalogue that failed is reported with the failures below.
    if (state.catalogue !== previous.catalogue && state.catalogue.status === 'ready') announce(state);
    if (state.session.failures !== previous.session.failures) {
      const news = state.session.failures.filter((failure) => !previous.session.failures.includes(failure));
      for (const { file, reason } of news) emit('error', { code: 'failed', message: `${file}: ${reason}` });
    }
    if (state.session.linkIssues !== previous.session.linkIssues) announceIssues(state);
    if (!mayRead || state.catalogue.status !== 'ready') return;
    // The story of a View may come after it.
    if (state.view !== previous.view || state.story !== previous.story) announceStep(state);
    if (state.view === previous.view) return;
    if (state.view.area !== previous.view.area)
      emit('select', { area: state.view.area, name: selectedArea(state)?.name ?? null });
    timer ??= setTimeout(emitViewChange, VIEW_CHANGE_THROTTLE_MS);
  });

  // A window's `message` event is a `MessageEvent`; `EventTarget` only knows `Event`.
  window.addEventListener('message', receive as unknown as EventListener, { signal: ending.signal });
  // A frame that has the focus gets every key: without this a presenter's clicker would be dead after one click on it.
  window.addEventListener(
    'keydown',
    ((event: KeyboardEvent) => {
      const key = unusedPagingKey(event);
      if (key !== undefined) emit('key', { key });
    }) as unknown as EventListener,
    { signal: ending.signal },
  );
  announce(store.getState());
  announceIssues(store.getState());
  return () => {
    ending.abort();
    unsubscribe();
    clearTimeout(timer);
  };
}

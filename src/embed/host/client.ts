/**
 * The host page's side: commands an embedded map, and hears of what happens in it. No dependency.
 *
 *     const map = connectLayoutMap(iframe, { origin: 'https://maps.example.org' });
 *     await map.select({ area: 'songjiang' });
 *     map.on('select', ({ area }) => …);
 */
import {
  COMMAND_NAMES,
  type CommandName,
  type EventName,
  type Events,
  type IssueCode,
  isOrigin,
  type Params,
  PROTOCOL_VERSION,
  parseFromMap,
  type Ready,
  type Value,
} from '../protocol/messages.ts';

const TIMEOUT_MS = 10_000;

export interface ConnectOptions {
  /** Origin of the frame's address, exactly as `new URL(address).origin` gives it. Nothing is sent to, or heard from, any other. */
  readonly origin: string;
  /** Closes the connection. */
  readonly signal?: AbortSignal;
  /** How long a request waits for its answer, from the call; 10 000 by default. */
  readonly timeoutMs?: number;
}

export interface RequestOptions {
  /** Gives the request up: its promise rejects with the signal's reason, and a late answer is ignored. */
  readonly signal?: AbortSignal;
}

/** Why a request came to nothing: an issue of the map, or of the way to it. */
export class LayoutMapError extends Error {
  readonly code: IssueCode | 'timeout' | 'closed' | 'reloaded';
  /** With `unknown-version`: the versions that the map speaks. */
  readonly supported: readonly number[] | undefined;

  constructor(code: LayoutMapError['code'], message: string, supported?: readonly number[]) {
    super(message);
    this.name = 'LayoutMapError';
    this.code = code;
    this.supported = supported;
  }
}

/** One method for each command. Each rejects with a `LayoutMapError`, or with the reason of the signal that ended it. */
type CommandMethods = {
  readonly [Name in CommandName]: (
    ...rest: Record<string, never> extends Params<Name>
      ? [params?: Params<Name>, options?: RequestOptions]
      : [params: Params<Name>, options?: RequestOptions]
  ) => Promise<Value<Name>>;
};

export interface LayoutMapClient extends CommandMethods {
  /**
   * What the map is and may be asked; resolves as soon as it says so, and waits as long as that takes: a lazy frame loads when it is
   * approached. Rejects when the connection is closed before. Requests made earlier wait for it.
   */
  readonly ready: Promise<Ready>;
  /** Calls the listener at each event (`ready` again each time the frame was loaded again). Returns a function that ends it. */
  readonly on: <Name extends EventName>(event: Name, listener: (value: Events[Name]) => void) => () => void;
  /** Ends the connection; what is under way rejects with `closed`. */
  readonly close: () => void;
}

interface Pending {
  readonly message: object;
  /** To the frame as it was loaded then; undefined while it waits for `ready`. */
  session: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Connects to the map in a frame whose address ends in `#host=<origin of this page>&allow=…`. Either may load first, and a
 * frame that is loaded again is connected to again.
 *
 * Messages go to the exact origin and are taken from the exact window and origin alone. A frame that is sandboxed without
 * `allow-same-origin` has no origin to check; it shows the map and is not commanded.
 *
 * @throws TypeError when `origin` is not an origin.
 */
export function connectLayoutMap(iframe: HTMLIFrameElement, options: ConnectOptions): LayoutMapClient {
  const { origin, signal, timeoutMs = TIMEOUT_MS } = options;
  // "null", "*", a path or a wildcard would each let somebody else listen in.
  if (!isOrigin(origin)) throw new TypeError(`Not an origin: ${origin}`);
  const page = iframe.ownerDocument.defaultView;
  if (!page) throw new TypeError('The frame is in no window.');

  const ending = new AbortController();
  const pending = new Map<string, Pending>();
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  /** Ids of two clients of one frame, or of two loads of a page, are never the same: an answer finds its own request. */
  const prefix = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let count = 0;
  let session: string | undefined;
  let becomeReady: (value: Ready) => void = () => undefined;
  let failReady: (reason: unknown) => void = () => undefined;
  const ready = new Promise<Ready>((resolve, reject) => {
    becomeReady = resolve;
    failReady = reject;
  });
  // Who does not ask for it need not catch it.
  ready.catch(() => undefined);

  const post = (message: object) =>
    iframe.contentWindow?.postMessage({ layoutMap: PROTOCOL_VERSION, ...message }, origin);
  const send = (request: Pending) => {
    request.session = session;
    post(request.message);
  };
  const settle = (id: string): Pending | undefined => {
    const request = pending.get(id);
    pending.delete(id);
    return request;
  };

  function tell(name: EventName, value: unknown): void {
    for (const listener of listeners.get(name) ?? [])
      try {
        // Each listener was added under the name of its event.
        (listener as (value: unknown) => void)(value);
      } catch (error) {
        // A fault of one listener is the page's to see, and not the other listeners' to bear.
        reportError(error);
      }
  }

  function receive({ source, origin: from, data }: MessageEvent): void {
    if (from !== origin || source === null || source !== iframe.contentWindow) return;
    const message = parseFromMap(data);
    if (!message) return;
    if (message.kind === 'result') settle(message.id)?.resolve(message.value);
    else if (message.kind === 'issue') {
      if (message.id !== undefined)
        settle(message.id)?.reject(new LayoutMapError(message.code, message.message, message.supported));
    } else {
      if (message.name === 'ready') {
        // The answer to another client's hello.
        if (message.value.session === session) return;
        session = message.value.session;
        for (const [id, request] of pending)
          if (request.session === undefined) send(request);
          else
            settle(id)?.reject(
              new LayoutMapError('reloaded', 'The frame was loaded again before the map had answered.'),
            );
        becomeReady(message.value);
      }
      tell(message.name, message.value);
    }
  }

  /** Until the frame has left its first, empty page there is nobody of that origin in it, and the browser would complain. */
  const isEmpty = () => {
    try {
      return iframe.contentWindow?.location.href === 'about:blank';
    } catch {
      return false;
    }
  };
  const greet = () => {
    if (!isEmpty()) post({ kind: 'hello' });
  };

  function close(reason?: unknown): void {
    if (ending.signal.aborted) return;
    ending.abort();
    const error = reason ?? new LayoutMapError('closed', 'The connection to the map was closed.');
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    listeners.clear();
    failReady(error);
  }

  async function request(
    command: CommandName,
    params?: object,
    { signal: giveUp }: RequestOptions = {},
  ): Promise<unknown> {
    giveUp?.throwIfAborted();
    if (ending.signal.aborted) throw new LayoutMapError('closed', 'The connection to the map was closed.');
    count += 1;
    const id = `${prefix}-${count}`;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let onAbort = () => {};
    try {
      return await new Promise((resolve, reject) => {
        const entry: Pending = {
          message: { kind: 'request', id, command, ...(params && { params }) },
          session: undefined,
          resolve,
          reject,
        };
        onAbort = () => reject(giveUp?.reason);
        giveUp?.addEventListener('abort', onAbort);
        timer = setTimeout(() => {
          const why = entry.session
            ? 'The map has not answered in time.'
            : "No map has answered: is the frame loaded, and does its address end in #host= and this page's origin?";
          reject(new LayoutMapError('timeout', why));
        }, timeoutMs);
        pending.set(id, entry);
        if (session) send(entry);
      });
    } finally {
      pending.delete(id);
      clearTimeout(timer);
      giveUp?.removeEventListener('abort', onAbort);
    }
  }

  page.addEventListener('message', receive, { signal: ending.signal });
  iframe.addEventListener('load', greet, { signal: ending.signal });
  signal?.addEventListener('abort', () => close(signal.reason), { signal: ending.signal });
  if (signal?.aborted) close(signal.reason);
  else greet();

  const methods = Object.fromEntries(
    COMMAND_NAMES.map((command) => [
      command,
      (params?: object, more?: RequestOptions) => request(command, params, more),
    ]),
  );
  return {
    // One method per name of the list; what it resolves with is the map's word.
    ...(methods as unknown as CommandMethods),
    ready,
    on(event, listener) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return () => known.delete(listener);
    },
    close: () => close(),
  };
}

/**
 * The host page's side: sends commands to an embedded map and receives its events. No dependency.
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
  /**
   * Origin of the frame's address, exactly as `new URL(address).origin` returns it. No other origin is sent to or
   * accepted.
   */
  readonly origin: string;
  /** Closes the connection. */
  readonly signal?: AbortSignal;
  /** Timeout of a request, from the call; 10 000 by default. */
  readonly timeoutMs?: number;
}

export interface RequestOptions {
  /** Aborts the request: its promise rejects with the signal's reason, and a late answer is ignored. */
  readonly signal?: AbortSignal;
}

/** Why a request failed: an issue that the map returned, or a failure of the connection. */
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

/**
 * One method for each command. Each rejects with a `LayoutMapError`, or with the reason of the signal that ended it.
 */
type CommandMethods = {
  readonly [Name in CommandName]: (
    ...rest: Record<string, never> extends Params<Name>
      ? [params?: Params<Name>, options?: RequestOptions]
      : [params: Params<Name>, options?: RequestOptions]
  ) => Promise<Value<Name>>;
};

export interface LayoutMapClient extends CommandMethods {
  /**
   * Resolves with the versions, commands and permissions of the map when it is ready. No timeout: a lazy frame loads
   * when it comes near the viewport. Rejects if the connection is closed before. Earlier requests wait for it.
   */
  readonly ready: Promise<Ready>;
  /** Adds a listener (`ready` fires again each time the frame is reloaded). Returns a function that removes it. */
  readonly on: <Name extends EventName>(event: Name, listener: (value: Events[Name]) => void) => () => void;
  /** Closes the connection; pending requests reject with `closed`. */
  readonly close: () => void;
}

interface Pending {
  readonly message: object;
  /** Session of the frame that it was sent to; undefined while it waits for `ready`. */
  session: string | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Connects to the map in a frame whose address ends in `#host=<origin of this page>&allow=…`. Either may load first,
 * and a reloaded frame is reconnected.
 *
 * Messages are sent to the exact origin, and accepted from the exact window and origin only. A frame that is sandboxed
 * without `allow-same-origin` has no origin to check; it shows the map and takes no commands.
 *
 * @throws TypeError if `origin` is not an origin, or the frame has no window.
 */
export function connectLayoutMap(iframe: HTMLIFrameElement, options: ConnectOptions): LayoutMapClient {
  const { origin, signal, timeoutMs = TIMEOUT_MS } = options;
  // "null", "*", a path or a wildcard would each let other pages receive the messages.
  if (!isOrigin(origin)) throw new TypeError(`Not an origin: ${origin}`);
  const page = iframe.ownerDocument.defaultView;
  if (!page) throw new TypeError('The frame is in no window.');

  const ending = new AbortController();
  const pending = new Map<string, Pending>();
  const listeners = new Map<EventName, Set<(value: never) => void>>();
  /** Makes request ids unique across clients of one frame and reloads of a page. */
  const prefix = crypto.getRandomValues(new Uint32Array(2)).join('-');
  let count = 0;
  let session: string | undefined;
  let becomeReady: (value: Ready) => void = () => undefined;
  let failReady: (reason: unknown) => void = () => undefined;
  const ready = new Promise<Ready>((resolve, reject) => {
    becomeReady = resolve;
    failReady = reject;
  });
  // Without this a rejection that no caller handles would be reported as unhandled.
  ready.catch(() => undefined);

  const post = (message: object) =>
    iframe.contentWindow?.postMessage({ layoutMap: PROTOCOL_VERSION, ...message }, origin);
  const send = (request: Pending) => {
    request.session = session;
    post(request.message);
  };
  const take = (id: string): Pending | undefined => {
    const request = pending.get(id);
    pending.delete(id);
    return request;
  };

  function emit(name: EventName, value: unknown): void {
    for (const listener of listeners.get(name) ?? [])
      try {
        // Each listener was added under the name of its event.
        (listener as (value: unknown) => void)(value);
      } catch (error) {
        // An error in one listener is reported, and does not stop the others.
        reportError(error);
      }
  }

  function receive({ source, origin: from, data }: MessageEvent): void {
    if (from !== origin || source === null || source !== iframe.contentWindow) return;
    const message = parseFromMap(data);
    if (!message) return;
    if (message.kind === 'result') take(message.id)?.resolve(message.value);
    else if (message.kind === 'issue') {
      if (message.id !== undefined)
        take(message.id)?.reject(new LayoutMapError(message.code, message.message, message.supported));
    } else {
      if (message.name === 'ready') {
        // The answer to the hello of another client in this page.
        if (message.value.session === session) return;
        session = message.value.session;
        for (const [id, request] of pending)
          if (request.session === undefined) send(request);
          else
            take(id)?.reject(new LayoutMapError('reloaded', 'The frame was loaded again before the map had answered.'));
        becomeReady(message.value);
      }
      emit(message.name, message.value);
    }
  }

  /** While the frame is at its initial `about:blank`, posting to the map's origin would log an error in the console. */
  const isEmpty = () => {
    try {
      return iframe.contentWindow?.location.href === 'about:blank';
    } catch {
      return false;
    }
  };
  const sendHello = () => {
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
    { signal: requestSignal }: RequestOptions = {},
  ): Promise<unknown> {
    requestSignal?.throwIfAborted();
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
        onAbort = () => reject(requestSignal?.reason);
        requestSignal?.addEventListener('abort', onAbort);
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
      requestSignal?.removeEventListener('abort', onAbort);
    }
  }

  page.addEventListener('message', receive, { signal: ending.signal });
  iframe.addEventListener('load', sendHello, { signal: ending.signal });
  signal?.addEventListener('abort', () => close(signal.reason), { signal: ending.signal });
  if (signal?.aborted) close(signal.reason);
  else sendHello();

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

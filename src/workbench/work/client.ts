/** The page's side of a layer's worker: what it can do, as promises. */
import { type Answer, errorOf, type Request, type WorkName } from './protocol.ts';
import type { Work } from './work.ts';

type Values<Name extends WorkName> = Parameters<Work[Name]>;
type Value<Name extends WorkName> = Awaited<ReturnType<Work[Name]>>;

export interface LayerClient {
  /** Rejects with a `ReadFailure` for a file that cannot be read. */
  readonly ask: <Name extends Exclude<WorkName, 'open'>>(name: Name, ...values: Values<Name>) => Promise<Value<Name>>;
  readonly open: (file: Blob, progress: (share: number) => void) => Promise<void>;
  /** Ends the worker, whatever it is doing, and drops its data. What is asked of it never resolves. */
  readonly stop: () => void;
}

/** Where a message is sent and comes from; tests have one without a worker. */
export interface Line {
  readonly post: (request: Request) => void;
  readonly listen: (answered: (answer: Answer) => void, failed: (error: Error) => void) => void;
  readonly close: () => void;
}

/** @param address of `layer-worker.ts`, as `new Worker` takes it under the page's policy. */
export function workerLine(address: string): Line {
  const worker = new Worker(address, { type: 'module' });
  return {
    post: (request) => worker.postMessage(request),
    listen(answered, failed) {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => answered(data));
      worker.addEventListener('error', ({ message }) => failed(new Error(message || 'the worker did not load')));
    },
    close: () => worker.terminate(),
  };
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((share: number) => void) | undefined;
}

export function layerClient(line: Line): LayerClient {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  line.listen(
    (answer) => {
      const asked = waiting.get(answer.id);
      if (!asked) return;
      if ('progress' in answer) return asked.progress?.(answer.progress);
      waiting.delete(answer.id);
      if ('failure' in answer) asked.reject(errorOf(answer.failure));
      // What a method answers is what its type says.
      else asked.resolve(answer.value as never);
    },
    (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  );
  const send = <Name extends WorkName>(
    name: Name,
    values: readonly unknown[],
    progress?: (share: number) => void,
  ): Promise<Value<Name>> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject, progress });
      line.post({ id: last, name, values });
    });
  return {
    ask: (name, ...values) => send(name, values),
    open: (file, progress) => send('open', [file], progress),
    stop() {
      waiting.clear();
      line.close();
    },
  };
}

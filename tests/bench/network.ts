/** A line between server and browser: slower than the machine's own, the same for every page and worker of a browser. */
import type { ServerResponse } from 'node:http';

export interface Network {
  /** From a request to the first byte of its answer. Opening a connection costs nothing more, as all pages open as many. */
  readonly latencyMs: number;
  readonly megabitPerSecond: number;
}

/** Small beside what a line carries within a latency, so that answers that are under way at once share it. */
const PART_BYTES = 8_192;

/** Answers under way share one line: each part is sent when the parts before it have gone. */
export interface Line {
  readonly send: (response: ServerResponse, body: Buffer) => Promise<void>;
}

const until = (time: number) => new Promise<void>((resolve) => setTimeout(resolve, time - performance.now()));

export function lineOf({ latencyMs, megabitPerSecond }: Network): Line {
  const bytesPerMs = (megabitPerSecond * 1e6) / 8 / 1000;
  let freeAt = 0;
  return {
    async send(response, body) {
      await until(performance.now() + latencyMs);
      for (let from = 0; from < body.length && !response.destroyed; from += PART_BYTES) {
        const part = body.subarray(from, from + PART_BYTES);
        freeAt = Math.max(freeAt, performance.now()) + part.length / bytesPerMs;
        await until(freeAt);
        response.write(part);
      }
      response.end();
    },
  };
}

/** A simulated network connection: slower than the loopback, and shared by every page and worker of a browser. */
import type { ServerResponse } from 'node:http';

export interface Network {
  /**
   * Latency from a request to the first byte of its response. Opening a connection adds nothing: all pages open equally
   * many.
   */
  readonly latencyMs: number;
  readonly megabitPerSecond: number;
}

/** Chunk size: small compared with the bandwidth-delay product, so that concurrent responses share the connection. */
const PART_BYTES = 8_192;

/** Concurrent responses share one connection: each chunk is sent after the chunks queued before it. */
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

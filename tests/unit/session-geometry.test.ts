import type { FeatureCollection } from 'geojson';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Loaded } from '#data/load.ts';
import { sessionGeometry } from '#map/session/geometry.ts';
import type { GeometryName } from '#scene/model.ts';

const SHAPES: FeatureCollection = { type: 'FeatureCollection', features: [] };
const LOADED: Loaded<FeatureCollection> = { ok: true, value: SHAPES };
const LOST: Loaded<FeatureCollection> = { ok: false, file: 'geometry-areas.json', reason: 'unreachable' };

/** Geometry whose requests the test answers, in their order. */
function answered() {
  const requests: ((answer: Loaded<FeatureCollection>) => void)[] = [];
  const failed: string[] = [];
  const arrived: GeometryName[] = [];
  const geometry = sessionGeometry({
    load: () => new Promise((resolve) => requests.push(resolve)),
    arrived: (name) => arrived.push(name),
    failed: (file) => failed.push(file),
  });
  const answer = async (value: Loaded<FeatureCollection>) => {
    requests.shift()?.(value);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { geometry, requests, failed, arrived, answer };
}

describe('a file that hangs', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is named after some seconds, given up by a retry, and asked for anew', async () => {
    vi.useFakeTimers();
    const said: (string | null)[] = [];
    const signals: AbortSignal[] = [];
    const geometry = sessionGeometry({
      load: (_, signal) =>
        signals.push(signal) === 1
          ? new Promise((resolve) => signal.addEventListener('abort', () => resolve(LOST)))
          : Promise.resolve(LOADED),
      arrived: () => undefined,
      slow: (file) => said.push(file),
      failed: (file) => said.push(`failed ${file}`),
    });
    const wanted = geometry.want('areas');
    await vi.advanceTimersByTimeAsync(7999);
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(said).toEqual(['geometry-areas.json']);
    geometry.retry();
    expect(await wanted).toBe(SHAPES);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(said).toEqual(['geometry-areas.json', null]);
  });
});

describe('a retry', () => {
  it('loads what has failed', async () => {
    const { geometry, failed, arrived, answer } = answered();
    void geometry.want('areas');
    await answer(LOST);
    expect(failed).toEqual(['geometry-areas.json']);
    geometry.retry();
    await answer(LOADED);
    expect(arrived).toEqual(['areas']);
  });

  it('counts for a file that is under way and fails after it: nobody needs to try again twice', async () => {
    const { geometry, requests, failed, arrived, answer } = answered();
    const wanted = geometry.want('areas');
    geometry.retry();
    await answer(LOST);
    expect(failed).toEqual([]);
    expect(requests).toHaveLength(1);
    await answer(LOADED);
    expect(await wanted).toBe(SHAPES);
    expect(arrived).toEqual(['areas']);
  });

  it('is made once: a file that fails again is told', async () => {
    const { geometry, requests, failed, answer } = answered();
    void geometry.want('areas');
    geometry.retry();
    await answer(LOST);
    await answer(LOST);
    expect(failed).toEqual(['geometry-areas.json']);
    expect(requests).toEqual([]);
  });
});

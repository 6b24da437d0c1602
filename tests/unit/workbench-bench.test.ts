/** The state of the workbench: what is asked of workers, drawn and written, and how often. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnOnMap } from '#scene/own.ts';
import { createMapStore } from '#state/store.ts';
import type { Surroundings } from '#workbench/bench/state.ts';
import { createBench } from '#workbench/bench.ts';
import { keeping, type Shelf } from '#workbench/keep/shelf.ts';
import { layerClient } from '#workbench/work/client.ts';
import { layerWork } from '#workbench/work/layer-work.ts';
import type { Answer, Request } from '#workbench/work/protocol.ts';

const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [121, 31],
      [122, 31],
      [122, 32],
      [121, 32],
      [121, 31],
    ],
  ],
};
const file = (name: string) =>
  new File(
    [
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { a: 1 }, geometry: SQUARE }],
      }),
    ],
    name,
  );

function bench() {
  const held = new Map<string, unknown>();
  const written: string[] = [];
  const shelf: Shelf = {
    get: async (key) => held.get(key),
    set: async (key, value) => void held.set(key, value),
    update: async (key, change) => {
      written.push(key);
      held.set(key, change(held.get(key)));
    },
    remove: async (key) => void held.delete(key),
    keys: async () => [...held.keys()],
  };
  const asked: string[] = [];
  /** Answers wait here while somebody holds them. */
  let hold: Promise<unknown> = Promise.resolve();
  const drawn: OwnOnMap[] = [];
  const around: Surroundings = {
    store: createMapStore(),
    showOwn: (own) => drawn.push(own),
    show: () => undefined,
    shapes: () => undefined,
    keeping: keeping(shelf),
    client() {
      const work = layerWork();
      let answered: (answer: Answer) => void = () => undefined;
      return layerClient({
        async post({ id, name, values }: Request) {
          asked.push(name);
          if (name === 'hit') await hold;
          const method = work[name] as (...values: readonly unknown[]) => unknown;
          answered({ id, value: await method(...values, ...(name === 'open' ? [() => undefined] : [])) });
        },
        listen(answer) {
          answered = answer;
        },
        close: () => undefined,
      });
    },
    channel: undefined,
  };
  const own = createBench(around);
  return {
    own,
    asked,
    drawn,
    written,
    held,
    until: (promise: Promise<unknown>) => {
      hold = promise;
    },
    async open(name: string) {
      own.openFiles([file(name)]);
      await vi.waitFor(() => expect(own.state.getState().layers.at(-1)?.record.fileName).toBe(name));
      return own.state.getState().layers.at(-1)?.record.id ?? '';
    },
  };
}

describe('a pointer that moves', () => {
  it('over one shape is drawn once', async () => {
    const { open, drawn, own } = bench();
    await open('a.geojson');
    const map = drawn.at(-1);
    map?.point([121.5, 31.5], 0.01);
    await vi.waitFor(() => expect(own.state.getState().hovered).not.toBeNull());
    const before = drawn.length;
    const { hovered } = own.state.getState();
    for (const lng of [121.51, 121.52, 121.53]) {
      map?.point([lng, 31.5], 0.01);
      await vi.waitFor(() => Promise.resolve());
    }
    map?.point([150, 31.5], 0.01);
    await vi.waitFor(() => expect(own.state.getState().hovered).toBeNull());
    expect(hovered).not.toBeNull();
    expect(drawn.length).toBe(before + 1);
  });
  it('asks one question at a time, and the last one at the end', async () => {
    const { open, drawn, asked, own, until } = bench();
    await open('a.geojson');
    let answer: () => void = () => undefined;
    until(
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
    );
    const hits = () => asked.filter((name) => name === 'hit').length;
    for (const lng of [120, 120.1, 120.2, 120.3, 121.5]) drawn.at(-1)?.point([lng, 31.5], 0.01);
    expect(hits()).toBe(1);
    answer();
    await vi.waitFor(() => expect(own.state.getState().hovered?.hit.shape).toBe(0));
    expect(hits()).toBe(2);
  });
  it('leaves the drawings of layers as they are', async () => {
    const { open, drawn, own } = bench();
    await open('a.geojson');
    const [layer] = drawn.at(-1)?.drawings ?? [];
    drawn.at(-1)?.point([121.5, 31.5], 0.01);
    await vi.waitFor(() => expect(own.state.getState().hovered).not.toBeNull());
    expect(drawn.at(-1)?.drawings).toHaveLength(2);
    expect(drawn.at(-1)?.drawings[0]).toBe(layer);
  });
});

describe('a slider', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
  afterEach(() => void vi.useRealTimers());
  it('is written when it rests, and with what comes after it', async () => {
    const { open, own, written, held } = bench();
    const id = await open('a.geojson');
    for (const opacity of [0.9, 0.8, 0.7]) own.restyle(id, { opacity });
    expect(own.state.getState().layers[0]?.record.style.opacity).toBe(0.7);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    await vi.waitFor(() => expect(held.get(`layer:${id}`)).toMatchObject({ style: { opacity: 0.7 } }));
    expect(written).toHaveLength(1);
    own.restyle(id, { opacity: 0.4 });
    own.rename(id, 'b');
    await vi.waitFor(() => expect(held.get(`layer:${id}`)).toMatchObject({ name: 'b', style: { opacity: 0.4 } }));
    expect(written).toHaveLength(2);
  });
});

/** The state of the workbench: what is asked of workers, drawn and written, and how often. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';
import type { OwnOnMap } from '#scene/own.ts';
import { createMapStore } from '#state/store.ts';
import type { Surroundings } from '#workbench/bench/state.ts';
import { createBench } from '#workbench/bench.ts';
import { keeping, type Shelf } from '#workbench/keep/shelf.ts';
import { layerClient } from '#workbench/work/client.ts';
import { type Answer, failureOf, type Request } from '#workbench/work/protocol.ts';
import { newWork } from '#workbench/work/work.ts';

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

vi.stubGlobal('addEventListener', () => undefined);

/** What windows of one browser share: what is kept, and what each tells the others. */
function browser() {
  const listeners: { readonly from: object; readonly hear: (event: MessageEvent) => void }[] = [];
  const channel = (): NonNullable<Surroundings['channel']> => {
    const from = {};
    return {
      postMessage(data) {
        for (const { from: other, hear } of listeners) if (other !== from) hear({ data } as MessageEvent);
      },
      addEventListener: (_: string, hear: unknown) => void listeners.push({ from, hear: hear as () => void }),
    };
  };
  return { held: new Map<string, unknown>(), channel };
}

function bench(
  { held, channel }: Pick<ReturnType<typeof browser>, 'held'> & { channel?: () => Surroundings['channel'] } = {
    held: new Map(),
  },
) {
  const element = new EventTarget();
  const written: string[] = [];
  const shelf: Shelf = {
    get: async (key) => held.get(key),
    set: async (key, value) => void held.set(key, value),
    update: async (key, change) => {
      written.push(key);
      held.set(key, change(held.get(key)));
    },
    replace: async (key, decide) => {
      for (const [name, value] of decide(held.get(key))) held.set(name, value);
    },
    remove: async (key) => void held.delete(key),
    keys: async () => [...held.keys()],
  };
  const asked: string[] = [];
  /** Answers wait here while somebody holds them. */
  let hold: Promise<unknown> = Promise.resolve();
  const drawn: OwnOnMap[] = [];
  const store = createMapStore();
  const around: Surroundings = {
    store,
    showOwn: (own) => drawn.push(own),
    show: () => undefined,
    shapes: () => undefined,
    keeping: keeping(shelf),
    client() {
      const work = newWork();
      let answered: (answer: Answer) => void = () => undefined;
      return layerClient({
        async post({ id, name, values }: Request) {
          asked.push(name);
          if (name === 'hit') await hold;
          const method = work[name] as (...values: readonly unknown[]) => unknown;
          try {
            answered({ id, value: await method(...values, ...(name === 'open' ? [() => undefined] : [])) });
          } catch (error) {
            answered({ id, failure: failureOf(error) });
          }
        },
        listen(answer) {
          answered = answer;
        },
        close: () => undefined,
      });
    },
    map: { element: element as unknown as HTMLElement, unproject: (x, y) => [x, y], reachOf: (px) => px / 1000 },
    channel: channel?.(),
  };
  const own = createBench(around);
  return {
    own,
    store,
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

describe('a file of several layers', () => {
  it('waits until somebody has seen which one is read', async () => {
    const { own } = bench();
    const geometries = [{ type: 'Point', coordinates: [121.5, 31.2], properties: { a: 1 } }];
    const objects = { first: { type: 'GeometryCollection', geometries }, second: geometries[0] };
    own.openFiles([new File([JSON.stringify({ type: 'Topology', arcs: [], objects })], 'two.topojson')]);
    await vi.waitFor(() => expect(own.state.getState().drafts.at(0)?.look?.parts).toEqual(['first', 'second']));
    expect(own.state.getState().layers).toEqual([]);
    await own.accept(own.state.getState().drafts.at(0)?.id ?? '');
    expect(own.state.getState().layers.map(({ record }) => record.choices.part)).toEqual(['first']);
  });
});

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

describe('a drawing', () => {
  it('is a layer like others, written when the pen rests, and gone with its last shape', async () => {
    const { own, held } = bench();
    const { state } = own;
    await own.draw();
    own.setTool('rectangle');
    own.give([121, 31]);
    own.give([122, 32]);
    expect(state.getState().pen?.history.now.shapes).toHaveLength(1);
    own.changeShape({ name: '园区', note: '草案', colour: 3 });
    own.endDrawing();
    await vi.waitFor(() => expect(state.getState().pen).toBeNull());
    const [layer] = state.getState().layers;
    const { id = '' } = layer?.record ?? {};
    expect(layer?.record.isDrawn).toBe(true);
    expect(layer?.look.head[0]?.slice(0, 2)).toEqual(['园区', '草案']);
    await vi.waitFor(() => expect(held.has(`layer:${id}`)).toBe(true));
    // Drawn on, it keeps its shapes; the file that is kept is the last one.
    await own.draw(id);
    own.setTool('point');
    own.give([121.5, 31.5]);
    const count = () => state.getState().pen?.history.now.shapes.length;
    own.undo();
    expect(count()).toBe(1);
    own.redo();
    expect(count()).toBe(2);
    own.endDrawing();
    await vi.waitFor(() => expect(state.getState().pen).toBeNull());
    expect(state.getState().layers[0]?.look.rows).toBe(2);
    await vi.waitFor(async () => expect(await (held.get(`file:${id}`) as File).text()).toContain('121.5'));
    expect(held.get(`layer:${id}`)).toMatchObject({ edition: 1 });
    await own.draw(id);
    own.undo();
    expect(state.getState().pen?.history.now.shapes).toHaveLength(2);
    own.escape();
    await vi.waitFor(() => expect(state.getState().pen).toBeNull());
    await own.remove(id);
    expect([...held.keys()]).toEqual([]);
  });
  it('takes positions, lengths and radii from the keyboard', async () => {
    const { own } = bench();
    const shapes = () => own.state.getState().pen?.history.now.shapes ?? [];
    await own.draw();
    own.setTool('line');
    own.give([121, 31]);
    own.giveCourse({ length: 1000, bearing: 90 });
    own.finish();
    expect(shapes()[0]?.vertices[1]?.[0]).toBeCloseTo(121.01047, 4);
    own.setTool('circle');
    own.give([121.4, 31.2]);
    own.giveRadius(500);
    expect(shapes()[1]?.radius).toBeCloseTo(500, 6);
    own.setTool('polygon');
    own.give([121, 31]);
    own.escape();
    expect(own.state.getState().pen?.history.now.given).toEqual([]);
  });
});

describe('a proposal', () => {
  it('for an area of a file is kept beside the file, and drawn dashed until it is taken back', async () => {
    const { own, open, held } = bench();
    const id = await open('a.geojson');
    const layer = () => own.state.getState().layers[0];
    const proposed = { row: 0, name: 'a', role: 'cluster' as RoleClassId, industries: [] };
    await own.propose(id, proposed);
    expect(layer()?.picture.parts).toEqual(['fill', 'dashed']);
    await vi.waitFor(() => expect(held.get(`layer:${id}`)).toMatchObject({ proposals: [proposed] }));
    await own.propose(id, { ...proposed, role: null });
    expect(layer()?.picture.parts).toEqual(['fill', 'line']);
    await vi.waitFor(() => expect(held.get(`layer:${id}`)).toMatchObject({ proposals: [] }));
  });
  it('for a shape of a drawing is in its file, and stays when it is drawn on', async () => {
    const { own } = bench();
    const { state } = own;
    const isDone = () => vi.waitFor(() => expect(state.getState().pen).toBeNull());
    await own.draw();
    own.setTool('rectangle');
    own.give([121, 31]);
    own.give([122, 32]);
    own.endDrawing();
    await isDone();
    const id = state.getState().layers[0]?.record.id ?? '';
    await own.propose(id, { row: 0, name: '', role: null, industries: ['chips' as IndustryId] });
    expect(state.getState().layers[0]?.picture.parts).toEqual(['fill', 'dashed']);
    await own.draw(id);
    expect(state.getState().pen?.history.now.shapes[0]?.proposal).toEqual({ role: null, industries: ['chips'] });
    own.setTool('point');
    own.give([121.5, 31.5]);
    own.endDrawing();
    await isDone();
    expect(state.getState().layers[0]?.look.proposals).toMatchObject([{ row: 0, industries: ['chips'] }]);
  });
});

describe.each([true, false])('two windows that draw on one layer (told of each other: %s)', (isTold) => {
  it('keep both files, the later one as a copy, and follow each other', async () => {
    const shared = browser();
    const of = isTold ? shared : { held: shared.held };
    const [one, other] = [bench(of).own, bench(of).own];
    const add = async (own: typeof one, id: string | undefined, lng: number) => {
      await own.draw(id);
      own.setTool('point');
      own.give([lng, 31]);
    };
    const end = async (own: typeof one) => {
      own.endDrawing();
      await vi.waitFor(() => expect(own.state.getState().pen).toBeNull());
    };
    await add(one, undefined, 121);
    await end(one);
    const id = one.state.getState().layers[0]?.record.id ?? '';
    await vi.waitFor(() => expect(shared.held.has(`layer:${id}`)).toBe(true));
    if (!isTold) await other.load();
    const namesIn = (own: typeof one) =>
      [...own.state.getState().layers].sort((a, b) => a.record.order - b.record.order).map(({ record }) => record.name);
    await vi.waitFor(() => expect(namesIn(other)).toHaveLength(1));
    const [name = ''] = namesIn(other);
    // Nothing was drawn: nothing is written, and nothing collides.
    await other.draw(id);
    await end(other);
    expect(shared.held.get(`layer:${id}`)).not.toHaveProperty('edition');
    await add(one, id, 121.1);
    await add(other, id, 121.2);
    await end(one);
    await end(other);
    expect(namesIn(other)).toEqual([name, `${name} (2)`]);
    expect(other.state.getState().conflict).toEqual({ name, copy: `${name} (2)` });
    const texts = async () => {
      const blobs = [...shared.held].filter(([key]) => key.startsWith('file:')).map(([, blob]) => blob as Blob);
      return Promise.all(blobs.map((blob) => blob.text()));
    };
    await vi.waitFor(async () => expect(await texts()).toHaveLength(2));
    const [mine = '', theirs = ''] = await texts();
    expect([mine.includes('121.1'), mine.includes('121.2')]).toEqual([true, false]);
    expect([theirs.includes('121.1'), theirs.includes('121.2')]).toEqual([false, true]);
    // The layer has the file of the first window in the second one too.
    const rows = other.state.getState().layers.find(({ record }) => record.id === id);
    expect(rows?.record.edition).toBe(1);
    if (isTold) await vi.waitFor(() => expect(namesIn(one)).toEqual([name, `${name} (2)`]));
  });
});

describe('a project', () => {
  it('that is opened puts its layers over those that are here, in their order, with its name and View', async () => {
    const { own, open } = bench();
    const id = await open('a.geojson');
    await own.propose(id, { row: 0, name: 'a', role: 'cluster' as RoleClassId, industries: [] });
    own.restyle(id, { opacity: 0.5 });
    const { record } = own.state.getState().layers[0] ?? {};
    if (!record) throw new Error('no layer');
    const layers = [
      { record: { ...record, name: 'over', order: 9 }, file: file('b.geojson') },
      { record: { ...record, name: 'under', order: 3 }, file: file('a.geojson') },
      { record: { ...record, name: 'bad', order: 4 }, file: new File(['{'], 'c.geojson') },
    ];
    const other = bench();
    await other.open('mine.geojson');
    const packed = await newWork().packProject({ name: '方案', link: 'asof=2015&panel=table', layers });
    other.own.openFiles([new File([packed], 'x.layout-project.zip')]);
    await vi.waitFor(() => expect(other.own.state.getState().openedProject).not.toBeNull());
    const state = other.own.state.getState();
    expect(state.openedProject).toEqual({ name: '方案', layers: 2, lost: ['bad'] });
    expect(state.drafts).toEqual([]);
    const sorted = [...state.layers].sort((a, b) => a.record.order - b.record.order).map((one) => one.record);
    expect(sorted.map(({ name }) => name)).toEqual(['mine', 'under', 'over']);
    expect(sorted[1]).toMatchObject({ style: { opacity: 0.5 }, proposals: [{ row: 0, role: 'cluster' }] });
    expect(new Set(sorted.map((one) => one.id)).size).toBe(3);
    expect(other.store.getState().view).toMatchObject({ asof: 2015, panel: 'workbench' });
  });
});

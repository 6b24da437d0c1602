/**
 * The map session on a fake page with fake renderers: what stays, whatever loads, fails, is lost, selected and resized.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingFile } from '#data/chunk.ts';
import { cameraFor } from '#map/MapPort.ts';
import { revealing, sameCamera } from '#map/session/camera.ts';
import { type MapSession, startMap } from '#map/session/session.ts';
import { projector } from '#scene/camera.ts';
import type { GeometryName } from '#scene/model.ts';
import {
  failFile,
  receiveCatalogue,
  requestAt,
  requestBounds,
  requestHome,
  selectArea,
  setPanel,
  setView,
  setYear,
} from '#state/actions.ts';
import { createMapStore } from '#state/store.ts';
import { encode } from '#state/url.ts';
import { type Camera, DEFAULT_VIEW, type View } from '#state/view.ts';
import { CONTEXT_LOST, FAKE_SOURCE, FakePage, FakeRenderers, FakeShapes, flushPromises } from '../fakes/fake-map.ts';
import { areaId, smallArea, smallCatalogue, yearOf } from './support.ts';

const FAR = smallArea('far', { overlay: 'partners', shape: 'point', precision: 'country', point: [10, 51] });
const NEAR = smallArea('near', { overlay: 'zones', shape: 'point', precision: 'site', point: [121.5, 31.2] });
const HERE: Camera = { lng: 121.6, lat: 31.1, zoom: 11 };

class TestMap {
  readonly page = new FakePage();
  readonly renderers = new FakeRenderers();
  readonly shapes = new FakeShapes();
  readonly store;
  readonly session: MapSession;

  constructor(view: Partial<View> = {}, choice: 'auto' | 'gl' | 'svg' = 'auto', failing: readonly GeometryName[] = []) {
    for (const name of failing) this.shapes.failing.add(name);
    this.store = createMapStore({ view: { ...DEFAULT_VIEW, ...view } });
    const { page, renderers, store } = this;
    this.session = startMap({ page, renderers, store, source: FAKE_SOURCE, choice, load: this.shapes.load });
  }
  async arrive() {
    this.store.dispatch(receiveCatalogue(smallCatalogue([], [FAR, NEAR])));
    await flushPromises();
  }
  async svg() {
    await this.arrive();
    await this.renderers.finishStart('svg');
  }
  async gl() {
    await this.svg();
    await this.renderers.beIdle();
    await this.renderers.finishStart('gl');
  }
  get active() {
    const port = this.renderers
      .alive()
      .find((candidate) => candidate.kind === (this.page.state === 'live' ? 'gl' : 'svg'));
    if (!port) throw new Error(`no renderer is on in state ${this.page.state}`);
    return port;
  }
  get camera() {
    return this.session.motion().camera;
  }
  get home() {
    return cameraFor('home', this.session.motion().layout);
  }
  get at() {
    return this.store.getState().view.at;
  }
}

describe('starting', () => {
  it('draws in SVG when the index and the shapes in view have come, then in GL when the browser is idle', async () => {
    const map = new TestMap();
    expect(map.renderers.starts).toEqual([]);
    await map.svg();
    expect(map.page.state).toBe('svg');
    expect(map.renderers.starts).toEqual([]);
    await map.renderers.beIdle();
    await map.renderers.finishStart('gl');
    expect(map.page.state).toBe('live');
    expect(map.renderers.alive().map(({ kind }) => kind)).toEqual(['gl']);
    expect([...map.page.containers.values()]).toEqual([{ kind: 'gl', isShown: true }]);
  });
  it('never starts GL where it is drawn in software, unless the address asks for it', async () => {
    const map = new TestMap();
    map.renderers.hasGpu = false;
    await map.svg();
    await map.renderers.beIdle();
    map.active.drag(HERE);
    await flushPromises();
    expect(map.renderers.starts).toEqual([]);

    const forced = new TestMap({}, 'gl');
    forced.renderers.hasGpu = false;
    await forced.svg();
    await new Promise((resolve) => setTimeout(resolve));
    expect(forced.renderers.starts.map(({ kind }) => kind)).toEqual(['gl']);
  });
  it('goes by what is chosen when the machine has been asked', async () => {
    const map = new TestMap();
    await map.svg();
    let answer = (_: boolean) => {};
    map.renderers.isGlFast = () => new Promise((resolve) => (answer = resolve));
    await map.renderers.beIdle();
    map.session.choose('svg');
    answer(true);
    await flushPromises();
    expect(map.renderers.starts).toEqual([]);
    expect(map.page.state).toBe('svg');
  });
  it('asks first for the shapes that the camera sees', async () => {
    const map = new TestMap();
    await map.arrive();
    expect([...map.shapes.asked].sort()).toEqual(['areas', 'base']);
    await map.renderers.finishStart('svg');
    await map.renderers.beIdle();
    expect([...map.shapes.asked].sort()).toEqual(['arcs', 'areas', 'base', 'world']);
    expect(map.renderers.ports[0]?.supplied.sort()).toEqual(['arcs', 'world']);
  });
  it('draws what was chosen while the renderer loaded', async () => {
    const map = new TestMap();
    await map.arrive();
    map.store.dispatch(setYear(yearOf(2015)));
    await map.renderers.finishStart('svg');
    expect(map.active.drawings).toBeGreaterThan(0);
    const drawings = map.active.drawings;
    map.store.dispatch(setYear(yearOf(2015)));
    expect(map.active.drawings).toBe(drawings);
  });
  it('selects by the poster while no map is on', async () => {
    const map = new TestMap();
    map.page.clickPoster(areaId('north'));
    expect(map.store.getState().view.area).toBe('north');
  });
});

describe('clicks', () => {
  const clicked = async (view: Partial<View> = {}) => {
    const map = new TestMap(view);
    await map.svg();
    return map;
  };
  it('select at once, and a double click leaves what was open as it was', async () => {
    const map = await clicked({ area: NEAR.id });
    map.active.options.events.select(FAR.id, 1);
    expect(map.store.getState().view.area).toBe('far');
    map.active.options.events.select(NEAR.id, 2);
    map.active.options.events.doubleClick();
    expect(map.store.getState().view.area).toBe('near');
    map.active.options.events.select(null, 1);
    map.active.options.events.select(null, 2);
    map.active.options.events.doubleClick();
    expect(map.store.getState().view.area).toBe('near');
  });
  it('that are a double click leave the camera to it: the place that was open is not flown to again', async () => {
    const map = await clicked({ area: FAR.id, at: HERE });
    map.active.options.events.select(NEAR.id, 1);
    map.active.options.events.select(NEAR.id, 2);
    map.page.paint();
    map.active.options.events.doubleClick();
    map.page.paint();
    expect(map.store.getState().view.area).toBe('far');
    expect(map.camera).toEqual(HERE);
  });
  it('on a name are clicks on its place', async () => {
    const map = await clicked();
    map.session.selectBy(1, FAR.id);
    map.session.selectBy(2, FAR.id);
    map.active.options.events.doubleClick();
    expect(map.store.getState().view.area).toBeNull();
    expect(map.store.getState().session.arrivedAt).toBe(map.store.getState().view);
  });
  it('on a locked map do not zoom: the place stays open', async () => {
    const map = await clicked({ mode: 'embed', interaction: 'locked' } as Partial<View>);
    map.active.options.events.select(NEAR.id, 1);
    map.active.options.events.select(NEAR.id, 2);
    map.active.options.events.doubleClick();
    expect(map.store.getState().view.area).toBe('near');
  });
});

describe('a place that is larger than what is seen', () => {
  const LONG = smallArea('long', { shape: 'line', point: [121.4, 31.2], bbox: [116, 28, 121.6, 32] });
  it('is fitted, unless the user looks at a part of it from near by', () => {
    const layout = { size: { width: 900, height: 600 }, frame: { x: 0, y: 0, width: 900, height: 600 } };
    const catalogue = { areaById: new Map([[LONG.id, LONG]]) };
    expect(revealing(catalogue, LONG, cameraFor('home', layout), layout)).toEqual({ bbox: LONG.bbox });
    expect(revealing(catalogue, LONG, cameraFor({ bbox: [116, 28, 121.6, 32] }, layout), layout)).toBeNull();
    expect(revealing(catalogue, LONG, { lng: 121.4, lat: 31.2, zoom: 12 }, layout)).toBeNull();
  });
});

describe('failing', () => {
  it('names a missing chunk of the SVG map and has GL draw; a retry brings what failed', async () => {
    const map = new TestMap();
    map.renderers.hasGpu = false;
    await map.arrive();
    await map.renderers.finishStart('svg', new MissingFile('SvgMap.js'));
    expect(map.store.getState().session.failures.map(({ file }) => file)).toEqual(['SvgMap.js']);
    await map.renderers.finishStart('gl', CONTEXT_LOST);
    expect(map.page.state).toBe('poster');
    map.session.retry();
    await map.renderers.finishStart('svg');
    expect(map.page.state).toBe('svg');
  });
  it('stays with the SVG map, and says nothing, where GL cannot be had', async () => {
    const map = new TestMap();
    await map.svg();
    await map.renderers.beIdle();
    await map.renderers.finishStart('gl', CONTEXT_LOST);
    expect(map.page.state).toBe('svg');
    expect(map.store.getState().session.failures).toEqual([]);
  });
  it('supplies shapes that come with a retry to the map that is on', async () => {
    const map = new TestMap({}, 'auto', ['world']);
    await map.svg();
    await map.renderers.beIdle();
    expect(map.store.getState().session.failures.map(({ file }) => file)).toEqual(['geometry-world.json']);
    map.shapes.failing.clear();
    map.session.retry();
    await flushPromises();
    expect(map.renderers.ports[0]?.supplied).toContain('world');
  });
  it('keeps the poster while the places are missing, and draws when another try has brought them', async () => {
    const map = new TestMap({}, 'auto', ['areas']);
    await map.arrive();
    expect(map.store.getState().session.failures.map(({ file }) => file)).toEqual(['geometry-areas.json']);
    map.session.retry();
    await flushPromises();
    expect(map.renderers.starts).toEqual([]);
    expect(map.page.state).toBe('poster');
    map.shapes.failing.clear();
    map.session.retry();
    await flushPromises();
    await map.renderers.finishStart('svg');
    expect(map.page.state).toBe('svg');
  });
});

describe('the camera', () => {
  it('is the same after each change of renderer', async () => {
    const map = new TestMap();
    await map.svg();
    map.active.drag(HERE);
    await flushPromises();
    await map.renderers.finishStart('gl');
    expect(map.page.state).toBe('live');
    expect(map.active.camera()).toEqual(HERE);
    map.active.options.events.lost('');
    await map.renderers.finishStart('svg');
    expect(map.page.state).toBe('lost');
    expect(map.active.camera()).toEqual(HERE);
  });
  it('lets a drag end on the renderer on which it began', async () => {
    const map = new TestMap();
    await map.svg();
    await map.renderers.beIdle();
    const svg = map.active;
    svg.drag(HERE, false);
    await map.renderers.finishStart('gl');
    expect(map.page.state).toBe('svg');
    svg.release();
    expect(map.page.state).toBe('live');
    expect(map.active.camera()).toEqual(HERE);
  });
  it('goes on from where the picture was dragged to, and the drag with it', async () => {
    const map = new TestMap({ area: FAR.id });
    let went: Camera | undefined;
    map.page.posterDrag = { x: 80, y: -40, pointer: undefined, goOn: () => (went = map.active.camera()) };
    await map.arrive();
    const { camera: home, layout } = map.session.motion();
    const { frame } = layout;
    await map.renderers.finishStart('svg');
    const at = map.active.camera();
    const middle = projector(at, frame).project([home.lng, home.lat]);
    expect(middle.x).toBeCloseTo(frame.x + frame.width / 2 + 80, 6);
    expect(middle.y).toBeCloseTo(frame.y + frame.height / 2 - 40, 6);
    expect(at.zoom).toBe(home.zoom);
    expect(sameCamera(map.store.getState().view.at as Camera, at)).toBe(true);
    expect(went).toEqual(at);
    await map.renderers.beIdle();
    await map.renderers.finishStart('gl');
    expect(map.active.camera()).toEqual(at);
  });
  it('is still that of the link when the picture has been pressed and not moved, and the renderer is', async () => {
    const map = new TestMap();
    let isPressed = false;
    map.page.posterDrag = { x: 0, y: 0, pointer: { x: 9, y: 9 }, goOn: () => (isPressed = true) };
    await map.svg();
    expect(isPressed).toBe(true);
    expect(map.store.getState().view.at).toBeNull();
  });
  it('of a link stays, though a place far away is selected in it, and a panel opens', async () => {
    const map = new TestMap({ area: areaId('far'), at: HERE });
    await map.svg();
    expect(map.camera).toEqual(HERE);
    map.store.dispatch(setPanel('table'));
    map.page.resize(1000, 400);
    expect(map.camera).toEqual(HERE);
    expect(map.at).toEqual(HERE);
  });
  it('of the user stays when the layout changes', async () => {
    const map = new TestMap();
    await map.svg();
    map.store.dispatch(selectArea(areaId('far')));
    map.page.paint();
    expect(sameCamera(map.camera, map.home)).toBe(false);
    map.active.drag(HERE);
    map.page.resize(700, 800);
    expect(map.camera).toEqual(HERE);
  });
  it('follows a selected place while nobody has moved it', async () => {
    const map = new TestMap();
    await map.svg();
    map.store.dispatch(selectArea(areaId('far')));
    map.page.paint();
    const before = map.camera;
    map.page.resize(500, 800);
    expect(sameCamera(map.camera, map.home)).toBe(false);
    expect(before).not.toEqual(HERE);
  });
  it('at home beside a place elsewhere has a value of its own in the link', async () => {
    const map = new TestMap();
    await map.svg();
    map.store.dispatch(selectArea(areaId('far')));
    map.page.paint();
    map.store.dispatch(requestHome());
    map.page.paint();
    expect(map.at).toBe('home');
    expect(encode(map.store.getState().view)).toContain('at=home');

    const again = new TestMap({ area: areaId('far'), at: 'home' });
    await again.svg();
    expect(sameCamera(again.camera, again.home)).toBe(true);
  });
  it('of the step before comes back, though the panel that closes changes the layout with it', async () => {
    const map = new TestMap({ at: HERE });
    await map.svg();
    map.store.dispatch(selectArea(areaId('north')));
    map.page.paint();
    map.active.drag({ ...HERE, lng: 121.9 });
    expect(map.at).toEqual({ ...HERE, lng: 121.9 });
    // As the browser's Back has it: the View of the address, the layout that follows, then the request to look there.
    map.store.dispatch(setView({ ...map.store.getState().view, area: null, at: HERE }));
    map.page.resize(1200, 800);
    map.store.dispatch(requestAt(map.at, false));
    map.page.paint();
    expect(map.at).toEqual(HERE);
    expect(map.camera).toEqual(HERE);
  });
  it('goes forward to a place in view without naming home in the link', async () => {
    const map = new TestMap();
    await map.svg();
    // As the browser's Forward has it, to an entry without a camera.
    map.store.dispatch(setView({ ...map.store.getState().view, area: areaId('near'), at: null }));
    map.store.dispatch(requestAt(map.at, false));
    map.page.paint();
    expect(map.at).toBeNull();
    expect(sameCamera(map.camera, map.home)).toBe(true);
  });
  it('goes forward to a place out of view, and follows it', async () => {
    const map = new TestMap();
    await map.svg();
    map.store.dispatch(setView({ ...map.store.getState().view, area: areaId('far'), at: null }));
    map.store.dispatch(requestAt(map.at, false));
    map.page.paint();
    expect(map.camera.zoom).toBeLessThan(map.home.zoom);
  });
  it('is fitted to home again when a column opens, and is no key of the link', async () => {
    const map = new TestMap();
    await map.svg();
    map.page.resize(600, 800);
    expect(sameCamera(map.camera, map.home)).toBe(true);
    expect(map.at).toBeNull();
  });
});

describe('a listener that throws', () => {
  it('does not stop the others from being called', () => {
    const store = createMapStore();
    const heard: string[] = [];
    const bugs: unknown[] = [];
    const onBug = (error: unknown) => bugs.push(error);
    process.once('uncaughtException', onBug);
    const handlers = process.listeners('uncaughtException').filter((listener) => listener !== onBug);
    for (const handler of handlers) process.removeListener('uncaughtException', handler);
    store.subscribe(() => {
      throw new Error('a bug');
    });
    store.subscribe(() => heard.push('second'));
    store.dispatch(failFile('a.json', 'missing'));
    expect(heard).toEqual(['second']);
    return flushPromises().then(() => {
      for (const handler of handlers) process.on('uncaughtException', handler);
      expect(bugs).toEqual([new Error('a bug')]);
    });
  });
});

const COMMANDS = {
  svg: (map: TestMap) => map.renderers.finishStart('svg'),
  svgFails: (map: TestMap) => map.renderers.finishStart('svg', new MissingFile('SvgMap.js')),
  gl: (map: TestMap) => map.renderers.finishStart('gl'),
  glFails: (map: TestMap) => map.renderers.finishStart('gl', CONTEXT_LOST),
  idle: (map: TestMap) => map.renderers.beIdle(),
  lose: async (map: TestMap) =>
    map.renderers
      .alive()
      .find(({ kind }) => kind === 'gl')
      ?.options.events.lost(''),
  restore: async (map: TestMap) =>
    map.renderers
      .alive()
      .find(({ kind }) => kind === 'gl')
      ?.options.events.restored(),
  retry: async (map: TestMap) => map.session.retry(),
  selectNear: async (map: TestMap) => map.store.dispatch(selectArea(areaId('north'))),
  selectFar: async (map: TestMap) => map.store.dispatch(selectArea(areaId('far'))),
  deselect: async (map: TestMap) => map.store.dispatch(selectArea(null)),
  home: async (map: TestMap) => map.store.dispatch(requestHome()),
  world: async (map: TestMap) => map.store.dispatch(requestBounds([-14, -38, 302, 66])),
  drag: async (map: TestMap) => {
    map.active.drag(HERE);
  },
  narrow: async (map: TestMap) => map.page.resize(600, 800),
  wide: async (map: TestMap) => map.page.resize(1200, 700),
  paint: async (map: TestMap) => map.page.paint(),
  wantSvg: async (map: TestMap) => map.session.choose('svg'),
  wantAuto: async (map: TestMap) => map.session.choose('auto'),
} as const;
type Name = keyof typeof COMMANDS;
const MOVES_CAMERA: ReadonlySet<Name> = new Set([
  'selectNear',
  'selectFar',
  'home',
  'world',
  'drag',
  'narrow',
  'wide',
  'paint',
  'deselect',
]);

describe('any sequence of what can happen', () => {
  it('shows one map, keeps its camera through every change of renderer, and leaks none', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...(Object.keys(COMMANDS) as Name[])), { maxLength: 40 }),
        async (names) => {
          const map = new TestMap();
          await map.gl();
          /** Asked for while no renderer was on: done when one comes. */
          let isAsked = false;
          for (const name of names) {
            const { page, renderers } = map;
            map.page.paint();
            const before = { state: page.state, camera: map.camera };
            const wanted = page.state === 'live' ? 'gl' : 'svg';
            const isOn = renderers.alive().some(({ kind }) => kind === wanted);
            if (name === 'drag' && !isOn) continue;
            await COMMANDS[name](map);
            const alive = renderers.alive();
            expect(page.containers.size, 'a container for each renderer, and for each start under way').toBe(
              alive.length + renderers.starts.length,
            );
            if (page.state === 'live') expect(alive.map(({ kind }) => kind)).toEqual(['gl']);
            if (page.state === 'svg') expect(alive.filter(({ kind }) => kind === 'svg')).toHaveLength(1);
            if (!isOn) isAsked ||= MOVES_CAMERA.has(name);
            else isAsked = false;
            if (!MOVES_CAMERA.has(name) && !isAsked) expect(map.camera, `${name} moved the map`).toEqual(before.camera);
            if (page.state === 'live' || page.state === 'svg') expect(map.active.camera()).toEqual(map.camera);
          }
          map.session.dispose();
          while ((await map.renderers.finishStart('svg')) || (await map.renderers.finishStart('gl')));
          expect(map.renderers.alive()).toEqual([]);
          expect(map.page.containers.size).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

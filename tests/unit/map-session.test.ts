/**
 * The map session on a fake page with fake renderers: what stays, whatever loads, fails, is lost, selected and resized.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MissingFile } from '#data/chunk.ts';
import { cameraFor } from '#map/MapPort.ts';
import { sameCamera } from '#map/session/camera.ts';
import { type MapSession, startMap } from '#map/session/session.ts';
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
    expect(map.renderers.starts).toEqual([]);

    const forced = new TestMap({}, 'gl');
    forced.renderers.hasGpu = false;
    await forced.svg();
    await new Promise((resolve) => setTimeout(resolve));
    expect(forced.renderers.starts.map(({ kind }) => kind)).toEqual(['gl']);
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
    const map = new TestMap({}, 'auto', ['areas']);
    await map.svg();
    expect(map.store.getState().session.failures.map(({ file }) => file)).toEqual(['geometry-areas.json']);
    map.shapes.failing.clear();
    map.session.retry();
    await flushPromises();
    expect(map.active.supplied).toContain('areas');
  });
});

describe('the camera', () => {
  it('is the same after each change of renderer', async () => {
    const map = new TestMap();
    await map.svg();
    map.active.drag(HERE);
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

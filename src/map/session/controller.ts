/**
 * Keeps a renderer and the store in step: draws the Scene when the View changes, reports where the map is, and decides which
 * renderer is on. Outside React, because a map lives longer than a render and moves oftener.
 */
import type { FeatureCollection } from 'geojson';
import { loadGeometry } from '#data/load.ts';
import type { DataSource } from '#data/source.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, LngLat } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { projector } from '#scene/camera.ts';
import type { GeometryName, Scene } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { failFile, hoverArea, reportCamera, selectArea, setMapState } from '#state/actions.ts';
import { catalogueOf, interactionOf, languageOf, themeOf, yearOf } from '#state/selectors.ts';
import type { MapState, MapStore, State } from '#state/store.ts';
import type { Camera } from '#state/view.ts';
import {
  type BlockedGesture,
  type CameraTarget,
  cameraFor,
  type Layout,
  type MapEvents,
  type MapPort,
} from '../MapPort.ts';
import { afterPaint } from './after-paint.ts';

/** Long enough to read a line; each further gesture begins it anew. */
const BLOCKED_MS = 1500;

/** What labels and tooltip follow, frame by frame. */
export interface Motion {
  readonly camera: Camera;
  readonly layout: Layout;
}
export interface HoverPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapController {
  readonly motion: () => Motion;
  readonly hoverPoint: () => HoverPoint | null;
  /** A gesture that was left to the page a moment ago, for a word on how the map is moved. */
  readonly blocked: () => BlockedGesture | null;
  /** Called on every frame of a movement, on layout changes and on hover; `isNow`: what follows from it belongs in this very frame. */
  readonly subscribe: (listener: (isNow: boolean) => void) => () => void;
  readonly zoomBy: (delta: number) => void;
  /** Starts the renderer anew, for shapes that did not come the first time; the camera stays. */
  readonly restart: () => void;
  /** Settles when a map other than the build's picture is on screen: the moment for others to paint. */
  readonly standing: Promise<void>;
  readonly dispose: () => void;
}

/** Loads the GL renderer; a parameter so that tests can give a fake and embedders can go without. */
export type LoadGl = () => Promise<Pick<typeof import('../gl/GlMap.ts'), 'createGlMap'>>;
const loadGlMap: LoadGl = () => import('../gl/GlMap.ts');

/** Nearly every first picture shows these; the world and the ties it can do without. */
const FIRST_SHAPES = ['base', 'areas'] as const satisfies readonly GeometryName[];

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

function measure(element: HTMLElement): Layout {
  const outer = element.getBoundingClientRect();
  const inner = (element.querySelector('.map-frame') ?? element).getBoundingClientRect();
  return {
    size: { width: outer.width, height: outer.height },
    // A window too small for its panels still gets a frame to fit the map into.
    frame: {
      x: inner.left - outer.left,
      y: inner.top - outer.top,
      width: Math.max(64, inner.width),
      height: Math.max(64, inner.height),
    },
  };
}

const sameCamera = (a: Camera, b: Camera) =>
  Math.abs(a.lng - b.lng) < 1e-6 && Math.abs(a.lat - b.lat) < 1e-6 && Math.abs(a.zoom - b.zoom) < 1e-3;

/** The box that holds a place together with Shanghai, the short way round the world; for points far from the city. */
function withShanghai([lng, lat]: LngLat): BBox {
  const [homeLng, homeLat] = [121.47, 31.23];
  const nearLng = lng - homeLng > 180 ? lng - 360 : homeLng - lng > 180 ? lng + 360 : lng;
  const margin = Math.max(2, Math.abs(nearLng - homeLng) * 0.2);
  return [
    Math.min(nearLng, homeLng) - margin,
    Math.max(-60, Math.min(lat, homeLat) - margin),
    Math.max(nearLng, homeLng) + margin,
    Math.min(75, Math.max(lat, homeLat) + margin),
  ];
}

const NEAR_ZOOM = 10.5;
/** Within this box a point is shown with its surroundings; beyond it there is no base map to show it on. */
const DELTA: BBox = [115.5, 27.5, 123.5, 33.5];
const isWithin = ([lng, lat]: LngLat, [west, south, east, north]: BBox) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** Where to look for a place: its outline, its point, or that of the nearest ancestor that has one. */
export function targetOf(catalogue: IndexedCatalogue, area: Area): CameraTarget | null {
  if (area.bbox) return { bbox: area.bbox };
  if (area.point)
    return isWithin(area.point, DELTA)
      ? { camera: { lng: area.point[0], lat: area.point[1], zoom: NEAR_ZOOM } }
      : { bbox: withShanghai(area.point) };
  const parent = area.parent && catalogue.areaById.get(area.parent);
  return parent ? targetOf(catalogue, parent) : null;
}

/**
 * Starts the map in its element (the build's poster inside) and keeps it going until disposed.
 *
 * @param source where the shapes are.
 */
export function startMap(
  element: HTMLElement,
  store: MapStore,
  source: DataSource,
  loadGl: LoadGl = loadGlMap,
): MapController {
  const live = element.querySelector<HTMLElement>('.map-live') ?? element;
  const abort = new AbortController();
  const listeners = new Set<(isNow: boolean) => void>();
  const notify = (isNow = false) => {
    for (const listener of listeners) listener(isNow);
  };
  let layout = measure(element);
  let port: MapPort | undefined;
  let standIn: MapPort | undefined;
  let drawn:
    | { view: State['view']; catalogue: IndexedCatalogue; theme: string; language: string; year: number }
    | undefined;
  let hoverPoint: HoverPoint | null = null;
  let blocked: BlockedGesture | null = null;
  let unblock: ReturnType<typeof setTimeout> | undefined;
  let handledRequest = 0;
  let selected: AreaId | null = null;

  const active = () => standIn ?? port;
  const startTarget = (): CameraTarget => {
    const { at } = store.getState().view;
    return at ? { camera: at } : 'home';
  };
  let camera = cameraFor(startTarget(), layout);
  /** What was last asked for: as long as nobody has moved the map since, it is fitted again when panels open or close. */
  let asked: CameraTarget = 'home';

  const setState = (state: MapState) => {
    element.dataset.mapState = state;
    store.dispatch(setMapState(state));
    // Its names stay until those of the live map stand in their place.
    if (state !== 'poster') for (const shapes of element.querySelectorAll('.poster-box > svg')) shapes.remove();
    if (state === 'live') performance.mark('map:live');
  };

  /** A renderer draws a frame or two after the View has changed: what was switched off in between is no longer there to be hit. */
  const ifShown = (hit: AreaId | null): AreaId | null => {
    const state = store.getState();
    const overlay = hit && catalogueOf(state)?.areaById.get(hit)?.overlay;
    const formula = state.view.structure && catalogueOf(state)?.structureById.get(state.view.structure);
    const isMember = formula?.groups.some(({ members }) => members.some((id) => id === hit));
    return isMember || state.view.layers.some((name) => name === overlay) ? hit : null;
  };

  const events: MapEvents = {
    move(next) {
      camera = next;
      notify();
    },
    moveEnd(next) {
      camera = next;
      notify();
      const home = cameraFor('home', layout);
      const { at } = store.getState().view;
      const reported = sameCamera(next, home) ? null : next;
      if (at === null ? reported !== null : reported === null || !sameCamera(at, reported))
        store.dispatch(reportCamera(reported));
    },
    hover(hit, at) {
      const area = ifShown(hit);
      hoverPoint = at;
      store.dispatch(hoverArea(area));
      active()?.highlight(area);
      notify();
    },
    select: (hit) => store.dispatch(selectArea(ifShown(hit))),
    blocked(gesture) {
      clearTimeout(unblock);
      unblock = setTimeout(() => {
        blocked = null;
        notify();
      }, BLOCKED_MS);
      if (blocked === gesture) return;
      blocked = gesture;
      notify();
    },
    failed: (name, reason) => store.dispatch(failFile(`geometry-${name}.json`, reason.slice(0, 200))),
    lost: () => void standInForGl(),
    restored() {
      if (!standIn) return;
      port?.go({ camera: standIn.camera() }, false);
      standIn.destroy();
      standIn = undefined;
      setState('live');
    },
  };

  const sceneOf = (state: State): Scene | undefined => {
    const catalogue = catalogueOf(state);
    const year = yearOf(state);
    return catalogue && year && composeScene(catalogue, state.view, year, languageOf(state));
  };

  // The renderer's code loads beside the catalogue, not after it; and the shapes beside both, not when MapLibre's worker runs at last.
  const hasWebGl2 = typeof WebGL2RenderingContext !== 'undefined';
  const loading = hasWebGl2 ? loadGl() : Promise.reject(new Error('no WebGL 2'));
  loading.catch(() => undefined);
  /** Geometry files that are here or on their way, until a map stands: a renderer that cannot start leaves them to the next. */
  const ahead = new Map(
    (hasWebGl2 ? FIRST_SHAPES : []).map((name: GeometryName) => [name, loadGeometry(source, name, abort.signal)]),
  );
  const file = (name: GeometryName) => ahead.get(name) ?? loadGeometry(source, name, abort.signal);

  /** A geometry file as features; one that failed is reported by name, and the rest of the map is drawn without it. */
  async function geometry(name: GeometryName): Promise<FeatureCollection> {
    const loaded = await file(name);
    if (loaded.ok) return loaded.value;
    if (!abort.signal.aborted) store.dispatch(failFile(loaded.file, loaded.reason));
    return { type: 'FeatureCollection', features: [] };
  }

  async function startSvg(state: MapState, container: HTMLElement): Promise<MapPort | undefined> {
    const [{ createSvgMap }, base, world, areas, arcs] = await Promise.all([
      import('../svg/SvgMap.tsx'),
      geometry('base'),
      geometry('world'),
      geometry('areas'),
      geometry('arcs'),
    ]);
    const scene = sceneOf(store.getState());
    if (abort.signal.aborted || !scene) return undefined;
    const map = createSvgMap({
      container,
      scene,
      geometries: { base, world, areas, arcs },
      layout,
      start: { camera: active()?.camera() ?? camera },
      events,
      reducedMotion,
    });
    map.interact(interactionOf(store.getState().view));
    setState(state);
    return map;
  }

  /** The GL context is gone: the same picture in SVG, over the dead canvas, until the browser gives the context back. */
  async function standInForGl() {
    const container = document.createElement('div');
    container.className = 'map-live';
    live.after(container);
    standIn = await startSvg('lost', container);
    const map = standIn;
    if (map) {
      standIn = {
        ...map,
        destroy() {
          map.destroy();
          container.remove();
        },
      };
    }
    notify();
  }

  let stand: () => void = () => undefined;
  const standing = new Promise<void>((resolve) => {
    stand = resolve;
  });
  /** What does not come is left to MapLibre, which asks for it once more and says what is wrong. */
  async function firstShapes(): Promise<Partial<Record<GeometryName, FeatureCollection>>> {
    const loaded = await Promise.all(FIRST_SHAPES.map(file));
    return Object.fromEntries(FIRST_SHAPES.flatMap((name, i) => (loaded[i]?.ok ? [[name, loaded[i].value]] : [])));
  }
  async function startGl(scene: Scene): Promise<MapPort> {
    const { createGlMap } = await loading;
    const shapes = await firstShapes();
    return createGlMap({
      container: live,
      scene,
      areas: catalogueOf(store.getState())?.areas ?? [],
      theme: THEME[themeOf(store.getState())],
      urls: source.geometry,
      shapes,
      ties: () => geometry('arcs'),
      layout,
      start: startTarget(),
      interaction: interactionOf(store.getState().view),
      events,
      reducedMotion,
    });
  }

  let started = false;
  async function start(scene: Scene) {
    started = true;
    try {
      port = await startGl(scene);
      if (abort.signal.aborted) return port.destroy();
      // Panels may have opened while the renderer was loading.
      port.interact(interactionOf(store.getState().view));
      port.resize(layout);
      port.go(startTarget(), false);
      setState('live');
    } catch {
      live.replaceChildren();
      port = await startSvg('svg', live);
    }
    ahead.clear();
    stand();
    // A link that names a camera means it, wherever its place lies.
    const { at, area } = store.getState().view;
    selected = at ? area : null;
    update(store.getState());
    notify();
  }

  function draw(state: State, catalogue: IndexedCatalogue) {
    const year = yearOf(state);
    if (!year || !port) return;
    const next = { view: state.view, catalogue, theme: themeOf(state), language: languageOf(state), year };
    // The camera is the map's own report; drawing it again would chase its tail.
    const changed =
      !drawn ||
      (Object.keys(next.view) as (keyof State['view'])[]).some(
        (key) => key !== 'at' && next.view[key] !== drawn?.view[key],
      ) ||
      next.theme !== drawn.theme ||
      next.language !== drawn.language ||
      next.catalogue !== drawn.catalogue;
    drawn = next;
    if (!changed) return;
    const scene = composeScene(catalogue, state.view, year, next.language);
    for (const renderer of [port, standIn]) {
      renderer?.draw(scene, THEME[next.theme]);
      renderer?.interact(interactionOf(state.view));
    }
  }

  /** Moves the map to the selected place when its point lies outside the part that the panels leave free. */
  function reveal(catalogue: IndexedCatalogue) {
    const area = selected && catalogue.areaById.get(selected);
    const target = area && targetOf(catalogue, area);
    if (!area || !target) return;
    const camera = active()?.camera();
    const at =
      area.point ??
      (target !== 'home' && 'camera' in target ? ([target.camera.lng, target.camera.lat] as const) : undefined);
    if (!camera) return;
    const { frame } = layout;
    const { x, y } = at ? projector(camera, frame).project(at) : { x: Number.NaN, y: Number.NaN };
    const inFrame = x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height;
    // A locked picture stands still, whatever is chosen on it; an order to move it is another thing.
    if (!inFrame && interactionOf(store.getState().view) !== 'locked') active()?.go(target, true);
  }

  function revealSelection(state: State, catalogue: IndexedCatalogue) {
    if (state.view.area === selected) return;
    selected = state.view.area;
    reveal(catalogue);
  }

  function update(state: State) {
    const catalogue = catalogueOf(state);
    if (!catalogue) return;
    if (!started) {
      const scene = sceneOf(state);
      if (scene) void start(scene);
      return;
    }
    if (!port) return;
    draw(state, catalogue);
    const request = state.session.cameraRequest;
    if (request && request.id > handledRequest) {
      handledRequest = request.id;
      asked = request.target;
      active()?.go(request.target, request.animate);
    }
    revealSelection(state, catalogue);
  }

  // The build's picture has links of its own; until the map takes over they select like everything else.
  const onPosterClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('.poster-box a') : null;
    const area = link && new URLSearchParams(link.getAttribute('href') ?? '').get('area');
    if (!area || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    store.dispatch(selectArea(area as AreaId));
  };
  element.addEventListener('click', onPosterClick, { signal: abort.signal });

  const relayout = () => {
    const before = layout;
    const fitted = (['home', asked] as const).find((target) => sameCamera(camera, cameraFor(target, before)));
    layout = measure(element);
    for (const renderer of [port, standIn]) renderer?.resize(layout);
    if (fitted) {
      camera = cameraFor(fitted, layout);
      active()?.go(fitted, false);
    }
    // A sheet that was drawn up may cover the place that it is about.
    const catalogue = catalogueOf(store.getState());
    if (catalogue && started) reveal(catalogue);
    notify();
  };
  const relaying = afterPaint(relayout);
  const resizes = new ResizeObserver((entries) => {
    const { width, height } = element.getBoundingClientRect();
    const isResized = width !== layout.size.width || height !== layout.size.height;
    // A column that opens or closes beside the map takes or leaves room: the picture is in its new place in that very frame.
    if (isResized && entries.some(({ target }) => target === element)) {
      relayout();
      active()?.redraw();
      notify(true);
    } else relaying.schedule();
  });
  resizes.observe(element);
  const frame = element.querySelector('.map-frame');
  if (frame) resizes.observe(frame);

  let atOnce = 0;
  /** Not with the next frame: the map is then drawn while the page renders what stands beside it, and both are in one frame. A frame takes one. */
  const drawAtOnce = () => {
    if (atOnce) return;
    atOnce = requestAnimationFrame(() => {
      atOnce = 0;
    });
    active()?.redraw();
  };
  const following = afterPaint(() => update(store.getState()));
  const unsubscribe = store.subscribe((state, previous) => {
    const isFlight =
      state.view.area !== previous.view.area || state.session.cameraRequest !== previous.session.cameraRequest;
    const isDrawing =
      state.view !== previous.view || state.catalogue !== previous.catalogue || themeOf(state) !== themeOf(previous);
    if (state.session.pointedLink !== previous.session.pointedLink) active()?.pointAtLink(state.session.pointedLink);
    // The panel of a place comes before the map that flies to it; whatever else changes the map is painted in one frame with it.
    if (started && isFlight) following.schedule();
    else if (!started || isDrawing) {
      update(state);
      drawAtOnce();
    }
  });
  update(store.getState());
  return {
    motion: () => ({ camera, layout }),
    hoverPoint: () => hoverPoint,
    blocked: () => blocked,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    zoomBy: (delta) => active()?.zoomBy(delta),
    restart() {
      if (!started) return;
      for (const renderer of [standIn, port]) renderer?.destroy();
      standIn = undefined;
      port = undefined;
      drawn = undefined;
      live.replaceChildren();
      const scene = sceneOf(store.getState());
      if (scene) void start(scene);
    },
    standing,
    dispose() {
      abort.abort();
      clearTimeout(unblock);
      unsubscribe();
      resizes.disconnect();
      relaying.cancel();
      following.cancel();
      cancelAnimationFrame(atOnce);
      standIn?.destroy();
      port?.destroy();
    },
  };
}

/**
 * The map session: keeps renderers and store in sync. It redraws the Scene when the View changes and reports the
 * camera; which renderer is active is decided by the state machine (`machine.ts`). Outside React, because a map
 * outlives a render and moves more often.
 */
import type { FeatureCollection } from 'geojson';
import { MissingFile } from '#data/chunk.ts';
import { type Loaded, loadGeometry } from '#data/load.ts';
import { reportBug } from '#data/report-bug.ts';
import type { DataSource } from '#data/source.ts';
import type { AreaId, BBox, LngLat } from '#domain/model/ids.ts';
import { projector } from '#scene/camera.ts';
import { GEOMETRY, type GeometryName } from '#scene/model.ts';
import type { OwnOnMap } from '#scene/own.ts';
import { THEME } from '#scene/tokens.ts';
import { arriveAt, failFile, hoverArea, selectArea, setMapState, waitFor } from '#state/actions.ts';
import { themeOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import type { View } from '#state/view.ts';
import { interactionOf, type RendererChoice } from '#state/view-rules.ts';
import { StartFailure } from '../failure.ts';
import type { BlockedGesture, MapPort, RendererOptions, Shapes } from '../MapPort.ts';
import { dragged } from './camera.ts';
import { type CameraKeeper, cameraKeeper, type Motion } from './camera-keeper.ts';
import { differs, type Subject, sceneOf, sourcesAt, subjectOf } from './drawing.ts';
import { FIRST_SHAPES } from './first-shapes.ts';
import { sessionGeometry } from './geometry.ts';
import { hitOf } from './hit.ts';
import type { MapPage } from './page.ts';
import { type RendererHost, type RendererKind, rendererHost } from './renderer-host.ts';
import { appRenderers, type Renderers } from './renderers.ts';

/** Long enough to read a line; each further gesture restarts it. */
const BLOCKED_MS = 1500;
/** How near the pointer must be to a point or line of an own layer, CSS px. */
const OWN_REACH_PX = 8;
const NO_OWN: OwnOnMap = { drawings: [], point: () => undefined, press: async () => false };

export interface HoverPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapSession {
  readonly motion: () => Motion;
  readonly hoverPoint: () => HoverPoint | null;
  /** The shapes that have loaded. */
  readonly shapes: () => Shapes;
  /** A gesture that was just passed to the host page, for a hint on how to move the map. */
  readonly blocked: () => BlockedGesture | null;
  /** Calls on every frame of a movement, on layout changes, on hover, and when shapes arrive. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly zoomBy: (delta: number) => void;
  /** A click on a name: the same as one on the place that it names. */
  readonly selectBy: (clicks: number, area: AreaId | null) => void;
  /** Draws own layers in place of those shown before, and passes the pointer to them. */
  readonly showOwn: (own: OwnOnMap) => void;
  /** Whether layers of the user's own are on the map. */
  readonly hasOwn: () => boolean;
  /** Moves the map so that a box is seen as a whole. */
  readonly show: (bbox: BBox) => void;
  /** Retries shapes and renderers that failed; what is on screen stays. */
  readonly retry: () => void;
  /** Sets the renderer that the user wants from now on. */
  readonly choose: (choice: RendererChoice) => void;
  readonly dispose: () => void;
}

export interface SessionOptions {
  readonly page: MapPage;
  readonly store: MapStore;
  readonly source: DataSource;
  readonly choice?: RendererChoice;
  readonly renderers?: Renderers;
  readonly load?: (name: GeometryName, signal: AbortSignal) => Promise<Loaded<FeatureCollection>>;
}

/** Starts the map in its page and runs it until disposed. */
export function startMap({ page, store, source, ...options }: SessionOptions): MapSession {
  const {
    renderers = appRenderers(),
    choice = 'auto',
    load = (name, signal) => loadGeometry(source, name, signal),
  } = options;
  const abort = new AbortController();
  const frames = frameListeners();
  const hint = blockedHint(frames.notify);
  let hoverPoint: HoverPoint | null = null;
  let drawn: Subject | undefined;

  const geometry = sessionGeometry({
    load: (name, signal) => {
      // `AbortSignal.any` is younger than browsers that the map is for.
      const control = new AbortController();
      for (const one of [abort.signal, signal]) one.addEventListener('abort', () => control.abort(), { once: true });
      return load(name, control.signal);
    },
    arrived(name, features) {
      for (const port of host.all()) port.supply(name, features);
      frames.notify();
    },
    slow(file) {
      if (!abort.signal.aborted) store.dispatch(waitFor(file));
    },
    failed(file, reason, dropped) {
      if (!abort.signal.aborted) store.dispatch(failFile(file, reason, dropped));
    },
  });

  const startOptions = (): Omit<RendererOptions, 'container' | 'events'> | undefined => {
    const subject = subjectOf(store.getState());
    if (!subject) return undefined;
    const { camera, layout } = cameras.motion();
    return {
      scene: sceneOf(subject),
      areas: subject.catalogue.areas,
      theme: THEME[subject.theme],
      shapes: geometry.shapes(),
      urls: source.geometry,
      geometry: geometry.want,
      layout,
      start: { camera },
      interaction: interactionOf(subject.view),
      reducedMotion: page.reducedMotion,
      pixelRatio: page.pixelRatio,
    };
  };

  const host: RendererHost = rendererHost({
    renderers,
    stage: page,
    startOptions,
    events: {
      moveStart: (byUser) => cameras.moveStart(byUser),
      move(camera) {
        cameras.move(camera);
        frames.notify();
      },
      moveEnd(camera, byUser) {
        cameras.moveEnd(camera, byUser);
        frames.notify();
      },
      hover(hit, at) {
        const area = hitOf(store.getState(), hit);
        hoverPoint = at;
        if (own.drawings.length > 0) own.point(at && positionOf(at), reachAt(OWN_REACH_PX));
        store.dispatch(hoverArea(area));
        host.active()?.highlight(area);
        frames.notify();
      },
      select: (hit, clicks, at) => press(clicks, hitOf(store.getState(), hit), at),
      doubleClick,
      blocked: hint.show,
      failed: (name) => store.dispatch(failFile(`geometry-${name}.json`, 'unreachable')),
    },
    shown,
    changed(state) {
      page.tell(state);
      store.dispatch(setMapState(state));
      frames.notify();
    },
    failed: tellFailure,
  });
  const cameras: CameraKeeper = cameraKeeper({ store, layout: page.layout(), active: host.active, all: host.all });

  /**
   * A missing file is reported to the user, who can retry it; one of GL only where GL was asked for, because the SVG
   * map is an equal fallback. A machine without WebGL is not an error. Everything else is a bug.
   */
  function tellFailure(kind: RendererKind, chosen: RendererChoice, error: unknown) {
    if (error instanceof MissingFile) {
      if (kind === 'svg' || chosen === 'gl') store.dispatch(failFile(error.file, 'unreachable'));
    } else if (!(error instanceof StartFailure)) reportBug(error);
  }

  /** What was shown before the last click, or the last series of clicks. */
  let beforeClicks: View | undefined;

  /** The first click selects at once; nobody waits to see whether a second one comes. */
  function selectBy(clicks: number, area: AreaId | null) {
    if (clicks <= 1) beforeClicks = store.getState().view;
    store.dispatch(selectArea(area));
  }

  /** Of the workbench; an audience and other people's pages get none of them. */
  let given: OwnOnMap = NO_OWN;
  const ownIn = ({ mode }: View) => (mode === 'explore' ? given : NO_OWN);
  let own: OwnOnMap = NO_OWN;
  function followOwn(view: View) {
    const next = ownIn(view);
    const isSame = next.drawings === own.drawings;
    own = next;
    if (isSame) return;
    for (const port of host.all()) port.own(own.drawings);
    host.active()?.redraw();
  }
  /** Clicks so far: the answer to one that is not the last comes too late. */
  let presses = 0;
  const positionOf = ({ x, y }: HoverPoint): LngLat => {
    const { camera, layout } = cameras.motion();
    return projector(camera, layout.frame).unproject(x, y);
  };
  /** Degrees of longitude that so many px are. */
  const reachAt = (px: number) => {
    const { camera, layout } = cameras.motion();
    return (360 * px) / projector(camera, layout.frame).scale;
  };

  /** Own layers lie over the places: a click is theirs first, and they answer when their worker has looked. */
  function press(clicks: number, area: AreaId | null, at: HoverPoint | undefined) {
    presses += 1;
    const press = presses;
    if (!at || own.drawings.length === 0) return selectBy(clicks, area);
    void own.press(positionOf(at), reachAt(OWN_REACH_PX)).then((isTheirs) => {
      if (!isTheirs && press === presses) selectBy(clicks, area);
    });
  }

  /** A double click zooms: what its clicks have opened or closed on the way is as it was before. */
  function doubleClick() {
    presses += 1;
    const { view } = store.getState();
    if (!beforeClicks || interactionOf(view) === 'locked' || beforeClicks.area === view.area) return;
    cameras.stayAt(beforeClicks.area);
    store.dispatch(arriveAt({ ...beforeClicks, at: view.at }));
  }

  function paint(port: MapPort, subject: Subject) {
    port.draw(sceneOf(subject), THEME[subject.theme]);
    port.interact(interactionOf(subject.view));
  }

  /** The state may have changed while the renderer was loading, and its predecessor may have moved. */
  function shown(port: MapPort) {
    const state = store.getState();
    const subject = subjectOf(state);
    if (!subject) return;
    const drag = page.takePosterDrag();
    if (drag && (drag.x !== 0 || drag.y !== 0)) {
      const { camera, layout } = cameras.motion();
      // First: the report below would have it followed to the place of the link.
      cameras.stayAt(state.view.area);
      cameras.moveStart(true);
      cameras.moveEnd(dragged(camera, layout, drag), true);
    }
    const { camera, layout } = cameras.motion();
    port.resize(layout);
    paint(port, subject);
    port.go({ camera }, false);
    port.highlight(state.session.hovered);
    port.own(own.drawings);
    port.pointAtLink(state.session.pointedLink);
    drawn = subject;
    cameras.follow(state);
    drag?.goOn();
  }

  function draw(subject: Subject) {
    if (drawn && !differs(subject, drawn)) return;
    drawn = subject;
    for (const port of host.all()) paint(port, subject);
  }

  let cancelRest: (() => void) | undefined;
  /**
   * The first map waits for the shapes that it shows; the others are added when they load. Without the places a map
   * would be names on an empty ground: the poster stays, which shows them, until another try has brought them.
   */
  const begin = once((subject: Subject) => {
    const { camera, layout } = cameras.motion();
    const needed = sourcesAt(subject, camera, layout);
    const places = needed.includes('areas') ? geometry.loaded('areas') : undefined;
    void Promise.all([...needed.map(geometry.want), places]).then(() => {
      if (abort.signal.aborted) return;
      host.sceneReady();
      cancelRest = renderers.whenIdle(() => {
        for (const name of GEOMETRY) void geometry.want(name);
      });
    });
  });

  function update(state: State) {
    const subject = subjectOf(state);
    if (!subject) return;
    begin(subject);
    if (!host.active()) return;
    draw(subject);
    cameras.follow(state);
  }

  // Until a renderer is active, the poster's links select.
  const stopPoster = page.onPosterSelect((area: AreaId) => store.dispatch(selectArea(area)));

  const relayout = () => {
    cameras.relayout(page.layout());
    frames.notify();
  };
  const relaying = page.afterPaint(relayout);
  const stopLayout = page.onLayout(() => {
    const [now, before] = [page.layout().size, cameras.motion().layout.size];
    // A column that opens or closes beside the map changes the map's size: the map is redrawn in the same frame. What
    // overlays the map is painted first, and the map moves away from beneath it afterwards.
    if (now.width !== before.width || now.height !== before.height) {
      relayout();
      host.active()?.redraw();
    } else relaying.schedule();
  });

  const drawing = oncePerFrame(page, () => host.active()?.redraw());
  const following = page.afterPaint(() => update(store.getState()));
  const unsubscribe = store.subscribe((state, previous) => {
    const { view, session } = state;
    const isFlight = view.area !== previous.view.area || session.cameraRequest !== previous.session.cameraRequest;
    const isDrawing =
      view !== previous.view || state.catalogue !== previous.catalogue || themeOf(state) !== themeOf(previous);
    if (view.mode !== previous.view.mode) followOwn(view);
    if (session.pointedLink !== previous.session.pointedLink) host.active()?.pointAtLink(session.pointedLink);
    // The place panel is painted before the map flies to the place; any other change is in one frame with the map.
    if (host.active() && isFlight) following.schedule();
    else if (isDrawing) {
      update(state);
      if (!host.isReporting()) drawing.run();
    }
  });

  host.choose(choice);
  renderers.prepare();
  for (const name of FIRST_SHAPES) void geometry.want(name);
  update(store.getState());
  return {
    motion: cameras.motion,
    hoverPoint: () => hoverPoint,
    shapes: geometry.shapes,
    blocked: hint.gesture,
    selectBy,
    showOwn(next) {
      given = next;
      followOwn(store.getState().view);
    },
    hasOwn: () => own.drawings.length > 0,
    show: (bbox) => host.active()?.go({ bbox }, true),
    subscribe: frames.subscribe,
    zoomBy: (delta) => host.active()?.zoomBy(delta),
    retry() {
      geometry.retry();
      host.retry();
    },
    choose: host.choose,
    dispose() {
      abort.abort();
      for (const stop of [hint.stop, unsubscribe, stopLayout, stopPoster, drawing.cancel]) stop();
      cancelRest?.();
      relaying.cancel();
      following.cancel();
      host.dispose();
    },
  };
}

function once<Value>(work: (value: Value) => void): (value: Value) => void {
  let isDone = false;
  return (value) => {
    if (isDone) return;
    isDone = true;
    work(value);
  };
}

/** Runs work immediately, but at most once per frame: the map is drawn while the page renders what is beside it. */
function oncePerFrame({ nextFrame }: Pick<MapPage, 'nextFrame'>, work: () => void) {
  let cancel: (() => void) | undefined;
  return {
    run() {
      if (cancel) return;
      cancel = nextFrame(() => {
        cancel = undefined;
      });
      work();
    },
    cancel: () => cancel?.(),
  };
}

function frameListeners() {
  const listeners = new Set<() => void>();
  return {
    notify() {
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The last gesture that was passed to the host page, cleared after a timeout. */
function blockedHint(notify: () => void) {
  let gesture: BlockedGesture | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    gesture: () => gesture,
    show(next: BlockedGesture) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        gesture = null;
        notify();
      }, BLOCKED_MS);
      if (gesture === next) return;
      gesture = next;
      notify();
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * A page, renderers and shapes without a browser: everything that the map session asks for waits until a test answers
 * it.
 */
import type { FeatureCollection } from 'geojson';
import type { Loaded } from '#data/load.ts';
import type { DataSource } from '#data/source.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { StartFailure } from '#map/failure.ts';
import { cameraFor, type Layout, type MapPort, type RendererOptions } from '#map/MapPort.ts';
import type { RendererId } from '#map/session/machine.ts';
import type { MapPage } from '#map/session/page.ts';
import type { Renderers } from '#map/session/renderers.ts';
import type { GeometryName } from '#scene/model.ts';
import type { OwnDrawing } from '#scene/own.ts';
import type { MapState } from '#state/store.ts';
import type { Camera } from '#state/view.ts';

export const layoutOf = (width = 1000, height = 800): Layout => ({
  size: { width, height },
  frame: { x: 16, y: 16, width: width - 32, height: height - 32 },
});

/** A renderer that is where it is told to be, at once. */
export class FakePort implements MapPort {
  readonly kind: 'svg' | 'gl';
  readonly options: RendererOptions;
  isDestroyed = false;
  drawings = 0;
  supplied: GeometryName[] = [];
  private at: Camera;
  private layout: Layout;

  constructor(kind: 'svg' | 'gl', options: RendererOptions) {
    this.kind = kind;
    this.options = options;
    this.layout = options.layout;
    this.at = cameraFor(options.start, options.layout);
  }
  private must() {
    if (this.isDestroyed) throw new Error(`a destroyed ${this.kind} renderer was used`);
  }
  draw() {
    this.must();
    this.drawings += 1;
  }
  supply(name: GeometryName) {
    this.must();
    this.supplied.push(name);
  }
  /** As both renderers do: the camera stays, and is reported. */
  resize(layout: Layout) {
    this.must();
    this.layout = layout;
    this.go({ camera: this.at });
  }
  redraw() {
    this.must();
  }
  go(target: Parameters<MapPort['go']>[0]) {
    this.must();
    const { events } = this.options;
    events.moveStart(false);
    this.at = cameraFor(target, this.layout);
    events.move(this.at);
    events.moveEnd(this.at, false);
  }
  camera() {
    return this.at;
  }
  /** The user drags the map to a camera; `isDone` false leaves the gesture under way. */
  drag(camera: Camera, isDone = true) {
    const { events } = this.options;
    events.moveStart(true);
    this.at = camera;
    events.move(camera);
    if (isDone) events.moveEnd(camera, true);
  }
  release() {
    this.options.events.moveEnd(this.at, true);
  }
  zoomBy() {
    this.must();
  }
  interact() {
    this.must();
  }
  highlight() {
    this.must();
  }
  owned: readonly OwnDrawing[] = [];
  own(drawings: readonly OwnDrawing[]) {
    this.must();
    this.owned = drawings;
  }
  pointAtLink() {
    this.must();
  }
  destroy() {
    this.must();
    this.isDestroyed = true;
  }
}

interface Start {
  readonly kind: 'svg' | 'gl';
  readonly options: RendererOptions;
  readonly resolve: (port: FakePort) => void;
  readonly reject: (error: unknown) => void;
}

export class FakeRenderers implements Renderers {
  /** Every renderer that has ever started. */
  readonly ports: FakePort[] = [];
  readonly starts: Start[] = [];
  private idle: (() => void)[] = [];
  hasGpu = true;

  private begin(kind: 'svg' | 'gl', options: RendererOptions): Promise<MapPort> {
    return new Promise((resolve, reject) => {
      this.starts.push({ kind, options, resolve, reject });
    });
  }
  svg = (options: RendererOptions) => this.begin('svg', options);
  gl = (options: RendererOptions) => this.begin('gl', options);
  prepare = () => undefined;
  isGlFast = () => Promise.resolve(this.hasGpu);
  whenIdle = (work: () => void) => {
    this.idle.push(work);
    return () => {
      this.idle = this.idle.filter((other) => other !== work);
    };
  };

  /** Lets the oldest start of a kind succeed or fail; false when none is under way. */
  async finishStart(kind: 'svg' | 'gl', failure?: unknown): Promise<boolean> {
    const index = this.starts.findIndex((start) => start.kind === kind);
    const [start] = index < 0 ? [] : this.starts.splice(index, 1);
    if (!start) return false;
    if (failure) start.reject(failure);
    else {
      const port = new FakePort(kind, start.options);
      this.ports.push(port);
      start.resolve(port);
    }
    await flushPromises();
    return true;
  }
  async beIdle(): Promise<void> {
    const works = this.idle;
    this.idle = [];
    for (const work of works) work();
    await flushPromises();
  }
  alive = () => this.ports.filter((port) => !port.isDestroyed);
}

/** Lets the handlers of resolved promises run. */
export const flushPromises = () => new Promise<void>((resolve) => setImmediate(resolve));

export const CONTEXT_LOST = new StartFailure('context-lost');

export class FakePage implements MapPage {
  readonly containers = new Map<RendererId, { kind: 'svg' | 'gl'; isShown: boolean }>();
  state: MapState = 'poster';
  current = layoutOf();
  private laidOut: (() => void)[] = [];
  private posterSelected: ((area: AreaId) => void)[] = [];
  private frames: (() => void)[] = [];
  private paints = new Set<() => void>();

  addContainer = (kind: 'svg' | 'gl', id: RendererId) => {
    this.containers.set(id, { kind, isShown: false });
    // No fake renderer looks into its container.
    return {} as HTMLElement;
  };
  showContainer = (id: RendererId) => {
    const container = this.containers.get(id);
    if (container) container.isShown = true;
  };
  removeContainer = (id: RendererId) => void this.containers.delete(id);
  layout = () => this.current;
  onLayout = (listener: () => void) => {
    this.laidOut.push(listener);
    return () => {
      this.laidOut = [];
    };
  };
  onPosterSelect = (listener: (area: AreaId) => void) => {
    this.posterSelected.push(listener);
    return () => {
      this.posterSelected = [];
    };
  };
  posterDrag: ReturnType<MapPage['takePosterDrag']>;
  takePosterDrag = () => {
    const drag = this.posterDrag;
    this.posterDrag = undefined;
    return drag;
  };
  tell = (state: MapState) => {
    this.state = state;
  };
  afterPaint = (work: () => void) => ({
    schedule: () => void this.paints.add(work),
    cancel: () => void this.paints.delete(work),
  });
  nextFrame = (work: () => void) => {
    this.frames.push(work);
    return () => {
      this.frames = this.frames.filter((other) => other !== work);
    };
  };
  reducedMotion = () => true;
  pixelRatio = () => 1;

  resize(width: number, height: number) {
    this.current = layoutOf(width, height);
    for (const listener of this.laidOut) listener();
    this.paint();
  }
  clickPoster(area: AreaId) {
    for (const listener of this.posterSelected) listener(area);
  }
  /** A frame passes and is painted. */
  paint() {
    const frames = this.frames;
    this.frames = [];
    for (const work of frames) work();
    const paints = [...this.paints];
    this.paints.clear();
    for (const work of paints) work();
  }
}

const url = (name: string) => `https://map.test/${name}.json`;
/** Where nothing is ever fetched from. */
export const FAKE_SOURCE: DataSource = {
  index: url('index'),
  search: url('search'),
  evidence: url,
  geometry: { base: url('base'), world: url('world'), areas: url('areas'), arcs: url('arcs') },
};

const EMPTY: FeatureCollection = { type: 'FeatureCollection', features: [] };
/** Shapes that come at once, but for the files that are told to fail. */
export class FakeShapes {
  readonly failing = new Set<GeometryName>();
  readonly asked: GeometryName[] = [];
  load = async (name: GeometryName): Promise<Loaded<FeatureCollection>> => {
    this.asked.push(name);
    return this.failing.has(name)
      ? { ok: false, file: `geometry-${name}.json`, reason: 'missing' }
      : { ok: true, value: EMPTY };
  };
}

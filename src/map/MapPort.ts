/** The small port behind which a renderer stands. MapLibre GL, SVG and the tests' fake are the same to everyone else. */
import type { FeatureCollection } from 'geojson';
import type { AreaId, BBox, StatementId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Interaction } from '#domain/vocabulary/display.ts';
import { type Frame, fitBox, type Size } from '#scene/camera.ts';
import type { GeometryName, Scene } from '#scene/model.ts';
import type { Theme } from '#scene/tokens.ts';
import type { Camera } from '#state/view.ts';

export type CameraTarget = { readonly camera: Camera } | { readonly bbox: BBox } | 'home';

/** How the container is divided: its size, and the part that panels leave free. */
export interface Layout {
  readonly size: Size;
  readonly frame: Frame;
}

/** A gesture that an embedded map leaves to the page: a wheel without its key, one finger. */
export type BlockedGesture = 'wheel' | 'touch';

export interface MapEvents {
  /** On each frame of a movement; synchronous with the picture, so that labels do not trail it. */
  readonly move: (camera: Camera) => void;
  /** A movement begins; `byUser` tells a drag from a flight that was asked for. */
  readonly moveStart: (byUser: boolean) => void;
  readonly moveEnd: (camera: Camera, byUser: boolean) => void;
  readonly hover: (area: AreaId | null, at: { readonly x: number; readonly y: number } | null) => void;
  readonly select: (area: AreaId | null) => void;
  /** The reader's hand meant to move the map, which leaves such gestures to the page (`interact`). */
  readonly blocked: (gesture: BlockedGesture) => void;
  /** A geometry file did not come; the rest of the map is drawn. */
  readonly failed: (geometry: GeometryName, reason: string) => void;
  /** The WebGL context or the renderer is gone. */
  readonly lost: (reason: string) => void;
  /** The WebGL context is back and the picture drawn again. */
  readonly restored: () => void;
}

export type Shapes = Partial<Readonly<Record<GeometryName, FeatureCollection>>>;

/** What a renderer starts from. Coordinates are degrees WGS-84, sizes CSS px. */
export interface RendererOptions {
  /** Empty, of the map's size, and the renderer's alone. */
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly areas: readonly Area[];
  readonly theme: Theme;
  /** Shapes that are here already; the others are supplied as they come (`MapPort.supply`). */
  readonly shapes: Shapes;
  /** Absolute addresses of the geometry files, for a renderer that fetches in a worker. */
  readonly urls: Readonly<Record<GeometryName, string>>;
  /** Loads a geometry file. Never rejects: one that does not come is reported, and drawn as nothing. */
  readonly geometry: (name: GeometryName) => Promise<FeatureCollection>;
  readonly layout: Layout;
  readonly start: CameraTarget;
  readonly interaction: Interaction;
  readonly events: MapEvents;
  readonly reducedMotion: () => boolean;
}

export interface MapPort {
  /** Draws a Scene; the difference to the last one is the renderer's own affair. */
  draw(scene: Scene, theme: Theme): void;
  /** Shapes of a file that was not here when the renderer started, or had failed. */
  supply(name: GeometryName, features: FeatureCollection): void;
  /** Tells the renderer what part of it is free; the camera's place stays in the middle of that part. */
  resize(layout: Layout): void;
  /** Draws now what it would draw with the next frame; nothing while the last frame shows all. */
  redraw(): void;
  go(target: CameraTarget, animate: boolean): void;
  camera(): Camera;
  zoomBy(delta: number): void;
  /** How pointer, wheel and touch act from now on; flights that are asked for are made in any case. */
  interact(how: Interaction): void;
  highlight(area: AreaId | null): void;
  /** Makes the line of a tie stand out; null: none. A tie without a line changes nothing. */
  pointAtLink(link: StatementId | null): void;
  destroy(): void;
}

/** The default view: all of Shanghai with a little air. West, south, east, north in degrees. */
export const HOME: BBox = [120.84, 30.67, 122.02, 31.88];
/** All overseas centres the short way round: from Britain over Asia to the Americas. East passes 180. */
export const WORLD: BBox = [-14, -38, 302, 66];

/** A small place is shown with its surroundings, not blown up to the screen. */
const PLACE_MAX_ZOOM = 11.5;

export function cameraFor(target: CameraTarget, layout: Layout): Camera {
  if (target === 'home') return fitBox(HOME, layout.frame);
  return 'camera' in target ? target.camera : fitBox(target.bbox, layout.frame, PLACE_MAX_ZOOM);
}

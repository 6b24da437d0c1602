/** The interface that every renderer implements: MapLibre GL, SVG and the fake of the tests. */
import type { FeatureCollection } from 'geojson';
import type { AreaId, BBox, StatementId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Interaction } from '#domain/vocabulary/display.ts';
import { type Frame, fitBox, type Size } from '#scene/camera.ts';
import type { GeometryName, Scene } from '#scene/model.ts';
import type { OwnDrawing } from '#scene/own.ts';
import type { Theme } from '#scene/tokens.ts';
import type { Camera } from '#state/view.ts';

export type CameraTarget = { readonly camera: Camera } | { readonly bbox: BBox } | 'home';

/** The size of the map's container, and the part of it that no panel covers. */
export interface Layout {
  readonly size: Size;
  readonly frame: Frame;
}

/** A gesture that an embedded map leaves to the host page: a wheel without its key, one finger. */
export type BlockedGesture = 'wheel' | 'touch';

export interface MapEvents {
  /** On each frame of a movement; synchronous with drawing, so that labels do not lag behind. */
  readonly move: (camera: Camera) => void;
  /** A movement begins; `byUser` distinguishes a gesture from a requested flight. */
  readonly moveStart: (byUser: boolean) => void;
  readonly moveEnd: (camera: Camera, byUser: boolean) => void;
  readonly hover: (area: AreaId | null, at: { readonly x: number; readonly y: number } | null) => void;
  /**
   * @param clicks in the series that this click belongs to: 2 is the second of a double click.
   * @param at CSS px from the map's north-west corner.
   */
  readonly select: (area: AreaId | null, clicks: number, at?: { readonly x: number; readonly y: number }) => void;
  /** The renderer zooms by itself; what the clicks have selected was not meant. */
  readonly doubleClick: () => void;
  /** The user tried to move the map by a gesture that it leaves to the host page (`interact`). */
  readonly blocked: (gesture: BlockedGesture) => void;
  /** A geometry file did not load; the rest of the map is drawn. */
  readonly failed: (geometry: GeometryName, reason: string) => void;
  /** The WebGL context or the renderer is gone. */
  readonly lost: (reason: string) => void;
  /** The WebGL context is restored and the map drawn again. */
  readonly restored: () => void;
}

export type Shapes = Partial<Readonly<Record<GeometryName, FeatureCollection>>>;

/** What a renderer starts from. Coordinates are degrees WGS-84, sizes CSS px. */
export interface RendererOptions {
  /** Empty, as large as the map, and used by this renderer only. */
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly areas: readonly Area[];
  readonly theme: Theme;
  /** Shapes that have loaded; the others follow by `MapPort.supply`. */
  readonly shapes: Shapes;
  /** Absolute addresses of the geometry files, for a renderer that fetches in a worker. */
  readonly urls: Readonly<Record<GeometryName, string>>;
  /** Loads a geometry file. Never rejects: a file that fails is reported elsewhere, and resolves to no features. */
  readonly geometry: (name: GeometryName) => Promise<FeatureCollection>;
  readonly layout: Layout;
  readonly start: CameraTarget;
  readonly interaction: Interaction;
  readonly events: MapEvents;
  readonly reducedMotion: () => boolean;
  /** Device pixels per CSS px, for a renderer that draws pixels. */
  readonly pixelRatio: () => number;
}

export interface MapPort {
  /** Draws a Scene; how it updates from the last one is up to the renderer. */
  draw(scene: Scene, theme: Theme): void;
  /** Adds the shapes of a file that had not loaded, or had failed, when the renderer started. */
  supply(name: GeometryName, features: FeatureCollection): void;
  /** Sets size and free part; the camera's centre stays in the middle of the free part. */
  resize(layout: Layout): void;
  /**
   * Starts now the drawing of what has changed, instead of with the next frame; does nothing if the last frame is up to
   * date. The session calls it in the middle of a notification of the store: a renderer must not render React then,
   * which would commit the half of the page that has been told. The SVG map draws every change in a microtask of the
   * same task, so that map, labels and panels are committed one after the other before one frame.
   */
  redraw(): void;
  go(target: CameraTarget, animate: boolean): void;
  camera(): Camera;
  zoomBy(delta: number): void;
  /** Sets how pointer, wheel and touch act; requested flights are always made. */
  interact(how: Interaction): void;
  highlight(area: AreaId | null): void;
  /** Draws the user's own layers, from the lowest to the topmost, in place of those drawn before. */
  own(drawings: readonly OwnDrawing[]): void;
  /** Emphasises the line of a link; null: none. A link without a line changes nothing. */
  pointAtLink(link: StatementId | null): void;
  destroy(): void;
}

/** The default view: all of Shanghai with a margin. West, south, east, north in degrees WGS-84. */
export const HOME: BBox = [120.84, 30.67, 122.02, 31.88];
/** All overseas centres by the shorter arcs: from Britain over Asia to the Americas. East exceeds 180. */
export const WORLD: BBox = [-14, -38, 302, 66];

/** A small place is shown with its surroundings, not enlarged to fill the screen. */
const PLACE_MAX_ZOOM = 11.5;

/** The camera that shows a target in the free part of the layout. */
export function cameraFor(target: CameraTarget, layout: Layout): Camera {
  if (target === 'home') return fitBox(HOME, layout.frame);
  return 'camera' in target ? target.camera : fitBox(target.bbox, layout.frame, PLACE_MAX_ZOOM);
}

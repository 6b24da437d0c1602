/** Moves the SVG map: d3-zoom's gestures, jumps and flights, all reported as cameras. */
import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom as d3Zoom, type ZoomTransform, zoomIdentity } from 'd3-zoom';
import { fromWorld, toWorld, WORLD_PX, wrapLng } from '#domain/geo/mercator.ts';
import type { Interaction } from '#domain/vocabulary/display.ts';
import { REFERENCE_ZOOM, toUnits } from '#scene/units.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';
import type { BlockedGesture, Layout } from '../MapPort.ts';

const FLIGHT_MS = 600;
/** Width of the world in path units. */
export const WORLD_UNITS = WORLD_PX * 2 ** REFERENCE_ZOOM;

const scaleOf = (zoom: number) => 2 ** (zoom - REFERENCE_ZOOM);
const within = ([min, max]: readonly [number, number], value: number) => Math.min(max, Math.max(min, value));

/** Scale, then offset in CSS px. */
export interface Transform {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

/** Path units to CSS px: scale and offset for a camera whose centre is in the middle of the free part. */
export function transformOf(camera: Camera, { frame }: Layout): Transform {
  const k = scaleOf(camera.zoom);
  const centre = toUnits([camera.lng, camera.lat]);
  return { k, x: frame.x + frame.width / 2 - centre.x * k, y: frame.y + frame.height / 2 - centre.y * k };
}

/** The inverse of `transformOf`, with the centre clamped to the map. */
function cameraOf({ k, x, y }: Pick<ZoomTransform, 'k' | 'x' | 'y'>, { frame }: Layout): Camera {
  const origin = toUnits([0, 0]);
  const units = { x: (frame.x + frame.width / 2 - x) / k, y: (frame.y + frame.height / 2 - y) / k };
  const [lng, lat] = fromWorld({
    x: 0.5 + (units.x - origin.x) / WORLD_UNITS,
    y: 0.5 + (units.y - origin.y) / WORLD_UNITS,
  });
  return { lng: wrapLng(lng), lat: within(CAMERA_RANGE.lat, lat), zoom: REFERENCE_ZOOM + Math.log2(k) };
}

/** Interpolates cameras, linearly in Mercator and in zoom. @param t from 0 to 1. */
function between(a: Camera, b: Camera, t: number): Camera {
  const [from, to] = [toWorld([a.lng, a.lat]), toWorld([b.lng, b.lat])];
  const [lng, lat] = fromWorld({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  return { lng, lat, zoom: a.zoom + (b.zoom - a.zoom) * t };
}

export interface GestureOptions {
  /** As large as the map. It must not move itself: positions of the pointer are relative to it. */
  readonly element: HTMLElement;
  readonly layout: () => Layout;
  readonly start: Camera;
  readonly moveStart: (byUser: boolean) => void;
  readonly move: (camera: Camera) => void;
  readonly moveEnd: (camera: Camera, byUser: boolean) => void;
  readonly blocked: (gesture: BlockedGesture) => void;
}

export interface Gestures {
  readonly camera: () => Camera;
  /** Moves without animation: one `move` and one `moveEnd`. */
  readonly jump: (camera: Camera) => void;
  readonly fly: (camera: Camera) => void;
  /** Sets how wheel and touch act. */
  readonly interact: (how: Interaction) => void;
  readonly destroy: () => void;
}

/** Listens for gestures on an element; `destroy` removes the listeners. */
export function createGestures(options: GestureOptions): Gestures {
  const { element, layout, moveStart, move, moveEnd, blocked } = options;
  let camera = options.start;
  let interaction: Interaction = 'free';
  let flight = 0;

  /**
   * d3-zoom's default filter (no other buttons; ctrl only with the wheel), and the gestures that an embedded map leaves
   * to its page.
   */
  const isOurs = (event: Event): boolean => {
    if (interaction === 'locked') return false;
    const isWheel = event instanceof WheelEvent;
    if (event instanceof MouseEvent && ((event.ctrlKey && !isWheel) || event.button !== 0)) return false;
    if (interaction === 'free') return true;
    if (typeof TouchEvent !== 'undefined' && event instanceof TouchEvent) return event.touches.length > 1;
    // A pinch on a trackpad is reported as a wheel event with ctrl.
    if (!isWheel || event.ctrlKey || event.metaKey) return true;
    blocked('wheel');
    return false;
  };
  /** d3 also reports transforms that are set by code; `place` reports those. */
  const isByUser = ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) =>
    sourceEvent !== null && sourceEvent !== undefined;
  const stopFlight = () => {
    cancelAnimationFrame(flight);
    flight = 0;
  };
  const behaviour = d3Zoom<HTMLElement, unknown>()
    .filter(isOurs)
    .scaleExtent([scaleOf(CAMERA_RANGE.zoom[0]), scaleOf(CAMERA_RANGE.zoom[1])])
    .extent(() => [
      [0, 0],
      [layout().size.width, layout().size.height],
    ])
    .on('start', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!isByUser(event)) return;
      stopFlight();
      moveStart(true);
    })
    .on('zoom', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (!isByUser(event)) return;
      camera = cameraOf(event.transform, layout());
      move(camera);
    })
    .on('end', (event: D3ZoomEvent<HTMLElement, unknown>) => {
      if (isByUser(event)) moveEnd(camera, true);
    });
  const selection = select(element).call(behaviour);
  const place = (next: Camera) => {
    camera = { ...next, lng: wrapLng(next.lng), lat: within(CAMERA_RANGE.lat, next.lat) };
    const { k, x, y } = transformOf(camera, layout());
    selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
    move(camera);
  };

  element.addEventListener(
    'touchmove',
    ({ touches }) => interaction === 'cooperative' && touches.length === 1 && blocked('touch'),
    { passive: true },
  );
  return {
    camera: () => camera,
    jump(next) {
      stopFlight();
      place(next);
      moveEnd(camera, false);
    },
    fly(to) {
      stopFlight();
      const from = camera;
      const start = performance.now();
      moveStart(false);
      const frame = (now: number) => {
        const t = Math.min(1, Math.max(0, (now - start) / FLIGHT_MS));
        flight = t < 1 ? requestAnimationFrame(frame) : 0;
        place(between(from, to, 1 - (1 - t) ** 3));
        if (t === 1) moveEnd(camera, false);
      };
      flight = requestAnimationFrame(frame);
    },
    interact(how) {
      interaction = how;
      // d3-zoom sets `touch-action: none`; where the page must scroll, the style sheet's value applies.
      element.style.touchAction = how === 'free' ? 'none' : 'inherit';
    },
    destroy() {
      stopFlight();
      selection.on('.zoom', null);
    },
  };
}

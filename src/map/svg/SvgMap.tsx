/**
 * The SVG map: the whole map where WebGL 2 is missing or was lost. Same Scene, projection, order and colours as the GL
 * map. Shapes are written once in path units; panning and zooming only change one transform.
 */
import { select } from 'd3-selection';
import { type D3ZoomEvent, zoom as d3Zoom, type ZoomTransform, zoomIdentity } from 'd3-zoom';
import { memo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { fromWorld, toWorld, WORLD_PX, wrapLng } from '#domain/geo/mercator.ts';
import type { AreaId, StatementId } from '#domain/model/ids.ts';
import type { Interaction } from '#domain/vocabulary/display.ts';
import { projector } from '#scene/camera.ts';
import { HOVERED, hasRoundJoin, POINTED_LINK } from '#scene/drawing.ts';
import type { Scene } from '#scene/model.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';
import { type CameraTarget, cameraFor, type Layout, type MapEvents, type MapPort } from '../MapPort.ts';
import { DotsPatterns } from './DotsPatterns.tsx';
import { type Geometries, inZoom } from './features.ts';
import { Points } from './Points.tsx';
import { CSS_PAINT } from './paint.ts';
import { pathWriter, REFERENCE_ZOOM, toUnits } from './paths.ts';
import { Shapes } from './Shapes.tsx';

const FLIGHT_MS = 600;
const WORLD_UNITS = WORLD_PX * 2 ** REFERENCE_ZOOM;
/** Below this zoom the window can be wider than the world, which then repeats. */
const COPIES_MAX_ZOOM = 3;
/** Detail for zoom 14: a hundredth of a unit is 0.16 px there. */
const PATH_DECIMALS = 2;

const MemoShapes = memo(Shapes);

interface Picture {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly camera: Camera;
  readonly layout: Layout;
  readonly path: (geometry: GeoJSON.Geometry) => string;
  readonly hovered: AreaId | null;
  readonly pointedLink: StatementId | null;
}

/** A zoom that shows the same layers, so that shapes are drawn again only when a layer comes or goes. */
function layerZoom(scene: Scene, zoom: number, previous: number): number {
  return scene.layers.every((layer) => inZoom(layer, zoom) === inZoom(layer, previous)) ? previous : zoom;
}

function Drawing({ picture, shapesZoom }: { readonly picture: Picture; readonly shapesZoom: number }) {
  const { scene, geometries, camera, layout, path, hovered, pointedLink } = picture;
  const { k, x, y } = transformOf(camera, layout);
  const { project } = projector(camera, layout.frame);
  const outline =
    hovered &&
    geometries.areas.features.find(({ properties }) => properties?.id === hovered && properties?.shape !== 'point');
  const line = pointedLink && geometries.arcs.features.find(({ properties }) => properties?.link === pointedLink);
  const copies = camera.zoom < COPIES_MAX_ZOOM ? [-WORLD_UNITS, WORLD_UNITS] : [];
  return (
    <>
      <DotsPatterns scene={scene} zoom={camera.zoom} />
      <g transform={`translate(${x} ${y}) scale(${k})`}>
        <g id="svg-map-shapes">
          <MemoShapes scene={scene} geometries={geometries} zoom={shapesZoom} path={path} />
        </g>
        {copies.map((offset) => (
          <use key={offset} href="#svg-map-shapes" x={offset} pointerEvents="none" />
        ))}
        {outline && (
          <path
            d={path(outline.geometry)}
            fill="none"
            stroke={CSS_PAINT.surface(HOVERED.colour)}
            strokeOpacity={HOVERED.opacity}
            strokeWidth={HOVERED.widthPx}
            pointerEvents="none"
          />
        )}
        {line && (
          <path
            data-part="pointed-link"
            d={path(line.geometry)}
            fill="none"
            stroke={CSS_PAINT.surface(POINTED_LINK.colour)}
            strokeWidth={POINTED_LINK.widthPx}
            strokeLinejoin={hasRoundJoin(POINTED_LINK) ? 'round' : undefined}
            pointerEvents="none"
          />
        )}
      </g>
      <Points scene={scene} geometries={geometries} zoom={camera.zoom} place={project} />
    </>
  );
}

/** Path units to screen: scale and offset of a camera whose centre stands in the middle of the free part. */
function transformOf(camera: Camera, { frame }: Layout) {
  const k = 2 ** (camera.zoom - REFERENCE_ZOOM);
  const centre = toUnits([camera.lng, camera.lat]);
  return { k, x: frame.x + frame.width / 2 - centre.x * k, y: frame.y + frame.height / 2 - centre.y * k };
}

function cameraOf({ k, x, y }: Pick<ZoomTransform, 'k' | 'x' | 'y'>, { frame }: Layout): Camera {
  const origin = toUnits([0, 0]);
  const units = { x: (frame.x + frame.width / 2 - x) / k, y: (frame.y + frame.height / 2 - y) / k };
  const [lng, lat] = fromWorld({
    x: 0.5 + (units.x - origin.x) / WORLD_UNITS,
    y: 0.5 + (units.y - origin.y) / WORLD_UNITS,
  });
  return {
    lng: wrapLng(lng),
    lat: Math.min(CAMERA_RANGE.lat[1], Math.max(CAMERA_RANGE.lat[0], lat)),
    zoom: REFERENCE_ZOOM + Math.log2(k),
  };
}

/** The camera a fraction of the way from one to another: straight in the plane, even in zoom. */
function between(a: Camera, b: Camera, t: number): Camera {
  const [from, to] = [toWorld([a.lng, a.lat]), toWorld([b.lng, b.lat])];
  const [lng, lat] = fromWorld({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
  return { lng, lat, zoom: a.zoom + (b.zoom - a.zoom) * t };
}

export interface SvgOptions {
  readonly container: HTMLElement;
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly layout: Layout;
  readonly start: CameraTarget;
  readonly events: MapEvents;
  readonly reducedMotion: () => boolean;
}

/** Draws into a container, synchronously: when this returns, the map is on screen. */
export function createSvgMap({ container, geometries, events, reducedMotion, ...options }: SvgOptions): MapPort {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.dataset.part = 'drawn-map';
  svg.setAttribute('aria-hidden', 'true');
  container.replaceChildren(svg);
  const root = createRoot(svg);
  let { scene, layout } = options;
  let camera = cameraFor(options.start, layout);
  let hovered: AreaId | null = null;
  let pointedLink: StatementId | null = null;
  let shapesZoom = camera.zoom;
  let flight = 0;
  const writer = pathWriter({ decimals: PATH_DECIMALS });
  const cache = new WeakMap<GeoJSON.Geometry, string>();
  const path = (geometry: GeoJSON.Geometry) => {
    const known = cache.get(geometry) ?? writer(geometry);
    cache.set(geometry, known);
    return known;
  };
  const render = () => {
    shapesZoom = layerZoom(scene, camera.zoom, shapesZoom);
    flushSync(() =>
      root.render(
        <Drawing picture={{ scene, geometries, camera, layout, path, hovered, pointedLink }} shapesZoom={shapesZoom} />,
      ),
    );
  };

  const scaleOf = (zoom: number) => 2 ** (zoom - REFERENCE_ZOOM);
  let interaction: Interaction = 'free';
  /** What d3 leaves out by itself (other buttons; ctrl but for the wheel), and what an embedded map leaves to its page. */
  const isOurs = (event: Event): boolean => {
    if (interaction === 'locked') return false;
    const isWheel = event instanceof WheelEvent;
    if (event instanceof MouseEvent && ((event.ctrlKey && !isWheel) || event.button !== 0)) return false;
    if (interaction === 'free') return true;
    if ('touches' in event) return (event as TouchEvent).touches.length > 1;
    // Pinching a trackpad comes as a wheel with ctrl.
    if (!isWheel || event.ctrlKey || event.metaKey) return true;
    events.blocked('wheel');
    return false;
  };
  const behaviour = d3Zoom<SVGSVGElement, unknown>()
    .filter(isOurs)
    .scaleExtent([scaleOf(CAMERA_RANGE.zoom[0]), scaleOf(CAMERA_RANGE.zoom[1])])
    .extent(() => [
      [0, 0],
      [layout.size.width, layout.size.height],
    ])
    .on('zoom', (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      camera = cameraOf(event.transform, layout);
      render();
      events.move(camera);
    })
    .on('end', (event: D3ZoomEvent<SVGSVGElement, unknown>) =>
      events.moveEnd(camera, event.sourceEvent !== null && event.sourceEvent !== undefined),
    );
  const selection = select(svg).call(behaviour);
  const jump = (next: Camera) => {
    const { k, x, y } = transformOf(next, layout);
    selection.call(behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  };
  const fly = (to: Camera) => {
    cancelAnimationFrame(flight);
    const from = camera;
    const start = performance.now();
    const step = (now: number) => {
      const t = Math.min(1, (now - start) / FLIGHT_MS);
      jump(between(from, to, 1 - (1 - t) ** 3));
      if (t < 1) flight = requestAnimationFrame(step);
    };
    flight = requestAnimationFrame(step);
  };

  const placeOf = (event: Event): AreaId | null =>
    event.target instanceof Element
      ? (event.target.closest('[data-id]')?.getAttribute('data-id') as AreaId | null)
      : null;
  svg.addEventListener('mousemove', (event) => {
    const box = svg.getBoundingClientRect();
    svg.style.cursor = placeOf(event) ? 'pointer' : '';
    events.hover(placeOf(event), { x: event.clientX - box.left, y: event.clientY - box.top });
  });
  svg.addEventListener('mouseleave', () => events.hover(null, null));
  svg.addEventListener(
    'touchmove',
    ({ touches }) => interaction === 'cooperative' && touches.length === 1 && events.blocked('touch'),
    {
      passive: true,
    },
  );
  svg.addEventListener('click', (event) => events.select(placeOf(event)));

  jump(camera);
  render();
  return {
    draw(next) {
      scene = next;
      render();
    },
    resize(next) {
      layout = next;
      jump(camera);
    },
    // It is drawn as it is told.
    redraw: () => undefined,
    go(target, animate) {
      const to = cameraFor(target, layout);
      if (animate && !reducedMotion()) fly(to);
      else jump(to);
    },
    camera: () => camera,
    zoomBy(delta) {
      const move = reducedMotion() ? jump : fly;
      move({ ...camera, zoom: Math.min(CAMERA_RANGE.zoom[1], Math.max(CAMERA_RANGE.zoom[0], camera.zoom + delta)) });
    },
    interact(how) {
      interaction = how;
      // d3 takes all touches; where the page is to scroll, its own rule says which are left to the browser.
      svg.style.touchAction = how === 'free' ? 'none' : 'inherit';
    },
    highlight(area) {
      hovered = area;
      render();
    },
    pointAtLink(link) {
      pointedLink = link;
      render();
    },
    destroy() {
      cancelAnimationFrame(flight);
      root.unmount();
      svg.remove();
    },
  };
}

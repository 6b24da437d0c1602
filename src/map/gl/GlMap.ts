/** MapLibre GL behind the map port: the only file that imports maplibre-gl at run time. */
import {
  type GeoJSONSource,
  Map as MapLibreMap,
  type PointLike,
  prewarm,
  setWorkerCount,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import './maplibre.css';
import { MissingFile } from '#data/chunk.ts';
import { wrapLng } from '#domain/geo/mercator.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Interaction } from '#domain/vocabulary/display.ts';
import { boundsOf } from '#scene/camera.ts';
import { type FillLayer, GEOMETRY, type GeometryName } from '#scene/model.ts';
import type { OwnDrawing } from '#scene/own.ts';
import { visibleAt } from '#scene/visible.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';
import { workerAddress } from '#ui/trusted.ts';
import { StartFailure } from '../failure.ts';
import { cameraFor, type Layout, type MapPort, type RendererOptions } from '../MapPort.ts';
import { applyStyle } from './apply.ts';
import { dotsImage, dotsImageId, HATCH_IMAGE_ID, hatchImage, STRIPES_IMAGE_ID, stripesImage } from './dots.ts';
import { featureStates } from './feature-states.ts';
import { ownLayers } from './own.ts';
import { holdFramesUntilTilesFollow } from './patches/hold-frames.ts';
import { onPixelRatio } from './pixel-ratio.ts';
import { interactiveLayerIds, styleOf, withShapes } from './style.ts';

const FLIGHT_MS = 600;
/** Reach of the pointer around a point, half the side of a square: a finger is blunter than a mouse. */
const REACH_PX = { mouse: 3, touch: 12 } as const;
/** Images that depend on nothing but the theme. */
const FIXED_IMAGES: Readonly<Record<string, typeof hatchImage>> = {
  [HATCH_IMAGE_ID]: hatchImage,
  [STRIPES_IMAGE_ID]: stripesImage,
};
const [MIN_LAT, MAX_LAT] = CAMERA_RANGE.lat;

setWorkerUrl(workerAddress(workerUrl));
// One worker cuts these few tiles faster than two: each worker first has to parse half a megabyte of script.
setWorkerCount(1);

const toPadding = ({ size, frame }: Layout) => ({
  left: frame.x,
  top: frame.y,
  right: Math.max(0, size.width - frame.x - frame.width),
  bottom: Math.max(0, size.height - frame.y - frame.height),
});

/** How MapLibre 6.17 words a worker whose script did not load. */
const WORKER_MISSING = /worker failed to load/i;

/** A file that did not come is told from a fault of the code. */
function startFailureOf(error: { readonly message: string }, source: GeometryName | undefined): Error {
  if (source) return new MissingFile(`geometry-${source}.json`);
  if (WORKER_MISSING.test(error.message)) return new MissingFile('maplibre-gl-worker.js');
  return new Error(error.message, { cause: error });
}

/**
 * Starts the worker before there is a map, and keeps it when there is none: a map that starts, or comes back after its
 * context was lost, then requests nothing. First the script: a worker without one would be kept, too.
 *
 * @throws (rejects) a `MissingFile` if the script does not come.
 */
export async function keepWorker(): Promise<void> {
  const lost = () => {
    throw new MissingFile('maplibre-gl-worker.js');
  };
  const response = await fetch(workerUrl).catch(lost);
  if (!response.ok) lost();
  await response.text().catch(lost);
  prewarm();
}

/** @throws a `StartFailure` if the browser cannot create a WebGL 2 context; otherwise what MapLibre throws. */
function createMap(options: ConstructorParameters<typeof MapLibreMap>[0]): MapLibreMap {
  try {
    return new MapLibreMap(options);
  } catch (error) {
    if (document.createElement('canvas').getContext('webgl2')) throw error;
    throw new StartFailure('no-webgl');
  }
}

/**
 * Starts MapLibre in a container and resolves when its first complete frame is on screen.
 *
 * @throws (rejects) a `StartFailure` if there is no WebGL 2 or its context is lost before the first frame; a
 *   `MissingFile` if a geometry file does not load; otherwise MapLibre's error.
 */
export function createGlMap(options: RendererOptions): Promise<MapPort> {
  const { container, urls, events, reducedMotion, pixelRatio } = options;
  let { scene, theme, layout } = options;
  let dotsTheme = theme;
  const start = cameraFor(options.start, layout);
  // Only what the first frame shows; the remaining layers and their sources are added with the next `draw`.
  const hasMarks = scene.selected !== null || scene.compared.length > 0;
  let style = styleOf(visibleAt(scene, options.areas, start.zoom, boundsOf(start, layout)), theme, urls, hasMarks);
  const map = createMap({
    container,
    pixelRatio: pixelRatio(),
    style: withShapes(style, options.shapes),
    center: [start.lng, start.lat],
    zoom: start.zoom,
    minZoom: CAMERA_RANGE.zoom[0],
    maxZoom: CAMERA_RANGE.zoom[1],
    attributionControl: false,
    // North stays up and the view straight down, so that both renderers show the same plane.
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    // Arrow keys move between places (`MapView`); plus, minus and the buttons zoom.
    keyboard: false,
    fadeDuration: 0,
    // The tests validate the styles of all Views, so the user's browser need not.
    validateStyle: false,
    // At world scale the viewport may be taller than the world; only the poles are out of bounds.
    transformConstrain: (center, zoom) => {
      center.lat = Math.min(MAX_LAT, Math.max(MIN_LAT, center.lat));
      return { center, zoom: Math.min(CAMERA_RANGE.zoom[1], Math.max(CAMERA_RANGE.zoom[0], zoom)) };
    },
  });
  map.touchZoomRotate.disableRotation();
  // For assistive technology the map is the region around the canvas; the canvas must not be a second region.
  const canvas = map.getCanvas();
  for (const name of ['role', 'aria-label', 'tabindex']) canvas.removeAttribute(name);
  canvas.setAttribute('aria-hidden', 'true');
  map.setPadding(toPadding(layout));
  map.jumpTo({ center: [start.lng, start.lat], zoom: start.zoom });
  /** Layers whose dots MapLibre has requested, by image name. */
  const dotted = new Map<string, FillLayer>();
  map.setMissingStyleImageResolver((id) => {
    const fixed = FIXED_IMAGES[id];
    if (fixed) {
      const { data, pixelRatio } = fixed(theme);
      map.addImage(id, data, { pixelRatio });
      return;
    }
    const layer = scene.layers.find(
      (candidate) => candidate.type === 'fill' && candidate.dots && dotsImageId(candidate) === id,
    );
    if (layer?.type !== 'fill') return;
    dotted.set(id, layer);
    const { data, pixelRatio } = dotsImage(theme, layer);
    map.addImage(id, data, { pixelRatio });
  });

  const camera = (): Camera => {
    const { lng, lat } = map.getCenter();
    return { lng: wrapLng(lng), lat, zoom: map.getZoom() };
  };
  const placeAt = (point: PointLike, reach: number): AreaId | null => {
    const [x, y] = Array.isArray(point) ? point : [point.x, point.y];
    const layers = interactiveLayerIds(scene).filter((id) => map.getLayer(id));
    const exact = map.queryRenderedFeatures(point, { layers });
    const near = exact.some((feature) => feature.properties.shape === 'point')
      ? exact
      : map.queryRenderedFeatures(
          [
            [x - reach, y - reach],
            [x + reach, y + reach],
          ],
          { layers },
        );
    // A point within reach wins over the shape below it; otherwise the topmost shape exactly under the pointer.
    const hit = near.find((feature) => feature.properties.shape === 'point') ?? exact[0];
    return (hit?.properties.id as AreaId | undefined) ?? null;
  };

  let byUser = false;
  const places = options.areas.filter(({ shape }) => shape !== null);
  const states = featureStates(map, places, () => options.geometry('arcs'), { scene, theme });
  map.on('move', () => events.move(camera()));
  map.on('movestart', (event) => {
    byUser = event.originalEvent !== undefined;
    events.moveStart(byUser);
  });
  map.on('moveend', () => events.moveEnd(camera(), byUser));
  map.on('mousemove', (event) => {
    const area = placeAt(event.point, REACH_PX.mouse);
    map.getCanvas().style.cursor = area ? 'pointer' : '';
    events.hover(area, event.point);
  });
  map.on('mouseout', () => events.hover(null, null));
  map.on('click', (event) => {
    const touch = event.originalEvent instanceof PointerEvent && event.originalEvent.pointerType === 'touch';
    events.select(
      placeAt(event.point, touch ? REACH_PX.touch : REACH_PX.mouse),
      event.originalEvent.detail,
      event.point,
    );
  });
  map.on('dblclick', events.doubleClick);
  map.on(
    'remove',
    onPixelRatio(() => map.setPixelRatio(pixelRatio())),
  );
  map.on('cooperativegestureprevented', ({ gestureType }) =>
    events.blocked(gestureType === 'wheel_zoom' ? 'wheel' : 'touch'),
  );
  const frames = holdFramesUntilTilesFollow(map);
  let isLost = false;
  /** Contexts lost so far: steps that follow a restored context are skipped if it has been lost again meanwhile. */
  let losses = 0;
  map.on('webglcontextlost', () => {
    isLost = true;
    losses += 1;
    events.lost('WebGL context lost');
  });
  map.on('webglcontextrestored', () => {
    const loss = losses;
    const unlessLostAgain = (work: () => void) => () => {
      if (losses === loss) work();
    };
    map.once(
      'idle',
      unlessLostAgain(() => {
        isLost = false;
        repaint();
        map.once('idle', unlessLostAgain(events.restored));
        map.triggerRepaint();
      }),
    );
  });

  /** All handlers by which the user can move the map; rotation and pitch are off. */
  const gestures = [map.scrollZoom, map.dragPan, map.doubleClickZoom, map.touchZoomRotate, map.boxZoom];
  const interact = (how: Interaction) => {
    for (const gesture of gestures) how === 'locked' ? gesture.disable() : gesture.enable();
    map.touchZoomRotate.disableRotation();
    how === 'cooperative' ? map.cooperativeGestures.enable() : map.cooperativeGestures.disable();
  };

  interact(options.interaction);

  /** Something has changed since the last frame. */
  let isDue = false;
  map.on('render', () => {
    isDue = false;
  });

  const own = ownLayers(map);
  let ownDrawings: readonly OwnDrawing[] = [];
  let ownDrawn = ownDrawings;
  function drawOwn() {
    if (ownDrawn === ownDrawings) return;
    ownDrawn = ownDrawings;
    own.draw(ownDrawings);
    isDue = true;
  }

  /** Applies the current Scene and theme. While the context is lost MapLibre has no style to change. */
  function repaint() {
    if (isLost) return;
    const next = styleOf(scene, theme, urls);
    frames.hold();
    const isRestyled = applyStyle(map, style, next, options.shapes);
    drawOwn();
    if (isRestyled) own.raise();
    style = next;
    const isRecoloured = states.follow(scene, theme);
    isDue ||= isRestyled || isRecoloured;
    if (dotsTheme === theme) return;
    dotsTheme = theme;
    for (const [id, layer] of dotted) map.updateImage(id, dotsImage(theme, layer).data);
    for (const [id, image] of Object.entries(FIXED_IMAGES))
      if (map.hasImage(id)) map.updateImage(id, image(theme).data);
  }

  const port: MapPort = {
    draw(nextScene, nextTheme) {
      scene = nextScene;
      theme = nextTheme;
      repaint();
    },
    supply: (name, features) => void map.getSource<GeoJSONSource>(name)?.setData(features),
    resize(next) {
      const resized = next.size.width !== layout.size.width || next.size.height !== layout.size.height;
      layout = next;
      if (resized) map.resize();
      isDue ||= resized;
      map.setPadding(toPadding(layout));
    },
    redraw() {
      if (isLost || !isDue) return;
      map.redraw();
    },
    go(target, animate) {
      const { lng, lat, zoom } = cameraFor(target, layout);
      if (animate && !reducedMotion()) map.flyTo({ center: [lng, lat], zoom, duration: FLIGHT_MS, essential: true });
      else map.jumpTo({ center: [lng, lat], zoom });
    },
    camera,
    zoomBy: (delta) =>
      void map.zoomTo(
        map.getZoom() + delta,
        { duration: reducedMotion() ? 0 : 200, essential: true },
        { originalEvent: new Event('zoom') },
      ),
    interact,
    own(drawings) {
      ownDrawings = drawings;
      if (!isLost) drawOwn();
    },
    highlight: states.highlight,
    pointAtLink: states.pointAtLink,
    destroy: () => map.remove(),
  };
  return new Promise((resolve, reject) => {
    let isStarted = false;
    const succeed = () => {
      isStarted = true;
      resolve(port);
    };
    const fail = (error: Error) => {
      if (isStarted) return;
      map.remove();
      reject(error);
    };
    map.once('idle', () => {
      const waiting = states.linksReady();
      if (!waiting) return succeed();
      void waiting.then(() => {
        map.once('idle', succeed);
        map.triggerRepaint();
      });
    });
    map.once('webglcontextlost', () => fail(new StartFailure('context-lost')));
    // A context that came lost, or was lost while the map was made, tells nobody any more: the start would never end.
    if (map.getCanvas().getContext('webgl2')?.isContextLost()) fail(new StartFailure('context-lost'));
    map.on('error', (event) => {
      const { error } = event;
      const source = GEOMETRY.find((name) => 'sourceId' in event && name === event.sourceId);
      if (isStarted && source) return events.failed(source, error.message);
      fail(startFailureOf(error, source));
    });
  });
}

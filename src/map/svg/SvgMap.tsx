/**
 * The SVG map: the first map everywhere, and the only one where WebGL 2 is missing, emulated in software or lost. Same
 * Scene, projection, order and colours as the GL map. Shapes are written once in path units. While the map moves, what
 * is drawn is moved as one picture (`moving.ts`); it is drawn anew at rest, and where it would not do until then.
 */
import type { FeatureCollection } from 'geojson';
import { type CSSProperties, Fragment, memo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { AreaId, StatementId } from '#domain/model/ids.ts';
import { projector } from '#scene/camera.ts';
import { HOVERED, hasRoundJoin, POINTED_LINK } from '#scene/drawing.ts';
import type { Scene } from '#scene/model.ts';
import type { OwnDrawing } from '#scene/own.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';
import { cameraFor, type Layout, type MapEvents, type MapPort, type RendererOptions } from '../MapPort.ts';
import { DotsPatterns } from './DotsPatterns.tsx';
import { type Geometries, inZoom } from './features.ts';
import { createGestures, transformOf, WORLD_UNITS } from './gestures.ts';
import { cssOf, movement, overscanOf, suffices } from './moving.ts';
import { Own } from './Own.tsx';
import { Points } from './Points.tsx';
import { CSS_PAINT } from './paint.ts';
import { prepareShapes, Shapes } from './Shapes.tsx';
import { path, pieces } from './shape-data.ts';
import { inSlices } from './slices.ts';
import { soon } from './soon.ts';

/** Below this zoom the window can be wider than the world, which then repeats. */
const COPIES_MAX_ZOOM = 3;
const MemoShapes = memo(Shapes);
const MemoOwn = memo(Own);

interface DrawingState {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly camera: Camera;
  readonly layout: Layout;
  readonly hovered: AreaId | null;
  readonly pointedLink: StatementId | null;
  readonly own: readonly OwnDrawing[];
}

/**
 * The previous zoom as long as the same layers are visible, so that shapes are rendered again only when that changes.
 */
function layerZoom(scene: Scene, zoom: number, previous: number): number {
  return scene.layers.every((layer) => inZoom(layer, zoom) === inZoom(layer, previous)) ? previous : zoom;
}

function Drawing({ state, shapesZoom }: { readonly state: DrawingState; readonly shapesZoom: number }) {
  const { scene, geometries, camera, layout, hovered, pointedLink, own } = state;
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
      <g transform={`translate(${x} ${y}) scale(${k})`} style={{ '--scale': k } as CSSProperties}>
        {(['surface', 'lines'] as const).map((only) => (
          <Fragment key={only}>
            <g id={`svg-map-${only}`} data-part={only}>
              <MemoShapes
                scene={scene}
                geometries={geometries}
                zoom={shapesZoom}
                path={path}
                pieces={pieces}
                only={only}
              />
            </g>
            {copies.map((offset) => (
              <use key={offset} href={`#svg-map-${only}`} x={offset} pointerEvents="none" />
            ))}
          </Fragment>
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
      {own.length > 0 && (
        <g transform={`translate(${x} ${y}) scale(${k})`}>
          <MemoOwn drawings={own} />
        </g>
      )}
    </>
  );
}

export type SvgOptions = Pick<
  RendererOptions,
  'container' | 'scene' | 'shapes' | 'layout' | 'start' | 'interaction' | 'events' | 'reducedMotion'
>;

const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** The area of the element that an event hits. */
const areaAt = (event: Event): AreaId | null =>
  event.target instanceof Element
    ? (event.target.closest('[data-id]')?.getAttribute('data-id') as AreaId | null)
    : null;

function listenToPointer(element: HTMLElement, events: MapEvents): void {
  element.addEventListener('mousemove', (event) => {
    const box = element.getBoundingClientRect();
    const area = areaAt(event);
    element.style.cursor = area ? 'pointer' : '';
    events.hover(area, { x: event.clientX - box.left, y: event.clientY - box.top });
  });
  element.addEventListener('mouseleave', () => events.hover(null, null));
  element.addEventListener('click', (event) => {
    const box = element.getBoundingClientRect();
    events.select(areaAt(event), event.detail, { x: event.clientX - box.left, y: event.clientY - box.top });
  });
  // Before d3-zoom, which lets nobody else hear it.
  element.addEventListener('dblclick', events.doubleClick, { capture: true });
}

const allOf = (shapes: SvgOptions['shapes']): Geometries => ({
  base: NOTHING,
  world: NOTHING,
  areas: NOTHING,
  arcs: NOTHING,
  ...shapes,
});

/**
 * Does in slices what the first drawing needs most of its time for: a hundred milliseconds in which the browser would
 * answer nothing. Later drawings find it done.
 */
export async function prepareSvgMap({ scene, shapes, layout, start }: SvgOptions): Promise<void> {
  const { zoom } = cameraFor(start, layout);
  await inSlices(prepareShapes({ scene, geometries: allOf(shapes), zoom, path, pieces }));
}

/**
 * Draws into a container synchronously: when this returns, the map is in the document. What changes later is drawn in a
 * microtask, once for all changes of a task: `flushSync` commits whatever is pending in the whole page, and in the
 * middle of a notification of the store that is the part whose subscribers have been told already.
 */
export function createSvgMap({ container, events, reducedMotion, ...options }: SvgOptions): MapPort {
  // Not on the <svg>: React listens for focus on a root's element, and Chromium makes an SVG element with such
  // listeners a stop of the Tab key.
  const root = createRoot(container);
  let { scene, layout } = options;
  let geometries = allOf(options.shapes);
  let camera = cameraFor(options.start, layout);
  let hovered: AreaId | null = null;
  let pointedLink: StatementId | null = null;
  let own: readonly OwnDrawing[] = [];
  let shapesZoom = camera.zoom;
  /** What the picture was drawn for. */
  let drawn = { camera, layout };
  let isMoving = false;
  const renderNow = () => {
    shapesZoom = layerZoom(scene, camera.zoom, shapesZoom);
    const { width, height } = layout.size;
    const { x, y } = overscanOf(layout.size);
    const box = { left: -x, top: -y, width: width + 2 * x, height: height + 2 * y };
    flushSync(() =>
      root.render(
        <svg
          data-part="drawn-map"
          aria-hidden="true"
          viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
          // A layer of its own, which the browser moves without drawing it.
          style={{ ...box, right: 'auto', bottom: 'auto', transformOrigin: `${x}px ${y}px`, willChange: 'transform' }}
        >
          <Drawing state={{ scene, geometries, camera, layout, hovered, pointedLink, own }} shapesZoom={shapesZoom} />
        </svg>,
      ),
    );
    drawn = { camera, layout };
    picture().style.transform = '';
  };
  const picture = () => {
    const svg = container.querySelector('svg');
    if (!svg) throw new Error('the map has been drawn without its <svg>');
    return svg;
  };
  renderNow();
  const drawing = soon(renderNow);
  const render = drawing.schedule;
  /** Moves the picture to the camera, and draws it anew unless it is good enough for a map that moves. */
  const follow = () => {
    const moved = movement(transformOf(drawn.camera, drawn.layout), transformOf(camera, layout));
    const isInPlace = moved.k === 1 && moved.x === 0 && moved.y === 0;
    picture().style.transform = isInPlace ? '' : cssOf(moved);
    const isEnough = isInPlace || (isMoving && suffices(moved, layout.size));
    if (!isEnough || layout !== drawn.layout) render();
  };
  const gestures = createGestures({
    element: container,
    layout: () => layout,
    start: camera,
    moveStart(byUser) {
      isMoving = true;
      events.moveStart(byUser);
    },
    move(next) {
      camera = next;
      follow();
      events.move(camera);
    },
    moveEnd(last, byUser) {
      isMoving = false;
      follow();
      events.moveEnd(last, byUser);
    },
    blocked: events.blocked,
  });
  listenToPointer(container, events);
  gestures.interact(options.interaction);
  gestures.jump(camera);

  const go = (to: Camera, animate: boolean) => (animate && !reducedMotion() ? gestures.fly(to) : gestures.jump(to));
  return {
    draw(next) {
      scene = next;
      render();
    },
    supply(name, features) {
      geometries = { ...geometries, [name]: features };
      render();
    },
    resize(next) {
      layout = next;
      gestures.jump(camera);
    },
    // Each change is drawn before the next frame anyway.
    redraw: () => undefined,
    go: (target, animate) => go(cameraFor(target, layout), animate),
    camera: gestures.camera,
    zoomBy(delta) {
      const [min, max] = CAMERA_RANGE.zoom;
      go({ ...camera, zoom: Math.min(max, Math.max(min, camera.zoom + delta)) }, true);
    },
    interact: gestures.interact,
    highlight(area) {
      hovered = area;
      render();
    },
    own(drawings) {
      own = drawings;
      render();
    },
    pointAtLink(link) {
      pointedLink = link;
      render();
    },
    destroy() {
      gestures.destroy();
      drawing.cancel();
      // Unmounting commits what is pending in the whole page too. What is left until then goes with the container.
      queueMicrotask(() => root.unmount());
    },
  };
}

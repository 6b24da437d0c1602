/**
 * The Scene as the shapes of a slide: one freeform or circle a place, with its own fill and outline. Where the SVG
 * picture draws a place on several layers, their fills are mixed into one, and the topmost outline counts.
 */
import type { Feature } from 'geojson';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { featuresOf, type Geometries, idOf, inZoom } from '#map/svg/features.ts';
import type { Paint } from '#map/svg/paint.ts';
import { isPointDrawn, picturePath } from '#map/svg/picture-parts.ts';
import { type Frame, projector } from '#scene/camera.ts';
import {
  COMPARED,
  DOTS,
  FAINT,
  HATCH,
  PIN,
  POINT_GROUND,
  pointRimPx,
  ringRadiusPx,
  SELECTED,
  STRIPES,
  TOUCH_OPACITY,
} from '#scene/drawing.ts';
import { isByTone, isDotted, isFaint, isStriped, opacityOf, selectedOutline, toneOf } from '#scene/look.ts';
import type { FillLayer, LineLayer, PointLayer, Scene, SceneLayer } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import type { Camera } from '#state/view.ts';
import { type Trace, tracesOf } from '../svg/traces.ts';
import type { Fill, Line } from './markup.ts';
import { openOutline } from './outline.ts';

interface Look {
  /** Unique on the slide: the id of the place, or of what it marks. */
  readonly name: string;
  /** The place that it is; marks and the ground have none. */
  readonly place?: string;
  readonly fill?: Fill | undefined;
  readonly line?: Line | undefined;
}
/** Of rings and lines, tenths of a px. */
export interface DrawnOutline extends Look {
  readonly kind: 'outline';
  readonly traces: readonly Trace[];
  readonly open: readonly Trace[] | undefined;
  /** The layer that gave it its fill, or else its line. */
  readonly layer: string;
}
/** Of a circle, px of the picture. */
export interface DrawnCircle extends Look {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
export type Drawn = DrawnOutline | DrawnCircle;

export interface MapToDraw {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly scene: Scene;
  readonly camera: Camera;
  /** Px of the picture. */
  readonly frame: Frame;
  readonly paint: Paint;
}

const colourOf = ({ colour }: SceneLayer, scene: Scene, id: unknown, paint: Paint): string =>
  isByTone(colour) ? paint.tone(toneOf(scene, id), colour === 'tone' ? 'fill' : 'edge') : paint.colour(colour);

/** The fill of a layer over what the place has already; undefined: none that is seen. */
function fillOn(layer: FillLayer, { scene, paint }: MapToDraw, id: unknown, below: Fill | undefined): Fill | undefined {
  if (layer.hatch) {
    const pattern = { name: 'wdUpDiag', colour: paint.surface(HATCH.colour) } as const;
    return { colour: below?.colour ?? paint.surface('subject'), pattern };
  }
  const tone: Tone = toneOf(scene, id);
  const opacity = opacityOf(layer, tone, isFaint(scene, id));
  if (opacity < TOUCH_OPACITY) return undefined;
  const own = colourOf(layer, scene, id, paint);
  const ground = layer.over ? paint.surface(layer.over) : below?.alpha === undefined ? below?.colour : undefined;
  const base: Fill =
    opacity === 1
      ? { colour: own }
      : ground
        ? { colour: paint.mix(own, opacity, ground) }
        : { colour: own, alpha: opacity };
  if (base.alpha !== undefined) return base;
  if (layer.dots && isDotted(tone, isFaint(scene, id))) {
    const last = typeof id === 'string' ? scene.lastTones[id] : undefined;
    return { ...base, pattern: { name: 'pct5', colour: last ? paint.tone(last, 'edge') : paint.surface(DOTS.colour) } };
  }
  if (!layer.stripes || !isStriped(scene, id)) return base;
  const [, light] = STRIPES.lines;
  const colour = paint.mix(paint.surface(light.colour), light.opacity, base.colour);
  return { ...base, pattern: { name: 'wdDnDiag', colour } };
}

function lineOn(layer: LineLayer, { scene, paint }: MapToDraw, id: unknown): Line {
  const alpha = opacityOf(layer, toneOf(scene, id), isFaint(scene, id));
  const colour = colourOf(layer, scene, id, paint);
  return { colour, widthPx: layer.widthPx, ...(alpha < 1 && { alpha }), dash: layer.dash };
}

/** Lines between places are above all other shapes. */
const isBetween = ({ source }: SceneLayer) => source === 'arcs';
const nameOf = (layer: SceneLayer, feature: Feature, index: number): string => {
  const { from, to } = feature.properties ?? {};
  return isBetween(layer) ? `${layer.id}:${from}-${to}:${index}` : `${layer.id}:${index}`;
};

/**
 * The shapes of a map, bottom to top. Yields after each, so that the work can be done in slices.
 */
export function* drawnShapes(map: MapToDraw): Generator<undefined, readonly Drawn[]> {
  const { scene, geometries, camera, frame } = map;
  const path = picturePath(camera, frame, 0);
  const shapes = new Map<string, DrawnOutline>();
  /** Names of the ground's shapes, whose outline is a layer of its own. */
  const names = new Map<Feature, string>();
  const layers = scene.layers.filter(
    (layer): layer is FillLayer | LineLayer => layer.type !== 'point' && inZoom(layer, camera.zoom),
  );
  const inOrder = [...layers.filter((layer) => !isBetween(layer)), ...layers.filter(isBetween)];
  for (const layer of inOrder)
    for (const [index, feature] of featuresOf(layer, scene, geometries).entries()) {
      const id = layer.source === 'areas' ? idOf(feature) : undefined;
      const name = typeof id === 'string' ? id : (names.get(feature) ?? nameOf(layer, feature, index));
      names.set(feature, name);
      const known = shapes.get(name);
      const fill = layer.type === 'fill' ? fillOn(layer, map, id, known?.fill) : undefined;
      if (layer.type === 'fill' && !fill) continue;
      const traces = known?.traces ?? tracesOf(path(feature.geometry));
      yield;
      if (traces.length === 0) continue;
      const shape: DrawnOutline = known ?? {
        kind: 'outline',
        name,
        ...(typeof id === 'string' && { place: id }),
        traces,
        open: openOutline(traces, frame),
        layer: layer.id,
      };
      if (layer.type === 'fill') {
        // What fills a place lies above what was below it, as in the picture.
        shapes.delete(name);
        shapes.set(name, { ...shape, fill, layer: layer.id });
        continue;
      }
      const line = lineOn(layer, map, id);
      // A line of two strokes, such as a band with its axis, is two shapes: DrawingML has no second stroke.
      if (known?.line && !known.traces.some(({ isClosed }) => isClosed)) {
        const second = `${name}:${layer.id}`;
        shapes.set(second, { ...shape, name: second, line });
      } else shapes.set(name, { ...shape, line });
    }
  const { colour, widthPx } = selectedOutline(scene);
  const marked = [
    ...scene.compared.map((id) => ({ id, line: { colour: COMPARED.colour, widthPx: COMPARED.widthPx } as const })),
    ...(scene.selected === null ? [] : [{ id: scene.selected, line: { colour, widthPx } }]),
  ];
  const outlines = marked.reduce<readonly DrawnOutline[]>(
    (all, { id, line }) => outlined(all, id, { ...line, colour: map.paint.surface(line.colour) }),
    [...shapes.values()],
  );
  return [...outlines, ...pointShapes(map)];
}

/** A marked place is the last of its layer, so that no neighbour covers its outline. */
function outlined(shapes: readonly DrawnOutline[], id: string, line: Line): readonly DrawnOutline[] {
  const shape = shapes.find(({ name }) => name === id);
  if (!shape?.traces.some(({ isClosed }) => isClosed)) return shapes;
  const others = shapes.filter((other) => other !== shape);
  const last = others.findLastIndex(({ layer }) => layer === shape.layer);
  const at = last < 0 ? shapes.indexOf(shape) : last + 1;
  return [...others.slice(0, at), { ...shape, line }, ...others.slice(at)];
}

function pointShapes({ catalogue, scene, geometries, camera, frame, paint }: MapToDraw): readonly Drawn[] {
  const { project } = projector(camera, frame);
  const at = (lngLat: readonly [number, number]) => {
    const { x, y } = project(lngLat);
    const isIn = x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
    return isIn ? { x, y } : undefined;
  };
  // A place that several layers draw has the mark of the topmost.
  const points = new Map<string, DrawnCircle>();
  const layers = scene.layers.filter(
    (layer): layer is PointLayer => layer.type === 'point' && inZoom(layer, camera.zoom),
  );
  for (const layer of layers)
    for (const feature of featuresOf(layer, scene, geometries)) {
      const id = idOf(feature);
      if (typeof id !== 'string' || feature.geometry.type !== 'Point') continue;
      const [lng = 0, lat = 0] = feature.geometry.coordinates;
      const spot = at([lng, lat]);
      if (!spot) continue;
      const colour = colourOf(layer, scene, id, paint);
      const ground = paint.surface(POINT_GROUND);
      const alpha = isFaint(scene, id) ? { alpha: FAINT } : {};
      points.delete(id);
      points.set(id, {
        kind: 'circle',
        name: id,
        place: id,
        ...spot,
        radius: layer.radiusPx,
        fill: { colour: layer.hollow ? ground : colour, ...alpha },
        line: { colour: layer.hollow ? colour : ground, widthPx: pointRimPx(layer), ...alpha },
      });
    }
  const rings = [
    ...scene.compared.map((id) => ({ id, colour: paint.surface(COMPARED.colour), widthPx: COMPARED.widthPx })),
    ...(scene.selected === null
      ? []
      : [{ id: scene.selected, colour: paint.surface(selectedOutline(scene).colour), widthPx: SELECTED.widthPx }]),
  ].flatMap(({ id, ...line }, index): Drawn[] => {
    const point = points.get(id);
    const name = `${id}:ring:${index}`;
    return point ? [{ kind: 'circle', name, x: point.x, y: point.y, radius: ringRadiusPx(point.radius), line }] : [];
  });
  const selected = scene.selected ? catalogue.areaById.get(scene.selected) : undefined;
  const spot = selected?.point && at(selected.point);
  const needsPin = selected?.shape === 'point' && spot && !isPointDrawn(scene, geometries, camera, selected);
  const pin: readonly Drawn[] = needsPin
    ? [
        {
          kind: 'circle',
          name: selected.id,
          place: selected.id,
          ...spot,
          radius: PIN.radiusPx,
          fill: { colour: paint.surface(PIN.colour) },
        },
        {
          kind: 'circle',
          name: `${selected.id}:ring`,
          ...spot,
          radius: ringRadiusPx(PIN.radiusPx),
          line: { colour: paint.surface(SELECTED.colour), widthPx: SELECTED.widthPx },
        },
      ]
    : [];
  return [...points.values(), ...rings, ...pin];
}

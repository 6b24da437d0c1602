/**
 * The Scene's shapes as SVG. Colours are CSS variables, so that a change of theme touches no element, or the values of
 * one theme in a self-contained picture (`Paint`). Line widths do not scale with the map. Path data is repeated instead
 * of shared by `<use>`, which costs the browser a shadow tree each; compression removes the repetition.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { ReactNode } from 'react';
import type { AreaId } from '#domain/model/ids.ts';
import { COMPARED, dashPx, hasRoundJoin, SELECTED, TOUCH_OPACITY } from '#scene/drawing.ts';
import { isDotted, isFaint, isStriped, opacityOf, selectedOutline, toneOf } from '#scene/look.ts';
import type { FillLayer, LineLayer, Scene, SceneLayer } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import { dotsId, HATCH_ID, STRIPES_ID } from './DotsPatterns.tsx';
import { colourOf, featuresOf, type Geometries, idOf, inZoom } from './features.ts';
import { meshOf } from './mesh.ts';
import { layerNamed, type Named } from './named.ts';
import { CSS_PAINT, type Paint } from './paint.ts';
import type { Piece } from './pieces.ts';

interface LinkedProps {
  readonly layer: SceneLayer;
  readonly id: unknown;
  readonly href: ((id: string) => string) | undefined;
  readonly children: ReactNode;
}

/**
 * In the poster a place is a link that works without scripts; its label has the name, so the shape is not in the tab
 * order.
 */
function Linked({ layer, id, href, children }: LinkedProps) {
  if (!layer.interactive || !href || typeof id !== 'string') return children;
  return (
    <a href={href(id)} tabIndex={-1}>
      {children}
    </a>
  );
}

export interface ShapesProps {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly zoom: number;
  readonly path: (geometry: GeoJSON.Geometry) => string;
  /** Of fills that are not seen and only take a click, in a picture whose bytes count; `path` if absent. */
  readonly touchPath?: (geometry: GeoJSON.Geometry) => string;
  /** Draws lines in pieces, for a map whose dashes know the scale (`--scale`: CSS px of a path unit). */
  readonly pieces?: (geometry: GeoJSON.Geometry) => readonly Piece[];
  readonly href?: (id: string) => string;
  /**
   * The surface with the outlines of places, or the lines between places over it: apart where the world repeats,
   * because a line that leads into the next copy must lie over its land. Absent: both.
   */
  readonly only?: 'surface' | 'lines';
  readonly paint?: Paint;
  /** A picture has no pointer: fills that only serve hit tests are left out. */
  readonly isPicture?: boolean;
  /** Of a picture for drawing programs: every layer and place has its name. */
  readonly named?: Named | undefined;
}

/** What every element is drawn with. */
interface Drawn {
  readonly scene: Scene;
  readonly paint: Paint;
  readonly isPicture: boolean;
}

interface FillStyle {
  readonly fill: string;
  readonly fillOpacity?: number | undefined;
  readonly pointerEvents?: 'all';
}

function fillOf(layer: FillLayer, { scene, paint }: Drawn, id: unknown): FillStyle {
  const opacity = opacityOf(layer, toneOf(scene, id), isFaint(scene, id));
  if (opacity < TOUCH_OPACITY) return { fill: 'none', pointerEvents: 'all' };
  const colour = colourOf(layer, scene, id, paint);
  if (layer.over) return { fill: paint.mix(colour, opacity, paint.surface(layer.over)) };
  return { fill: colour, fillOpacity: opacity === 1 ? undefined : opacity };
}

const lastToneOf = (scene: Scene, id: unknown): Tone | undefined =>
  typeof id === 'string' ? scene.lastTones[id] : undefined;

function Fill({ layer, drawn, id, d }: { layer: FillLayer; drawn: Drawn; id: unknown; d: string }) {
  const { scene, isPicture } = drawn;
  if (layer.hatch) return <path d={d} fill={`url(#${HATCH_ID})`} pointerEvents={isPicture ? undefined : 'none'} />;
  const dotted = layer.dots && isDotted(toneOf(scene, id), isFaint(scene, id));
  const pattern = dotted
    ? dotsId(lastToneOf(scene, id))
    : layer.stripes && isStriped(scene, id)
      ? STRIPES_ID
      : undefined;
  const style = fillOf(layer, drawn, id);
  return (
    <>
      {!(isPicture && style.fill === 'none') && (
        <path d={d} {...style} data-id={layer.interactive && !isPicture ? id : undefined} />
      )}
      {pattern && <path d={d} fill={`url(#${pattern})`} pointerEvents={isPicture ? undefined : 'none'} />}
    </>
  );
}

interface LineProps {
  readonly layer: LineLayer;
  readonly drawn: Drawn;
  readonly id: unknown;
  readonly geometry: GeoJSON.Geometry;
  readonly path: ShapesProps['path'];
  readonly pieces: ShapesProps['pieces'];
}

function Line({ layer, drawn: { scene, paint, isPicture }, id, geometry, path, pieces }: LineProps) {
  const opacity = opacityOf(layer, toneOf(scene, id), isFaint(scene, id));
  const style = {
    fill: 'none',
    stroke: colourOf(layer, scene, id, paint),
    strokeWidth: layer.widthPx,
    strokeLinejoin: hasRoundJoin(layer) ? 'round' : undefined,
    strokeOpacity: opacity === 1 ? undefined : opacity,
    strokeDasharray: dashPx(layer),
    pointerEvents: isPicture ? undefined : layer.interactive ? 'stroke' : 'none',
    'data-id': layer.interactive && !isPicture ? id : undefined,
  } as const;
  const [first, ...others] = pieces?.(geometry) ?? [];
  if (others.length === 0) return <path d={path(geometry)} {...style} />;
  return (
    <g {...style}>
      {[first, ...others].map(
        (piece, index) =>
          piece && (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line do not change
              key={index}
              d={path(piece.geometry)}
              style={
                style.strokeDasharray && piece.from > 0
                  ? { strokeDashoffset: `calc(var(--scale) * ${piece.from.toFixed(2)}px)` }
                  : undefined
              }
            />
          ),
      )}
    </g>
  );
}

/** Lines that look the same are merged into one path, except interactive ones, which are hit-tested one by one. */
function lineGroups(
  layer: LineLayer,
  { scene, paint, isPicture }: Drawn,
  features: readonly Feature[],
): readonly (readonly Feature[])[] {
  if (layer.interactive && !isPicture) return features.map((feature) => [feature]);
  const groups = new Map<string, Feature[]>();
  for (const feature of features) {
    const look = `${colourOf(layer, scene, idOf(feature), paint)} ${isFaint(scene, idOf(feature))}`;
    groups.set(look, [...(groups.get(look) ?? []), feature]);
  }
  return [...groups.values()];
}

/** A cache of meshes, because the same shapes are drawn for many Scenes; the key is the indices of the features. */
const meshes = new WeakMap<FeatureCollection, Map<string, GeoJSON.Geometry>>();
function meshIn(collection: FeatureCollection, features: readonly Feature[]): GeoJSON.Geometry | undefined {
  if (features.length < 2) return features[0]?.geometry;
  const known = meshes.get(collection) ?? new Map<string, GeoJSON.Geometry>();
  meshes.set(collection, known);
  const key = features.map((feature) => collection.features.indexOf(feature)).join();
  const mesh = known.get(key) ?? meshOf(features.map(({ geometry }) => geometry));
  known.set(key, mesh);
  return mesh;
}

/** What decides which shapes are drawn, and in which form. */
type Selection = Pick<
  ShapesProps,
  'scene' | 'geometries' | 'zoom' | 'path' | 'pieces' | 'only' | 'paint' | 'isPicture'
>;

const isBetween = ({ source }: SceneLayer) => source === 'arcs';
/** Lines between places are above all other shapes, as in the GL map. */
const shapeLayers = ({ scene, zoom, only }: Selection) =>
  scene.layers
    .filter((layer): layer is FillLayer | LineLayer => layer.type !== 'point' && inZoom(layer, zoom))
    .filter((layer) => only === undefined || isBetween(layer) === (only === 'lines'));

/**
 * Makes the path data of all shapes, for a `path` and `pieces` that keep it; yields after each shape, so that the work
 * can be done in slices before `Shapes` renders.
 */
export function* prepareShapes(selection: Selection): Generator<undefined> {
  const { scene, geometries, path, pieces, paint = CSS_PAINT, isPicture = false } = selection;
  const drawn: Drawn = { scene, paint, isPicture };
  for (const layer of shapeLayers(selection)) {
    const features = featuresOf(layer, scene, geometries);
    yield;
    if (layer.type === 'fill')
      for (const { geometry } of features) {
        path(geometry);
        yield;
      }
    else
      for (const group of lineGroups(layer, drawn, features)) {
        const geometry = meshIn(geometries[layer.source], group);
        if (!geometry) continue;
        yield;
        const parts = pieces?.(geometry) ?? [];
        for (const part of parts.length > 1 ? parts : [{ geometry }]) {
          path(part.geometry);
          yield;
        }
      }
  }
}

/**
 * Fills and lines, bottom to top, in path units. Points are drawn in screen units: see `Points`. Fills are not
 * antialiased, as in the GL map, and lines cover their edges: where Chromium rasterises on the GPU, antialiased fills
 * take most of the time of a frame.
 */
export function Shapes(props: ShapesProps) {
  const {
    scene,
    geometries,
    path,
    touchPath = path,
    pieces,
    href,
    only,
    paint = CSS_PAINT,
    isPicture = false,
    named,
  } = props;
  const drawn: Drawn = { scene, paint, isPicture };
  const layers = shapeLayers(props);
  const outlineOf = (id: AreaId | null) =>
    id && geometries.areas.features.find((feature) => idOf(feature) === id && feature.properties?.shape !== 'point');
  const selected = outlineOf(scene.selected);
  const isEmpty = (line: GeoJSON.Geometry) => (pieces ? pieces(line).length === 0 : path(line) === '');
  return (
    <>
      {layers.map((layer) => {
        const features = featuresOf(layer, scene, geometries);
        return (
          <g
            key={layer.id}
            {...layerNamed(named, layer.id)}
            data-layer={isPicture ? undefined : layer.id}
            shapeRendering={layer.type === 'fill' ? 'crispEdges' : undefined}
          >
            {layer.type === 'fill'
              ? features.map((feature, index) => {
                  const id = idOf(feature);
                  const isSeen = fillOf(layer, drawn, id).fill !== 'none';
                  const d = (isSeen ? path : touchPath)(feature.geometry);
                  return d === '' ? null : (
                    <Linked key={keyOf(id, index)} layer={layer} id={id} href={href}>
                      <NamedPlace
                        named={isSeen ? named : undefined}
                        layer={layer.id}
                        id={id}
                        nth={nthOf(features, index)}
                      >
                        <Fill layer={layer} drawn={drawn} id={id} d={d} />
                      </NamedPlace>
                    </Linked>
                  );
                })
              : lineGroups(layer, drawn, features).map((group, index) => {
                  const geometry = meshIn(geometries[layer.source], group);
                  const id = group[0] && idOf(group[0]);
                  return !geometry || isEmpty(geometry) ? null : (
                    <Linked key={keyOf(id, index)} layer={layer} id={id} href={href}>
                      <Line layer={layer} drawn={drawn} id={id} geometry={geometry} path={path} pieces={pieces} />
                    </Linked>
                  );
                })}
          </g>
        );
      })}
      {(only === 'lines' ? [] : scene.compared).map((id) => {
        const shape = outlineOf(id);
        return (
          shape && (
            <path
              key={id}
              data-compared={id}
              d={path(shape.geometry)}
              fill="none"
              stroke={paint.surface(COMPARED.colour)}
              strokeWidth={COMPARED.widthPx}
              pointerEvents="none"
            />
          )
        );
      })}
      {selected && only !== 'lines' && (
        <path
          d={path(selected.geometry)}
          fill="none"
          stroke={paint.surface(selectedOutline(scene).colour)}
          strokeWidth={SELECTED.widthPx}
          pointerEvents={isPicture ? undefined : 'none'}
        />
      )}
    </>
  );
}

/** A place may have several shapes on one layer: the second and later ones have a number. */
const nthOf = (features: readonly Feature[], index: number): number =>
  features.slice(0, index).filter((feature) => idOf(feature) === idOf(features[index] as Feature)).length;

interface NamedPlaceProps {
  readonly named: Named | undefined;
  readonly layer: string;
  readonly id: unknown;
  readonly nth: number;
  readonly children: ReactNode;
}

/** The shape of a place as a group with its name, which drawing programs show. */
function NamedPlace({ named, layer, id, nth, children }: NamedPlaceProps) {
  const name = typeof id === 'string' ? named?.place(id) : undefined;
  if (name === undefined) return children;
  return (
    <g id={`${layer}.${id}${nth > 0 ? `.${nth + 1}` : ''}`}>
      <title>{name}</title>
      {children}
    </g>
  );
}

/** Features of the base map have no id. */
const keyOf = (id: unknown, index: number) => (typeof id === 'string' ? id : index);

/**
 * The Scene's shapes as SVG. Colours are CSS variables, so that a change of theme touches no element, or a theme's own values where the
 * picture stands alone (`Paint`). Line widths do not scale with the map. Paths are written where they are drawn: a `use` costs the browser a tree of its own, and compression takes
 * repeated path data for nothing.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { ReactNode } from 'react';
import type { AreaId } from '#domain/model/ids.ts';
import { ROUND_JOIN_FROM_PX, TOUCH_OPACITY } from '#scene/drawing.ts';
import type { FillLayer, GeometryName, LineLayer, PointLayer, Scene, SceneLayer, Where } from '#scene/model.ts';
import { isGroupTone, type Tone } from '#scene/tokens.ts';
import { meshOf } from './mesh.ts';
import { CSS_PAINT, type Paint } from './paint.ts';
import { REFERENCE_ZOOM, toUnits } from './paths.ts';

export type Geometries = Readonly<Record<GeometryName, FeatureCollection>>;

export function matches(feature: Feature, where: Where): boolean {
  const properties = feature.properties ?? {};
  return Object.entries(where).every(([key, value]) => properties[key] === value);
}

export function featuresOf(layer: SceneLayer, scene: Scene, geometries: Geometries): readonly Feature[] {
  return geometries[layer.source].features.filter((feature) => {
    const { id, asOf, from, to } = feature.properties ?? {};
    if (layer.untilYear && asOf > scene.year) return false;
    if (layer.ofSelection && (scene.selected === null || (from !== scene.selected && to !== scene.selected)))
      return false;
    if (layer.ofMembers && !isGroupTone(toneOf(scene, id))) return false;
    return matches(feature, layer.where);
  });
}

const toneOf = (scene: Scene, id: unknown): Tone => (typeof id === 'string' ? scene.tones[id] : undefined) ?? 'plain';

function colourOf(layer: SceneLayer, scene: Scene, id: unknown, paint: Paint): string {
  const { colour } = layer;
  if (colour === 'tone') return paint.tone(toneOf(scene, id), 'fill');
  if (colour === 'tone-edge') return paint.tone(toneOf(scene, id), 'edge');
  return isRoleColour(colour) ? paint.tone(colour.slice(ROLE_COLOUR.length) as Tone, 'edge') : paint.surface(colour);
}
const ROLE_COLOUR = 'role:';
const isRoleColour = (colour: string): colour is `role:${string}` => colour.startsWith(ROLE_COLOUR);

/** A place that the filter leaves aside keeps this much of its strength. */
export const FAINT = 0.2;

const isFaint = (scene: Scene, id: unknown) => typeof id === 'string' && scene.faint[id] === true;
export const inZoom = (layer: SceneLayer, zoom: number) =>
  zoom >= (layer.minZoom ?? 0) && zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY);

interface LinkedProps {
  readonly layer: SceneLayer;
  readonly id: unknown;
  readonly href: ((id: string) => string) | undefined;
  readonly children: ReactNode;
}

/** In the build's picture a place is a link that works without scripts; labels carry its name, so the shape is not in the tab order. */
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
  readonly href?: (id: string) => string;
  readonly paint?: Paint;
  /** Nobody points at this picture: what is only there to be pointed at is left out. */
  readonly still?: boolean;
}

/** What every element of the picture is drawn with. */
interface Drawn {
  readonly scene: Scene;
  readonly paint: Paint;
  readonly still: boolean;
}

interface FillStyle {
  readonly fill: string;
  readonly fillOpacity?: number | undefined;
  readonly pointerEvents?: 'all';
}

function fillOf(layer: FillLayer, { scene, paint }: Drawn, id: unknown): FillStyle {
  const stated = toneOf(scene, id) !== 'not-stated';
  const opacity =
    (stated ? layer.opacity : (layer.notStatedOpacity ?? layer.opacity)) * (isFaint(scene, id) ? FAINT : 1);
  if (opacity < TOUCH_OPACITY) return { fill: 'none', pointerEvents: 'all' };
  const colour = colourOf(layer, scene, id, paint);
  if (layer.over) return { fill: paint.mix(colour, opacity, paint.surface(layer.over)) };
  return { fill: colour, fillOpacity: opacity === 1 ? undefined : opacity };
}

function Fill({ layer, drawn, id, d }: { layer: FillLayer; drawn: Drawn; id: unknown; d: string }) {
  const { scene, still } = drawn;
  const dotted = layer.dots && toneOf(scene, id) === 'not-stated' && !isFaint(scene, id);
  const style = fillOf(layer, drawn, id);
  return (
    <>
      {!(still && style.fill === 'none') && (
        <path d={d} {...style} data-id={layer.interactive && !still ? id : undefined} />
      )}
      {dotted && (
        <path d={d} fill={`url(#${dotsId(lastToneOf(scene, id))})`} pointerEvents={still ? undefined : 'none'} />
      )}
    </>
  );
}

function Line({
  layer,
  drawn: { scene, paint, still },
  id,
  d,
}: {
  layer: LineLayer;
  drawn: Drawn;
  id: unknown;
  d: string;
}) {
  const opacity = (layer.opacity ?? 1) * (isFaint(scene, id) ? FAINT : 1);
  return (
    <path
      d={d}
      fill="none"
      stroke={colourOf(layer, scene, id, paint)}
      strokeWidth={layer.widthPx}
      strokeLinejoin={layer.widthPx >= ROUND_JOIN_FROM_PX ? 'round' : undefined}
      strokeOpacity={opacity === 1 ? undefined : opacity}
      strokeDasharray={layer.dash?.map((length) => length * layer.widthPx).join(' ')}
      pointerEvents={still ? undefined : layer.interactive ? 'stroke' : 'none'}
      data-id={layer.interactive && !still ? id : undefined}
    />
  );
}

const idOf = (feature: Feature): unknown => feature.properties?.id;

/** Lines that look the same are one line, but for those that must be told apart when pointed at. */
function lineGroups(
  layer: LineLayer,
  { scene, paint, still }: Drawn,
  features: readonly Feature[],
): readonly (readonly Feature[])[] {
  if (layer.interactive && !still) return features.map((feature) => [feature]);
  const groups = new Map<string, Feature[]>();
  for (const feature of features) {
    const look = `${colourOf(layer, scene, idOf(feature), paint)} ${isFaint(scene, idOf(feature))}`;
    groups.set(look, [...(groups.get(look) ?? []), feature]);
  }
  return [...groups.values()];
}

/** A Scene is drawn many times over the same shapes, so each mesh is made once; the key is the features it is made of. */
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

/**
 * Fills and lines, bottom to top, in path units. Points are drawn apart, in screen units: see `Points`. Lines smooth the edges of
 * fills, as in the GL map: where Chromium paints pages on the graphics card, smooth fills are most of the time of a picture.
 */
export function Shapes({ scene, geometries, zoom, path, href, paint = CSS_PAINT, still = false }: ShapesProps) {
  const drawn: Drawn = { scene, paint, still };
  const layers = scene.layers.filter(
    (layer): layer is FillLayer | LineLayer => layer.type !== 'point' && inZoom(layer, zoom),
  );
  const outlineOf = (id: AreaId | null) =>
    id && geometries.areas.features.find((feature) => idOf(feature) === id && feature.properties?.shape !== 'point');
  const selected = outlineOf(scene.selected);
  return (
    <>
      {layers.map((layer) => {
        const features = featuresOf(layer, scene, geometries);
        return (
          <g
            key={layer.id}
            data-layer={still ? undefined : layer.id}
            shapeRendering={layer.type === 'fill' ? 'crispEdges' : undefined}
          >
            {layer.type === 'fill'
              ? features.map((feature, index) => {
                  const d = path(feature.geometry);
                  const id = idOf(feature);
                  return d === '' ? null : (
                    <Linked key={keyOf(id, index)} layer={layer} id={id} href={href}>
                      <Fill layer={layer} drawn={drawn} id={id} d={d} />
                    </Linked>
                  );
                })
              : lineGroups(layer, drawn, features).map((group, index) => {
                  const geometry = meshIn(geometries[layer.source], group);
                  const d = geometry ? path(geometry) : '';
                  const id = group[0] && idOf(group[0]);
                  return d === '' ? null : (
                    <Linked key={keyOf(id, index)} layer={layer} id={id} href={href}>
                      <Line layer={layer} drawn={drawn} id={id} d={d} />
                    </Linked>
                  );
                })}
          </g>
        );
      })}
      {scene.compared.map((id) => {
        const shape = outlineOf(id);
        return (
          shape && (
            <path
              key={id}
              data-compared={id}
              d={path(shape.geometry)}
              fill="none"
              stroke={paint.surface('ink')}
              strokeWidth={SELECTED_WIDTH_PX}
              strokeLinejoin="round"
              pointerEvents="none"
            />
          )
        );
      })}
      {selected && (
        <path
          className={still ? undefined : 'selected-shape'}
          d={path(selected.geometry)}
          fill="none"
          stroke={paint.surface('accent')}
          strokeWidth={SELECTED_WIDTH_PX}
          pointerEvents={still ? undefined : 'none'}
        />
      )}
    </>
  );
}

/** Features of the base map have no id. */
const keyOf = (id: unknown, index: number) => (typeof id === 'string' ? id : index);

export const SELECTED_WIDTH_PX = 2.5;
export const POINTED_LINK_WIDTH_PX = 4;

export interface PointsProps {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly zoom: number;
  /** Screen position: CSS px, or a percentage of the picture where that scales with the window. */
  readonly place: (
    lngLat: readonly [number, number],
  ) => { readonly x: number | string; readonly y: number | string } | undefined;
  readonly paint?: Paint;
  readonly still?: boolean;
}

/** Points keep their size on screen, so they are drawn in screen units over the shapes. */
export function Points({ scene, geometries, zoom, place, paint = CSS_PAINT, still = false }: PointsProps) {
  const layers = scene.layers.filter((layer): layer is PointLayer => layer.type === 'point' && inZoom(layer, zoom));
  return layers.map((layer) => (
    <g key={layer.id} data-layer={still ? undefined : layer.id}>
      {featuresOf(layer, scene, geometries).map((feature) => {
        if (feature.geometry.type !== 'Point') return null;
        const [lng = 0, lat = 0] = feature.geometry.coordinates;
        const at = place([lng, lat]);
        const id: unknown = feature.properties?.id;
        if (!at || typeof id !== 'string') return null;
        const colour = colourOf(layer, scene, id, paint);
        return (
          <g key={id} opacity={isFaint(scene, id) ? FAINT : undefined}>
            <circle
              cx={at.x}
              cy={at.y}
              r={layer.radiusPx}
              fill={layer.hollow ? paint.surface('panel') : colour}
              stroke={layer.hollow ? colour : paint.surface('panel')}
              strokeWidth={layer.hollow ? 2 : 1}
              data-id={still ? undefined : id}
            />
            {scene.compared.some((compared) => compared === id) && (
              <circle
                data-compared={id}
                cx={at.x}
                cy={at.y}
                r={layer.radiusPx + 4}
                fill="none"
                stroke={paint.surface('ink')}
                strokeWidth={SELECTED_WIDTH_PX}
                pointerEvents="none"
              />
            )}
            {scene.selected === id && (
              <circle
                cx={at.x}
                cy={at.y}
                r={layer.radiusPx + 4}
                fill="none"
                stroke={paint.surface('accent')}
                strokeWidth={SELECTED_WIDTH_PX}
                pointerEvents={still ? undefined : 'none'}
              />
            )}
          </g>
        );
      })}
    </g>
  ));
}

const lastToneOf = (scene: Scene, id: unknown): Tone | undefined =>
  typeof id === 'string' ? scene.lastTones[id] : undefined;
export const dotsId = (tone: Tone | undefined) => `dots-${tone ?? 'never'}`;
/** Side of the square that the pattern of dots repeats, in px at a whole zoom, and the size of a dot in it. */
const DOTS_TILE_PX = 12;
const DOT_RADIUS_PX = 0.8;

/**
 * World pixels per path unit at a zoom, and where a tile grid that starts at the world's corner meets the origin of path units.
 * MapLibre draws a pattern at the size of the last whole zoom and lets it grow until the next; here too, so that both renderers agree.
 */
function dotsTransform(zoom: number): string {
  const scale = 2 ** (REFERENCE_ZOOM - Math.floor(zoom));
  const tile = DOTS_TILE_PX * scale;
  const corner = toUnits([-180, 85.051129]);
  return `translate(${corner.x % tile} ${corner.y % tile}) scale(${scale})`;
}

export interface DotsPatternsProps {
  readonly scene: Scene;
  readonly zoom: number;
  /** Tile to picture, where paths are not in path units. */
  readonly transform?: string;
  readonly paint?: Paint;
}

/**
 * Sparse dots: the mark of "no document states a role of this year", in the colour of the class last stated before, if any.
 */
export function DotsPatterns({ scene, zoom, transform = dotsTransform(zoom), paint = CSS_PAINT }: DotsPatternsProps) {
  const tones = new Set<Tone | undefined>([undefined, ...Object.values(scene.lastTones)]);
  return [...tones].map((tone) => (
    <pattern
      key={dotsId(tone)}
      id={dotsId(tone)}
      patternUnits="userSpaceOnUse"
      width={DOTS_TILE_PX}
      height={DOTS_TILE_PX}
      patternTransform={transform}
    >
      {[DOTS_TILE_PX / 4, (DOTS_TILE_PX * 3) / 4].map((centre) => (
        <circle
          key={centre}
          cx={centre}
          cy={centre}
          r={DOT_RADIUS_PX}
          fill={tone ? paint.tone(tone, 'edge') : paint.surface('notStatedDot')}
        />
      ))}
    </pattern>
  ));
}

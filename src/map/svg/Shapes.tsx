/**
 * The Scene's shapes as SVG. Each geometry is written once and used by every layer that draws it; colours are CSS
 * variables, so that a change of theme touches no element. Line widths do not scale with the map.
 */
import type { Feature, FeatureCollection } from 'geojson';
import type { ReactNode } from 'react';
import type { FillLayer, GeometryName, LineLayer, PointLayer, Scene, SceneLayer, Where } from '#scene/scene.ts';
import type { Tone } from '#scene/tokens.ts';
import { REFERENCE_ZOOM, toUnits } from './paths.ts';

export type Geometries = Readonly<Record<GeometryName, FeatureCollection>>;

export function matches(feature: Feature, where: Where): boolean {
  const properties = feature.properties ?? {};
  return Object.entries(where).every(([key, value]) => properties[key] === value);
}

export function featuresOf(layer: SceneLayer, scene: Scene, geometries: Geometries): readonly Feature[] {
  return geometries[layer.source].features.filter((feature) => {
    const { asOf, from, to } = feature.properties ?? {};
    if (layer.untilYear && asOf > scene.year) return false;
    if (layer.ofSelection && (scene.selected === null || (from !== scene.selected && to !== scene.selected))) return false;
    return matches(feature, layer.where);
  });
}

const kebab = (token: string) => token.replace(/([A-Z])/g, (character) => `-${character.toLowerCase()}`);

export function toneVariable(tone: Tone, part: 'fill' | 'edge'): string {
  if (tone === 'not-stated') return part === 'fill' ? 'var(--not-stated)' : 'var(--ink3)';
  if (tone === 'plain') return part === 'fill' ? 'var(--subject)' : 'var(--line)';
  return `var(--role-${tone}${part === 'edge' ? '-edge' : ''})`;
}

const toneOf = (scene: Scene, id: unknown): Tone => (typeof id === 'string' ? scene.tones[id] : undefined) ?? 'plain';

export function colourOf(layer: SceneLayer, scene: Scene, id: unknown): string {
  const { colour } = layer;
  if (colour === 'tone') return toneVariable(toneOf(scene, id), 'fill');
  if (colour === 'tone-edge') return toneVariable(toneOf(scene, id), 'edge');
  return colour.startsWith('role:') ? `var(--role-${colour.slice(5)}-edge)` : `var(--${kebab(colour)})`;
}

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

const keyOf = (layer: SceneLayer, index: number) => `${layer.source}-${index}`;

export interface ShapesProps {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly zoom: number;
  readonly path: (geometry: GeoJSON.Geometry) => string;
  readonly href?: (id: string) => string;
}

/** Fainter than this a fill is only there to be pointed at, and is not painted at all. */
const TOUCH_OPACITY = 0.02;

function fillOf(layer: FillLayer, scene: Scene, id: unknown): { fill: string; fillOpacity?: number | undefined; pointerEvents?: 'all' } {
  const stated = toneOf(scene, id) !== 'not-stated';
  const opacity = (stated ? layer.opacity : (layer.notStatedOpacity ?? layer.opacity)) * (isFaint(scene, id) ? FAINT : 1);
  if (opacity < TOUCH_OPACITY) return { fill: 'none', pointerEvents: 'all' };
  const colour = colourOf(layer, scene, id);
  if (layer.over) return { fill: `color-mix(in srgb,${colour} ${Math.round(opacity * 100)}%,var(--${kebab(layer.over)}))` };
  return { fill: colour, fillOpacity: opacity === 1 ? undefined : opacity };
}

function Fill({ layer, scene, id, use }: { layer: FillLayer; scene: Scene; id: unknown; use: string }) {
  const dotted = layer.dots && toneOf(scene, id) === 'not-stated' && !isFaint(scene, id);
  return (
    <>
      <use href={use} {...fillOf(layer, scene, id)} data-id={layer.interactive ? id : undefined} />
      {dotted && <use href={use} fill={`url(#${dotsId(lastToneOf(scene, id))})`} pointerEvents="none" />}
    </>
  );
}

function Line({ layer, scene, id, use }: { layer: LineLayer; scene: Scene; id: unknown; use: string }) {
  return (
    <use
      href={use}
      fill="none"
      stroke={colourOf(layer, scene, id)}
      strokeWidth={layer.widthPx}
      strokeOpacity={(layer.opacity ?? 1) * (isFaint(scene, id) ? FAINT : 1)}
      strokeDasharray={layer.dash?.map((length) => length * layer.widthPx).join(' ')}
      pointerEvents={layer.interactive ? 'stroke' : 'none'}
      data-id={layer.interactive ? id : undefined}
    />
  );
}

/** Fills and lines, bottom to top, in path units. Points are drawn apart, in screen units: see `Points`. */
export function Shapes({ scene, geometries, zoom, path, href }: ShapesProps) {
  const layers = scene.layers.filter(
    (layer): layer is FillLayer | LineLayer => layer.type !== 'point' && !('smoothing' in layer) && inZoom(layer, zoom),
  );
  const drawn = layers.map((layer) => ({ layer, features: featuresOf(layer, scene, geometries) }));
  const definitions = new Map<Feature, { readonly id: string; readonly d: string }>();
  for (const { layer, features } of drawn) {
    for (const feature of features) {
      if (definitions.has(feature) || !feature.geometry) continue;
      const d = path(feature.geometry);
      if (d)
        definitions.set(feature, {
          id: layer.source === 'areas' ? `s-${feature.properties?.id}` : `s-${keyOf(layer, definitions.size)}`,
          d,
        });
    }
  }
  const selected =
    scene.selected && [...definitions].find(([feature]) => feature.properties?.id === scene.selected && feature.properties?.shape);
  return (
    <>
      <defs>
        {[...definitions.values()].map(({ id, d }) => (
          <path key={id} id={id} d={d} vectorEffect="non-scaling-stroke" />
        ))}
      </defs>
      {drawn.map(({ layer, features }) => (
        <g key={layer.id} data-layer={layer.id}>
          {features.map((feature) => {
            const definition = definitions.get(feature);
            if (!definition) return null;
            const id: unknown = feature.properties?.id;
            return (
              <Linked key={definition.id} layer={layer} id={id} href={href}>
                {layer.type === 'fill' ? (
                  <Fill layer={layer} scene={scene} id={id} use={`#${definition.id}`} />
                ) : (
                  <Line layer={layer} scene={scene} id={id} use={`#${definition.id}`} />
                )}
              </Linked>
            );
          })}
        </g>
      ))}
      {selected && (
        <use
          className="selected-shape"
          href={`#${selected[1].id}`}
          fill="none"
          stroke="var(--accent)"
          strokeWidth={SELECTED_WIDTH_PX}
          pointerEvents="none"
        />
      )}
    </>
  );
}

export const SELECTED_WIDTH_PX = 2.5;

export interface PointsProps {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly zoom: number;
  /** Screen position: CSS px, or a percentage of the picture where that scales with the window. */
  readonly place: (lngLat: readonly [number, number]) => { readonly x: number | string; readonly y: number | string } | undefined;
}

/** Points keep their size on screen, so they are drawn in screen units over the shapes. */
export function Points({ scene, geometries, zoom, place }: PointsProps) {
  const layers = scene.layers.filter((layer): layer is PointLayer => layer.type === 'point' && inZoom(layer, zoom));
  return layers.map((layer) => (
    <g key={layer.id} data-layer={layer.id}>
      {featuresOf(layer, scene, geometries).map((feature) => {
        if (feature.geometry.type !== 'Point') return null;
        const [lng = 0, lat = 0] = feature.geometry.coordinates;
        const at = place([lng, lat]);
        const id: unknown = feature.properties?.id;
        if (!at || typeof id !== 'string') return null;
        const colour = colourOf(layer, scene, id);
        return (
          <g key={id} opacity={isFaint(scene, id) ? FAINT : undefined}>
            <circle
              cx={at.x}
              cy={at.y}
              r={layer.radiusPx}
              fill={layer.hollow ? 'var(--panel)' : colour}
              stroke={layer.hollow ? colour : 'var(--panel)'}
              strokeWidth={layer.hollow ? 2 : 1}
              data-id={id}
            />
            {scene.selected === id && (
              <circle
                cx={at.x}
                cy={at.y}
                r={layer.radiusPx + 4}
                fill="none"
                stroke="var(--accent)"
                strokeWidth={SELECTED_WIDTH_PX}
                pointerEvents="none"
              />
            )}
          </g>
        );
      })}
    </g>
  ));
}

const lastToneOf = (scene: Scene, id: unknown): Tone | undefined => (typeof id === 'string' ? scene.lastTones[id] : undefined);
const dotsId = (tone: Tone | undefined) => `dots-${tone ?? 'never'}`;
const DOTS_TILE_PX = 12;
const DOT_RADIUS_PX = 0.8;

/** World pixels per path unit at a zoom, and where a tile grid that starts at the world's corner meets the origin of path units. */
function dotsTransform(zoom: number): string {
  // MapLibre draws a pattern at the size of the last whole zoom and lets it grow until the next; here too, so that both renderers agree.
  const scale = 2 ** (REFERENCE_ZOOM - Math.floor(zoom));
  const tile = DOTS_TILE_PX * scale;
  const corner = toUnits([-180, 85.051129]);
  return `translate(${corner.x % tile} ${corner.y % tile}) scale(${scale})`;
}

/**
 * Sparse dots: the mark of "no document states a role of this year", in the colour of the class last stated before, if any.
 */
export function DotsPatterns({ scene, zoom }: { readonly scene: Scene; readonly zoom: number }) {
  const tones = new Set<Tone | undefined>([undefined, ...Object.values(scene.lastTones)]);
  return [...tones].map((tone) => (
    <pattern
      key={dotsId(tone)}
      id={dotsId(tone)}
      patternUnits="userSpaceOnUse"
      width={DOTS_TILE_PX}
      height={DOTS_TILE_PX}
      patternTransform={dotsTransform(zoom)}
    >
      {[DOTS_TILE_PX / 4, (DOTS_TILE_PX * 3) / 4].map((centre) => (
        <circle key={centre} cx={centre} cy={centre} r={DOT_RADIUS_PX} fill={tone ? toneVariable(tone, 'edge') : 'var(--not-stated-dot)'} />
      ))}
    </pattern>
  ));
}

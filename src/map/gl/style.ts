/**
 * Scene -> MapLibre style, as a value. What changes often (year, selection, filter) is in the style's global state, so that
 * the difference between two Scenes of the same layers is a single command; what changes seldom (layers, theme) is in the
 * layers. Geometry is named by URL: the style stays small and the worker fetches it.
 */
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import type { FillLayer, GeometryName, LineLayer, PointLayer, Scene, SceneLayer } from '#scene/scene.ts';
import { GEOMETRY } from '#scene/scene.ts';
import { paintOf, type RolePaint, type SurfaceToken, type Theme, type Tone } from '#scene/tokens.ts';

/** Geometry is good to zoom 11 and fair at 12 (geo/build/README.md); tiles are not cut finer than that is worth. */
const SOURCE_MAX_ZOOM = 13;
/** Matches the SVG renderer's. */
const FAINT = 0.2;
const SELECTED_WIDTH_PX = 2.5;
/** Images of the dots are named for the class whose colour they have; `never` where no class was stated before. */
export const DOTS_PREFIX = 'dots-';
const lastTone: ExpressionSpecification = ['coalesce', ['get', ['get', 'id'], ['object', ['global-state', 'lastTones']]], 'never'];

export type GeometryUrls = Readonly<Record<GeometryName, string>>;

const ID: ExpressionSpecification = ['get', 'id'];
const stateObject = (name: string): ExpressionSpecification => ['object', ['global-state', name]];
const tone: ExpressionSpecification = ['coalesce', ['get', ID, stateObject('tones')], 'plain'];
const faint: ExpressionSpecification = ['case', ['has', ID, stateObject('faint')], FAINT, 1];

function toneColour(theme: Theme, part: keyof RolePaint): ExpressionSpecification {
  const cases = [...Object.keys(theme.roles), 'not-stated'].flatMap((name) => [name, paintOf(theme, name as Tone)[part]]);
  // `match` is variadic; TypeScript's tuple type asks for its first pair by name.
  return ['match', tone, ...cases, paintOf(theme, 'plain')[part]] as unknown as ExpressionSpecification;
}

function colour(layer: SceneLayer, theme: Theme): DataDrivenPropertyValueSpecification<string> {
  if (layer.colour === 'tone') return toneColour(theme, 'fill');
  if (layer.colour === 'tone-edge') return toneColour(theme, 'edge');
  if (layer.colour.startsWith('role:')) return paintOf(theme, layer.colour.slice(5) as Tone).edge;
  return theme.surface[layer.colour as SurfaceToken];
}

/** Equality on properties, the year where a layer grows with time, the selection where it is about that alone. */
export function filterOf(
  { where, untilYear, ofSelection }: Pick<SceneLayer, 'where' | 'untilYear' | 'ofSelection'>,
  ...more: ExpressionSpecification[]
): FilterSpecification {
  const equalities = Object.entries(where).map(([key, value]): ExpressionSpecification => ['==', ['get', key], value]);
  const time: ExpressionSpecification[] = untilYear ? [['<=', ['get', 'asOf'], ['global-state', 'asof']]] : [];
  const selected: ExpressionSpecification = ['global-state', 'selected'];
  const selection: ExpressionSpecification[] = ofSelection
    ? [['any', ['==', ['get', 'from'], selected], ['==', ['get', 'to'], selected]]]
    : [];
  return ['all', ...equalities, ...time, ...selection, ...more] as FilterSpecification;
}

const zoomRange = ({ minZoom, maxZoom }: SceneLayer) => ({
  ...(minZoom !== undefined && { minzoom: Math.max(0, minZoom) }),
  ...(maxZoom !== undefined && { maxzoom: maxZoom }),
});
const common = (layer: SceneLayer) => ({
  id: layer.id,
  source: layer.source,
  ...zoomRange(layer),
  filter: filterOf(layer),
});

function fillLayers(layer: FillLayer, theme: Theme): LayerSpecification[] {
  // Only colours by tone belong to places that a filter can leave aside.
  const strength: number | ExpressionSpecification =
    layer.notStatedOpacity === undefined ? layer.opacity : ['case', ['==', tone, 'not-stated'], layer.notStatedOpacity, layer.opacity];
  const opacity = layer.colour === 'tone' ? (['*', strength, faint] as ExpressionSpecification) : layer.opacity;
  const fill: LayerSpecification = {
    ...common(layer),
    type: 'fill',
    paint: { 'fill-color': colour(layer, theme), 'fill-opacity': opacity },
  };
  if (!layer.dots) return [fill];
  const dots: LayerSpecification = {
    ...common(layer),
    id: `${layer.id}-dots`,
    filter: filterOf(layer, ['==', tone, 'not-stated']),
    type: 'fill',
    paint: { 'fill-pattern': ['image', ['concat', DOTS_PREFIX, lastTone]] as ExpressionSpecification, 'fill-opacity': faint },
  };
  return [fill, dots];
}

function lineLayer(layer: LineLayer, theme: Theme): LayerSpecification {
  const opacity = layer.opacity ?? 1;
  return {
    ...common(layer),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour(layer, theme),
      'line-width': layer.widthPx,
      'line-opacity': layer.colour === 'tone-edge' ? (['*', opacity, faint] as ExpressionSpecification) : opacity,
      ...(layer.dash && { 'line-dasharray': [...layer.dash] }),
    },
  };
}

function pointLayer(layer: PointLayer, theme: Theme): LayerSpecification {
  const mark = colour(layer, theme);
  const ground = theme.surface.panel;
  return {
    ...common(layer),
    type: 'circle',
    // MapLibre strokes outside the radius, SVG over it: half the stroke is taken off so that both cover the same pixels.
    paint: {
      'circle-radius': layer.radiusPx - (layer.hollow ? 1 : 0.5),
      'circle-color': layer.hollow ? ground : mark,
      'circle-stroke-color': layer.hollow ? mark : ground,
      'circle-stroke-width': layer.hollow ? 2 : 1,
      'circle-opacity': faint,
      'circle-stroke-opacity': faint,
    },
  };
}

function layersOf(layer: SceneLayer, theme: Theme): LayerSpecification[] {
  if (layer.type === 'fill') return fillLayers(layer, theme);
  return [layer.type === 'line' ? lineLayer(layer, theme) : pointLayer(layer, theme)];
}

/** Marks of selection and hover; selection follows the global state, hover the feature state, so neither touches a layer. */
function markLayers(theme: Theme): LayerSpecification[] {
  const { accent, ink } = theme.surface;
  const isSelected: ExpressionSpecification = ['==', ID, ['global-state', 'selected']];
  const isPoint: ExpressionSpecification = ['==', ['get', 'shape'], 'point'];
  const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  return [
    {
      id: 'hover-line',
      type: 'line',
      source: 'areas',
      filter: ['!', isPoint] as FilterSpecification,
      paint: { 'line-color': ink, 'line-width': 1.5, 'line-opacity': ['case', hovered, 0.7, 0] },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'areas',
      filter: ['all', ['!', isPoint], isSelected] as FilterSpecification,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': accent, 'line-width': SELECTED_WIDTH_PX },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: 'areas',
      filter: ['all', isPoint, isSelected] as FilterSpecification,
      paint: { 'circle-radius': 8, 'circle-opacity': 0, 'circle-stroke-color': accent, 'circle-stroke-width': SELECTED_WIDTH_PX },
    },
  ];
}

/**
 * The whole style of a Scene.
 *
 * @param urls of the three geometry files; absolute, because the worker resolves them against itself.
 * @param theme whose colours are written into the layers.
 */
export function styleOf(scene: Scene, theme: Theme, urls: GeometryUrls): StyleSpecification {
  const source = (name: GeometryName) =>
    [name, { type: 'geojson' as const, data: urls[name], maxzoom: SOURCE_MAX_ZOOM, ...(name === 'areas' && { promoteId: 'id' }) }] as const;
  return {
    version: 8,
    name: 'Shanghai innovation layout',
    state: {
      asof: { default: scene.year },
      selected: { default: scene.selected ?? '' },
      tones: { default: scene.tones },
      lastTones: { default: scene.lastTones },
      faint: { default: scene.faint },
    },
    transition: { duration: 0, delay: 0 },
    sources: Object.fromEntries(GEOMETRY.map(source)),
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': theme.surface.water } },
      ...scene.layers.flatMap((layer) => layersOf(layer, theme)),
      ...markLayers(theme),
    ],
  };
}

/** Layers that answer to the pointer. */
export const interactiveLayerIds = (scene: Scene): string[] => scene.layers.filter((layer) => layer.interactive).map((layer) => layer.id);

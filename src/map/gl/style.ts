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

/**
 * Tiles are cut no finer than zoom 7 and drawn larger beyond it: a tile's grid of 8192 is then 34 m, finer than the 60 m to which
 * outlines are simplified. The home view needs four tiles of each source instead of twelve, and zooming in needs no more.
 */
const SOURCE_MAX_ZOOM = 7;
/** Matches the SVG renderer's. */
const FAINT = 0.2;
const SELECTED_WIDTH_PX = 2.5;
const TOUCH_OPACITY = 0.02;

export type GeometryUrls = Readonly<Record<GeometryName, string>>;
type Colour = DataDrivenPropertyValueSpecification<string>;

/** Features of the base map have no id. */
const ID: ExpressionSpecification = ['coalesce', ['get', 'id'], ''];
const stateObject = (name: string): ExpressionSpecification => ['object', ['global-state', name]];
const tone: ExpressionSpecification = ['coalesce', ['get', ID, stateObject('tones')], 'plain'];
/** Images of the dots are named for the class whose colour they have; `never` where no class was stated before. */
export const DOTS_PREFIX = 'dots-';
const lastTone: ExpressionSpecification = ['coalesce', ['get', ID, stateObject('lastTones')], 'never'];
const isFaint: ExpressionSpecification = ['has', ID, stateObject('faint')];
const TRANSPARENT = 'rgba(0,0,0,0)';

/** `#rrggbb` with an opacity. Opacity is part of the colour, because each further property that varies by feature makes a program of its own. */
function rgba(hex: string, opacity: number): string {
  const [red, green, blue] = channels(hex);
  return `rgba(${red},${green},${blue},${opacity})`;
}

const channels = (hex: string) => [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));

/** One colour laid over another at an opacity, as an opaque colour. */
function mixed(hex: string, ground: string, opacity: number): string {
  const below = channels(ground);
  const [red, green, blue] = channels(hex).map((value, index) => Math.round(value * opacity + (below[index] ?? 0) * (1 - opacity)));
  return `rgba(${red},${green},${blue},1)`;
}

interface Strength {
  readonly opacity: number;
  readonly notStated: number;
  /** The colour of the ground, where the result is to be opaque. */
  readonly over?: string | undefined;
}

/** A colour for every tone, at the layer's opacity for what is stated and what is not. */
function toneColour(theme: Theme, part: keyof RolePaint, { opacity, notStated, over }: Strength): ExpressionSpecification {
  const paint = (name: Tone) => {
    const strength = name === 'not-stated' ? notStated : opacity;
    const hex = paintOf(theme, name)[part];
    return over ? mixed(hex, over, strength) : rgba(hex, strength);
  };
  const cases = [...Object.keys(theme.roles), 'not-stated'].flatMap((name) => [name, paint(name as Tone)]);
  // `match` is variadic; TypeScript's tuple type asks for its first pair by name.
  return ['match', tone, ...cases, paint('plain')] as unknown as ExpressionSpecification;
}

/** Places that the filter leaves aside get the fainter of two colours. */
const unlessFaint = (colour: (strength: number) => ExpressionSpecification | string): ExpressionSpecification => [
  'case',
  isFaint,
  colour(FAINT),
  colour(1),
];

/**
 * The colour of a layer's features, always as an expression on the feature: MapLibre compiles a shader for each combination of
 * properties that vary by feature and those that do not, and compiling is the longest part of the start (60 ms each on a
 * software renderer). With one combination per type, all fills share a program, and so do all lines and all circles.
 */
function colour(layer: SceneLayer, theme: Theme): Colour {
  const opacity = 'opacity' in layer ? (layer.opacity ?? 1) : 1;
  const notStated = layer.type === 'fill' ? (layer.notStatedOpacity ?? opacity) : opacity;
  const over = layer.type === 'fill' && layer.over ? theme.surface[layer.over] : undefined;
  if (layer.colour === 'tone')
    return unlessFaint((strength) => toneColour(theme, 'fill', { opacity: opacity * strength, notStated: notStated * strength, over }));
  if (layer.colour === 'tone-edge')
    return unlessFaint((strength) => toneColour(theme, 'edge', { opacity: opacity * strength, notStated: opacity * strength }));
  const hex = layer.colour.startsWith('role:')
    ? paintOf(theme, layer.colour.slice(5) as Tone).edge
    : theme.surface[layer.colour as SurfaceToken];
  return unlessFaint((strength) => rgba(hex, opacity * strength));
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
const common = (layer: SceneLayer) => ({ id: layer.id, source: layer.source, ...zoomRange(layer), filter: filterOf(layer) });

function fillLayers(layer: FillLayer, theme: Theme): LayerSpecification[] {
  // Edges are drawn by line layers; MapLibre's own smoothing of fills would be a second program and a second pass.
  // A fill that is only there to be pointed at has opacity 0, which MapLibre finds but does not draw.
  const paint = layer.opacity < TOUCH_OPACITY ? { 'fill-opacity': 0 } : { 'fill-color': colour(layer, theme) };
  const fill: LayerSpecification = { ...common(layer), type: 'fill', paint: { ...paint, 'fill-antialias': false } };
  if (!layer.dots) return [fill];
  const dots: LayerSpecification = {
    ...common(layer),
    id: `${layer.id}-dots`,
    filter: filterOf(layer, ['==', tone, 'not-stated'], ['!', isFaint]),
    type: 'fill',
    paint: { 'fill-pattern': ['image', ['concat', DOTS_PREFIX, lastTone]] as ExpressionSpecification, 'fill-antialias': false },
  };
  return [fill, dots];
}

function lineLayer(layer: LineLayer, theme: Theme): LayerSpecification {
  return {
    ...common(layer),
    type: 'line',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour(layer, theme), 'line-width': layer.widthPx, ...(layer.dash && { 'line-dasharray': [...layer.dash] }) },
  };
}

function pointLayer(layer: PointLayer, theme: Theme): LayerSpecification {
  const mark = colour(layer, theme);
  const ground = unlessFaint((strength) => rgba(theme.surface.panel, strength));
  return {
    ...common(layer),
    type: 'circle',
    // MapLibre strokes outside the radius, SVG over it: half the stroke is taken off so that both cover the same pixels.
    paint: {
      'circle-radius': layer.radiusPx - (layer.hollow ? 1 : 0.5),
      'circle-color': layer.hollow ? ground : mark,
      'circle-stroke-color': layer.hollow ? mark : ground,
      'circle-stroke-width': layer.hollow ? 2 : 1,
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
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['case', hovered, rgba(ink, 0.7), TRANSPARENT], 'line-width': 1.5 },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'areas',
      filter: ['all', ['!', isPoint], isSelected] as FilterSpecification,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['case', isSelected, accent, TRANSPARENT], 'line-width': SELECTED_WIDTH_PX },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: 'areas',
      filter: ['all', isPoint, isSelected] as FilterSpecification,
      paint: {
        'circle-radius': 8,
        // Constant in effect, an expression in form: see `colour`.
        'circle-color': ['case', isSelected, TRANSPARENT, TRANSPARENT],
        'circle-stroke-color': ['case', isSelected, accent, TRANSPARENT],
        'circle-stroke-width': SELECTED_WIDTH_PX,
      },
    },
  ];
}

/** Layers whose zoom range a zoom lies in: what a first picture needs, and no source that only others use. */
export function visibleAt(scene: Scene, zoom: number): Scene {
  const isVisible = (layer: SceneLayer) =>
    zoom >= (layer.minZoom ?? 0) - 0.5 &&
    zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY) + 0.5 &&
    (!layer.ofSelection || scene.selected !== null);
  return { ...scene, layers: scene.layers.filter(isVisible) };
}

/**
 * The style of a Scene. Water is the page's own background: the canvas is transparent, which saves a layer and its program.
 *
 * @param urls of the geometry files; absolute, because the worker resolves them against itself.
 * @param theme whose colours are written into the layers.
 * @param marks of hover and selection; a first picture of nothing selected does without.
 */
export function styleOf(scene: Scene, theme: Theme, urls: GeometryUrls, marks = true): StyleSpecification {
  const used = GEOMETRY.filter((name) => name === 'areas' || scene.layers.some((layer) => layer.source === name));
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
    sources: Object.fromEntries(used.map(source)),
    layers: [...scene.layers.flatMap((layer) => layersOf(layer, theme)), ...(marks ? markLayers(theme) : [])],
  };
}

/** Layers that answer to the pointer. */
export const interactiveLayerIds = (scene: Scene): string[] => scene.layers.filter((layer) => layer.interactive).map((layer) => layer.id);

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
import { GEOMETRY, TOUCH_OPACITY } from '#scene/scene.ts';
import { paintOf, type RolePaint, type SurfaceToken, type Theme, type Tone } from '#scene/tokens.ts';

/**
 * Tiles are cut no finer than zoom 7 and drawn larger beyond it: a tile's grid of 8192 is then 34 m, finer than the 60 m to which
 * outlines are simplified. The home view needs four tiles of each source instead of twelve, and zooming in needs no more.
 */
const SOURCE_MAX_ZOOM = 7;
/** Matches the SVG renderer's. */
const FAINT = 0.2;
const SELECTED_WIDTH_PX = 2.5;
const POINTED_LINK_WIDTH_PX = 4;

/** The property by which hover and pointing find a feature. */
const PROMOTED: Readonly<Partial<Record<GeometryName, string>>> = { areas: 'id', arcs: 'link' };

export type GeometryUrls = Readonly<Record<GeometryName, string>>;
type Colour = DataDrivenPropertyValueSpecification<string>;

/** Features of the base map have no id. */
const ID: ExpressionSpecification = ['coalesce', ['get', 'id'], ''];
const stateObject = (name: string): ExpressionSpecification => ['object', ['global-state', name]];
/** The meaning of a feature's colour; with `FAINT_MARK` behind it where a filter leaves the place aside. */
const tone: ExpressionSpecification = ['coalesce', ['get', ID, stateObject('tones')], 'plain'];
const FAINT_MARK = '~';
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

/** How strongly a layer paints what is stated, and what is not. */
function strengthOf(layer: SceneLayer): { readonly stated: number; readonly notStated: number; readonly over: SurfaceToken | undefined } {
  const stated = 'opacity' in layer ? (layer.opacity ?? 1) : 1;
  if (layer.type !== 'fill') return { stated, notStated: stated, over: undefined };
  return { stated, notStated: layer.notStatedOpacity ?? stated, over: layer.over };
}

/**
 * The colours by tone, and by tone left aside, of all layers that paint alike: the name of such a palette is what they have in
 * common. MapLibre's worker sends a copy of the whole state back with every bucket of every tile, twice; so a palette is there once,
 * and with the tones of this Scene alone.
 */
type TonePalette = Readonly<Record<string, string>>;

const partOf = (layer: SceneLayer): keyof RolePaint => (layer.colour === 'tone' ? 'fill' : 'edge');

function paletteName(layer: SceneLayer): string {
  const { stated, notStated, over } = strengthOf(layer);
  return [partOf(layer), stated, notStated, over].join(' ');
}

function tonePalette(layer: SceneLayer, theme: Theme, tones: Iterable<Tone>, withFaint: boolean): TonePalette {
  const { stated, notStated, over } = strengthOf(layer);
  const paint = (name: Tone, share: number) => {
    const strength = (name === 'not-stated' ? notStated : stated) * share;
    const hex = paintOf(theme, name)[partOf(layer)];
    return over ? mixed(hex, theme.surface[over], strength) : rgba(hex, strength);
  };
  return Object.fromEntries(
    [...tones].flatMap((name) => [[name, paint(name, 1)], ...(withFaint ? [[name + FAINT_MARK, paint(name, FAINT)]] : [])]),
  );
}

function palettesOf(scene: Scene, theme: Theme): Readonly<Record<string, TonePalette>> {
  const tones = new Set<Tone>([...Object.values(scene.tones), 'plain']);
  const withFaint = Object.keys(scene.faint).length > 0;
  const palettes: Record<string, TonePalette> = {};
  for (const layer of scene.layers.filter(hasTones)) palettes[paletteName(layer)] ??= tonePalette(layer, theme, tones, withFaint);
  return palettes;
}

const hasTones = (layer: SceneLayer) => layer.colour === 'tone' || layer.colour === 'tone-edge';

/**
 * The colour of a layer's features, always as an expression on the feature: MapLibre compiles a shader for each combination of
 * properties that vary by feature and those that do not, and compiling is the longest part of the start (60 ms each on a
 * software renderer). With one combination per type, all fills share a program, and so do all lines and all circles.
 *
 * Colours by tone are a table in the global state and not in the expression: each layer's expression is parsed twice, here and
 * in the worker, before the first picture.
 */
function colour(layer: SceneLayer, theme: Theme): Colour {
  if (hasTones(layer)) {
    // A layer that has just been switched off may be evaluated once more without its palette.
    const palette: ExpressionSpecification = ['object', ['get', paletteName(layer), stateObject('palettes')], ['literal', {}]];
    return ['coalesce', ['get', tone, palette], TRANSPARENT] as ExpressionSpecification;
  }
  const { stated } = strengthOf(layer);
  const hex = layer.colour.startsWith('role:')
    ? paintOf(theme, layer.colour.slice(5) as Tone).edge
    : theme.surface[layer.colour as SurfaceToken];
  // The base map has no places: a filter must not make its tiles be cut again.
  const whole = rgba(hex, stated);
  return PROMOTED[layer.source] ? ['case', isFaint, rgba(hex, stated * FAINT), whole] : ['case', ['has', 'part'], whole, whole];
}

/** Equality on properties, the year where a layer grows with time, the selection or the formula's members where it is about those alone. */
export function filterOf(
  { where, untilYear, ofSelection, ofMembers }: Pick<SceneLayer, 'where' | 'untilYear' | 'ofSelection' | 'ofMembers'>,
  ...more: ExpressionSpecification[]
): FilterSpecification {
  const equalities = Object.entries(where).map(([key, value]): ExpressionSpecification => ['==', ['get', key], value]);
  const time: ExpressionSpecification[] = untilYear ? [['<=', ['get', 'asOf'], ['global-state', 'asof']]] : [];
  const selected: ExpressionSpecification = ['global-state', 'selected'];
  const selection: ExpressionSpecification[] = ofSelection
    ? [['any', ['==', ['get', 'from'], selected], ['==', ['get', 'to'], selected]]]
    : [];
  const members: ExpressionSpecification[] = ofMembers ? [['in', 'group-', tone]] : [];
  return ['all', ...equalities, ...time, ...selection, ...members, ...more] as FilterSpecification;
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
    filter: filterOf(layer, ['==', tone, 'not-stated']),
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
  const ground: Colour = ['case', isFaint, rgba(theme.surface.panel, FAINT), rgba(theme.surface.panel, 1)];
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

/** The line of a tie that a list points at. */
function pointedLayer(theme: Theme): LayerSpecification {
  const pointed: ExpressionSpecification = ['boolean', ['feature-state', 'pointed'], false];
  return {
    id: 'pointed-link',
    type: 'line',
    source: 'arcs',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ['case', pointed, theme.surface.accent, TRANSPARENT], 'line-width': POINTED_LINK_WIDTH_PX },
  };
}

/**
 * Marks of selection, comparison and hover. All follow the feature state: a change of the global state would cut the tiles of every place again.
 * The two lines have one filter and one layout, so that they share their buckets.
 */
function markLayers(theme: Theme): LayerSpecification[] {
  const { accent, ink } = theme.surface;
  const isPoint: ExpressionSpecification = ['==', ['get', 'shape'], 'point'];
  const isOutline = ['!', isPoint] as FilterSpecification;
  const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
  const isCompared: ExpressionSpecification = ['boolean', ['feature-state', 'compared'], false];
  const mark: ExpressionSpecification = ['case', isSelected, accent, isCompared, ink, TRANSPARENT];
  return [
    {
      id: 'hover-line',
      type: 'line',
      source: 'areas',
      filter: isOutline,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': ['case', hovered, rgba(ink, 0.7), TRANSPARENT], 'line-width': 1.5 },
    },
    {
      id: 'selected-line',
      type: 'line',
      source: 'areas',
      filter: isOutline,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': mark, 'line-width': SELECTED_WIDTH_PX },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: 'areas',
      filter: isPoint as FilterSpecification,
      paint: {
        'circle-radius': 8,
        // Constant in effect, an expression in form: see `colour`.
        'circle-color': ['case', isSelected, TRANSPARENT, TRANSPARENT],
        'circle-stroke-color': mark,
        'circle-stroke-width': SELECTED_WIDTH_PX,
      },
    },
  ];
}

function markedTones({ tones, faint }: Scene): Readonly<Record<string, string>> {
  const aside = Object.keys(faint).map((id) => [id, (tones[id] ?? 'plain') + FAINT_MARK]);
  return aside.length === 0 ? tones : { ...tones, ...Object.fromEntries(aside) };
}

/** What was last stated shows in dots, and dots where nothing is stated. */
const onlyDotted = ({ tones, lastTones }: Scene) =>
  Object.fromEntries(Object.entries(lastTones).filter(([id]) => tones[id] === 'not-stated'));

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
    [
      name,
      { type: 'geojson' as const, data: urls[name], maxzoom: SOURCE_MAX_ZOOM, ...(PROMOTED[name] && { promoteId: PROMOTED[name] }) },
    ] as const;
  return {
    version: 8,
    name: 'Shanghai innovation layout',
    state: {
      asof: { default: scene.year },
      selected: { default: scene.selected ?? '' },
      tones: { default: markedTones(scene) },
      palettes: { default: palettesOf(scene, theme) },
      lastTones: { default: onlyDotted(scene) },
      faint: { default: scene.faint },
    },
    transition: { duration: 0, delay: 0 },
    sources: Object.fromEntries(used.map(source)),
    layers: [
      ...scene.layers.flatMap((layer) => layersOf(layer, theme)),
      ...(marks && used.includes('arcs') ? [pointedLayer(theme)] : []),
      ...(marks ? markLayers(theme) : []),
    ],
  };
}

/** Layers that answer to the pointer. */
export const interactiveLayerIds = (scene: Scene): string[] => scene.layers.filter((layer) => layer.interactive).map((layer) => layer.id);

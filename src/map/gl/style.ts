/**
 * Scene -> MapLibre style, as a value: what is drawn, and in what order. The paint of each place and link is not part
 * of it but feature state (`states.ts`), so year, filter and selection leave the style as it is; overlays, theme and
 * structure change it. The style names geometry by URL, which keeps it small. The page has already fetched what the
 * first frame needs (`withShapes`); the worker fetches the rest.
 */
import type {
  DataDrivenPropertyValueSpecification,
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl';
import {
  COMPARED,
  FAINT,
  HOVERED,
  hasRoundJoin,
  POINT_GROUND,
  POINTED_LINK,
  pointRimPx,
  SELECTED,
  SELECTED_EXCLUDED,
  TOUCH_OPACITY,
} from '#scene/drawing.ts';
import { isByTone, strengthOf } from '#scene/look.ts';
import type { FillLayer, GeometryName, LineLayer, PointLayer, Scene, SceneLayer } from '#scene/model.ts';
import { GEOMETRY } from '#scene/model.ts';
import { colourIn, isGroupTone, type Theme } from '#scene/tokens.ts';
import type { Shapes } from '../MapPort.ts';
import { rgba, TRANSPARENT } from './colour.ts';
import { dotsImageId, HATCH_IMAGE_ID, STRIPES_IMAGE_ID } from './dots.ts';
import { paletteName, washOf } from './states.ts';

/**
 * Tiles are cut no finer than zoom 7 and drawn larger beyond it: a tile's grid of 8192 is then 34 m, finer than the 60
 * m to which outlines are simplified. The home view needs four tiles of each source instead of twelve, and zooming in
 * needs no more.
 */
const SOURCE_MAX_ZOOM = 7;

/** The property by which hover and pointing find a feature. */
const PROMOTED: Readonly<Partial<Record<GeometryName, string>>> = { areas: 'id', arcs: 'link' };

/** Addresses of the files that the worker fetches; absolute, because it would resolve them against itself. */
export type GeometryUrls = Readonly<Record<Exclude<GeometryName, 'arcs'>, string>>;
/**
 * The source of links starts empty: the page loads the links itself, because their feature state depends on their
 * properties.
 */
const NO_FEATURES = { type: 'FeatureCollection' as const, features: [] };
type Colour = DataDrivenPropertyValueSpecification<string>;

const isLinkDrawn = (how: 'shown' | 'faint'): ExpressionSpecification => ['==', ['feature-state', 'link'], how];
const isMatch: ExpressionSpecification = ['boolean', ['feature-state', 'match'], false];
const isStriped: ExpressionSpecification = ['boolean', ['feature-state', 'striped'], false];
const isExcluded: ExpressionSpecification = ['boolean', ['feature-state', 'excluded'], false];
const isPlaceFaint: ExpressionSpecification = ['boolean', ['feature-state', 'faint'], false];

/**
 * The colour of a layer's features, always as an expression on the feature: MapLibre compiles a shader for each
 * combination of properties that vary by feature and those that do not, and compiling is the longest part of the start
 * (60 ms each on a software renderer). With one combination per layer type, all fills share a program, and so do all
 * lines and all circles.
 *
 * Features without a state are transparent. Places get theirs before their tiles are drawn; links may get theirs later.
 */
function colour(layer: SceneLayer, theme: Theme): Colour {
  if (isByTone(layer.colour)) {
    const own = ['coalesce', ['feature-state', paletteName(layer)], TRANSPARENT] as ExpressionSpecification;
    return layer.ofMatches ? (['case', isMatch, own, TRANSPARENT] as ExpressionSpecification) : own;
  }
  const { stated, over } = strengthOf(layer);
  const hex = colourIn(theme, layer.colour);
  const full = washOf(hex, stated, over, theme);
  const faint = washOf(hex, stated * FAINT, over, theme);
  if (layer.source === 'areas') return ['case', isPlaceFaint, faint, full];
  if (layer.source === 'arcs') return ['case', isLinkDrawn('shown'), full, isLinkDrawn('faint'), faint, TRANSPARENT];
  return ['case', ['has', 'part'], full, full];
}

/** Equality on properties; for a layer of members alone, also membership of the structure shown. */
function filterOf({ where, ofMembers, ids: only }: SceneLayer, { tones }: Scene): FilterSpecification {
  const equalities = Object.entries(where).map(([key, value]): ExpressionSpecification => ['==', ['get', key], value]);
  const ids = Object.keys(tones).filter((id) => isGroupTone(tones[id]));
  const members: ExpressionSpecification[] = ofMembers ? [['in', ['get', 'id'], ['literal', ids]]] : [];
  const named: ExpressionSpecification[] = only ? [['in', ['get', 'id'], ['literal', [...only]]]] : [];
  return ['all', ...equalities, ...members, ...named] as FilterSpecification;
}

const zoomRange = ({ minZoom, maxZoom }: SceneLayer) => ({
  ...(minZoom !== undefined && { minzoom: Math.max(0, minZoom) }),
  ...(maxZoom !== undefined && { maxzoom: maxZoom }),
});
const common = (layer: SceneLayer, scene: Scene) => ({
  id: layer.id,
  source: layer.source,
  ...zoomRange(layer),
  filter: filterOf(layer, scene),
});

function fillLayers(layer: FillLayer, scene: Scene, theme: Theme): LayerSpecification[] {
  // Edges are drawn by line layers; MapLibre's own smoothing of fills would be a second program and a second pass.
  // A fill that only serves hit tests has opacity 0: MapLibre finds it but does not draw it.
  if (layer.hatch)
    return [
      {
        ...common(layer, scene),
        type: 'fill',
        paint: { 'fill-pattern': HATCH_IMAGE_ID, 'fill-opacity': layer.opacity, 'fill-antialias': false },
      },
    ];
  const paint = layer.opacity < TOUCH_OPACITY ? { 'fill-opacity': 0 } : { 'fill-color': colour(layer, theme) };
  const fill: LayerSpecification = {
    ...common(layer, scene),
    type: 'fill',
    paint: { ...paint, 'fill-antialias': false },
  };
  const striped = layer.ofMatches ? (['all', isMatch, isStriped] as ExpressionSpecification) : isStriped;
  const stripes: LayerSpecification = {
    ...common(layer, scene),
    id: `${layer.id}-stripes`,
    type: 'fill',
    paint: { 'fill-pattern': STRIPES_IMAGE_ID, 'fill-opacity': ['case', striped, 1, 0], 'fill-antialias': false },
  };
  const isDotted: ExpressionSpecification = ['boolean', ['feature-state', 'dotted'], false];
  const dots: LayerSpecification = {
    ...common(layer, scene),
    id: `${layer.id}-dots`,
    type: 'fill',
    paint: { 'fill-pattern': dotsImageId(layer), 'fill-opacity': ['case', isDotted, 1, 0], 'fill-antialias': false },
  };
  return [fill, ...(layer.dots ? [dots] : []), ...(layer.stripes ? [stripes] : [])];
}

function lineLayer(layer: LineLayer, scene: Scene, theme: Theme): LayerSpecification {
  return {
    ...common(layer, scene),
    type: 'line',
    layout: {
      ...(hasRoundJoin(layer) && { 'line-join': 'round' }),
      ...(layer.ofSelection && { visibility: ['case', ['global-state', 'selects'], 'visible', 'none'] }),
    },
    paint: {
      'line-color': colour(layer, theme),
      'line-width': layer.widthPx,
      ...(layer.dash && { 'line-dasharray': [...layer.dash] }),
    },
  };
}

/**
 * The radius of a circle whose stroke is centred on `radiusPx`. MapLibre strokes outside the radius, SVG centres the
 * stroke on it: subtracting half the stroke makes both cover the same pixels. The value is constant, but written as an
 * expression, because the ring's radius is one: see `colour`.
 */
function radius(radiusPx: number, rimPx: number): ExpressionSpecification {
  const inner = radiusPx - rimPx / 2;
  return ['case', isPlaceFaint, inner, inner];
}

function pointLayer(layer: PointLayer, scene: Scene, theme: Theme): LayerSpecification {
  const mark = colour(layer, theme);
  const hex = theme.surface[POINT_GROUND];
  const ground: Colour = layer.ofMatches
    ? ['case', isMatch, rgba(hex, 1), TRANSPARENT]
    : ['case', isPlaceFaint, rgba(hex, FAINT), rgba(hex, 1)];
  const rimPx = pointRimPx(layer);
  return {
    ...common(layer, scene),
    type: 'circle',
    paint: {
      'circle-radius': radius(layer.radiusPx, rimPx),
      'circle-color': layer.hollow ? ground : mark,
      'circle-stroke-color': layer.hollow ? mark : ground,
      'circle-stroke-width': rimPx,
    },
  };
}

function layersOf(layer: SceneLayer, scene: Scene, theme: Theme): LayerSpecification[] {
  if (layer.type === 'fill') return fillLayers(layer, scene, theme);
  return [layer.type === 'line' ? lineLayer(layer, scene, theme) : pointLayer(layer, scene, theme)];
}

/** The line of the link that a hovered list entry points at; visible only then. */
function pointedLayer(theme: Theme): LayerSpecification {
  const pointed: ExpressionSpecification = ['boolean', ['feature-state', 'pointed'], false];
  return {
    id: 'pointed-link',
    type: 'line',
    source: 'arcs',
    layout: { 'line-join': 'round', visibility: 'none' },
    paint: {
      'line-color': ['case', pointed, theme.surface[POINTED_LINK.colour], TRANSPARENT],
      'line-width': POINTED_LINK.widthPx,
    },
  };
}

const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false];
const isCompared: ExpressionSpecification = ['boolean', ['feature-state', 'compared'], false];
const isPoint: ExpressionSpecification = ['==', ['get', 'shape'], 'point'];
const markColour = ({ surface }: Theme): ExpressionSpecification => [
  'case',
  ['all', isSelected, isExcluded],
  surface[SELECTED_EXCLUDED.colour],
  isSelected,
  surface[SELECTED.colour],
  isCompared,
  surface[COMPARED.colour],
  TRANSPARENT,
];

/**
 * Outlines of what is selected, compared and hovered, also driven by feature state. The two lines have the same filter
 * and layout, so they share their buckets. While there is nothing to mark, `line-opacity` is 0, which MapLibre skips:
 * transparent lines round every place cost as much as visible ones. Links are drawn above them, because each change of
 * source between two layers costs a pass over the whole canvas (the tile clipping masks).
 */
function outlineLayers(theme: Theme): LayerSpecification[] {
  const outline = { type: 'line', source: 'areas', filter: ['!', isPoint] as FilterSpecification } as const;
  return [
    {
      ...outline,
      id: 'hover-line',
      paint: {
        'line-color': ['case', hovered, rgba(theme.surface[HOVERED.colour], HOVERED.opacity), TRANSPARENT],
        'line-width': HOVERED.widthPx,
        'line-opacity': 0,
      },
    },
    {
      ...outline,
      id: 'selected-line',
      paint: { 'line-color': markColour(theme), 'line-width': SELECTED.widthPx, 'line-opacity': 0 },
    },
  ];
}

function selectedPointLayer(theme: Theme): LayerSpecification {
  return {
    id: 'selected-point',
    type: 'circle',
    source: 'areas',
    filter: isPoint as FilterSpecification,
    paint: {
      'circle-radius': ['-', ['number', ['feature-state', 'ring'], SELECTED.widthPx], SELECTED.widthPx / 2],
      // A constant, written as an expression: see `colour`.
      'circle-color': ['case', isSelected, TRANSPARENT, TRANSPARENT],
      'circle-stroke-color': markColour(theme),
      'circle-stroke-width': SELECTED.widthPx,
    },
  };
}

/**
 * The style of a Scene. Water is the page's background: the canvas is transparent, which saves a layer and its program.
 *
 * @param theme its colours are written into the layers.
 * @param urls absolute addresses of the geometry files.
 * @param marks whether the layers for hover and selection exist; the first frame omits them when nothing is selected.
 */
export function styleOf(scene: Scene, theme: Theme, urls: GeometryUrls, marks = true): StyleSpecification {
  const used = GEOMETRY.filter((name) => name === 'areas' || scene.layers.some((layer) => layer.source === name));
  const source = (name: GeometryName) =>
    [
      name,
      {
        type: 'geojson' as const,
        data: name === 'arcs' ? NO_FEATURES : urls[name],
        maxzoom: SOURCE_MAX_ZOOM,
        ...(PROMOTED[name] && { promoteId: PROMOTED[name] }),
      },
    ] as const;
  const isAbove = ({ type, source: name }: SceneLayer) => type === 'point' || name === 'arcs';
  const [shapes, above] = [scene.layers.filter((layer) => !isAbove(layer)), scene.layers.filter(isAbove)];
  return {
    version: 8,
    name: 'Shanghai innovation layout',
    // Links of the selected place are hidden while none is selected: a source without visible layers costs no pass over
    // the canvas.
    state: { selects: { default: scene.selected !== null } },
    transition: { duration: 0, delay: 0 },
    sources: Object.fromEntries(used.map(source)),
    layers: [
      ...shapes.flatMap((layer) => layersOf(layer, scene, theme)),
      ...(marks ? outlineLayers(theme) : []),
      ...above.flatMap((layer) => layersOf(layer, scene, theme)),
      ...(marks && used.includes('arcs') ? [pointedLayer(theme)] : []),
      ...(marks ? [selectedPointLayer(theme)] : []),
    ],
  };
}

/** A style with inline data in place of the URL of each source in `shapes`; the other sources keep their URL. */
export function withShapes(style: StyleSpecification, shapes: Shapes): StyleSpecification {
  const sources = Object.entries(style.sources).map(([name, source]): [string, SourceSpecification] => {
    const data = shapes[name as GeometryName];
    return [name, data && source.type === 'geojson' ? { ...source, data } : source];
  });
  return { ...style, sources: Object.fromEntries(sources) };
}

/** Ids of the layers that are hit-tested. */
export const interactiveLayerIds = (scene: Scene): string[] =>
  scene.layers.filter((layer) => layer.interactive).map((layer) => layer.id);

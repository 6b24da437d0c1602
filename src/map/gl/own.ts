/**
 * Own layers on the GL map. They are no part of the style that follows from the View: they change by themselves, and
 * stay on top of whatever it adds.
 */
import type {
  DataDrivenPropertyValueSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import { fillOpacityOf, OWN, OWN_PARTS, OWN_RIM, type OwnDrawing, type OwnPart } from '#scene/own.ts';

const PREFIX = 'own:';
const sourceOf = ({ id }: OwnDrawing) => `${PREFIX}${id}`;
const layerOf = (drawing: OwnDrawing, part: OwnPart) => `${sourceOf(drawing)}:${part}`;
const layersOf = (drawing: OwnDrawing) =>
  OWN_PARTS.filter((part) => drawing.parts.includes(part)).map((part) => layerOf(drawing, part));

/** The colour of a feature by its index. */
export function colourOf({ colours }: Pick<OwnDrawing, 'colours'>): DataDrivenPropertyValueSpecification<string> {
  const [first = '#000000', ...others] = colours;
  if (others.length === 0) return first;
  // Typed as a tuple that repeats, which a spread cannot be.
  return ['match', ['get', 'c'], ...others.flatMap((colour, index) => [index + 1, colour]), first] as unknown as string;
}

const FILTERS = {
  fill: ['==', ['geometry-type'], 'Polygon'],
  line: ['all', ['!=', ['geometry-type'], 'Point'], ['!', ['has', 'p']]],
  dashed: ['all', ['!=', ['geometry-type'], 'Point'], ['has', 'p']],
  point: ['==', ['geometry-type'], 'Point'],
} as const;

const TYPES = { fill: 'fill', line: 'line', dashed: 'line', point: 'circle' } as const;

/** Paint of a part of a layer. */
export function paintOf(drawing: OwnDrawing, part: OwnPart): Readonly<Record<string, unknown>> {
  const colour = colourOf(drawing);
  const { opacity, isMark = false } = drawing;
  if (part === 'fill') return { 'fill-color': colour, 'fill-opacity': opacity * fillOpacityOf(drawing) };
  if (part === 'line' || part === 'dashed')
    return {
      'line-color': colour,
      'line-opacity': opacity,
      'line-width': isMark ? OWN.markPx : OWN.linePx,
      // In widths of the line; patterns cannot follow from the data, so that proposals are a layer of their own.
      ...(part === 'dashed' && { 'line-dasharray': OWN.dashPx.map((px) => px / OWN.linePx) }),
    };
  return {
    'circle-color': colour,
    'circle-opacity': opacity,
    'circle-radius': isMark ? OWN.markPointPx : OWN.pointPx,
    'circle-stroke-color': OWN_RIM,
    'circle-stroke-width': OWN.pointRimPx,
    'circle-stroke-opacity': opacity,
  };
}

const specOf = (drawing: OwnDrawing, part: OwnPart): LayerSpecification =>
  ({
    id: layerOf(drawing, part),
    type: TYPES[part],
    source: sourceOf(drawing),
    filter: FILTERS[part],
    paint: paintOf(drawing, part),
    // The types tell each kind of layer by itself.
  }) as unknown as LayerSpecification;

export interface OwnLayers {
  readonly draw: (drawings: readonly OwnDrawing[]) => void;
  /** Puts them over layers of the style that have been added since. */
  readonly raise: () => void;
}

/** @param map whose style has loaded. */
export function ownLayers(map: MapLibreMap): OwnLayers {
  let drawn: readonly OwnDrawing[] = [];
  const remove = (drawing: OwnDrawing) => {
    for (const id of layersOf(drawing)) if (map.getLayer(id)) map.removeLayer(id);
    if (map.getSource(sourceOf(drawing))) map.removeSource(sourceOf(drawing));
  };
  const raise = () => {
    for (const drawing of drawn) for (const id of layersOf(drawing)) if (map.getLayer(id)) map.moveLayer(id);
  };
  return {
    draw(drawings) {
      for (const old of drawn) {
        const next = drawings.find(({ id }) => id === old.id);
        if (!next || next.parts.join() !== old.parts.join()) remove(old);
      }
      for (const drawing of drawings) {
        const source = map.getSource<GeoJSONSource>(sourceOf(drawing));
        const before = drawn.find(({ id }) => id === drawing.id);
        if (!source) map.addSource(sourceOf(drawing), { type: 'geojson', data: drawing.data });
        else if (before?.data !== drawing.data) void source.setData(drawing.data);
        for (const part of OWN_PARTS.filter((name) => drawing.parts.includes(name))) {
          const id = layerOf(drawing, part);
          if (!map.getLayer(id)) map.addLayer(specOf(drawing, part));
          else
            for (const [name, value] of Object.entries(paintOf(drawing, part)))
              map.setPaintProperty(id, name as Parameters<MapLibreMap['setPaintProperty']>[1], value as string, {
                validate: false,
              });
        }
      }
      const isReordered = drawings.map(({ id }) => id).join() !== drawn.map(({ id }) => id).join();
      drawn = drawings;
      if (isReordered) raise();
    },
    raise,
  };
}

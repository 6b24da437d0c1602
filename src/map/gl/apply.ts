/**
 * Applies the difference between two styles. `Map.setStyle` computes a difference too, but against the style it holds:
 * a GeoJSON source that was loaded from a URL then differs from the URL in the new style, so MapLibre (6.11) loads and
 * cuts every source again with each change. Here both styles are ours, and an unchanged source is not touched.
 */
import { diff } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { GeometryName } from '#scene/model.ts';
import type { Shapes } from '../MapPort.ts';

/**
 * Brings a map from one style to another. Each command of the difference is the map's method of the same name.
 *
 * @param before the style that was applied last.
 * @param after the style to show.
 * @returns whether they differ.
 * @throws if the difference is of a kind that our styles never have (a sprite, a light): a bug in `style.ts`.
 */
export function applyStyle(
  map: MapLibreMap,
  before: StyleSpecification,
  after: StyleSpecification,
  shapes: Shapes = {},
): boolean {
  const commands = diff(before, after);
  for (const { command, args } of commands) {
    switch (command) {
      case 'setGlobalState':
        map.style.setGlobalState(args[0]);
        break;
      case 'addSource':
        map.addSource(args[0], withShape(args[1], shapes[args[0] as GeometryName]));
        break;
      case 'removeSource':
        map.removeSource(...args);
        break;
      case 'addLayer':
        map.addLayer(...args);
        break;
      case 'removeLayer':
        map.removeLayer(...args);
        break;
      case 'setFilter':
        map.setFilter(args[0], args[1], { validate: false });
        break;
      case 'setPaintProperty':
        map.setPaintProperty(args[0], args[1] as Parameters<MapLibreMap['setPaintProperty']>[1], args[2], {
          validate: false,
        });
        break;
      default:
        throw new Error(`a style may not differ by ${command}`);
    }
  }
  return commands.length > 0;
}

/** A source with the shapes that the page has, which its worker need not fetch again. */
const withShape = (source: SourceSpecification, data: FeatureCollection | undefined): SourceSpecification =>
  data && source.type === 'geojson' ? { ...source, data } : source;

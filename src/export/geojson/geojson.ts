/** GeoJSON (RFC 7946): the places with what is said of them for the year, and the sources of each. */
import type { Geometry, Position } from 'geojson';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { tableGeoJson } from '#domain/comparing/table.ts';
import { signedArea } from '#domain/geo/rings.ts';
import { type ExportRequest, type Made, textFile, type Work } from '../format.ts';
import { placesOf, sourcesOf } from '../rows.ts';

const wound = (rings: Position[][]): Position[][] =>
  rings.map((ring, index) => (signedArea(ring) < 0 === (index === 0) ? [...ring].reverse() : ring));

/** Outer rings counterclockwise and holes clockwise (section 3.1.6): older software fills the wrong side otherwise. */
export function rightHanded(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: wound(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(wound) };
  return geometry;
}

/** Shapes by place. */
export const shapesOf = ({ geometries }: ExportRequest): ReadonlyMap<string, Geometry> =>
  new Map(geometries.areas.features.map(({ properties, geometry }) => [String(properties?.id), rightHanded(geometry)]));

/** One feature a place, `geometry: null` where it has no position; nothing that the table lists is left out. */
export async function makeGeoJson(request: ExportRequest, { progress, signal }: Work): Promise<Made> {
  signal.throwIfAborted();
  const { about, year, t } = request;
  const places = placesOf(request);
  if (places.length === 0) throw new Error(t('export.nothing.places'));
  const collection = tableGeoJson(
    places.map(({ row }) => row),
    COLUMNS,
    shapesOf(request),
    { year, filter: about.description, title: about.title, attribution: about.attribution, link: about.link },
  );
  progress(0.5);
  const features = collection.features.map((feature, index) => ({
    ...feature,
    properties: { ...feature.properties, sources: sourcesOf(request, places[index]?.heads ?? []) },
  }));
  const text = JSON.stringify({ ...collection, features, data_version: about.version, made: about.made });
  return textFile(request, { extension: 'geojson', type: 'application/geo+json', text });
}

/** KML 2.2: the places in a folder a layer, in the colours of their roles, for Google Earth, Ovital and QGIS. */
import type { Geometry, Position } from 'geojson';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { tableRecords } from '#domain/comparing/table.ts';
import { escapeXml } from '#domain/format/markup.ts';
import { type AreaOverlay, OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { inSlices } from '#map/svg/slices.ts';
import { paintOf, THEME, type Tone } from '#scene/tokens.ts';
import { type ExportRequest, type Made, textFile, type Work } from '../format.ts';
import { shapesOf } from '../geojson/geojson.ts';
import { type ExportedPlace, placesOf, sourcesOf } from '../rows.ts';

const FILL_OPACITY = 'b3';
/** `#rrggbb` as KML writes colours: opacity first, red last. */
const kmlColour = (hex: string, opacity: string): string => {
  const [red, green, blue] = [hex.slice(1, 3), hex.slice(3, 5), hex.slice(5, 7)];
  return `${opacity}${blue}${green}${red}`.toLowerCase();
};

const tuples = (points: readonly Position[]) => points.map(([lng, lat]) => `${lng},${lat}`).join(' ');
const ringOf = (ring: readonly Position[]) => `<LinearRing><coordinates>${tuples(ring)}</coordinates></LinearRing>`;
const polygonOf = ([outer = [], ...holes]: readonly (readonly Position[])[]) =>
  `<Polygon><outerBoundaryIs>${ringOf(outer)}</outerBoundaryIs>${holes
    .map((hole) => `<innerBoundaryIs>${ringOf(hole)}</innerBoundaryIs>`)
    .join('')}</Polygon>`;
const lineOf = (line: readonly Position[]) =>
  `<LineString><tessellate>1</tessellate><coordinates>${tuples(line)}</coordinates></LineString>`;
const pointOf = (point: Position) => `<Point><coordinates>${tuples([point])}</coordinates></Point>`;
const several = (parts: readonly string[]) => `<MultiGeometry>${parts.join('')}</MultiGeometry>`;

function geometryMarkup(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return pointOf(geometry.coordinates);
    case 'MultiPoint':
      return several(geometry.coordinates.map(pointOf));
    case 'LineString':
      return lineOf(geometry.coordinates);
    case 'MultiLineString':
      return several(geometry.coordinates.map(lineOf));
    case 'Polygon':
      return polygonOf(geometry.coordinates);
    case 'MultiPolygon':
      return several(geometry.coordinates.map(polygonOf));
    case 'GeometryCollection':
      return several(geometry.geometries.map(geometryMarkup));
  }
}

const data = (name: string, words: string, value: unknown) =>
  `<Data name="${escapeXml(name)}"><displayName>${escapeXml(words)}</displayName><value>${escapeXml(String(value))}</value></Data>`;

function placemark(
  request: ExportRequest,
  { row, heads }: ExportedPlace,
  record: Readonly<Record<string, unknown>>,
  shape: Geometry | undefined,
): string {
  const { evidenceLanguage: language, scene, about, t } = request;
  const words = new Map(
    (['id', ...COLUMNS] as const).map((column) => [column.replaceAll('-', '_'), t(`table.${column}`)]),
  );
  const cells = Object.entries(record).filter(([, value]) => value !== undefined);
  const sources = sourcesOf(request, heads);
  const said = [row.role, row.industries].filter((words) => words !== undefined).map(String);
  return [
    `<Placemark id="${escapeXml(row.id)}">`,
    `<name>${escapeXml(row.area.name[language])}</name>`,
    `<description>${escapeXml([...said, ...sources, about.attribution, about.link].join('\n'))}</description>`,
    `<styleUrl>#${scene.tones[row.id] ?? 'plain'}</styleUrl>`,
    '<ExtendedData>',
    ...cells.map(([name, value]) => data(name, words.get(name) ?? name, value)),
    data('sources', t('export.column.sources'), sources.join('\n')),
    data('data_version', t('export.column.version'), about.version),
    '</ExtendedData>',
    shape ? geometryMarkup(shape) : '',
    '</Placemark>',
  ].join('');
}

function style(tone: Tone): string {
  const { fill, edge } = paintOf(THEME.light, tone);
  return [
    `<Style id="${tone}">`,
    `<IconStyle><color>${kmlColour(edge, 'ff')}</color><scale>0.8</scale></IconStyle>`,
    `<LineStyle><color>${kmlColour(edge, 'ff')}</color><width>1.5</width></LineStyle>`,
    `<PolyStyle><color>${kmlColour(fill, FILL_OPACITY)}</color></PolyStyle>`,
    '</Style>',
  ].join('');
}

/** Works in slices. Places without a position are placemarks without a geometry: they are listed, and not drawn. */
export async function makeKml(request: ExportRequest, { progress, signal }: Work): Promise<Made> {
  signal.throwIfAborted();
  const { about, scene, language, t } = request;
  const places = placesOf(request);
  if (places.length === 0) throw new Error(t('export.nothing.places'));
  const { records } = tableRecords(
    places.map(({ row }) => row),
    COLUMNS,
  );
  const shapes = shapesOf(request);
  const marks: { readonly overlay: AreaOverlay; readonly markup: string }[] = [];
  function* write(): Generator<undefined> {
    for (const [index, place] of places.entries()) {
      const { id, area } = place.row;
      marks.push({
        overlay: area.overlay,
        markup: placemark(request, place, records[index] ?? {}, shapes.get(id)),
      });
      yield;
      signal.throwIfAborted();
    }
  }
  await inSlices(write());
  progress(0.5);
  const tones = new Set<Tone>(['plain', ...places.flatMap(({ row }) => scene.tones[row.id] ?? [])]);
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom"',
    ` xml:lang="${escapeXml(language)}"><Document>`,
    `<name>${escapeXml(about.title)}</name>`,
    `<atom:link href="${escapeXml(about.link)}"/>`,
    `<description>${escapeXml([about.description, about.sources, about.attribution, about.versionWords].join('\n'))}</description>`,
    ...[...tones].map(style),
    ...OVERLAYS.map((overlay) => {
      const own = marks.filter((mark) => mark.overlay === overlay).map(({ markup }) => markup);
      return own.length > 0 ? `<Folder><name>${escapeXml(t(`layers.${overlay}`))}</name>${own.join('')}</Folder>` : '';
    }),
    '</Document></kml>\n',
  ].join('');
  return textFile(request, { extension: 'kml', type: 'application/vnd.google-earth.kml+xml', text });
}

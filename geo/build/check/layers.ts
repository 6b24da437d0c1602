/** Rules for layers: kinds and parents exist, points are inside their parent, a document mentions each place. */
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { allowed, nearest } from '../../../src/domain/format/fault.ts';
import { rowsOf } from '../../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import { LANGUAGES } from '../../../src/domain/vocabulary/languages.ts';
import type { SourceTexts } from '../sources.ts';
import type { Report } from './issue.ts';
import { LAND_LAYERS, type LayerFile } from './layer-file.ts';
import type { Sourced } from './parse.ts';

type Layer = Sourced<LayerFile>;
type Areas = ReadonlyMap<string, { readonly layer: Layer; readonly index: number }>;

const parentOf = (areas: Areas, id: string): string | undefined => {
  const place = areas.get(id);
  return place?.layer.file.features[place.index]?.properties.parent ?? undefined;
};

/** The cycle from an id over its parents back to itself; undefined when there is none. */
function circleFrom(id: string, parent: (child: string) => string | undefined): string[] | undefined {
  const way = [id];
  for (let next = parent(id); next !== undefined && !way.slice(1).includes(next); next = parent(next)) {
    way.push(next);
    if (next === id) return way;
  }
  return undefined;
}

/** Names of folders and files of the site that follow the id of a place: `place/<id>/en/`, `place-<id>-dark.svg`. */
const ENDINGS = [...LANGUAGES, 'dark'];
const RESERVED = new RegExp(`(?:^|-)(?:${ENDINGS.join('|')})$`);

/** The world layer has no islands under 300 km²: those are within this distance of a larger one, or very remote. */
const OFF_LAND_DEGREES = 1;
/** South of it is Antarctica, which has no place of the map but is where swapped coordinates often end. */
const SOUTHERNMOST = -60;

/** Distance from a segment in degrees of latitude, on a plane around the point. */
function degreesFrom([lng = 0, lat = 0]: Position, [x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): number {
  const scale = Math.cos((lat * Math.PI) / 180);
  const [ax, ay, bx, by] = [(x1 - lng) * scale, y1 - lat, (x2 - lng) * scale, y2 - lat];
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
  return Math.hypot(ax + along * (bx - ax), ay + along * (by - ay));
}

const isNearLand = (point: Position, land: readonly (Polygon | MultiPolygon)[]): boolean =>
  (point[1] ?? 0) > SOUTHERNMOST &&
  land.some(
    (geometry) =>
      booleanPointInPolygon(point, geometry) ||
      (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates)
        .flat()
        .some((ring) =>
          ring.some((position, index) => degreesFrom(point, position, ring[index + 1] ?? position) < OFF_LAND_DEGREES),
        ),
  );

const isOutline = (geometry: LayerFile['features'][number]['geometry']): geometry is Polygon | MultiPolygon =>
  geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';

/** Points lie on land. Latitude first is a common mistake that no range finds abroad. */
export function checkPoints(report: Report, layers: readonly Layer[]) {
  // The coast is that of the delta alone.
  if (!layers.some(({ file }) => file.name === 'world')) return;
  const land = layers
    .filter(({ file }) => LAND_LAYERS.includes(file.name))
    .flatMap(({ file }) => file.features.map(({ geometry }) => geometry).filter(isOutline));
  for (const { source, file } of layers)
    file.features.forEach(({ properties, geometry }, index) => {
      if (geometry?.type !== 'Point' || isNearLand(geometry.coordinates, land)) return;
      const [lng = 0, lat = 0] = geometry.coordinates;
      const hint =
        Math.abs(lng) <= 90 && isNearLand([lat, lng], land)
          ? `[${lat},${lng}] would be on land: longitude comes first`
          : 'correct it, or give precision none and no geometry';
      report.add(
        source,
        ['features', index, 'geometry', 'coordinates'],
        'point-at-sea',
        `area "${properties.id}": its point [${lng},${lat}] is more than ${OFF_LAND_DEGREES}° from any land of the map; ${hint}`,
      );
    });
}

/** Whether a layer's file has its name. */
export function checkLayerName(report: Report, { source, file }: Layer) {
  if (!source.file.endsWith(`/${file.name}.geojson`))
    report.add(source, ['name'], 'file-name', `a layer's file has its name: expected ${file.name}.geojson`);
}

export function checkLayers(report: Report, layers: readonly Layer[], knownKinds: ReadonlySet<string>) {
  const outlines = new Map<string, Polygon | MultiPolygon>();
  const areas = new Map<string, { layer: Layer; index: number }>();
  for (const layer of layers) {
    layer.file.features.forEach(({ properties, geometry }, index) => {
      const previous = areas.get(properties.id);
      if (previous) {
        const { source } = previous.layer;
        report.add(
          layer.source,
          ['features', index],
          'duplicate-id',
          `area "${properties.id}" is also in ${source.file}:${source.lineOf(['features', previous.index])}; give one of them another id, or remove it`,
        );
        return;
      }
      areas.set(properties.id, { layer, index });
      if (RESERVED.test(properties.id))
        report.add(
          layer.source,
          ['features', index],
          'reserved-id',
          `area "${properties.id}": its page or picture would have the address of another; an id is not ${ENDINGS.join(' or ')}, nor ends in one of them after a hyphen`,
        );
      if (isOutline(geometry)) outlines.set(properties.id, geometry);
      if (!knownKinds.has(properties.kind))
        report.add(
          layer.source,
          ['features', index],
          'unknown-kind',
          `area "${properties.id}": unknown kind "${properties.kind}"; ${allowed(knownKinds)}`,
        );
      const drawn = !['none', 'area'].includes(properties.precision);
      if (drawn && !geometry)
        report.add(
          layer.source,
          ['features', index],
          'geometry-missing',
          `area "${properties.id}" has precision "${properties.precision}" but no geometry; give one, or precision area or none`,
        );
    });
  }
  for (const [id, { layer, index }] of areas) {
    const { properties, geometry } = layer.file.features[index] ?? {};
    const parent = properties?.parent;
    if (parent && !areas.has(parent))
      report.add(
        layer.source,
        ['features', index],
        'unknown-parent',
        `area "${id}": unknown parent "${parent}"; nearest: ${nearest(parent, new Set(areas.keys()))}`,
      );
    const circle = circleFrom(id, (child) => parentOf(areas, child));
    if (circle)
      report.add(
        layer.source,
        ['features', index],
        'parent-circle',
        `area "${id}" is its own ancestor: ${circle.join(' > ')}; break the circle`,
      );
    const outline = parent ? outlines.get(parent) : undefined;
    if (
      properties?.precision === 'site' &&
      geometry?.type === 'Point' &&
      outline &&
      !booleanPointInPolygon(geometry, outline)
    ) {
      report.add(
        layer.source,
        ['features', index],
        'site-outside-parent',
        `area "${id}": its point lies outside its parent "${parent}"; correct the point, or use a coarser precision`,
      );
    }
  }
  return areas;
}

export function checkMentioned(
  report: Report,
  areas: Areas,
  documents: readonly { file: DocumentFile }[],
  texts: SourceTexts | undefined,
) {
  const mentioned = new Set<string>(documents.flatMap(({ file }) => rowsOf(file).flatMap(({ areas }) => areas)));
  const whole =
    texts &&
    [...texts.values()]
      .map((lines) => lines.join(''))
      .join('')
      .replaceAll(' ', '');
  for (const [id, { layer, index }] of areas) {
    if (mentioned.has(id)) continue;
    const properties = layer.file.features[index]?.properties;
    const names = [properties?.name.zh ?? '', ...(properties?.aliases ?? [])].map((name) => name.replaceAll(' ', ''));
    if (whole && names.some((name) => name !== '' && whole.includes(name))) continue;
    report.add(
      layer.source,
      ['features', index],
      'area-not-mentioned',
      `area "${id}" is in no row of a document${texts ? ' and its names occur in none of them' : ''}; remove it or cite where it is mentioned`,
    );
  }
}

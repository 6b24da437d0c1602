/** Rules for layers: kinds and parents exist, points are inside their parent, a document mentions each place. */
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { rowsOf } from '../../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import type { SourceTexts } from '../sources.ts';
import { allowed, nearest, type Report } from './issue.ts';
import type { LayerFile } from './layer-file.ts';
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

export function checkLayers(report: Report, layers: readonly Layer[], knownKinds: ReadonlySet<string>) {
  const outlines = new Map<string, Polygon | MultiPolygon>();
  const areas = new Map<string, { layer: Layer; index: number }>();
  for (const layer of layers) {
    layer.file.features.forEach(({ properties, geometry }, index) => {
      const previous = areas.get(properties.id);
      if (previous)
        report.add(
          layer.source,
          ['features', index],
          'duplicate-id',
          `area "${properties.id}" is also in ${previous.layer.source.file}`,
        );
      areas.set(properties.id, { layer, index });
      if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') outlines.set(properties.id, geometry);
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

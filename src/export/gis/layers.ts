/**
 * The places of a View as layers of a geographic information system: one a kind of geometry, and a table of the places
 * without a position, so that none is lost. All have the same fields.
 */
import type { Geometry, Position } from 'geojson';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { tableRecords } from '#domain/comparing/table.ts';
import { sectionTitle } from '#domain/format/citation.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { COUNTED_LISTS } from '#domain/model/rows/read.ts';
import type { ExportRequest } from '../format.ts';
import { shapesOf } from '../geojson/geojson.ts';
import { type ExportedPlace, placesOf, sourcesOf } from '../rows.ts';
import { type Style, type Styled, stylesOf } from './looks.ts';

/** In the order in which they are drawn, from the bottom. */
export const LAYERS = ['areas', 'lines', 'points', 'not_located'] as const;
export type LayerName = (typeof LAYERS)[number];

export type FieldType = 'text' | 'integer' | 'real';
export type FieldValue = string | number | undefined;
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  /** In the language of the interface. */
  readonly title: string;
}

/** A geometry as a layer has it; degrees WGS-84, outer rings counterclockwise. */
export type Shape =
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Point'; readonly coordinates: Position };

export const positionsOf = ({ type, coordinates }: Shape): readonly Position[] =>
  type === 'Point' ? [coordinates] : type === 'MultiLineString' ? coordinates.flat() : coordinates.flat(2);

export interface LayerRow {
  readonly id: AreaId;
  readonly values: readonly FieldValue[];
  readonly shape: Shape | undefined;
}

export interface Layer {
  readonly name: LayerName;
  readonly fields: readonly Field[];
  /** Bottom to top. */
  readonly rows: readonly LayerRow[];
  /** Each once, in the order of the legend; places without a position have none. */
  readonly styles: readonly Style[];
}

/** One geometry of several parts; undefined for none, and for a collection, which no place has. */
function shapeOf(geometry: Geometry | undefined): Shape | undefined {
  switch (geometry?.type) {
    case 'Polygon':
      return { type: 'MultiPolygon', coordinates: [geometry.coordinates] };
    case 'LineString':
      return { type: 'MultiLineString', coordinates: [geometry.coordinates] };
    case 'MultiPolygon':
    case 'MultiLineString':
    case 'Point':
      return geometry;
    default:
      return undefined;
  }
}

const LAYER_OF: Readonly<Record<Shape['type'], LayerName>> = {
  MultiPolygon: 'areas',
  MultiLineString: 'lines',
  Point: 'points',
};

interface Column extends Field {
  readonly value: (place: ExportedPlace, record: Readonly<Record<string, FieldValue>>) => FieldValue;
}

const REAL: readonly string[] = ['lng', 'lat'];
const WHOLE: readonly string[] = COUNTED_LISTS;
/** A NUL ends a text in the programs that read these files. */
const written = (value: FieldValue): FieldValue => (typeof value === 'string' ? value.replaceAll('\u0000', '') : value);

const LINES = '\n';

function columnsOf(request: ExportRequest, styles: ReadonlyMap<string, Styled>): readonly Column[] {
  const { about, catalogue, evidenceLanguage: language, t, year } = request;
  const text = (name: string, title: string, value: Column['value']): Column => ({ name, type: 'text', title, value });
  const lines = (parts: readonly (string | number | undefined)[]) =>
    [...new Set(parts.filter((part) => part !== undefined))].join(LINES) || undefined;
  const table = COLUMNS.map((column): Column => {
    const name = column.replaceAll('-', '_');
    return {
      name,
      type: REAL.includes(name) ? 'real' : WHOLE.includes(name) ? 'integer' : 'text',
      title: t(`table.${column}`),
      // Two years of one place are a text: so are those of all.
      value: (_, record) => (name.endsWith('year') && record[name] !== undefined ? String(record[name]) : record[name]),
    };
  });
  return [
    text('id', t('table.id'), ({ row }) => row.id),
    ...table,
    text('layer', t('export.column.layer'), ({ row }) =>
      row.area.overlay === 'context' ? undefined : t(`layers.${row.area.overlay}`),
    ),
    { name: 'as_of', type: 'integer', title: t('table.asOf'), value: () => year },
    text('documents', t('export.column.document'), ({ heads }) =>
      lines(heads.map((head) => catalogue.documentById.get(head.document)?.title[language])),
    ),
    text('sections', t('export.column.section'), ({ heads }) =>
      lines(heads.map(({ at }) => sectionTitle(at, language))),
    ),
    text('cited_lines', t('export.column.line'), ({ heads }) => lines(heads.map(({ at }) => at.line))),
    text('sources', t('export.column.sources'), ({ heads }) => lines(sourcesOf(request, heads))),
    text('shape_source', t('export.column.shape'), ({ row }) => row.area.source),
    text('licence', t('export.column.attribution'), () => about.attribution),
    text('data_version', t('export.column.version'), () => about.version),
    text('made', t('export.column.made'), () => about.made),
    text('link', t('export.column.link'), () => about.link),
    text('style', t('export.column.style'), ({ row }) => styles.get(row.id)?.style.key),
  ];
}

/** The fields of every layer, with their titles in the language of the request. */
export const fieldsOf = (request: ExportRequest): readonly Field[] => columnsOf(request, new Map());

/** Rows after which the work may be interrupted. */
const ROWS_A_SLICE = 16;

/**
 * The layers that have rows. Yields now and then, so that the work can be done in slices.
 *
 * @throws where no place is shown, in words.
 */
export function* layersOf(request: ExportRequest): Generator<undefined, readonly Layer[]> {
  const places = placesOf(request);
  if (places.length === 0) throw new Error(request.t('export.nothing.places'));
  yield;
  const shapes = shapesOf(request);
  yield;
  const styles = stylesOf(request, places);
  yield;
  const columns = columnsOf(request, styles);
  const { records } = tableRecords(
    places.map(({ row }) => row),
    COLUMNS,
  );
  interface Own extends LayerRow {
    readonly styled: Styled | undefined;
    readonly layer: LayerName;
  }
  const rows: Own[] = [];
  for (const [index, place] of places.entries()) {
    const { id } = place.row;
    const shape = shapeOf(shapes.get(id));
    const record = records[index] ?? {};
    const values = columns.map(({ value }) => written(value(place, record)));
    rows.push({ id, values, shape, styled: styles.get(id), layer: shape ? LAYER_OF[shape.type] : 'not_located' });
    if (index % ROWS_A_SLICE === 0) yield;
  }
  return LAYERS.flatMap((name): readonly Layer[] => {
    const own = rows.filter(({ layer }) => layer === name);
    if (own.length === 0) return [];
    // Programs draw rows in their order: a place that is drawn over others comes after them.
    const sorted = [...own].sort((a, b) => (a.styled?.order ?? 0) - (b.styled?.order ?? 0));
    const used = new Map(sorted.flatMap(({ styled }) => (styled ? [[styled.style.key, styled.style] as const] : [])));
    return [{ name, fields: columns, rows: sorted, styles: name === 'not_located' ? [] : [...used.values()] }];
  });
}

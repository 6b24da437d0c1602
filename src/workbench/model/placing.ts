/** How the rows of a table come onto the map: by their own shapes, by columns of coordinates, or by names of places. */
import type { Geometry, Position } from 'geojson';
import type { AreaId, BBox } from '#domain/model/ids.ts';
import { eachPosition, mapPositions, mend } from './mend.ts';
import type { Problems } from './problems.ts';
import { type Cell, type Column, numberOf, type Shape, type Table } from './table.ts';

export type Placing =
  | { readonly by: 'shapes' }
  /** Columns of degrees. */
  | { readonly by: 'columns'; readonly lng: number; readonly lat: number }
  /** A column with both, "121.47, 31.23". */
  | { readonly by: 'pair'; readonly column: number }
  | {
      readonly by: 'names';
      readonly column: number;
      /** What each value of the column means; a value that is not here, or null, means no place. */
      readonly places: Readonly<Record<string, AreaId | null>>;
    }
  /** A table without a map. */
  | { readonly by: 'nothing' };

const LNG = /^(?:lng|lon|long|longitude|x|jd|jingdu|经度|东经|经)$/;
const LAT = /^(?:lat|latitude|y|wd|weidu|纬度|北纬|纬)$/;
const PAIR = /^(?:coordinates?|location|lnglat|latlng|lonlat|latlon|坐标|经纬度|位置坐标|坐标点)$/;
/** What stands beside the word: the system of coordinates, a unit. */
const BESIDE = /wgs-?84|gcj-?0?2|bd-?0?9|cgcs-?2000|高德|百度|火星|腾讯|amap|gaode|baidu|[\s_\-().（）度°]/g;
const plainName = (name: string) => name.toLowerCase().replace(BESIDE, '');

/** The columns of coordinates by their names, and the one that has both. */
export function columnsOfCoordinates(columns: readonly Column[]): Placing | undefined {
  const find = (pattern: RegExp) => columns.findIndex(({ name }) => pattern.test(plainName(name)));
  const [lng, lat, pair] = [find(LNG), find(LAT), find(PAIR)];
  if (lng >= 0 && lat >= 0) return { by: 'columns', lng, lat };
  return pair >= 0 ? { by: 'pair', column: pair } : undefined;
}

/** Degrees, minutes and seconds: 121°28′12″E, 31-13-48, N31°13.8'. */
const SEXAGESIMAL =
  /^([NSEW东西南北]?)\s*(\d{1,3})\s*[°度]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′分]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″秒]|'')\s*)?([NSEW东西南北]?)$/i;
const SOUTH_OR_WEST = /[SW南西]/i;
const DECIMAL_COMMA = /^-?\d{1,3},\d{3,}$/;

/** Degrees from what a cell says; undefined: it says none. */
export function degreesOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell !== 'string' || cell.trim() === '') return undefined;
  const text = cell.trim();
  const plain = Number(DECIMAL_COMMA.test(text) ? text.replace(',', '.') : text.replace(/[°度]$/, ''));
  if (Number.isFinite(plain)) return plain;
  const found = SEXAGESIMAL.exec(text);
  if (!found) return undefined;
  const [, before = '', degrees, minutes = '0', seconds = '0', after = ''] = found;
  const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return SOUTH_OR_WEST.test(before + after) ? -value : value;
}

const BETWEEN = /[,，;；\s]+/;

/** Longitude and latitude of a text with both, "121.47, 31.23"; what is no number is undefined. */
export const degreesInText = (text: string): readonly (number | undefined)[] =>
  text
    .replace(/^[[(（]|[\])）]$/g, '')
    .trim()
    .split(BETWEEN)
    .map(degreesOf);

function positionIn(row: readonly Cell[], placing: Extract<Placing, { by: 'columns' | 'pair' }>): Position | undefined {
  const [lng, lat] =
    placing.by === 'columns'
      ? [degreesOf(row[placing.lng] ?? null), degreesOf(row[placing.lat] ?? null)]
      : degreesInText(String(row[placing.column] ?? ''));
  return lng === undefined || lat === undefined ? undefined : [lng, lat];
}

const swapped = (geometry: Geometry) => mapPositions(geometry, ([lng = 0, lat = 0]) => [lat, lng]);

/** Whether all of a shape is on Earth: latitude within 90 degrees, longitude within one and a half turns. */
function isOnEarth(geometry: Geometry): boolean {
  let isInside = true;
  eachPosition(geometry, ([lng = 0, lat = 0]) => {
    // Written so that what is no number is nowhere.
    isInside &&= Math.abs(lat) <= 90 && Math.abs(lng) <= 540;
  });
  return isInside;
}

export interface PlaceChoices {
  readonly placing: Placing;
  /** Latitude comes first in this file. */
  readonly isSwapped: boolean;
  /** Degrees of the file to degrees WGS-84; absent: they are the same. */
  readonly toWgs84?: ((position: Position) => Position) | undefined;
}

/** Shapes of the places that rows are matched to. */
export type PlaceShapes = ReadonlyMap<string, Geometry>;

/** The shapes of a table, in the order of its rows. What is left out is told, row by row. */
export function place(table: Table, choices: PlaceChoices, places: PlaceShapes, problems: Problems): readonly Shape[] {
  const { placing, isSwapped, toWgs84 } = choices;
  if (placing.by === 'nothing') return [];
  if (placing.by === 'names') return byNames(table, placing, places, problems);
  return table.rows.flatMap((row, index) => {
    const number = numberOf(table, index);
    const given = placing.by === 'shapes' ? mend(table.shapes?.[index], number, problems) : pointOf(row, placing);
    if (!given) {
      if (placing.by !== 'shapes') problems.add('no-position', number);
      return [];
    }
    const turned = isSwapped ? swapped(given) : given;
    const geometry = toWgs84 ? mapPositions(turned, toWgs84) : turned;
    if (isOnEarth(geometry)) return [{ geometry, rows: [index] }];
    problems.add('out-of-range', number, exampleOf(turned));
    return [];
  });
}

function pointOf(row: readonly Cell[], placing: Extract<Placing, { by: 'columns' | 'pair' }>): Geometry | undefined {
  const coordinates = positionIn(row, placing);
  return coordinates && { type: 'Point', coordinates };
}

function exampleOf(geometry: Geometry): string {
  let first: Position | undefined;
  eachPosition(geometry, (position) => {
    first ??= position;
  });
  return first?.join(', ') ?? '';
}

/** What a cell says, as a name. */
export const nameIn = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).trim();

function byNames(
  table: Table,
  { column, places: meant }: Extract<Placing, { by: 'names' }>,
  places: PlaceShapes,
  problems: Problems,
): readonly Shape[] {
  const rowsOf = new Map<string, number[]>();
  table.rows.forEach((row, index) => {
    const name = nameIn(row[column]);
    const area = Object.hasOwn(meant, name) ? meant[name] : null;
    if (!area || !places.has(area)) {
      problems.add('unmatched', numberOf(table, index), name);
      return;
    }
    const rows = rowsOf.get(area);
    if (rows) rows.push(index);
    else rowsOf.set(area, [index]);
  });
  return [...rowsOf].flatMap(([area, rows]) => {
    const geometry = places.get(area);
    return geometry ? [{ geometry, rows }] : [];
  });
}

/**
 * Whether latitude comes first: most positions are on Earth only the other way round. Of 10,000 of a large file.
 */
export function looksSwapped(shapes: readonly (Geometry | undefined)[]): boolean {
  const SAMPLE = 10_000;
  let [wrong, all] = [0, 0];
  for (const geometry of shapes) {
    if (all >= SAMPLE) break;
    if (!geometry) continue;
    eachPosition(geometry, ([first = 0, second = 0]) => {
      all += 1;
      if (Math.abs(second) > 90 && Math.abs(second) <= 180 && Math.abs(first) <= 90) wrong += 1;
    });
  }
  return wrong > 0.5 * all;
}

/** West, south, east, north; undefined for no shapes. */
export function boundsOfShapes(shapes: readonly Shape[]): BBox | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of shapes)
    eachPosition(geometry, ([lng = 0, lat = 0]) => {
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    });
  return west > east ? undefined : [west, south, east, north];
}

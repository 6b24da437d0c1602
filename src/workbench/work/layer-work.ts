/**
 * All that is done with the data of one layer: reads the file, looks at it, places its rows, classes, draws and finds
 * them. It runs in the layer's worker; the page holds only what it shows. Nothing here knows of workers.
 */
import type { Geometry } from 'geojson';
import type { AreaId, BBox, LngLat } from '#domain/model/ids.ts';
import type { OwnPart, OwnPath } from '#scene/own.ts';
import {
  type InZone,
  inZone,
  type PlaceShape,
  type PlaceStatistics,
  statisticsByPlace,
  type ZoneFound,
  zoneFound,
} from '../ask/zone.ts';
import { ringsOf } from '../measure/overlap.ts';
import {
  type Classes,
  classifyNumbers,
  classifyTexts,
  type Method,
  numberClassOf,
  type Summary,
  summarise,
  textClassOf,
} from '../model/classify.ts';
import { mend } from '../model/mend.ts';
import {
  boundsOfShapes,
  columnsOfCoordinates,
  looksSwapped,
  nameIn,
  type PlaceShapes,
  type Placing,
  place,
} from '../model/placing.ts';
import { type Problem, Problems, ReadFailure } from '../model/problems.ts';
import type { Proposed } from '../model/proposal.ts';
import { type Cell, type Column, numberOf, type Shape, type Table, typed } from '../model/table.ts';
import { FORMATS, type FormatName, formatOf } from '../read/formats.ts';
import type { ReadChoices, Reading } from '../read/reading.ts';
import type { Encoding } from '../read/text.ts';
import { type Fits, isUnshifted, namedIn, SHIFTED, type Shifted, toWgs84 } from './coordinates.ts';
import { draw, glFile } from './draw.ts';
import { boxesOf, covers, shapeAt } from './hit.ts';

/** All that a person can decide of a file. Kept with it, so that it is read the same way again. */
export interface Choices extends ReadChoices {
  /** null: what the columns suggest. */
  readonly placing: Placing | null;
  readonly isSwapped: boolean;
  /** As `toWgs84` takes it; null: what the file says, or degrees WGS-84 where it says nothing. */
  readonly crs: string | null;
}
export const NO_CHOICES: Choices = { encoding: null, part: null, placing: null, isSwapped: false, crs: null };

/** What only a person knows. */
export type Question = 'encoding' | 'swapped' | 'crs' | 'datum' | 'placing';

/** A file as it would be on the map with the choices made so far. */
export interface Look {
  readonly format: FormatName;
  readonly encoding?: Encoding | undefined;
  readonly parts?: readonly string[] | undefined;
  readonly part?: string | undefined;
  readonly columns: readonly Column[];
  /** The first rows, and how many there are. */
  readonly head: readonly (readonly Cell[])[];
  readonly rows: number;
  readonly placing: Placing;
  /** Rows that are on the map. */
  readonly placed: number;
  readonly shapes: number;
  readonly bbox?: BBox | undefined;
  readonly problems: readonly Problem[];
  readonly questions: readonly Question[];
  /** The file's own words for a system of coordinates that is not degrees WGS-84. */
  readonly crs?: string | undefined;
  /** It is not known here: the coordinates were taken as degrees. */
  readonly isCrsUnknown: boolean;
  /** It was drawn here, and can be drawn on. */
  readonly isDrawn: boolean;
  /** What its file proposes, which only that of a drawing does. */
  readonly proposals: readonly Proposed[];
  /** It has a datum of its own, from which nothing was shifted (`coordinates.ts`). */
  readonly isUnshifted: boolean;
  /** A system that the names of columns speak of. */
  readonly namedCrs?: Shifted | undefined;
}

/** How a layer is coloured. */
export interface Classing {
  readonly column: number;
  readonly method: Method;
  readonly count: number;
  readonly own: readonly number[];
  /** Where several rows belong to one shape. */
  readonly summary: Summary;
}

export interface Picture {
  /** GeoJSON for the GL map; its worker reads it. */
  readonly file: Blob;
  readonly paths: readonly OwnPath[];
  readonly parts: readonly OwnPart[];
  readonly drawn: number;
  readonly of: number;
  /** Absent: one colour. Shapes without a value have the index after the last class. */
  readonly classes?: Classes | undefined;
  /** Shapes of each class, and of those without a value. */
  readonly counts: readonly number[];
}

export interface Hit {
  readonly shape: number;
  /** The first of its rows; from 0. */
  readonly row: number;
  readonly rows: number;
  /** Of the first of its rows. */
  readonly cells: readonly Cell[];
  readonly geometry: Geometry;
  readonly paths: readonly OwnPath[];
  readonly parts: readonly OwnPart[];
}

/** What the shape of a row covers. */
export interface RowZone {
  readonly row: number;
  readonly zone: ZoneFound;
}

export interface Sorting {
  readonly column: number;
  readonly isDescending: boolean;
}
export interface RowsPage {
  readonly rows: readonly { readonly index: number; readonly number: number; readonly cells: readonly Cell[] }[];
  readonly total: number;
}

/** Rows of a preview. */
const HEAD_ROWS = 8;
/** Values of a column that can be names of places; more are none. */
export const DISTINCT_MAX = 2000;

const isEmpty = (cell: Cell) => cell === null || cell === '';

/** Numbers before text before nothing; text by the rules of the language. */
export function compareCells(a: Cell, b: Cell, collator: Intl.Collator): number {
  if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number' || typeof b === 'number') return typeof a === 'number' ? -1 : 1;
  return collator.compare(String(a), String(b));
}

export interface LayerWork {
  readonly open: (file: Blob, progress: (share: number) => void) => Promise<void>;
  readonly look: (choices: Choices) => Promise<Look>;
  /** Shapes of places of ours, which rows with their names get. */
  readonly usePlaces: (places: readonly (readonly [id: AreaId, geometry: Geometry])[]) => void;
  /** Different values of a column, the most frequent first; undefined: too many to be names. */
  readonly distinct: (column: number) => readonly (readonly [value: string, rows: number])[] | undefined;
  /** @param proposed rows whose shapes are proposals. */
  readonly draw: (classing: Classing | null, proposed?: readonly number[]) => Picture;
  readonly hit: (at: LngLat, reach: number) => Hit | undefined;
  readonly rowsPage: (sorting: Sorting | null, from: number, count: number, tag: string) => RowsPage;
  /** How many of the rows that name a place lie in it, as written and in each system of maps of China. */
  readonly fits: (
    choices: Choices,
    column: number,
    meant: Readonly<Record<string, AreaId>>,
  ) => Promise<Fits & { readonly rows: number }>;
  /** What the layer would be on the map if its coordinates were of a system; nothing is changed. */
  readonly sketch: (choices: Choices) => Promise<Pick<Picture, 'file' | 'paths' | 'parts'>>;
  /** What a shape covers of places, and which of them are near; undefined: it is no area. */
  readonly zone: (shape: number, among: readonly PlaceShape[]) => ZoneFound | undefined;
  /** The same of the shapes of rows; a row that is no area is left out. */
  readonly zonesOfRows: (rows: readonly number[], among: readonly PlaceShape[]) => readonly RowZone[];
  /** What of the layer lies in a zone of another one. */
  readonly inZone: (zone: Geometry) => InZone;
  /** Rows by place. @param column of numbers; null: they are only counted. */
  readonly statistics: (among: readonly PlaceShape[], column: number | null) => readonly PlaceStatistics[];
  /** The shape of a row, and its box; undefined: the row is not on the map. */
  readonly shapeOfRow: (row: number) => { readonly hit: Hit; readonly bbox: BBox } | undefined;
}

/** Bytes between two reports of progress. */
const PART_BYTES = 2 ** 20;

async function bytesOf(file: Blob, progress: (share: number) => void): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += PART_BYTES) {
    const part = file.slice(at, at + PART_BYTES);
    bytes.set(new Uint8Array(await part.arrayBuffer()), at);
    progress(Math.min(1, (at + PART_BYTES) / file.size));
  }
  return bytes;
}

/** The data of one layer, and what can be asked of them. */
export function layerWork(): LayerWork {
  let bytes: Uint8Array = new Uint8Array();
  let read: { readonly key: string; readonly reading: Reading; readonly problems: readonly Problem[] } | undefined;
  let table: Table = { columns: [], rows: [], shapes: null };
  let columns: readonly Column[] = [];
  let shapes: readonly Shape[] = [];
  let boxes: Float64Array = new Float64Array();
  let places: PlaceShapes = new Map();
  let sorted: { readonly key: string; readonly order: readonly number[] } | undefined;
  let byRow: ReadonlyMap<number, number> | undefined;

  /** The same bytes are read again only if they are to be read otherwise. */
  async function reading({ encoding, part }: Choices) {
    const key = JSON.stringify([encoding, part]);
    if (read?.key === key) return read;
    const format = formatOf(bytes);
    const problems = new Problems();
    const given = await (await FORMATS[format].load())(bytes, { encoding, part }, problems);
    ({ table, columns } = typed(given.table));
    read = { key, reading: given, problems: problems.list() };
    return read;
  }

  /** A system that the file names and nobody knows is asked about; one that a person has typed is refused. */
  async function systemOf(chosen: string | null, named: string | undefined) {
    if (chosen !== null || named === undefined) return { convert: await toWgs84(chosen), isUnknown: false };
    try {
      return { convert: await toWgs84(named), isUnknown: false };
    } catch (error) {
      if (!(error instanceof ReadFailure)) throw error;
      return { convert: undefined, isUnknown: true };
    }
  }

  function suggested(): Placing {
    if (table.shapes) return { by: 'shapes' };
    return columnsOfCoordinates(columns) ?? { by: 'nothing' };
  }

  const cellOf = (row: number, column: number): Cell => table.rows[row]?.[column] ?? null;

  function valueIn({ rows }: Shape, { column, summary }: Classing): Cell {
    const [first = 0] = rows;
    if (rows.length === 1 && summary !== 'count') return cellOf(first, column);
    if (summary === 'first') return cellOf(first, column);
    const numbers = rows.map((row) => cellOf(row, column)).filter((cell) => typeof cell === 'number');
    return summarise(summary, numbers, rows.length) ?? null;
  }

  /** The class of each shape; the one after the last is for those without a value. */
  function classesOf(classing: Classing | null): Pick<Picture, 'classes' | 'counts'> & { readonly of: Int8Array } {
    const of = new Int8Array(shapes.length);
    if (!classing) {
      shapes.forEach(({ rows: [row = 0] }, index) => {
        of[index] = table.colours?.[row] ?? 0;
      });
      return { counts: [shapes.length], of };
    }
    const values = shapes.map((shape) => valueIn(shape, classing));
    const isNumeric = classing.summary === 'count' || columns[classing.column]?.type === 'number';
    const classes: Classes | undefined = isNumeric
      ? classifyNumbers(
          values.filter((value) => typeof value === 'number'),
          classing.method,
          classing.count,
          classing.own,
        )
      : classifyTexts(values.map(nameIn));
    if (!classes) return { counts: [shapes.length], of };
    const last =
      classes.kind === 'numbers' ? classes.breaks.length - 1 : classes.values.length + Number(classes.hasOthers);
    const counts = Array.from({ length: last + 1 }, () => 0);
    values.forEach((value, index) => {
      const found =
        classes.kind === 'texts'
          ? textClassOf(classes, nameIn(value))
          : typeof value === 'number'
            ? numberClassOf(classes, value)
            : undefined;
      of[index] = found ?? last;
      counts[found ?? last] = (counts[found ?? last] ?? 0) + 1;
    });
    return { classes, counts, of };
  }

  function orderBy(sorting: Sorting | null, tag: string): readonly number[] {
    const key = JSON.stringify([sorting, tag]);
    if (sorted?.key === key) return sorted.order;
    const order = table.rows.map((_, index) => index);
    if (sorting) {
      const collator = new Intl.Collator(tag, { numeric: true });
      const { column, isDescending } = sorting;
      order.sort((a, b) => {
        const [left, right] = [cellOf(a, column), cellOf(b, column)];
        // What is empty is last in either direction.
        if (isEmpty(left) || isEmpty(right)) return Number(isEmpty(left)) - Number(isEmpty(right)) || a - b;
        const compared = compareCells(left, right, collator);
        return (isDescending ? -compared : compared) || a - b;
      });
    }
    sorted = { key, order };
    return order;
  }

  function indexOfRow(row: number): number | undefined {
    byRow ??= new Map(shapes.flatMap(({ rows }, index) => rows.map((one) => [one, index] as const)));
    return byRow.get(row);
  }

  function zoneOf(index: number, among: readonly PlaceShape[]): ZoneFound | undefined {
    const geometry = shapes[index]?.geometry;
    return geometry && ringsOf(geometry).length > 0 ? zoneFound(geometry, among) : undefined;
  }

  function hitOf(index: number): Hit | undefined {
    const shape = shapes[index];
    if (!shape) return undefined;
    const { paths, parts } = draw([shape], () => 0);
    const [first = 0] = shape.rows;
    return {
      shape: index,
      row: first,
      rows: shape.rows.length,
      cells: table.rows[first] ?? [],
      geometry: shape.geometry,
      paths,
      parts,
    };
  }

  return {
    async open(file, progress) {
      bytes = await bytesOf(file, progress);
      read = undefined;
    },
    async look(choices) {
      const { reading: given, problems: ofReading } = await reading(choices);
      const problems = new Problems();
      const placing = choices.placing ?? suggested();
      const { isSwapped } = choices;
      const system = await systemOf(choices.crs, given.crs);
      const isByNames = placing.by === 'names' || placing.by === 'nothing';
      shapes = place(table, { placing, isSwapped, toWgs84: isByNames ? undefined : system.convert }, places, problems);
      boxes = boxesOf(shapes);
      sorted = undefined;
      byRow = undefined;
      const namedCrs = namedIn(columns.map(({ name }) => name));
      const isInDoubt = shapes.length === 0 && table.rows.length > 0 && !isSwapped;
      const asWritten = () =>
        isInDoubt && placing.by === 'shapes'
          ? (table.shapes ?? []).slice(0, 1000).map((shape, index) => mend(shape, index, new Problems()))
          : isInDoubt
            ? unchecked(table, placing)
            : [];
      const isAsked: Readonly<Record<Question, boolean>> = {
        encoding: given.isEncodingGuessed === true && choices.encoding === null,
        swapped: isInDoubt && looksSwapped(asWritten()),
        crs: given.crs !== undefined && choices.crs === null,
        datum: namedCrs !== undefined && choices.crs === null && !isByNames,
        placing: placing.by === 'nothing' && choices.placing === null,
      };
      const placed = shapes.reduce((sum, { rows }) => sum + rows.length, 0);
      return {
        format: formatOf(bytes),
        encoding: given.encoding,
        parts: given.parts,
        part: given.part,
        columns,
        head: table.rows.slice(0, HEAD_ROWS),
        rows: table.rows.length,
        placing,
        placed,
        shapes: shapes.length,
        bbox: boundsOfShapes(shapes),
        problems: [...ofReading, ...problems.list()],
        questions: (Object.keys(isAsked) as Question[]).filter((name) => isAsked[name]),
        crs: given.crs,
        isCrsUnknown: system.isUnknown,
        isDrawn: table.colours !== undefined,
        proposals: table.proposals ?? [],
        isUnshifted: !isByNames && isUnshifted(choices.crs ?? given.crs ?? null),
        namedCrs,
      };
    },
    usePlaces(given) {
      places = new Map(given);
    },
    distinct(column) {
      const counts = new Map<string, number>();
      for (const row of table.rows) {
        const name = nameIn(row[column]);
        if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
        if (counts.size > DISTINCT_MAX) return undefined;
      }
      return [...counts].sort(([, many], [, more]) => more - many);
    },
    draw(classing, proposed = []) {
      const { classes, counts, of } = classesOf(classing);
      const rows = new Set(proposed);
      const isProposed = (index: number) => rows.has(shapes[index]?.rows[0] ?? -1);
      const classOf = (index: number) => of[index] ?? 0;
      return {
        file: new Blob(glFile(shapes, classOf, isProposed), { type: 'application/geo+json' }),
        ...draw(shapes, classOf, isProposed),
        classes,
        counts,
      };
    },
    async fits(choices, column, meant) {
      const inside = async (crs: string | null) => {
        const placing = choices.placing ?? suggested();
        const found = place(table, { ...choices, placing, toWgs84: await toWgs84(crs) }, places, new Problems());
        const named = found.flatMap(({ geometry, rows: [row = 0] }) => {
          const outline = places.get(meant[nameIn(table.rows[row]?.[column])] ?? '');
          return outline && geometry.type === 'Point' ? [{ outline, at: geometry.coordinates }] : [];
        });
        const count = named.filter(({ outline, at }) => covers(outline, at)).length;
        return { share: named.length === 0 ? 0 : count / named.length, rows: named.length };
      };
      const [wgs84, ...shifted] = [await inside(null), await inside('gcj02'), await inside('bd09')];
      const [gcj02, bd09] = SHIFTED.map((_, index) => shifted[index]?.share ?? 0);
      return { wgs84: wgs84.share, gcj02: gcj02 ?? 0, bd09: bd09 ?? 0, rows: wgs84.rows };
    },
    async sketch(choices) {
      const placing = choices.placing ?? suggested();
      const found = place(table, { ...choices, placing, toWgs84: await toWgs84(choices.crs) }, places, new Problems());
      const { paths, parts } = draw(found, () => 0);
      return {
        file: new Blob(
          glFile(found, () => 0),
          { type: 'application/geo+json' },
        ),
        paths,
        parts,
      };
    },
    hit(at, reach) {
      const index = shapeAt(shapes, boxes, at, reach);
      return index === undefined ? undefined : hitOf(index);
    },
    rowsPage(sorting, from, count, tag) {
      const order = orderBy(sorting, tag);
      return {
        total: order.length,
        rows: order
          .slice(from, from + count)
          .map((index) => ({ index, number: numberOf(table, index), cells: table.rows[index] ?? [] })),
      };
    },
    zone: zoneOf,
    zonesOfRows: (rows, among) =>
      rows.flatMap((row) => {
        const zone = zoneOf(indexOfRow(row) ?? -1, among);
        return zone ? [{ row, zone }] : [];
      }),
    inZone: (zone) => inZone(shapes, zone),
    statistics(among, column) {
      return statisticsByPlace(shapes, among, (row) => {
        const cell = column === null ? null : cellOf(row, column);
        return typeof cell === 'number' ? cell : undefined;
      });
    },
    shapeOfRow(row) {
      const index = indexOfRow(row);
      const shape = index === undefined ? undefined : shapes[index];
      const [hit, bbox] = [index === undefined ? undefined : hitOf(index), shape && boundsOfShapes([shape])];
      return hit && bbox && { hit, bbox };
    },
  };
}

/** Positions of columns, also those that are nowhere on Earth. */
function unchecked(table: Table, placing: Placing): readonly (Geometry | undefined)[] {
  if (placing.by !== 'columns') return [];
  return table.rows.slice(0, 1000).map((row): Geometry => {
    const coordinates = [Number(row[placing.lng] ?? Number.NaN), Number(row[placing.lat] ?? Number.NaN)];
    return { type: 'Point', coordinates };
  });
}

/** Shapes and their index (ESRI Shapefile Technical Description, 1998): degrees WGS-84, outer rings clockwise. */
import type { Position } from 'geojson';
import { type Extent, extentOf } from '#domain/geo/rings.ts';
import type { Shape } from '../gis/layers.ts';

const TYPE: Readonly<Record<Shape['type'], number>> = { Point: 1, MultiLineString: 3, MultiPolygon: 5 };
const CODE = 9994;
const VERSION = 1000;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const POSITION_BYTES = 16;
const EXTENT_BYTES = 32;
/** Lengths and offsets are counted in words of 16 bits. */
const WORD = 2;

/** Rings or lines one after another. Ours are wound the other way (`rightHanded`): each ring is turned. */
const partsOf = (shape: Exclude<Shape, { type: 'Point' }>): readonly (readonly Position[])[] =>
  shape.type === 'MultiPolygon' ? shape.coordinates.flat().map((ring) => [...ring].reverse()) : shape.coordinates;

function setExtent(view: DataView, at: number, extent: Extent): void {
  for (const [index, value] of extent.entries()) view.setFloat64(at + 8 * index, value, true);
}

/** What follows the header of a record. */
function content(shape: Shape): Uint8Array {
  const start = (length: number) => {
    const bytes = new Uint8Array(length);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, TYPE[shape.type], true);
    return { bytes, view };
  };
  const setPosition = (view: DataView, at: number, [lng = 0, lat = 0]: Position) => {
    view.setFloat64(at, lng, true);
    view.setFloat64(at + 8, lat, true);
  };
  if (shape.type === 'Point') {
    const { bytes, view } = start(4 + POSITION_BYTES);
    setPosition(view, 4, shape.coordinates);
    return bytes;
  }
  const parts = partsOf(shape);
  const positions = parts.flat();
  const firstPosition = 4 + EXTENT_BYTES + 8 + 4 * parts.length;
  const { bytes, view } = start(firstPosition + POSITION_BYTES * positions.length);
  setExtent(view, 4, extentOf(positions) ?? [0, 0, 0, 0]);
  view.setInt32(36, parts.length, true);
  view.setInt32(40, positions.length, true);
  let first = 0;
  for (const [index, part] of parts.entries()) {
    view.setInt32(44 + 4 * index, first, true);
    first += part.length;
  }
  for (const [index, position] of positions.entries())
    setPosition(view, firstPosition + POSITION_BYTES * index, position);
  return bytes;
}

function header(view: DataView, bytes: number, type: number, extent: Extent): void {
  view.setInt32(0, CODE);
  view.setInt32(24, bytes / WORD);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, type, true);
  setExtent(view, 36, extent);
}

export interface ShapeFiles {
  readonly shp: Uint8Array;
  readonly shx: Uint8Array;
}

/** @param shapes at least one, all of one type. */
export function shapeFiles(shapes: readonly Shape[], extent: Extent): ShapeFiles {
  const contents = shapes.map(content);
  const total = contents.reduce((sum, { length }) => sum + RECORD_HEADER_BYTES + length, HEADER_BYTES);
  const shp = new Uint8Array(total);
  const shx = new Uint8Array(HEADER_BYTES + RECORD_HEADER_BYTES * contents.length);
  const [main, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  const type = TYPE[shapes[0]?.type ?? 'Point'];
  header(main, shp.length, type, extent);
  header(index, shx.length, type, extent);
  let at = HEADER_BYTES;
  for (const [number, bytes] of contents.entries()) {
    const entry = HEADER_BYTES + RECORD_HEADER_BYTES * number;
    index.setInt32(entry, at / WORD);
    index.setInt32(entry + 4, bytes.length / WORD);
    main.setInt32(at, number + 1);
    main.setInt32(at + 4, bytes.length / WORD);
    shp.set(bytes, at + RECORD_HEADER_BYTES);
    at += RECORD_HEADER_BYTES + bytes.length;
  }
  return { shp, shx };
}

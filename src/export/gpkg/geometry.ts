/** Geometries as GeoPackage keeps them (OGC 12-128r18, 2.1.3): a header with the extent, then WKB, low byte first. */
import type { Position } from 'geojson';
import { extentOf } from '#domain/geo/rings.ts';
import { positionsOf, type Shape } from '../gis/layers.ts';

const WKB = { Point: 1, LineString: 2, Polygon: 3, MultiLineString: 5, MultiPolygon: 6 } as const;
/** Low byte first, with an extent, and without. */
const WITH_EXTENT = 0b0000_0011;
const WITHOUT_EXTENT = 0b0000_0001;
const LOW_FIRST = 1;
const HEADER_BYTES = 8;
const EXTENT_BYTES = 32;

/** Writes numbers one after another into bytes whose count is known. */
class Writer {
  readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
  }
  byte(value: number): void {
    this.view.setUint8(this.at, value);
    this.at += 1;
  }
  u32(value: number): void {
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }
  f64(value: number): void {
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }
  head(type: keyof typeof WKB): void {
    this.byte(LOW_FIRST);
    this.u32(WKB[type]);
  }
  position([lng = 0, lat = 0]: Position): void {
    this.f64(lng);
    this.f64(lat);
  }
  path(positions: readonly Position[]): void {
    this.u32(positions.length);
    for (const position of positions) this.position(position);
  }
}

const POSITION_BYTES = 16;
const HEAD_BYTES = 5;
const COUNT_BYTES = 4;
const pathBytes = (positions: readonly Position[]) => COUNT_BYTES + POSITION_BYTES * positions.length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function wkbBytes(shape: Shape): number {
  switch (shape.type) {
    case 'Point':
      return HEAD_BYTES + POSITION_BYTES;
    case 'MultiLineString':
      return HEAD_BYTES + COUNT_BYTES + sum(shape.coordinates.map((line) => HEAD_BYTES + pathBytes(line)));
    case 'MultiPolygon': {
      const polygons = shape.coordinates.map((rings) => HEAD_BYTES + COUNT_BYTES + sum(rings.map(pathBytes)));
      return HEAD_BYTES + COUNT_BYTES + sum(polygons);
    }
  }
}

function writeWkb(writer: Writer, shape: Shape): void {
  writer.head(shape.type);
  if (shape.type === 'Point') {
    writer.position(shape.coordinates);
    return;
  }
  writer.u32(shape.coordinates.length);
  if (shape.type === 'MultiLineString')
    for (const line of shape.coordinates) {
      writer.head('LineString');
      writer.path(line);
    }
  else
    for (const rings of shape.coordinates) {
      writer.head('Polygon');
      writer.u32(rings.length);
      for (const ring of rings) writer.path(ring);
    }
}

/** @param srs the id of the coordinate reference system. */
export function geometryBlob(shape: Shape, srs: number): Uint8Array {
  // A point is its own extent.
  const extent = shape.type === 'Point' ? undefined : extentOf(positionsOf(shape));
  const writer = new Writer(HEADER_BYTES + (extent ? EXTENT_BYTES : 0) + wkbBytes(shape));
  for (const letter of 'GP') writer.byte(letter.charCodeAt(0));
  writer.byte(0);
  writer.byte(extent ? WITH_EXTENT : WITHOUT_EXTENT);
  writer.u32(srs);
  if (extent) {
    const [west, south, east, north] = extent;
    for (const value of [west, east, south, north]) writer.f64(value);
  }
  writeWkb(writer, shape);
  return writer.bytes;
}

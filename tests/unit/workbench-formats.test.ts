/** Archives, XML, Shapefiles and workbooks as offices have them, one fault each; and systems of coordinates. */

import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ReadFailure } from '#workbench/model/problems.ts';
import { dateOf } from '#workbench/read/read-xlsx.ts';
import { betterFit, isUnshifted, namedIn, toWgs84 } from '#workbench/work/coordinates.ts';
import { type Choices, layerWork, NO_CHOICES } from '#workbench/work/layer-work.ts';

type Bytes = string | Uint8Array<ArrayBuffer>;
const bytesOf = (part: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(part);
async function opened(content: Bytes, choices: Partial<Choices> = {}) {
  const work = layerWork();
  await work.open(new Blob([content]), () => undefined);
  return { work, look: await work.look({ ...NO_CHOICES, ...choices }) };
}
const lookAt = async (content: Bytes, choices: Partial<Choices> = {}) => (await opened(content, choices)).look;
async function shapesOf(content: Bytes, choices: Partial<Choices> = {}) {
  const { work } = await opened(content, choices);
  const { features } = JSON.parse(await work.draw(null).file.text()) as GeoJSON.FeatureCollection;
  return features.map(({ geometry }) => geometry);
}
const archive = (files: Readonly<Record<string, string | Uint8Array>>) =>
  bytesOf(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );
const refusal = (code: string) => (error: unknown) => error instanceof ReadFailure && error.code === code;

const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>张江 &amp; 临港</name><Point><coordinates>121.6,31.2,5</coordinates></Point></Placemark>
<Placemark><name>线</name><LineString><coordinates>121,31 122,31</coordinates></LineString></Placemark>
<Placemark><name>无</name></Placemark></Document></kml>`;
const GPX = `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="31.2" lon="121.6"><name>a</name></wpt></gpx>`;

describe('KML, KMZ and GPX', () => {
  it('are shapes with their names', async () => {
    const look = await lookAt(KML);
    expect(look).toMatchObject({ format: 'kml', rows: 3, placed: 2, questions: [] });
    expect(look.head.map(([name]) => name)).toEqual(['张江 & 临港', '线', '无']);
    expect(look.problems.map(({ code, rows }) => [code, rows])).toEqual([
      ['three-d', [1]],
      ['no-shape', [3]],
    ]);
    expect(await lookAt(GPX)).toMatchObject({ placed: 1, bbox: [121.6, 31.2, 121.6, 31.2] });
  });
  it('are found in an archive', async () => {
    expect(await lookAt(archive({ 'doc.kml': KML, 'files/a.png': 'x' }))).toMatchObject({ format: 'kml', placed: 2 });
  });
  it.each([
    ['entities', `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><kml>&b;</kml>`],
    ['not-xml', '<kml><Document><Placemark></kml>'],
    ['no-features', '<?xml version="1.0"?><other/>'],
    ['no-features', '<kml><Document></Document></kml>'],
  ])('%s: refused', async (code, text) => {
    await expect(lookAt(text)).rejects.toSatisfy(refusal(code));
  });
});

describe('an archive', () => {
  it.each(['../a.shp', '/etc/a.shp', 'C:\\a.shp', 'x/../../a.shp'])('with the path %s is refused', async (path) => {
    await expect(lookAt(archive({ [path]: 'x' }))).rejects.toSatisfy(refusal('unsafe-path'));
  });
  it('that unpacks to far more than it is is refused before it is unpacked', async () => {
    const bomb = archive({ 'a.shp': new Uint8Array(40 * 2 ** 20) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(lookAt(bomb)).rejects.toSatisfy(refusal('too-much-inside'));
  });
  it('that is cut off is refused', async () => {
    await expect(lookAt(archive({ 'a.shp': KML }).slice(0, 120))).rejects.toSatisfy(refusal('broken-zip'));
  });
  it('without anything that is known is refused', async () => {
    await expect(lookAt(archive({ 'a.txt': 'x' }))).rejects.toSatisfy(refusal('incomplete'));
  });
});

/** A Shapefile of points. */
function shp(points: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(100 + 28 * points.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 1, true);
  points.forEach(([x, y], index) => {
    const at = 100 + 28 * index;
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, 10);
    view.setInt32(at + 8, 1, true);
    view.setFloat64(at + 12, x, true);
    view.setFloat64(at + 20, y, true);
  });
  return bytes;
}
/** One polygon of rings. */
function shpOf(rings: readonly (readonly (readonly [number, number])[])[]): Uint8Array {
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  const length = 44 + 4 * rings.length + 16 * count;
  const bytes = new Uint8Array(108 + length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(104, length / 2);
  view.setInt32(108, 5, true);
  view.setInt32(144, rings.length, true);
  view.setInt32(148, count, true);
  let at = 0;
  rings.forEach((ring, index) => {
    view.setInt32(152 + 4 * index, at, true);
    for (const [x, y] of ring) {
      view.setFloat64(152 + 4 * rings.length + 16 * at, x, true);
      view.setFloat64(160 + 4 * rings.length + 16 * at, y, true);
      at += 1;
    }
  });
  return bytes;
}
/** Rows of one text field of 10 bytes and one number of 6. */
function dbf(rows: readonly (readonly [name: readonly number[] | string, value: string])[], language = 0): Uint8Array {
  const head = 32 + 2 * 32 + 1;
  const bytes = new Uint8Array(head + 17 * rows.length + 1).fill(0x20);
  bytes.fill(0, 0, head);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, head, true);
  view.setUint16(10, 17, true);
  bytes[29] = language;
  bytes.set(strToU8('NAME'), 32);
  bytes.set([0x43], 43);
  bytes[48] = 10;
  bytes.set(strToU8('VALUE'), 64);
  bytes.set([0x4e], 75);
  bytes[80] = 6;
  bytes[96] = 0x0d;
  rows.forEach(([name, value], index) => {
    const at = head + 17 * index;
    bytes.set(typeof name === 'string' ? strToU8(name) : name, at + 1);
    bytes.set(strToU8(value.padStart(6)), at + 11);
  });
  return bytes;
}
/** 张江 in GBK. */
const GBK = [0xd5, 0xc5, 0xbd, 0xad];
const WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]';
const POINTS = shp([
  [121.6, 31.2],
  [121.5, 31.3],
]);

describe('a Shapefile', () => {
  const whole = { 'a.shp': POINTS, 'a.prj': WGS84 };
  it.each([
    ['by its .cpg', { 'a.cpg': 'GBK', 'a.dbf': dbf([[GBK, '1.5']]) }, []],
    ['by the byte of its .dbf', { 'a.dbf': dbf([[GBK, '1.5']], 0x4d) }, []],
    ['asked about where neither says so', { 'a.dbf': dbf([[GBK, '1.5']]) }, ['encoding']],
  ])('in GBK is read %s', async (_, files, questions) => {
    const look = await lookAt(archive({ ...whole, ...files }));
    expect(look).toMatchObject({ format: 'shapefile', encoding: 'gb18030', questions, placed: 2 });
    expect(look.head[0]).toEqual(['张江', 1.5]);
  });
  it('in UTF-8 by its .cpg is read so', async () => {
    const look = await lookAt(archive({ ...whole, 'a.cpg': 'UTF-8', 'a.dbf': dbf([['临港', '7']]) }));
    expect(look.head[0]).toEqual(['临港', 7]);
  });
  it('without .dbf has shapes, without .prj is told, without .shp is refused', async () => {
    const codes = async (files: Record<string, string | Uint8Array>) =>
      (await lookAt(archive(files))).problems.map(({ code }) => code);
    expect(await codes(whole)).toEqual(['no-rows-file']);
    expect(
      await codes({
        'a.shp': POINTS,
        'a.dbf': dbf([
          ['a', '1'],
          ['b', '2'],
        ]),
      }),
    ).toEqual(['no-crs-file']);
    await expect(lookAt(archive({ 'a.dbf': dbf([['a', '1']]) }))).rejects.toSatisfy(refusal('incomplete'));
  });
  it('that breaks off keeps what is before', async () => {
    const look = await lookAt(archive({ ...whole, 'a.shp': POINTS.subarray(0, 140) }));
    expect(look).toMatchObject({ placed: 1 });
    expect(look.problems).toContainEqual({ code: 'broken-end', count: 1, rows: [2], example: undefined });
    const rows = dbf([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(await lookAt(archive({ ...whole, 'a.dbf': rows.subarray(0, rows.length - 8) }))).toMatchObject({
      rows: 2,
      problems: [{ code: 'broken-end', rows: [2] }],
    });
  });
  it('of any bytes is read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.uint8Array({ maxLength: 200 }), async (noise, rows) => {
        try {
          await lookAt(
            archive({ ...whole, 'a.shp': Uint8Array.from([...POINTS.subarray(0, 100), ...noise]), 'a.dbf': rows }),
          );
        } catch (error) {
          expect(error).toBeInstanceOf(ReadFailure);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('has holes in the areas that they lie in, against the clock', async () => {
    const square = (west: number, side: number) =>
      [
        [west, 31],
        [west, 31 + side],
        [west + side, 31 + side],
        [west + side, 31],
        [west, 31],
      ] as const;
    const hole = [
      [121.4, 31.1],
      [121.5, 31.1],
      [121.5, 31.2],
      [121.4, 31.1],
    ] as const;
    const [shape] = await shapesOf(archive({ ...whole, 'a.shp': shpOf([square(120, 0.5), square(121, 1), hole]) }));
    expect(shape?.type).toBe('MultiPolygon');
    expect((shape as GeoJSON.MultiPolygon).coordinates.map((rings) => rings.length)).toEqual([1, 2]);
  });
  it('in another system is converted by what its .prj says, and asked about', async () => {
    const gauss =
      'PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const look = await lookAt(archive({ 'a.shp': shp([[500_000, 3_455_000]]), 'a.prj': gauss }));
    expect(look).toMatchObject({ placed: 1, questions: ['crs'], isCrsUnknown: false });
    expect(look.bbox?.[0]).toBeCloseTo(120, 6);
    expect(look.bbox?.[1]).toBeCloseTo(31.22, 1);
  });
});

const SHEET = (cells: string, more = '') => `<worksheet><sheetData>${cells}</sheetData>${more}</worksheet>`;
const book = (sheet: string, files: Readonly<Record<string, string>> = {}) =>
  archive({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="企业 &amp; 园区" sheetId="1" r:id="r1"/><sheet name="空" sheetId="2" r:id="r2"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/sharedStrings.xml':
      '<sst><si><t>名称</t></si><si><r><t>张</t></r><r><t>江</t></r><rPh><t>zhang</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml': SHEET(''),
    ...files,
  });
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('a workbook', () => {
  it('has values, dates and places', async () => {
    const look = await lookAt(
      book(
        SHEET(
          `<row r="1"><c r="A1" t="s"><v>0</v></c>${text('B1', 'lng')}${text('C1', 'lat')}${text('D1', '日期')}${text('E1', '月')}</row>` +
            '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>121.6</v></c><c r="C2"><v>31.2</v></c><c r="D2" s="1"><v>44562</v></c><c r="E2" s="2"><v>44562.5</v></c></row>',
        ),
      ),
    );
    expect(look).toMatchObject({ format: 'xlsx', placed: 1, part: '企业 & 园区', parts: ['企业 & 园区', '空'] });
    expect(look.head[0]).toEqual(['张江', 121.6, 31.2, '2022-01-01', '2022-01-01 12:00:00']);
  });
  it('tells merged cells, and computed ones, whose saved value it takes', async () => {
    const look = await lookAt(
      book(
        SHEET(
          `<row r="3">${text('A3', 'district')}${text('B3', 'n')}</row><row r="4">${text('A4', '松江区')}<c r="B4"><f>1+1</f><v>2</v></c></row><row r="5"><c r="B5"><v>3</v></c></row>`,
          '<mergeCells><mergeCell ref="A4:A5"/></mergeCells>',
        ),
      ),
      { placing: { by: 'nothing' } },
    );
    expect(look.head).toEqual([
      ['松江区', 2],
      ['松江区', 3],
    ]);
    expect(look.problems.map(({ code, rows }) => [code, rows])).toEqual([
      ['computed', [4]],
      ['merged', [5]],
    ]);
  });
  it('of which another sheet is chosen, or that defines entities, is read or refused', async () => {
    await expect(lookAt(book(SHEET('')), { part: '空' })).rejects.toSatisfy(refusal('no-rows'));
    await expect(lookAt(book('<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'))).rejects.toSatisfy(refusal('entities'));
  });
  it('counts days as Excel does, with the leap day of 1900 that there was not', () => {
    expect([1, 59, 61, 44562].map((day) => dateOf(day, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2022-01-01',
    ]);
    expect(dateOf(0, true)).toBe('1904-01-01');
  });
});

/** Metres between two positions near Shanghai. */
const metres = ([aLng = 0, aLat = 0]: readonly number[], [bLng = 0, bLat = 0]: readonly number[]) =>
  Math.hypot((aLng - bLng) * 95_300, (aLat - bLat) * 110_900);

describe('systems of coordinates', () => {
  // Known to planners: the map of GCJ-02 lies some 480 m off in Shanghai, that of BD-09 some 1 km.
  it('of maps of China are brought back by hundreds of metres', async () => {
    const at = [121.4737, 31.2304];
    for (const [crs, least, most] of [
      ['gcj02', 300, 700],
      ['bd09', 700, 1600],
    ] as const) {
      const moved = (await toWgs84(crs))?.(at) ?? at;
      expect(metres(at, moved)).toBeGreaterThan(least);
      expect(metres(at, moved)).toBeLessThan(most);
    }
    expect(await toWgs84(null)).toBeUndefined();
    expect(await toWgs84('wgs84')).toBeUndefined();
  });
  it.each(['EPSG:4549', 'urn:ogc:def:crs:EPSG::4549', '+proj=tmerc +lon_0=120 +x_0=500000 +ellps=GRS80'])(
    '%s is converted',
    async (crs) => {
      const [lng = 0, lat = 0] = (await toWgs84(crs))?.([640_000, 3_455_000]) ?? [];
      expect([lng, lat]).toEqual([expect.closeTo(121.47, 1), expect.closeTo(31.2, 1)]);
    },
  );
  /**
   * People's Square, 121.4737 31.2304, in each system, of GDAL 3.6.2:
   * `gdaltransform -s_srs "+proj=longlat +ellps=GRS80 +no_defs" -t_srs "$(gdalsrsinfo -o proj4 EPSG:4549)"`, from
   * degrees on the ellipsoid of the system (WGS84 for 32650 and 32651, krass for 2437), so that no datum is shifted.
   */
  it.each([
    [4549, 640412.315036627, 3457455.48858212],
    [4550, 354575.479183573, 3457523.53895908],
    [4528, 40640412.3150366, 3457455.48858212],
    [4529, 41354575.4791836, 3457523.53895908],
    [4509, 926428.405013058, 3465161.66419026],
    [4510, 354575.479183573, 3457523.53895908],
    [4498, 20926428.4050131, 3465161.66419026],
    [4499, 21354575.4791836, 3457523.53895908],
    [32650, 926257.833649165, 3463775.59962262],
    [32651, 354633.648992544, 3456140.52964157],
    [2437, 640414.674487664, 3457516.90359101],
    [3857, 13522390.4287749, 3662707.2570504],
  ])('EPSG:%i is where GDAL has it, to a centimetre', async (code, x, y) => {
    const [lng = 0, lat = 0] = (await toWgs84(`EPSG:${code}`))?.([x, y]) ?? [];
    expect(metres([121.4737, 31.2304], [lng, lat])).toBeLessThan(0.01);
  });
  it('with a datum of their own say that nothing was shifted', async () => {
    expect(isUnshifted('EPSG:2437')).toBe(true);
    expect(isUnshifted('PROJCS["Xian 1980 / 3-degree GK CM 120E"]')).toBe(true);
    expect(isUnshifted('+proj=tmerc +lon_0=120 +ellps=krass +towgs84=1,2,3')).toBe(false);
    expect(isUnshifted('EPSG:4549')).toBe(false);
    const file = (code: number, x: number, y: number) =>
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { properties: { name: `EPSG:${code}` } },
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [x, y] } }],
      });
    expect(await lookAt(file(2437, 640_414, 3_457_516))).toMatchObject({ isUnshifted: true, placed: 1 });
    expect(await lookAt(file(4549, 640_412, 3_457_455))).toMatchObject({ isUnshifted: false, placed: 1 });
  });
  it('that are none are refused when typed, and asked about when a file names them', async () => {
    await expect(toWgs84('nonsense')).rejects.toSatisfy(refusal('unknown-crs'));
    const named = JSON.stringify({
      type: 'FeatureCollection',
      crs: { properties: { name: 'Shanghai 2000' } },
      features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [121, 31] } }],
    });
    expect(await lookAt(named)).toMatchObject({ crs: 'Shanghai 2000', isCrsUnknown: true, questions: ['crs'] });
  });
  it('are suspected by names, and never taken by themselves', async () => {
    expect(namedIn(['高德经度', 'x'])).toBe('gcj02');
    expect(namedIn(['bd09_lng'])).toBe('bd09');
    const table = '高德经度,高德纬度\n121.4737,31.2304\n';
    const asked = await lookAt(table);
    expect(asked).toMatchObject({
      namedCrs: 'gcj02',
      questions: ['datum'],
      bbox: [121.4737, 31.2304, 121.4737, 31.2304],
    });
    const converted = await lookAt(table, { crs: 'gcj02' });
    expect(converted.questions).toEqual([]);
    expect(metres(converted.bbox ?? [], [121.4737, 31.2304])).toBeGreaterThan(300);
    expect((await lookAt(table, { crs: 'wgs84' })).questions).toEqual([]);
  });
  it('are suspected where more rows then lie where they say', async () => {
    const border = 121.4737;
    const outline = (west: number, east: number): GeoJSON.Polygon => ({
      type: 'Polygon',
      coordinates: [
        [
          [west, 31],
          [east, 31],
          [east, 32],
          [west, 32],
          [west, 31],
        ],
      ],
    });
    // As GCJ-02 has them, points just west of the border are written east of it.
    const rows = Array.from({ length: 40 }, (_, index) => `西,${border + 0.001},${31.1 + index / 100}`);
    const { work } = await opened(`区,lng,lat\n${rows.join('\n')}\n`);
    work.usePlaces([['west' as never, outline(121, border)]]);
    const { rows: count, ...fits } = await work.fits(NO_CHOICES, 0, { 西: 'west' as never });
    expect([count, fits.wgs84, fits.gcj02]).toEqual([40, 0, 1]);
    expect(betterFit(fits, count)).toBe('gcj02');
    expect(betterFit({ wgs84: 0.99, gcj02: 1, bd09: 0.9 }, 40)).toBeUndefined();
  });
});

/** Files as offices have them, one fault each: what is told, in which row, and what is kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFailure } from '#workbench/model/problems.ts';
import { type Choices, layerWork, NO_CHOICES } from '#workbench/work/layer-work.ts';

type Bytes = string | Uint8Array<ArrayBuffer>;
async function opened(content: Bytes, choices: Partial<Choices> = {}) {
  const work = layerWork();
  await work.open(new Blob([content]), () => undefined);
  return { work, look: await work.look({ ...NO_CHOICES, ...choices }) };
}
const lookAt = async (content: Bytes, choices: Partial<Choices> = {}) => (await opened(content, choices)).look;
const problemsOf = async (content: Bytes, choices: Partial<Choices> = {}) =>
  (await lookAt(content, choices)).problems.map(({ code, rows }) => [code, rows] as const);
/** The shapes that the GL map is given. */
async function shapesOf(content: Bytes, choices: Partial<Choices> = {}) {
  const { work } = await opened(content, choices);
  const { features } = JSON.parse(await work.draw(null).file.text()) as GeoJSON.FeatureCollection;
  return features.map(({ geometry }) => geometry);
}

const feature = (geometry: unknown, properties: object = { name: 'a' }) => ({ type: 'Feature', properties, geometry });
const collection = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const point = (...coordinates: readonly unknown[]) => feature({ type: 'Point', coordinates });
const GOOD = point(121.47, 31.23);
const RING = [
  [121, 31],
  [122, 31],
  [122, 32],
  [121, 31],
];
const nested = (depth: number) => `${'['.repeat(depth)}121.4${']'.repeat(depth)}`;

describe('GeoJSON', () => {
  it('that is good has nothing to tell or to ask', async () => {
    const look = await lookAt(collection(GOOD, feature({ type: 'Polygon', coordinates: [RING] })));
    expect(look).toMatchObject({ format: 'geojson', rows: 2, placed: 2, problems: [], questions: [] });
    expect(look.bbox).toEqual([121, 31, 122, 32]);
  });

  it.each([
    ['a ring that is not closed', { type: 'Polygon', coordinates: [RING.slice(0, 3)] }, 'unclosed', 1],
    ['a ring the wrong way round', { type: 'Polygon', coordinates: [[...RING].reverse()] }, 'winding', 1],
    ['heights', { type: 'Point', coordinates: [121, 31, 4] }, 'three-d', 1],
    [
      'some positions with heights',
      {
        type: 'LineString',
        coordinates: [
          [121, 31],
          [122, 31, 7],
        ],
      },
      'three-d',
      1,
    ],
    ['numbers as text', { type: 'Point', coordinates: ['121', '31'] }, 'number-as-text', 1],
    [
      'a line over the antimeridian',
      {
        type: 'LineString',
        coordinates: [
          [179, 1],
          [-179, 1],
        ],
      },
      'antimeridian',
      1,
    ],
    ['no shape', null, 'no-shape', 0],
    ['a position that is null', { type: 'Point', coordinates: null }, 'not-a-position', 0],
    ['one number', { type: 'Point', coordinates: [121] }, 'not-a-position', 0],
    ['two corners', { type: 'Polygon', coordinates: [RING.slice(0, 2)] }, 'too-few', 0],
    ['a line of one position', { type: 'LineString', coordinates: [[121, 31]] }, 'too-few', 0],
    ['a kind that is none', { type: 'Circle', coordinates: [121, 31] }, 'unknown-shape', 0],
    ['mixed depths', { type: 'LineString', coordinates: [[121, 31], [[122, 31]]] }, 'too-deep', 0],
    ['a latitude beyond the pole', { type: 'Point', coordinates: [121, 131] }, 'out-of-range', 0],
    ['metres', { type: 'Point', coordinates: [351000, 3456000] }, 'out-of-range', 0],
  ])('with %s tells the row, and keeps the others', async (_, geometry, code, kept) => {
    const look = await lookAt(collection(GOOD, feature(geometry), GOOD));
    expect(look.problems).toMatchObject([{ code, count: 1, rows: [2] }]);
    expect(look).toMatchObject({ rows: 3, placed: 2 + kept });
  });

  it('is mended to what it plainly means', async () => {
    const [ring, line] = await shapesOf(
      collection(
        feature({ type: 'Polygon', coordinates: [[...RING.slice(0, 3)].reverse()] }),
        feature({
          type: 'LineString',
          coordinates: [
            [179, 1],
            [-179, 2, 5],
          ],
        }),
      ),
    );
    expect(ring).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [122, 32],
          [121, 31],
          [122, 31],
          [122, 32],
        ],
      ],
    });
    expect(line).toEqual({
      type: 'LineString',
      coordinates: [
        [179, 1],
        [181, 2],
      ],
    });
  });

  it('nested ten thousand deep costs its row', async () => {
    const deep = `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${nested(10_000)}}}`;
    const text = `${collection(GOOD).slice(0, -2)},${deep}]}`;
    expect(await problemsOf(text)).toEqual([['too-deep', [2]]]);
  });

  it('with NaN, which is no JSON, costs its row', async () => {
    const text = collection(GOOD, GOOD).replace('121.47', 'NaN').replace('"a"', '"NaN"');
    expect(await problemsOf(text)).toEqual([['not-a-position', [1]]]);
    expect((await lookAt(text)).head[0]).toEqual(['NaN']);
  });

  it('that breaks off keeps what is before', async () => {
    const text = collection(GOOD, GOOD, GOOD);
    const look = await lookAt(text.slice(0, text.lastIndexOf('121.47')));
    expect(look).toMatchObject({ rows: 2, placed: 2, problems: [{ code: 'broken-end', rows: [3] }] });
  });

  it('with one feature that is no JSON keeps the others', async () => {
    const text = collection(GOOD, GOOD, GOOD).replace('},{', '},{"oops" 1,');
    expect(await problemsOf(text)).toEqual([['broken-row', [2]]]);
  });

  it('with one feature a line is read line by line', async () => {
    const text = `\u001e${JSON.stringify(GOOD)}\n\u001e{"type":"Fea\n\u001e${JSON.stringify(GOOD)}\n`;
    expect(await lookAt(text)).toMatchObject({ rows: 2, problems: [{ code: 'broken-row', rows: [2] }] });
  });

  it('with latitude first offers to swap, and does not swap by itself', async () => {
    const text = collection(point(31.23, 121.47), point(31.3, 121.5));
    const look = await lookAt(text);
    expect(look).toMatchObject({ placed: 0, questions: ['swapped'] });
    const swapped = await lookAt(text, { isSwapped: true });
    expect(swapped).toMatchObject({ placed: 2, questions: [], bbox: [121.47, 31.23, 121.5, 31.3] });
  });

  it('with a crs member asks, unless it is that of degrees', async () => {
    const named = (name: string) =>
      JSON.stringify({ ...JSON.parse(collection(GOOD)), crs: { type: 'name', properties: { name } } });
    expect(await lookAt(named('urn:ogc:def:crs:EPSG::2437'))).toMatchObject({
      crs: 'urn:ogc:def:crs:EPSG::2437',
      questions: ['crs'],
    });
    expect((await lookAt(named('urn:ogc:def:crs:OGC:1.3:CRS84'))).questions).toEqual([]);
    expect((await lookAt(named('EPSG:4490'))).questions).toEqual([]);
  });

  it('keeps a name with markup as text', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    expect((await lookAt(collection(feature(GOOD.geometry, { name: markup })))).head).toEqual([[markup]]);
  });

  it.each([
    ['', 'empty', ''],
    ['{"type":"FeatureCollection","features":[\n{"a" 1}', 'not-json', '2:6'],
    ['{"a":1}', 'no-features', ''],
  ])('%j cannot be read, and says why', async (text, code, at) => {
    await expect(lookAt(text)).rejects.toSatisfy(
      (error) => error instanceof ReadFailure && error.code === code && error.at === at,
    );
  });

  it('of rubbish is refused, however it begins', async () => {
    const rubbish = new Uint8Array(1_000_000).map((_, index) => (index * 7919) % 251);
    rubbish.fill(0, 100, 40_000);
    await expect(lookAt(rubbish)).rejects.toBeInstanceOf(ReadFailure);
  });

  it('gives a value or a ReadFailure for any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"features":[${json},{`),
        ),
        async (text) => {
          try {
            const look = await lookAt(text);
            expect(look.placed).toBeLessThanOrEqual(look.rows);
          } catch (error) {
            expect(error).toBeInstanceOf(ReadFailure);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** 名称,经度,纬度 / 张江,121.6,31.2 in GB 18030. */
const GBK = Uint8Array.from([
  0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8, 0x0a, 0xd5, 0xc5, 0xbd, 0xad,
  0x2c, 0x31, 0x32, 0x31, 0x2e, 0x36, 0x2c, 0x33, 0x31, 0x2e, 0x32, 0x0a,
]);
const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

describe('a table as text', () => {
  it('with columns of coordinates is on the map', async () => {
    const look = await lookAt('name,lng,lat,staff\na,121.4,31.2,10\nb,121.5,31.3,20\n');
    expect(look).toMatchObject({
      format: 'csv',
      placed: 2,
      placing: { by: 'columns', lng: 1, lat: 2 },
      questions: [],
      problems: [],
    });
    expect(look.columns.map(({ type }) => type)).toEqual(['text', 'number', 'number', 'number']);
  });

  it.each([
    ['lon,lat', 'columns'],
    ['Longitude (°),Latitude (°)', 'columns'],
    ['经度,纬度', 'columns'],
    ['高德经度,高德纬度', 'columns'],
    ['X,Y', 'columns'],
    ['a,b', 'nothing'],
  ])('with the head %s is placed by %s', async (head, by) => {
    expect((await lookAt(`${head}\n121.4,31.2\n`)).placing.by).toBe(by);
  });

  it('with a column of pairs, and with degrees, minutes and seconds', async () => {
    const [pair] = await shapesOf('名称\t坐标\na\t121.4, 31.2\n');
    expect(pair).toEqual({ type: 'Point', coordinates: [121.4, 31.2] });
    const [sexagesimal] = await shapesOf("name;lng;lat\na;121°30′00″E;31°15'S\n");
    expect(sexagesimal).toEqual({ type: 'Point', coordinates: [121.5, -31.25] });
  });

  it('with semicolons and decimal commas', async () => {
    const look = await lookAt('name;lng;lat;value\na;121,4567;31,2345;1.234,5\nb;121,5;31,3;2,5\n');
    expect(look).toMatchObject({ placed: 2, bbox: [121.4567, 31.2345, 121.5, 31.3] });
    expect(look.head[0]).toEqual(['a', 121.4567, 31.2345, 1234.5]);
  });

  it('keeps ids with leading zeros, and long ones, as text', async () => {
    const { columns, head } = await lookAt('code,id,n\n001,91310115123456789012,"1,234"\n002,91310115123456789013,5\n');
    expect(columns.map(({ type }) => type)).toEqual(['text', 'text', 'number']);
    expect(head[0]).toEqual(['001', '91310115123456789012', 1234]);
  });

  it('tells rows without coordinates, of other widths, and columns of one name', async () => {
    const look = await lookAt('name,lng,lat,name\na,121.4,31.2,x\nb,,,y\nc,n/a,31,z\nd,121.4,31.2\n');
    expect(look.columns.map(({ name }) => name)).toEqual(['name', 'lng', 'lat', 'name (2)']);
    expect(look.problems).toEqual([
      expect.objectContaining({ code: 'renamed', rows: [1] }),
      expect.objectContaining({ code: 'ragged', rows: [5] }),
      expect.objectContaining({ code: 'no-position', rows: [3, 4] }),
    ]);
    expect(look).toMatchObject({ rows: 4, placed: 2 });
  });

  it('finds the head below a title, and reads the delimiter that Excel names', async () => {
    expect(
      (await lookAt('2022 年企业名单,,\n\n名称,经度,纬度\na,121.4,31.2\n')).columns.map(({ name }) => name),
    ).toEqual(['名称', '经度', '纬度']);
    expect((await lookAt('sep=|\nlng|lat\n121.4|31.2\n')).placed).toBe(1);
  });

  it('with a byte order mark has a first column without one', async () => {
    expect((await lookAt(joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8('lng,lat\n121.4,31.2\n')))).placed).toBe(1);
  });

  it('in GB 18030 is read so, and asked about', async () => {
    const look = await lookAt(GBK);
    expect(look).toMatchObject({ encoding: 'gb18030', questions: ['encoding'], placed: 1 });
    expect(look.head).toEqual([['张江', 121.6, 31.2]]);
    expect((await lookAt(GBK, { encoding: 'gb18030' })).questions).toEqual([]);
  });

  it('taken for UTF-8 says that characters cannot be read', async () => {
    expect(await problemsOf(GBK, { encoding: 'utf-8' })).toContainEqual(['undecoded', []]);
  });

  it('in two encodings is read line by line', async () => {
    const mixed = joined(utf8('名称,经度,纬度\n临港,121.9,30.9\n'), GBK.subarray(15), utf8('€,1,1\n'));
    const look = await lookAt(mixed, { placing: null });
    expect(look.head.map(([name]) => name)).toEqual(['临港', '张江', '€']);
  });

  it('with 200 columns keeps them all', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `c${index}`);
    const look = await lookAt(`${names.join()},lng,lat\n${names.join()},121.4,31.2\n`);
    expect(look.columns).toHaveLength(202);
    expect(look.placed).toBe(1);
  });

  it('with a head alone is refused', async () => {
    await expect(lookAt('lng,lat\n')).rejects.toMatchObject({ code: 'no-rows' });
  });

  it('of cells that begin like commands is text', async () => {
    expect((await lookAt('a,b\n=1+1,@x\n')).head).toEqual([['=1+1', '@x']]);
  });
});

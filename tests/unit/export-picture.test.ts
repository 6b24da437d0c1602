/** Pictures to take away: named groups in the SVG, and pixels that are written strip by strip. */
import { unzlibSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { stoppable } from '#export/format.ts';
import { encodePng, type Pixels } from '#export/png/encode.ts';
import { MAX_SIDE, scaleFor, smallerChoice } from '#export/png/png.ts';
import { addressLines, makeSvg, type PictureChoice, pictureMarkup } from '#export/svg/svg.ts';
import { atOnce } from '#map/svg/slices.ts';
import { THEME } from '#scene/tokens.ts';
import { qrCode } from '#ui/qr.ts';
import { cancelled, namedRequest, realRequest, textOf, work } from './export-support.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE } from './support.ts';

const drawPicture = (...of: Parameters<typeof pictureMarkup>) => atOnce(pictureMarkup(...of));
const CHOICE: PictureChoice = { width: 1600, height: 900, ground: 'paper', title: true, legend: true, sources: true };
const idsIn = (svg: string) => [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

describe.skipIf(!HAS_OUTLINES)(`the SVG${OUTLINES_NOTE}`, () => {
  test('has groups that are named by layer and place, each id once, and names as text', async () => {
    const request = realRequest({ area: areaId('songjiang'), at: 'home' });
    const file = await makeSvg(request, work(), CHOICE);
    const svg = await textOf(file);
    expect(file.name).toBe('上海科创布局-2019-松江区.svg');
    const ids = idsIn(svg);
    expect(new Set(ids).size).toBe(ids.length);
    const layers = [...svg.matchAll(/inkscape:groupmode="layer" inkscape:label="([^"]*)"/g)].map(([, layer]) => layer);
    expect(layers).toContain('names');
    expect(layers.length).toBeGreaterThan(5);
    const districts = request.catalogue.areas.filter(({ overlay }) => overlay === 'districts');
    for (const { id, name } of districts) {
      const shape = ids.find((one) => one.endsWith(`.${id}`) && !one.startsWith('names.'));
      expect(shape, id).toBeDefined();
      expect(svg).toContain(`<g id="${shape}"><title>${name.zh}</title>`);
    }
    expect(svg).toMatch(/<text[^>]*>松江/);
  });

  test('says its sources, version and address, in the drawing and in its properties', async () => {
    const request = realRequest({}, 'en');
    const svg = await textOf(await makeSvg(request, work(), CHOICE));
    expect(svg).toContain('<dc:identifier>https://example.org/map/?');
    expect(svg).toContain('data=0123456789ab');
    for (const { short } of request.about.documents) expect(svg).toContain(short.en.replaceAll('&', '&amp;'));
    // The address as a code that cameras read, beside the sources.
    const code = qrCode(request.about.link)?.path ?? '?';
    expect(svg).toContain(`<path d="${code}" fill="#000"`);
    expect(drawPicture(request, { ...CHOICE, width: 800, height: 1200 }, true)).toContain(code);
    expect(drawPicture(request, { ...CHOICE, sources: false }, true)).not.toContain(code);
    // Also where they are left out of the drawing.
    const bare = drawPicture(request, { ...CHOICE, title: false, legend: false, sources: false }, true);
    expect(bare).toContain('<dc:source>');
    expect(bare.length).toBeLessThan(svg.length);
  });

  test('is drawn as chosen: ground, title, legend, sources', () => {
    const request = realRequest({}, 'en');
    const draw = (change: Partial<PictureChoice>) => drawPicture(request, { ...CHOICE, ...change }, false);
    const { water, panel } = THEME.light.surface;
    const count = (svg: string, colour: string) => svg.split(`<rect width="1600" height="900" fill="${colour}"`).length;
    expect(count(draw({}), panel)).toBe(2);
    expect(count(draw({ ground: 'transparent' }), panel)).toBe(1);
    expect(draw({ ground: 'transparent' })).not.toMatch(new RegExp(`<rect [^>]*height="900" fill="${water}"`));
    const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text).join('\n');
    expect(texts(draw({}))).toContain('Other designation');
    expect(texts(draw({ legend: false }))).not.toContain('Other designation');
    expect(texts(draw({}))).toContain('OpenStreetMap');
    expect(texts(draw({ sources: false }))).not.toContain('OpenStreetMap');
    expect(texts(draw({ title: false }))).not.toContain('As stated');
    // Nothing beside the map: it has the whole picture.
    expect(draw({ title: false, legend: false, sources: false })).toContain(
      '<rect x="0" y="0" width="1600" height="900"/>',
    );
  });
});

test('names in the SVG are escaped', () => {
  const svg = drawPicture(namedRequest(['& < > " \' ]]>', '\u0000x']), CHOICE, true);
  expect(svg).toContain('<title>&amp; &lt; &gt; &quot; &#39; ]]&gt;</title>');
  expect(svg).not.toContain('\u0000');
});

test('an address is broken into short lines that are the address again', () => {
  const link = `https://example.org/map/?v=1&lang=zh&compare=${'songjiang,'.repeat(9)}x&find=${'%E4'.repeat(30)}`;
  const lines = addressLines(link);
  expect(lines.join('')).toBe(link);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(38);
});

/** A byte from its place, so that a strip at the wrong row is seen; without a pattern that packs well. */
const byteAt = (at: number): number => {
  const mixed = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 24;
};
const pixelsOf = (width: number, height: number): Pixels => ({
  width,
  height,
  scale: 2,
  texts: { Title: '上海', Source: 'a\0b' },
  strip: (firstRow, rows) => new Uint8ClampedArray(rows * width * 4).map((_, at) => byteAt(firstRow * width * 4 + at)),
});

describe('the PNG', () => {
  test('holds every pixel in its place, its resolution, and its sources', async () => {
    const done = work();
    const bytes = new Uint8Array(await (await encodePng(pixelsOf(2000, 600), done)).arrayBuffer());
    const view = new DataView(bytes.buffer);
    const chunks: { type: string; data: Uint8Array }[] = [];
    for (let at = 8; at < bytes.length; ) {
      const length = view.getUint32(at);
      chunks.push({
        type: new TextDecoder().decode(bytes.subarray(at + 4, at + 8)),
        data: bytes.subarray(at + 8, at + 8 + length),
      });
      at += length + 12;
    }
    const pixels = chunks.filter(({ type }) => type === 'IDAT');
    expect(pixels.length).toBeGreaterThan(1);
    expect(chunks.map(({ type }) => type)).toEqual([
      ...['IHDR', 'pHYs', 'iTXt', 'iTXt'],
      ...pixels.map(() => 'IDAT'),
      'IEND',
    ]);
    const rows = unzlibSync(Uint8Array.from(pixels.flatMap(({ data }) => [...data])));
    expect(rows.length).toBe(600 * 8001);
    // A strip has 131 rows.
    for (const row of [0, 130, 131, 599]) {
      const line = rows.subarray(row * 8001, (row + 1) * 8001);
      expect([...line]).toEqual([0, ...Array.from({ length: 8000 }, (_, at) => byteAt(row * 8000 + at))]);
    }
    expect(new TextDecoder().decode(chunks[2]?.data)).toBe('Title\0\0\0\0\0上海');
    // Of "IEND", as every PNG ends.
    expect([...bytes.subarray(-4)]).toEqual([0xae, 0x42, 0x60, 0x82]);
    expect(done.shares.at(-1)).toBe(1);
    expect(done.shares.length).toBe(5);
  });

  test('stops when it is cancelled', async () => {
    await expect(encodePng(pixelsOf(2000, 600), cancelled())).rejects.toThrow(/abort/i);
    const control = new AbortController();
    const progress = () => control.abort();
    await expect(encodePng(pixelsOf(2000, 600), { signal: control.signal, progress })).rejects.toThrow(/abort/i);
  });

  test('ends between two steps of its drawing, too', () => {
    const control = new AbortController();
    const steps = stoppable(pictureMarkup(namedRequest(['A']), CHOICE, false), control.signal);
    expect(steps.next().done).toBe(false);
    control.abort();
    expect(() => steps.next()).toThrow(/abort/i);
  });

  test('has no side above the most that programs take', () => {
    expect(scaleFor({ ...CHOICE }, 4)).toBe(4);
    expect(scaleFor({ ...CHOICE, width: 4000 }, 4)).toBe(MAX_SIDE / 4000);
  });

  test('has always a smaller one, with fewer pixels each time, down to the smallest', () => {
    const pixels = (one: NonNullable<ReturnType<typeof smallerChoice>>) =>
      one.width * one.height * scaleFor(one, Number(one.scale)) ** 2;
    for (const start of [
      { ...CHOICE, scale: '4' as const },
      { ...CHOICE, width: 8000, height: 200, scale: '3' as const },
      { ...CHOICE, width: 4500, height: 8000, scale: '2' as const },
    ]) {
      let [count, before] = [0, start as ReturnType<typeof smallerChoice>];
      for (let next = before && smallerChoice(before); before && next; next = smallerChoice(next)) {
        expect(pixels(next)).toBeLessThan(pixels(before));
        [count, before] = [count + 1, next];
      }
      expect(before).toMatchObject({ width: 200, height: 200, scale: '1' });
      expect(count).toBeLessThan(10);
    }
  });
});

/** Classes, colours, what is drawn, what is under the pointer, and what names mean. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THEMES } from '#domain/vocabulary/display.ts';
import { THEME } from '#scene/tokens.ts';
import { placesCalled } from '#search/called.ts';
import { nameIndex } from '#search/names.ts';
import { type Keeping, keeping, type Shelf } from '#workbench/keep/shelf.ts';
import {
  CLASSES_MAX,
  classCount,
  classifyNumbers,
  classifyTexts,
  METHODS,
  numberClassOf,
  textClassOf,
} from '#workbench/model/classify.ts';
import { COLOURS, coloursOf, NO_VALUE, RAMP } from '#workbench/model/colours.ts';
import type { LayerRecord } from '#workbench/model/layer.ts';
import type { Shape } from '#workbench/model/table.ts';
import { ASKED_MAX, bestMatch, matchNames, withOffers } from '#workbench/places/match.ts';
import { draw, glFile, SVG_SHAPES_MAX, thinned } from '#workbench/work/draw.ts';
import { boxesOf, shapeAt } from '#workbench/work/hit.ts';
import { NO_CHOICES } from '#workbench/work/layer-work.ts';
import { smallArea, smallIndexed } from './support.ts';
import { asSeen, contrast, deltaE2000, lab, pairs, VISION } from './vision.ts';

const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), { minLength: 1 });

describe('classes of numbers', () => {
  it('hold every value exactly once, whatever the method', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom(...METHODS),
        fc.integer({ min: 1, max: 12 }),
        numbers,
        (values, method, count, own) => {
          const classes = classifyNumbers(values, method, count, own);
          if (!classes) throw new Error('there are numbers');
          expect(classCount(classes)).toBeGreaterThanOrEqual(1);
          expect(classCount(classes)).toBeLessThanOrEqual(CLASSES_MAX);
          for (const value of values) {
            const index = numberClassOf(classes, value);
            expect(index).toBeDefined();
            const [from = Number.NaN, to = Number.NaN] = classes.breaks.slice(index);
            expect(value >= from && value <= to).toBe(true);
          }
        },
      ),
    );
  });
  it('rise with the values', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...METHODS), (values, method) => {
        const classes = classifyNumbers(values, method, 5);
        const found = [...values]
          .sort((a, b) => a - b)
          .map((value) => (classes ? (numberClassOf(classes, value) ?? -1) : -1));
        expect(found).toEqual([...found].sort((a, b) => a - b));
      }),
    );
  });
  it('by quantiles have as many members each, by equal steps as much room', () => {
    const values = Array.from({ length: 100 }, (_, index) => index ** 2);
    const quantiles = classifyNumbers(values, 'quantiles', 4);
    const sizes = [0, 1, 2, 3].map((one) =>
      values.filter((value) => quantiles && numberClassOf(quantiles, value) === one),
    );
    expect(sizes.map(({ length }) => length)).toEqual([25, 25, 25, 25]);
    expect(classifyNumbers([0, 1, 8], 'equal', 4)?.breaks).toEqual([0, 2, 4, 6, 8]);
    expect(classifyNumbers([0, 1, 8], 'own', 4, [5, 99, 2])?.breaks).toEqual([0, 2, 5, 8]);
  });
  it('are none without numbers, and one for one number', () => {
    expect(classifyNumbers([Number.NaN], 'equal', 3)).toBeUndefined();
    expect(classifyNumbers([7, 7], 'quantiles', 3)?.breaks).toEqual([7, 7]);
    expect(numberClassOf({ kind: 'numbers', breaks: [1, 2] }, 3)).toBeUndefined();
  });
});

it('classes of text are the most frequent values, and the others together', () => {
  const values = ['b', 'a', 'a', '', ...'cdefghij'];
  const classes = classifyTexts(values);
  if (!classes) throw new Error('there are values');
  expect(classes.values.slice(0, 2)).toEqual(['a', 'b']);
  expect(classes.hasOthers).toBe(true);
  expect(textClassOf(classes, 'j')).toBe(classes.values.length);
  expect(textClassOf(classes, '')).toBeUndefined();
});

describe.each(Object.entries(VISION))('colours for %s vision', (_, matrix) => {
  const seen = (hex: string) => lab(asSeen(hex, matrix));
  const apart = (a: string, b: string) => deltaE2000(seen(a), seen(b));
  it('of layers are told apart, and from what has no value', () => {
    for (const [a, b] of pairs(COLOURS)) expect(apart(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(12);
  });
  it('of neighbouring classes are told apart, and none reads as "no value"', () => {
    for (let index = 1; index < RAMP.length; index++)
      expect(apart(RAMP[index - 1] ?? '', RAMP[index] ?? '')).toBeGreaterThanOrEqual(7.9);
    for (const colour of RAMP) expect(apart(colour, NO_VALUE)).toBeGreaterThanOrEqual(12);
  });
  it('of layers are told from the ground of each theme', () => {
    for (const theme of THEMES)
      for (const colour of COLOURS) {
        const { paper, subject, water } = THEME[theme].surface;
        for (const ground of [paper, subject, water]) expect(apart(colour, ground)).toBeGreaterThanOrEqual(12);
      }
  });
});
it('classes have a colour each, darker for more', () => {
  for (let count = 1; count <= CLASSES_MAX; count++) {
    const colours = coloursOf({ kind: 'numbers', breaks: Array.from({ length: count + 1 }, (_, index) => index) });
    expect(new Set(colours).size).toBe(count + 1);
    const lightness = colours.slice(0, -1).map((colour) => contrast(colour, '#ffffff'));
    expect(lightness).toEqual([...lightness].sort((a, b) => a - b));
  }
});

const pointAt = (lng: number, lat: number): Shape => ({
  geometry: { type: 'Point', coordinates: [lng, lat] },
  rows: [0],
});
const square = (west: number, south: number, side: number): Shape => ({
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  },
  rows: [0],
});

describe('what is drawn', () => {
  it('of many points is thinned for the SVG map, evenly, and said', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      pointAt(121 + (index % 200) / 200, 31 + Math.floor(index / 200) / 100),
    );
    const { drawn, of, paths, parts } = draw(many, () => 0);
    expect([drawn, of, parts]).toEqual([SVG_SHAPES_MAX, 20_000, ['point']]);
    expect(paths).toHaveLength(1);
    expect(paths[0]?.d.split('M')).toHaveLength(SVG_SHAPES_MAX + 1);
    const west = thinned(many, SVG_SHAPES_MAX).filter((index) => index % 200 < 100);
    expect(Math.abs(west.length / SVG_SHAPES_MAX - 0.5)).toBeLessThan(0.02);
    expect(JSON.parse(glFile(many, () => 0).join('')).features).toHaveLength(20_000);
  });
  it('has one path for each part and colour, areas below points', () => {
    const { paths } = draw([pointAt(121, 31), square(121, 31, 1), square(122, 31, 1)], (index) => index % 2);
    expect(paths.map(({ part, colour }) => `${part}${colour}`)).toEqual(['fill1', 'fill0', 'line1', 'line0', 'point0']);
  });
  it('is closed for an area, and as long as the line for a line', () => {
    const [fill] = draw([square(121, 31, 1)], () => 0).paths;
    expect(fill?.d).toMatch(/^M\S+(?: \S+)?(?:L\S+(?: \S+)?){3}Z$/);
  });
});

describe('under the pointer', () => {
  const shapes = [square(121, 31, 1), square(121.25, 31.25, 0.5), pointAt(121.5, 31.5), pointAt(130, 40)];
  const boxes = boxesOf(shapes);
  it.each([
    [[121.1, 31.1], 0],
    [[121.3, 31.3], 1],
    [[121.501, 31.5], 2],
    [[130.001, 40], 3],
    [[125, 35], undefined],
    [[120.995, 31.5], 0],
  ] as const)('at %j is %s', (at, expected) => {
    expect(shapeAt(shapes, boxes, at as never, 0.01)).toBe(expected);
  });
  it('a hole is outside', () => {
    const outer = square(0, 0, 3).geometry as GeoJSON.Polygon;
    const hole = square(1, 1, 1).geometry as GeoJSON.Polygon;
    const ring: Shape = {
      geometry: { type: 'Polygon', coordinates: [...outer.coordinates, ...hole.coordinates] },
      rows: [0],
    };
    expect(shapeAt([ring], boxesOf([ring]), [1.5, 1.5] as never, 0.01)).toBeUndefined();
    expect(shapeAt([ring], boxesOf([ring]), [0.5, 0.5] as never, 0.01)).toBe(0);
  });
});

describe('names of places', () => {
  const catalogue = smallIndexed(
    [],
    [
      smallArea('songjiang', { name: { zh: '松江区', en: 'Songjiang District' }, aliases: ['松江'] }),
      smallArea('city', { name: { zh: '松江新城', en: 'Songjiang New City' }, aliases: ['松江'], kind: 'site' }),
      smallArea('qingpu', { name: { zh: '青浦区', en: 'Qingpu District' } }),
    ],
  );
  const called = placesCalled(nameIndex(catalogue, null), 'zh');
  it('with one meaning are taken, others are asked once, with their candidates', async () => {
    const match = matchNames(
      0,
      [
        ['松江区', 3],
        ['上海市青浦区', 1],
        ['松江', 2],
        ['青浦', 1],
        ['?', 1],
      ],
      called,
    );
    expect(match.places).toEqual({ 松江区: 'songjiang', 上海市青浦区: 'qingpu' });
    expect((await withOffers(match, called)).asked).toEqual([
      { value: '松江', rows: 2, candidates: ['songjiang', 'city'], isAmbiguous: true },
      { value: '青浦', rows: 1, candidates: ['qingpu'], isAmbiguous: false },
      { value: '?', rows: 1, candidates: [], isAmbiguous: false },
    ]);
    expect(match.share).toBe(6 / 8);
  });
  it('are searched only for what is asked about, and only where nothing is called so', async () => {
    let searches = 0;
    const counted = (text: string) => {
      const found = called(text);
      return {
        ...found,
        near: () => {
          searches += 1;
          return found.near();
        },
      };
    };
    const values = Array.from({ length: 200 }, (_, index) => [`无名${index}`, 1] as const);
    const match = matchNames(0, [['松江', 2], ...values], counted);
    expect(searches).toBe(0);
    const { asked } = await withOffers(match, counted);
    expect(asked).toHaveLength(201);
    expect(searches).toBe(ASKED_MAX - 1);
  });
  it('are found in the index that the fields have made', () => {
    expect(nameIndex(catalogue, null)).toBe(nameIndex(catalogue, null));
  });
  it('take an answer that was given before', () => {
    const known = { 松江: 'city' as never };
    expect(matchNames(0, [['松江', 2]], called, known)).toMatchObject({ places: { 松江: 'city' }, asked: [] });
  });
  it('are not sought in a column about something else', () => {
    expect(
      bestMatch([
        matchNames(
          0,
          [
            ['芯片', 9],
            ['松江区', 1],
          ],
          called,
        ),
      ]),
    ).toBeUndefined();
    expect(bestMatch([matchNames(0, [['芯片', 1]], called), matchNames(1, [['松江区', 1]], called)])?.column).toBe(1);
  });
  it('are never matched by anything but a name, an alias or a reading', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { exact, near } = called(text);
        expect(exact.length === 0 || near().length === 0).toBe(true);
      }),
    );
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

function memory(failing: { error?: Error } = {}): Shelf & { readonly held: Map<string, unknown> } {
  const held = new Map<string, unknown>();
  const guard = async () => {
    if (failing.error) throw failing.error;
  };
  return {
    held,
    get: async (key) => held.get(key),
    set: async (key, value) => guard().then(() => void held.set(key, value)),
    update: async (key, change) => guard().then(() => void held.set(key, change(held.get(key)))),
    replace: async (key, decide) =>
      guard().then(() => {
        for (const [name, value] of decide(held.get(key))) held.set(name, value);
      }),
    remove: async (key) => void held.delete(key),
    keys: async () => [...held.keys()],
  };
}
const record: LayerRecord = {
  form: 1,
  id: 'x',
  name: 'a',
  fileName: 'a.csv',
  choices: NO_CHOICES,
  style: { colour: 0, opacity: 1, isVisible: true, classing: null },
  order: 1,
};

describe('what is kept', () => {
  it('comes back, with its file', async () => {
    const own = keeping(memory());
    expect(await own.add(record, new Blob(['lng']))).toBe('kept');
    expect(await own.list()).toEqual([record]);
    expect(await (await own.file('x'))?.text()).toBe('lng');
    await own.remove('x');
    expect(await own.list()).toEqual([]);
  });
  it('is changed by two windows without either losing its change', async () => {
    const shelf = memory();
    const [one, other]: Keeping[] = [keeping(shelf), keeping(shelf)];
    await one?.add(record, new Blob());
    await Promise.all([
      one?.change('x', (before) => ({ ...before, name: 'b' })),
      other?.change('x', (before) => ({ ...before, order: 5 })),
    ]);
    expect(await one?.record('x')).toMatchObject({ name: 'b', order: 5 });
  });
  it('keeps a change, and a deletion, made while its file is being written', async () => {
    for (const isDeleted of [false, true]) {
      const shelf = memory();
      const { promise: file, resolve: written } = deferred();
      const own = keeping({ ...shelf, set: async (key, value) => file.then(() => void shelf.held.set(key, value)) });
      const all = [
        own.add(record, new Blob()),
        isDeleted ? own.remove('x') : own.change('x', (before) => ({ ...before, name: 'b' })),
      ];
      written();
      await Promise.all(all);
      expect(await own.list()).toEqual(isDeleted ? [] : [{ ...record, name: 'b' }]);
      expect(shelf.held.size).toBe(isDeleted ? 0 : 2);
    }
  });
  it('has the first of two files that were made from the same one, and says so to the second', async () => {
    const shelf = memory();
    const [one, other]: Keeping[] = [keeping(shelf), keeping(shelf)];
    await one?.add(record, new Blob(['0']));
    const results = await Promise.all([one?.refile('x', new Blob(['1']), 0), other?.refile('x', new Blob(['2']), 0)]);
    expect(results).toEqual(['kept', 'conflict']);
    expect(await (await one?.file('x'))?.text()).toBe('1');
    expect(await one?.record('x')).toMatchObject({ edition: 1 });
    expect(await other?.refile('x', new Blob(['3']), 1)).toBe('kept');
    // A layer that is gone stays gone.
    await one?.remove('x');
    expect(await other?.refile('x', new Blob(['4']), 2)).toBe('kept');
    expect(shelf.held.size).toBe(0);
  });
  it('stays deleted when another window changes it', async () => {
    const own = keeping(memory());
    await own.change('gone', (before) => ({ ...before, name: 'b' }));
    expect(await own.list()).toEqual([]);
  });
  it('tells a full disk from a browser that keeps nothing', async () => {
    const failing: { error?: Error } = {};
    const own = keeping(memory(failing));
    failing.error = new DOMException('full', 'QuotaExceededError');
    expect(await own.add(record, new Blob())).toBe('full');
    failing.error = new DOMException('no', 'SecurityError');
    expect(await own.change('x', (before) => before)).toBe('none');
  });
});

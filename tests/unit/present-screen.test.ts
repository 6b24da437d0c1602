/** The audience's screen: its keys, the sources of a step, and the layout that leaves the map its room. */
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsById } from '#domain/asof/place.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import { placesOf, TRANSITIONS } from '#domain/story/story.ts';
import { isFullscreen, setFullscreen } from '#present/screen/fullscreen.ts';
import { transitionOf } from '#present/screen/go-to.ts';
import { hear, KEY_TABLE, type Press } from '#present/screen/keys.ts';
import { phrasesOf } from '#present/screen/line-breaks.ts';
import { NO_STORY, soleTalk } from '#present/screen/sole-talk.ts';
import { sourcesOf } from '#present/screen/sources.ts';
import { changesBetween } from '#present/screen/YearChange.tsx';
import { layoutOf, layoutSubjectOf, mapBoxOf } from '#state/layout.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { load } from '../../geo/build/load.ts';

const press = (key: string, change: Partial<Press> = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...change,
});
const actOf = (key: string, change: Partial<Press> = {}, hasStory = true) => hear(press(key, change), '', hasStory).act;

describe('the keys of a presentation', () => {
  test.each([
    [['ArrowRight', 'ArrowDown', ' ', 'PageDown', 'n', 'N'], 'next'],
    [['ArrowLeft', 'ArrowUp', 'PageUp', 'p', 'P'], 'previous'],
    [['Home'], 'first'],
    [['End'], 'last'],
    [['b', 'B', '.'], 'black'],
    [['w'], 'white'],
    [['f'], 'fullscreen'],
    [['t'], 'timer'],
    [['l'], 'language'],
    [['o'], 'spotlight'],
    [['d'], 'draw'],
    [['?'], 'keys'],
    [['Escape'], 'leave'],
    [['F5'], 'restart'],
  ])('%j: %s', (keys, act) => {
    expect(keys.map((key) => actOf(key))).toEqual(keys.map(() => ({ do: act })));
  });

  test('a remote goes on in full screen from the step that is shown', () => {
    expect(actOf('F5', { shiftKey: true })).toEqual({ do: 'resume' });
  });
  test('Shift and the space bar go back', () => {
    expect(actOf(' ', { shiftKey: true })).toEqual({ do: 'previous' });
  });

  test.each([
    ['7 Enter', 7],
    ['1 2 Enter', 12],
    // Three digits are none: the last two count.
    ['1 2 3 Enter', 23],
    ['4 n 2 Enter', 2],
  ])('%s goes to step %i', (typed, step) => {
    let digits = '';
    let act: unknown = null;
    for (const key of typed.split(' ')) ({ act, digits } = hear(press(key), digits, true));
    expect(act).toEqual({ do: 'goTo', step });
    expect(digits).toBe('');
  });
  test('Enter alone is not ours', () => {
    expect(hear(press('Enter'), '', true).isOurs).toBe(false);
  });

  test('Alt and a digit open the source of a point, also where Alt makes another character', () => {
    expect(actOf('¡', { altKey: true, code: 'Digit1' })).toEqual({ do: 'source', point: 1 });
    expect(hear(press('4', { altKey: true, code: 'Digit4' }), '', true).isOurs).toBe(false);
  });

  test('without a story only the keys of the screen are taken', () => {
    const rows = KEY_TABLE.flatMap((row) => row.keys.map((key) => ({ key, isOfStory: 'ofStory' in row })));
    for (const { key, isOfStory } of rows) expect(hear(press(key), '', false).isOurs, key).toBe(!isOfStory);
    expect(hear(press('5'), '', false).isOurs).toBe(false);
    expect(hear(press('F5'), '', false).isOurs).toBe(false);
  });

  test('keys of the browser stay its own', () => {
    for (const modifier of ['ctrlKey', 'metaKey'] as const)
      for (const key of ['F5', 'p', 'f', '1', 'ArrowRight', 'Home'])
        expect(hear(press(key, { [modifier]: true }), '', true).isOurs, `${modifier} ${key}`).toBe(false);
    expect(hear(press('ArrowLeft', { altKey: true, code: 'ArrowLeft' }), '', true).isOurs).toBe(false);
  });

  test('no key stands for two things', () => {
    const keys = KEY_TABLE.flatMap((row) => row.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a window that is alone', () => {
  const talk = soleTalk({ ...NO_STORY, story: 'tale', step: 'one' }, () => ['one', 'two']);
  test('goes through its story, and tells once of each change', () => {
    let told = 0;
    const stop = talk.subscribe(() => void told++);
    for (const asked of ['next', 'next', 'black', 'black'] as const) talk.send({ do: asked });
    stop();
    talk.send({ do: 'first' });
    // The second "next" is at the end, and changes nothing.
    expect(told).toBe(3);
    expect(talk.state()).toMatchObject({ step: 'one', screen: 'shown' });
  });
});

describe('the sources of a step', () => {
  const { catalogue, evidence, stories } = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
  const rows = rowsById(new Map(evidence.map((file) => [file.id, file])));
  const indexed = indexCatalogue(catalogue);
  const steps = stories[0]?.steps ?? [];

  test('come from the rows, a document once, with the numbers of its points', () => {
    const found = steps.map((step) =>
      sourcesOf(step, rows, indexed).map(({ document, points, lines }) => [document.id, points, lines]),
    );
    expect(found).toEqual([
      [['report-b-2019', [1, 2], [3, 4]]],
      [
        ['report-b-2019', [1], [4]],
        ['report-a-2015', [1], [5]],
      ],
      [['report-c-2022', [1, 2, 3], expect.any(Array)]],
    ]);
  });
  test('say how a row is said that is not stated outright', () => {
    const point = { zh: '', en: '', rows: ['report-c-pudong-role'] as never[] };
    const [source] = sourcesOf({ points: [point] }, rows, indexed);
    expect(source?.manners).toEqual([rows.get('report-c-pudong-role')?.standing]);
  });
  test('leave out a row that the data do not have', () => {
    const point = { zh: '', en: '', rows: ['gone'] as never[] };
    expect(sourcesOf({ points: [point] }, rows, indexed)).toEqual([]);
    expect(placesOf({ points: [point] }, rows)).toEqual([]);
  });
  test('name the places in the order of the points', () => {
    expect(steps[2] && placesOf(steps[2], rows)).toEqual(['songjiang', 'caohejing', 'minhang']);
  });
});

test('a change of year goes place by place, in the order of the points', () => {
  const { catalogue } = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
  const indexed = indexCatalogue(catalogue);
  const at = (year: number) => ({ view: DEFAULT_VIEW, year: year as Year });
  const plain = changesBetween(indexed, at(2019), at(2022), []).map(({ id }) => id);
  const ordered = changesBetween(indexed, at(2019), at(2022), ['minhang', 'songjiang']).map(({ id }) => id);
  expect(plain.length).toBeGreaterThan(3);
  expect(ordered.slice(0, 2)).toEqual(['minhang', 'songjiang']);
  expect([...ordered].sort()).toEqual([...plain].sort());
  // Each with the colour that it had, over what the map draws below it.
  for (const { fill } of changesBetween(indexed, at(2019), at(2022), []))
    expect(fill).toMatch(/^color-mix\(in srgb, var\(--[\w-]+\) \d+%, var\(--[\w-]+\)\)$/);
  expect(changesBetween(indexed, at(2022), at(2022), [])).toEqual([]);
});

test.each(TRANSITIONS)('%s is a cut where motion is reduced', (own) => {
  expect([transitionOf(own, true), transitionOf(own, false)]).toEqual(['cut', own]);
});

describe('the screen of a story', () => {
  const view = { ...DEFAULT_VIEW, mode: 'present' as const, story: 'tale' as never };
  const subject = (hasPlace: boolean) => layoutSubjectOf(view, { sheet: 'low', foldedLeft: false }, hasPlace);

  test.each([
    [1920, 1080, 0.66],
    [1024, 768, 0.6],
    [1280, 800, 0.6],
    [3840, 2160, 0.66],
    [3840, 1080, 0.8],
  ])('of %i × %i leaves the map %f of the width and all of the height', (width, height, share) => {
    const { size, frame } = mapBoxOf(layoutOf(subject(false), { width, height }), { width, height });
    expect(size.width / width).toBeGreaterThan(share);
    expect(size.height).toBe(height);
    expect(frame.height / height).toBeGreaterThan(0.94);
  });
  test('that is higher than wide has the words below the map', () => {
    const viewport = { width: 768, height: 1024 };
    const { left, bottom } = layoutOf(subject(false), viewport);
    expect([left, bottom > 0.3 * viewport.height]).toEqual([0, true]);
  });
  test('keeps a part of the map for every excursion', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 800, max: 3840 }),
      height: fc.integer({ min: 600, max: 2160 }),
    });
    fc.assert(
      fc.property(sizes, fc.boolean(), (viewport, hasPlace) => {
        const { frame } = mapBoxOf(layoutOf(subject(hasPlace), viewport), viewport);
        expect(frame.width).toBeGreaterThan(0.25 * viewport.width);
        expect(frame.height).toBeGreaterThan(0.3 * viewport.height);
      }),
    );
  });
});

describe('a line of Chinese breaks', () => {
  test.each([
    ['2022：科研院所进走廊', ['2022：', '科研院所进走廊']],
    ['2018：建议的十二个重点国家', ['2018：', '建议的', '十二个', '重点', '国家']],
    ['临港：从“重要”到“主体”', ['临港：', '从“重要”', '到“主体”']],
    ['2015：张江，加五处集聚区', ['2015：', '张江，', '加五处', '集聚区']],
    ['2022：一句话，四组任务', ['2022：', '一句话，', '四组任务']],
    // Longer than a line: after a single character, too, but never before one.
    ['2022：黄浦要做转化医学', ['2022：', '黄浦要做转化', '医学']],
    ['双创债占规划等“五个一体化”', ['双创债占', '规划等', '“五个', '一体化”']],
    ['3D打印创新集群', ['3D打印', '创新', '集群']],
  ])('%s', (text, parts) => {
    expect(phrasesOf(text, 'zh')).toEqual(parts);
  });
  test('in no name of a place', () => {
    expect(phrasesOf('新加坡、马来西亚', 'zh')).toEqual(['新加坡、', '马来', '西亚']);
    expect(phrasesOf('新加坡、马来西亚', 'zh', ['马来西亚'])).toEqual(['新加坡、', '马来西亚']);
  });
  test('nowhere else in English, and loses no character', () => {
    expect(phrasesOf('2022: research bodies', 'en')).toEqual(['2022: research bodies']);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => phrasesOf(text, 'zh').join('') === text));
  });
});

describe('full screen', () => {
  test('that a browser does not have is no fault: the presentation is left all the same', () => {
    const without = { documentElement: {} };
    for (const isOn of [true, false]) expect(() => setFullscreen(isOn, without)).not.toThrow();
    expect(isFullscreen(without)).toBe(false);
  });
  test('is asked for and left, once each, and a refusal is nothing', async () => {
    const asked: string[] = [];
    const page = {
      fullscreenElement: null as Element | null,
      exitFullscreen: async () => void asked.push('exit'),
      documentElement: {
        requestFullscreen: async () => {
          asked.push('request');
          throw new TypeError('denied');
        },
      },
    };
    setFullscreen(false, page);
    setFullscreen(true, page);
    page.fullscreenElement = {} as Element;
    setFullscreen(true, page);
    setFullscreen(false, page);
    await Promise.resolve();
    expect(asked).toEqual(['request', 'exit']);
  });
});

/** What the desk knows without a window: the plan, the rehearsal, the files, the display, the Views that are pushed. */
import { describe, expect, it } from 'vitest';
import type { RowId } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import { excursionOf, queryOfStep, withKeys } from '#present/desk/excursion.ts';
import { fetchAll } from '#present/desk/fetching.ts';
import { clockText, delayOf, planOf } from '#present/desk/plan.ts';
import { changesSince, readRehearsal, rehearse } from '#present/desk/rehearsal.ts';
import { stayAwake } from '#present/desk/wake-lock.ts';

describe('the plan', () => {
  const steps = [{ id: 'a', seconds: 60 }, { id: 'b' }, { id: 'c', seconds: 90 }];
  it('adds up the steps before', () => {
    expect(planOf(steps, 0)).toEqual({ whole: 150, from: 0, to: 60 });
    expect(planOf(steps, 2)).toEqual({ whole: 150, from: 60, to: 150 });
    expect(planOf(steps, -1)).toEqual({ whole: 150, from: 0, to: 0 });
  });
  it('is kept while a step is within its time', () => {
    const plan = planOf(steps, 2);
    expect([delayOf(plan, 60), delayOf(plan, 150)]).toEqual([0, 0]);
    expect([delayOf(plan, 40), delayOf(plan, 170)]).toEqual([-20, 20]);
  });
  it('is written as a clock does', () => {
    expect([0, 59.9, 61, 3600, 36_061, -3].map(clockText)).toEqual([
      '00:00',
      '00:59',
      '01:01',
      '1:00:00',
      '10:01:01',
      '00:00',
    ]);
  });
});

describe('a rehearsal', () => {
  const row = (id: string, zh: string): AnyRow => ({
    list: 'statements',
    document: 'report-a' as AnyRow['document'],
    id: id as RowId,
    areas: [],
    asOf: 2019,
    isDated: true,
    words: { zh, en: `en ${zh}` },
    standing: 'stated',
    basis: 'named',
    terms: [],
    at: { section: '一', line: 3 },
    contradicts: [],
  });
  const rowsOf = (...rows: AnyRow[]) => new Map(rows.map((entry) => [entry.id as string, entry]));
  const point = (...rows: string[]) => ({ zh: '', en: '', rows: rows as RowId[] });
  const story = {
    steps: [{ points: [point('one', 'two')] }, { points: [point('two', 'three')] }],
  } as unknown as Parameters<typeof rehearse>[0];
  const before = rowsOf(row('one', '甲'), row('two', '乙'));
  const stored = JSON.stringify(rehearse(story, before, 'abc', new Date('2026-12-01T09:00:00Z')));
  const rehearsal = readRehearsal(stored);

  it('is stored with date and version of the data, and read again', () => {
    expect(rehearsal).toMatchObject({ at: '2026-12-01T09:00:00.000Z', data: 'abc' });
    expect(Object.keys(rehearsal?.rows ?? {})).toEqual(['one', 'two']);
  });
  it('finds nothing where nothing has changed', () => {
    expect(rehearsal && changesSince(rehearsal, story, before)).toEqual([]);
  });
  it('finds what has changed, gone or come, once each', () => {
    const after = rowsOf(row('two', '丙'), row('three', '丁'));
    expect(rehearsal && changesSince(rehearsal, story, after)).toEqual([
      { id: 'one', before: { zh: '甲', en: 'en 甲' }, after: null },
      { id: 'two', before: { zh: '乙', en: 'en 乙' }, after: { zh: '丙', en: 'en 丙' } },
      { id: 'three', before: null, after: { zh: '丁', en: 'en 丁' } },
    ]);
  });
  it('is none when what was stored is not whole', () => {
    const bad = ['{', '{"format":2}', stored.replace('"abc"', '1'), stored.replace(/"hash":"\w+"/, '"hash":1')];
    for (const text of [null, ...bad]) expect(readRehearsal(text)).toBeNull();
  });
});

describe('the files of a talk', () => {
  it('are fetched, what failed is told and tried again, and what is here is not', async () => {
    const asked: string[] = [];
    let isOnline = false;
    const need = (name: string, needsLine = false) => ({
      name,
      fetch: async () => {
        asked.push(name);
        if (needsLine && !isOnline) throw new Error('unreachable');
      },
    });
    const told: number[] = [];
    const fetching = fetchAll([need('a'), need('b', true), need('c'), need('d')], () => {
      told.push(fetching?.progress().have ?? 0);
    });
    expect(fetching.progress()).toEqual({ need: 4, have: 0, failed: [] });
    await Promise.all([fetching.run(), fetching.run()]);
    expect(fetching.progress()).toEqual({ need: 4, have: 3, failed: ['b'] });
    isOnline = true;
    await fetching.run();
    expect(fetching.progress()).toEqual({ need: 4, have: 4, failed: [] });
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'b']);
    expect(told.at(-1)).toBe(4);
  });
});

describe('the display', () => {
  function page(request: () => Promise<unknown>) {
    const target = new EventTarget();
    const document = Object.assign(target, { visibilityState: 'visible' as DocumentVisibilityState });
    return { document, wakeLock: { request } as unknown as WakeLock };
  }
  /** All promises that are ready have run. */
  const later = () => new Promise((resolve) => setImmediate(resolve));

  it('stays on, and is asked for again when the page is back', async () => {
    const locks: (EventTarget & { released: boolean; release: () => Promise<void> })[] = [];
    const lock = () => {
      const one = Object.assign(new EventTarget(), { released: false, release: async () => undefined });
      locks.push(one);
      return Promise.resolve(one);
    };
    const told: (boolean | null)[] = [];
    const shown = page(lock);
    const stop = stayAwake(shown as unknown as Parameters<typeof stayAwake>[0], (isAwake) => told.push(isAwake));
    await later();
    const [first] = locks;
    if (!first) throw new Error('no lock was asked for');
    first.released = true;
    shown.document.visibilityState = 'hidden';
    first.dispatchEvent(new Event('release'));
    shown.document.dispatchEvent(new Event('visibilitychange'));
    await later();
    expect(told).toEqual([true, false]);
    shown.document.visibilityState = 'visible';
    shown.document.dispatchEvent(new Event('visibilitychange'));
    await later();
    expect([told, locks.length]).toEqual([[true, false, true], 2]);
    stop();
    shown.document.dispatchEvent(new Event('visibilitychange'));
    await later();
    expect(locks).toHaveLength(2);
  });
  it('may go dark where the browser refuses or does not know how, and the talk goes on', async () => {
    const told: (boolean | null)[] = [];
    const refused = page(() => Promise.reject(new Error('low battery')));
    const old = { ...refused, wakeLock: undefined };
    for (const shown of [refused, old])
      stayAwake(shown as unknown as Parameters<typeof stayAwake>[0], (isAwake) => told.push(isAwake));
    await later();
    expect(told).toEqual([null, null]);
  });
});

describe('a View that is pushed', () => {
  it('is what is shown, without language, theme and mode', () => {
    expect(
      excursionOf('?v=1&lang=en&theme=dark&mode=present&story=g60&step=2&layers=districts,g60&area=songjiang'),
    ).toBe('v=1&layers=districts,g60&area=songjiang');
    expect(excursionOf('')).toBe('');
  });
  it('is opened in the desk from the step', () => {
    const step = { view: { asof: '2019', layers: 'districts,g60' } };
    expect(withKeys(queryOfStep(step), { lang: 'en' })).toBe('asof=2019&layers=districts,g60&lang=en');
  });
});

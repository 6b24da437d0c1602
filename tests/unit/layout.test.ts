/**
 * The page's layout: at every size, in every mode, with everything open and shut, the parts leave the map its place.
 */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EMBED_PARTS, MODES } from '#domain/vocabulary/display.ts';
import { formOf, type LayoutSubject, layoutOf, layoutSubjectOf, mapBoxOf, type PageLayout } from '#state/layout.ts';
import { PANELS, placeOf } from '#state/panels.ts';
import { SHEET_HEIGHTS } from '#state/store.ts';
import { DEFAULT_VIEW } from '#state/view.ts';

const subject = (change: Partial<LayoutSubject> = {}): LayoutSubject => ({
  mode: 'explore',
  hasStory: false,
  hasLayers: true,
  hasTimeline: true,
  hasDetails: false,
  hasDock: false,
  sheet: 'low',
  isLeftFolded: false,
  ...change,
});
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 390, height: 844 };
const sides = ({ left, right, top, bottom }: PageLayout) => [left, top, right, bottom];

describe('a window with room for two columns', () => {
  it('has search and layers at the left, a place at the right', () => {
    expect(sides(layoutOf(subject(), DESKTOP))).toEqual([336, 0, 0, 112]);
    expect(sides(layoutOf(subject({ hasDetails: true }), DESKTOP))).toEqual([336, 0, 400, 112]);
    expect(sides(layoutOf(subject({ hasDetails: true, isLeftFolded: true }), DESKTOP))).toEqual([0, 0, 400, 112]);
  });
  it('has a dock of less than half of its height', () => {
    const layout = layoutOf(subject({ hasDock: true }), DESKTOP);
    expect(layout.bottom).toBe(layout.dock);
    expect(layout.dock).toBeCloseTo(414);
    expect(mapBoxOf(layout, DESKTOP).size.height).toBeCloseTo(486);
  });
});

it('a narrower window has one column, in which a place stands for search and layers', () => {
  expect(sides(layoutOf(subject({ hasDetails: true }), TABLET))).toEqual([320, 0, 0, 112]);
  // Folded away is the search, never the place that was opened since.
  expect(layoutOf(subject({ hasDetails: true, isLeftFolded: true }), TABLET).left).toBe(320);
  expect(layoutOf(subject({ isLeftFolded: true }), TABLET).left).toBe(0);
});

it('a phone has a sheet, and the map keeps what the highest one leaves', () => {
  const bottoms = SHEET_HEIGHTS.map((sheet) => layoutOf(subject({ hasDetails: true, sheet }), PHONE).bottom);
  // 56 px of them are the time line's, which stands on the sheet while it leaves the map enough.
  expect(bottoms.map((px) => Math.round(px))).toEqual([0.35, 0.6, 0.6].map((share) => Math.round(share * 844) + 56));
  const timelines = SHEET_HEIGHTS.map((sheet) => formOf(subject({ hasDetails: true, sheet }), PHONE).timeline);
  expect(timelines).toEqual(['shown', 'shown', 'hidden']);
  const { dock, dockBottom, bottom } = layoutOf(subject({ hasDetails: true, hasDock: true }), PHONE);
  expect(dock + dockBottom).toBeCloseTo(bottom);
});

test('in a narrow box of another page a place leaves no room for the year', () => {
  const embed = (hasDetails: boolean, width: number, height: number) =>
    formOf(subject({ mode: 'embed', hasDetails }), { width, height }).timeline;
  expect([embed(true, 480, 300), embed(true, 390, 844)]).toEqual(['hidden', 'hidden']);
  expect([embed(false, 480, 300), embed(true, 800, 500)]).toEqual(['shown', 'shown']);
});

describe('a low window', () => {
  const LOW = [
    [720, 450],
    [911, 512],
    [844, 390],
    [683, 384],
    [320, 568],
    [320, 256],
  ] as const;
  it.each(LOW)('of %d × %d has its dock on a page of its own, and the map keeps its place', (width, height) => {
    const viewport = { width, height };
    expect(formOf(subject({ hasDock: true }), viewport).dock).toBe('page');
    const { dock, ...docked } = layoutOf(subject({ hasDock: true }), viewport);
    expect(dock).toBe(height);
    const { dock: none, ...without } = layoutOf(subject(), viewport);
    expect([none, docked]).toEqual([0, without]);
  });
  it.each(LOW)('of %d × %d has a place of 200 px and more', (width, height) => {
    const { right, left, sheet } = layoutOf(subject({ hasDetails: true }), { width, height });
    expect(Math.max(left, right) >= 300 || sheet >= 200).toBe(true);
  });
  it('a dock has its head and some rows, and above it the map', () => {
    for (const height of [600, 700, 768, 900, 1440]) {
      const { dock } = layoutOf(subject({ hasDock: true }), { width: 1280, height });
      expect(dock).toBeGreaterThanOrEqual(340);
      expect(height - dock).toBeGreaterThanOrEqual(260);
    }
  });
});

it('an embed that is low and narrow has a place beside the map, not under it', () => {
  const low = layoutOf(subject({ mode: 'embed', hasDetails: true, hasTimeline: false }), { width: 480, height: 270 });
  expect([low.right, low.bottom]).toEqual([0.48 * 480, 0]);
  const tall = layoutOf(subject({ mode: 'embed', hasDetails: true }), { width: 390, height: 600 });
  expect([tall.right, tall.bottom]).toEqual([0, 0.44 * 600]);
});

const subjects: fc.Arbitrary<LayoutSubject> = fc.record({
  mode: fc.constantFrom(...MODES),
  hasStory: fc.boolean(),
  hasLayers: fc.boolean(),
  hasTimeline: fc.boolean(),
  hasDetails: fc.boolean(),
  hasDock: fc.boolean(),
  sheet: fc.constantFrom(...SHEET_HEIGHTS),
  isLeftFolded: fc.boolean(),
});
const viewports = fc.record({
  width: fc.integer({ min: 240, max: 3840 }),
  height: fc.integer({ min: 160, max: 2160 }),
});

describe('at any size', () => {
  it('a larger font of the user is as a smaller window, drawn larger', () => {
    fc.assert(
      fc.property(subjects, viewports, fc.constantFrom(1.25, 1.5, 2), (what, { width, height }, scale) => {
        const enlarged = layoutOf(what, { width: width * scale, height: height * scale, scale });
        const usual = layoutOf(what, { width, height });
        for (const key of Object.keys(usual) as (keyof PageLayout)[])
          expect(enlarged[key]).toBeCloseTo(usual[key] * scale);
      }),
    );
  });
  it('no measure is negative, and what is covered is part of what stands there', () => {
    fc.assert(
      fc.property(subjects, viewports, (what, viewport) => {
        const layout = layoutOf(what, viewport);
        for (const value of Object.values(layout)) expect(value).toBeGreaterThanOrEqual(0);
        expect(layout.coveredLeft).toBeLessThanOrEqual(layout.left);
        expect(layout.coveredRight).toBeLessThanOrEqual(layout.right);
        expect(layout.coveredBottom).toBeLessThanOrEqual(layout.bottom);
      }),
    );
  });
  it('the free part lies in the map, where the window has room for its panels', () => {
    fc.assert(
      fc.property(subjects, viewports, (what, viewport) => {
        const layout = layoutOf(what, viewport);
        const { size, frame } = mapBoxOf(layout, viewport);
        if (frame.width > 64) expect(frame.x + frame.width).toBeLessThanOrEqual(size.width);
        if (frame.height > 64) expect(frame.y + frame.height).toBeLessThanOrEqual(size.height);
      }),
    );
  });
});

describe('what a View opens', () => {
  it('is a column or a dock by the panel, and nothing in an embed without panels', () => {
    const closed = { sheet: 'low', foldedLeft: false } as const;
    for (const panel of PANELS) {
      const { hasDetails, hasDock } = layoutSubjectOf({ ...DEFAULT_VIEW, panel }, closed, false);
      expect([hasDetails, hasDock], panel).toEqual([placeOf(panel) === 'column', placeOf(panel) === 'dock']);
      const bare = layoutSubjectOf({ ...DEFAULT_VIEW, mode: 'embed', show: [], panel }, closed, true);
      expect([bare.hasDetails, bare.hasDock], panel).toEqual([false, false]);
    }
    expect(layoutSubjectOf({ ...DEFAULT_VIEW, mode: 'embed', show: [...EMBED_PARTS] }, closed, true).hasDetails).toBe(
      true,
    );
  });
});

describe('the title of the map', () => {
  const frameOf = (mode: LayoutSubject['mode'], width: number, height: number, hasDetails = false) => {
    const layout = layoutOf(subject({ mode, hasDetails }), { width, height });
    return { layout, frame: mapBoxOf(layout, { width, height }).frame };
  };

  it('is in the corner where the home view leaves it free', () => {
    for (const [mode, width, height] of [
      ['explore', 1440, 900],
      ['explore', 768, 1024],
      ['explore', 390, 844],
    ] as const) {
      const { layout } = frameOf(mode, width, height);
      expect(layout.gapTop, `${mode} ${width}`).toBe(layout.gap);
    }
  });

  it('is a strip, with the map below it, beside a place and in an embed that is not wide', () => {
    for (const [mode, width, height, hasDetails] of [
      ['explore', 1440, 900, true],
      ['explore', 390, 667, false],
      ['embed', 800, 800, false],
    ] as const) {
      const { layout, frame } = frameOf(mode, width, height, hasDetails);
      expect(layout.gapTop, `${mode} ${width}`).toBeGreaterThan(layout.gap + 30);
      expect(frame.y).toBe(layout.top + layout.gapTop);
      expect(layout.title).toBeGreaterThan(300);
    }
  });

  it('takes no room where there is none', () => {
    for (const [mode, width, height] of [
      ['explore', 900, 400],
      ['embed', 640, 360],
      ['present', 1920, 1080],
    ] as const) {
      const { layout } = frameOf(mode, width, height);
      expect(layout.gapTop, `${mode} ${width}`).toBe(layout.gap);
    }
  });
});

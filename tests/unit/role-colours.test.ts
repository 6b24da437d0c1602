/** Role classes that are on one map are told apart, in every year of the real documents, by everybody. */
import { describe, expect, it } from 'vitest';
import { THEMES } from '#domain/vocabulary/display.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { TINT } from '#scene/drawing.ts';
import { compose } from '#scene/scene.ts';
import { paintOf, THEME, type Tone } from '#scene/tokens.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { realCatalogue } from './support.ts';
import { asSeen, deltaE2000, lab, over, pairs, VISION } from './vision.ts';

/** ΔE2000: 2 is seen side by side; two colours this far apart are told from each other and from the legend. */
const APART = 12;
/** "Not stated" has a pattern of dots besides. */
const APART_FROM_DOTS = 10;

const real = realCatalogue();

/** The tones of areas and of points in a year, with every overlay on: an area is a fill, a point its edge colour. */
function tonesIn(year: (typeof real.years)[number]) {
  const { tones, later } = compose(real, { ...DEFAULT_VIEW, layers: [...OVERLAYS] }, year, 'zh');
  const of = (isPoint: boolean) => [
    ...new Set(
      real.areas.flatMap(({ id, shape }): readonly Tone[] => {
        const tone = tones[id];
        const isDrawn = tone !== undefined && later[id] === undefined && (shape === 'point') === isPoint;
        return isDrawn && tone !== 'not-stated' && tone !== 'plain' ? [tone] : [];
      }),
    ),
  ];
  return { areas: of(false), points: of(true) };
}

const YEARS = real.years.map((year) => ({ year, ...tonesIn(year) }));
const seen = (hex: string, matrix: (typeof VISION)[keyof typeof VISION]) => lab(asSeen(hex, matrix));

describe.each(THEMES.flatMap((theme) => Object.keys(VISION).map((vision) => [theme, vision] as const)))(
  'in the %s theme, for %s vision',
  (name, vision) => {
    const theme = THEME[name];
    const matrix = VISION[vision as keyof typeof VISION];
    const fill = (tone: Tone) => seen(over(paintOf(theme, tone).fill, theme.surface.subject, TINT), matrix);
    const edge = (tone: Tone) => seen(paintOf(theme, tone).edge, matrix);

    it.each(YEARS)('areas and points of $year are told apart', ({ areas, points }) => {
      for (const [a, b] of pairs(areas))
        expect(deltaE2000(fill(a), fill(b)), `areas: ${a} and ${b}`).toBeGreaterThanOrEqual(APART);
      for (const [a, b] of pairs(points))
        expect(deltaE2000(edge(a), edge(b)), `points: ${a} and ${b}`).toBeGreaterThanOrEqual(APART);
    });

    it('no role of an area reads as water, or as "not stated"', () => {
      for (const tone of new Set(YEARS.flatMap(({ areas }) => areas))) {
        expect(deltaE2000(fill(tone), seen(theme.surface.water, matrix)), tone).toBeGreaterThanOrEqual(APART);
        expect(deltaE2000(fill(tone), fill('not-stated')), tone).toBeGreaterThanOrEqual(APART_FROM_DOTS);
      }
    });
  },
);

it('years with roles are looked at', () => {
  expect(YEARS.filter(({ areas }) => areas.length >= 5).map(({ year }) => year as number)).toEqual([2015, 2019, 2022]);
});

describe('ΔE2000', () => {
  // Rows 1, 7, 13, 17 and 25 of the table in Sharma, Wu and Dalal 2005.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, -0.001, 2.49], [50, 0.0009, -2.49], 4.8045],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('of %j and %j is %f', (first, second, distance) => {
    expect(deltaE2000([...first], [...second])).toBeCloseTo(distance, 3);
  });
});

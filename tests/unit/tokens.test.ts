import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHANGES } from '#domain/comparing/changes.ts';
import { THEMES } from '#domain/vocabulary/display.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import { MEMBER_TINT, TINT } from '#scene/drawing.ts';
import {
  cssVariables,
  paintOf,
  SIMILAR_TONES,
  SURFACE_TOKENS,
  THEME,
  type Theme,
  type Tone,
  toneVariable,
} from '#scene/tokens.ts';
import { asSeen, contrast, deltaE, lab, over, pairs, VISION } from './vision.ts';

const roleClasses: readonly string[] = parse(
  readFileSync(new URL('../../geo/vocabulary/roles.yaml', import.meta.url), 'utf8'),
).map((entry: { id: string }) => entry.id);
const HEX = /^#[0-9a-f]{6}$/;

const fills = (theme: Theme) =>
  roleClasses.map((id) => [id, over(paintOf(theme, id as Tone).fill, theme.surface.subject, TINT)] as const);
describe.each(THEMES.map((name) => [name, THEME[name]] as const))('the %s theme', (name, theme) => {
  it('has its own name and a colour for every surface', () => {
    expect(theme.name).toBe(name);
    expect(Object.keys(theme.surface).sort()).toEqual([...SURFACE_TOKENS].sort());
    for (const colour of Object.values(theme.surface)) expect(colour).toMatch(HEX);
  });

  it('paints every role class of the vocabulary, and no class that is not in it', () => {
    expect(Object.keys(theme.roles).sort()).toEqual([...roleClasses].sort());
    for (const paint of Object.values(theme.roles))
      for (const colour of [paint.fill, paint.edge]) expect(colour).toMatch(HEX);
  });

  it('paints the two tones that are no role, and refuses a class without a colour', () => {
    expect(paintOf(theme, 'not-stated').fill).toBe(theme.surface.notStated);
    expect(paintOf(theme, 'plain').fill).toBe(theme.surface.subject);
    for (const unknown of ['king', 'constructor', '__proto__'])
      expect(() => paintOf(theme, unknown as Tone)).toThrow(`no colour for the role class "${unknown}"`);
  });

  it.each(['ink', 'ink2', 'ink3'] as const)('sets %s at 4.5 : 1 or more on every ground', (ink) => {
    for (const ground of ['paper', 'panel', 'subject'] as const)
      expect(contrast(theme.surface[ink], theme.surface[ground]), ground).toBeGreaterThanOrEqual(4.5);
  });

  it('sets the accent at 3 : 1 or more, as WCAG asks of a focus ring', () => {
    for (const ground of ['paper', 'panel', 'subject', 'water'] as const)
      expect(contrast(theme.surface.accent, theme.surface[ground]), ground).toBeGreaterThanOrEqual(3);
  });

  it('has no two role classes of one colour, on the map as drawn', () => {
    for (const [[a, first], [b, second]] of pairs(fills(theme)))
      expect(deltaE(first, second), `${a} and ${b}`).toBeGreaterThan(2);
  });

  it('tells every role class from "not stated" and from a place without a colour', () => {
    for (const [id, fill] of fills(theme)) {
      expect(deltaE(fill, theme.surface.notStated), id).toBeGreaterThan(10);
      expect(deltaE(fill, theme.surface.subject), id).toBeGreaterThan(10);
    }
  });

  it('shows similarity in even steps of one direction, each told from the next and from "not stated"', () => {
    const ramp = SIMILAR_TONES.map((tone) => over(paintOf(theme, tone).fill, theme.surface.subject, TINT));
    const steps = ramp.slice(1).map((colour, index) => lab(colour)[0] - lab(ramp[index] ?? '')[0]);
    for (const step of steps) expect(Math.abs(step)).toBeGreaterThan(4);
    expect(new Set(steps.map(Math.sign)).size).toBe(1);
    for (const [a, b] of pairs(ramp)) expect(deltaE(a, b)).toBeGreaterThan(8);
    for (const colour of ramp) expect(deltaE(colour, theme.surface.notStated)).toBeGreaterThan(6);
  });

  it.each(Object.entries(VISION))(
    'tells the groups of a structure apart, and from what is outside it, for %s vision',
    (_, matrix) => {
      const seen = GROUP_TONES.map(
        (id) => [id, asSeen(over(paintOf(theme, id).fill, theme.surface.subject, MEMBER_TINT), matrix)] as const,
      );
      for (const [[a, first], [b, second]] of pairs(seen))
        expect(deltaE(first, second), `${a} and ${b}`).toBeGreaterThan(5);
      for (const [id, colour] of seen)
        expect(deltaE(colour, asSeen(theme.surface.subject, matrix)), id).toBeGreaterThan(15);
    },
  );

  it('becomes CSS variables, one of each', () => {
    const names = cssVariables(theme)
      .split(';')
      .map((line) => line.split(':')[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('--not-stated-dot');
    expect(names).toContain('--role-core-area-edge');
    expect(names).toHaveLength(
      SURFACE_TOKENS.length +
        2 * roleClasses.length +
        2 * CHANGES.length +
        2 * SIMILAR_TONES.length +
        2 * GROUP_TONES.length,
    );
    const painted = [
      ...Object.keys(theme.roles),
      ...Object.keys(theme.changes),
      ...SIMILAR_TONES,
      ...GROUP_TONES,
      'not-stated',
      'plain',
    ] as Tone[];
    for (const tone of painted)
      for (const part of ['fill', 'edge'] as const)
        expect(names).toContain(/var\((.+)\)/.exec(toneVariable(tone, part))?.[1]);
  });

  it.each(Object.entries(VISION))(
    'tells the kinds of change apart, and from what does not change, for %s vision',
    (_, matrix) => {
      const seen = [...CHANGES.map((kind): Tone => `change-${kind}`), 'not-stated' as const].map(
        (tone) => [tone, asSeen(over(paintOf(theme, tone).fill, theme.surface.subject, TINT), matrix)] as const,
      );
      for (const [[a, first], [b, second]] of pairs(seen))
        expect(deltaE(first, second), `${a} and ${b}`).toBeGreaterThan(10);
      for (const [tone, colour] of seen.slice(0, -1))
        expect(deltaE(colour, asSeen(theme.surface.subject, matrix)), tone).toBeGreaterThan(10);
    },
  );
});

describe('the measures used here', () => {
  it('agree with known values', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(lab('#ff0000').map(Math.round)).toEqual([53, 80, 67]);
  });
});

/** English titles of cited sections; what is wrong with them is in `check.test.ts`. */
import { describe, expect, it } from 'vitest';
import { checked, layOver } from './check-support.ts';
import { realDerived } from './support.ts';

describe('titles of sections', () => {
  it('may be missing altogether', () => {
    expect(checked(layOver(undefined, { 'vocabulary/sections.yaml': null }))).toEqual([]);
  });

  it('stand in every citation of the real evidence, in Latin letters', () => {
    const { catalogue, evidence } = realDerived();
    const found: { readonly section: string; readonly en?: string }[] = [];
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('section' in value && 'line' in value) found.push(value as (typeof found)[number]);
      Object.values(value).forEach(look);
    };
    look([catalogue.heads, evidence]);
    expect(found.length).toBeGreaterThan(1500);
    expect(found.filter(({ en }) => !en || /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});

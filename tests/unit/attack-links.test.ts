/** Links that nobody would make but who attacks: the codec never throws, and gives a View that is one. */
import { describe, expect, it } from 'vitest';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { composeScene } from '#scene/scene.ts';
import { knownIds } from '#state/selectors.ts';
import { decode, encode, LINK_MAX_CHARACTERS } from '#state/url.ts';
import { LINK_KINDS, signs } from './attack-link-kinds.ts';
import { attack, TIMES } from './attack-support.ts';
import { smallCatalogue, yearOf } from './support.ts';

const catalogue = indexCatalogue(smallCatalogue());
const known = knownIds(catalogue);
/** What must hold of every link. */
function judge(link: string, isDrawn: boolean): void {
  for (const ids of [undefined, known]) {
    const { view, issues } = decode(link, ids);
    expect(Array.isArray(issues)).toBe(true);
    expect(Object.getPrototypeOf(view)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(view.unknown)).toBe(Object.prototype);
    const written = encode(view);
    expect(written.length).toBeLessThanOrEqual(LINK_MAX_CHARACTERS);
    // The link of the View means the View: a link that is sent on does not become another.
    expect(encode(decode(written, ids).view)).toBe(written);
    if (ids && isDrawn) composeScene(catalogue, view, yearOf(view.asof ?? 2022), 'zh');
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

describe('links', () => {
  const each = 2000 * TIMES;
  it.each(Object.entries(LINK_KINDS))('%s', (name, make) => {
    attack(`links: ${name}`, 20_000, each, (chance, index) => judge(make(chance), index % 10 === 0));
  });

  it('of a megabyte are refused without being read', () => {
    attack('links of 1 MB', 30_000, 20, (chance) => {
      const link = `area=${signs(chance, 10)}&${'x'.repeat(1_000_000)}`;
      expect(decode(link).issues.map(({ code }) => code)).toEqual(['too-long']);
    });
  });
});

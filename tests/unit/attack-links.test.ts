/** Links that nobody would make but who attacks: the codec never throws, and gives a View that is one. */
import { describe, expect, it } from 'vitest';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { composeScene } from '#scene/scene.ts';
import { knownIds } from '#state/selectors.ts';
import { decode, encode, LINK_MAX_CHARACTERS, PARAMETER_KEYS } from '#state/url.ts';
import { attack, type Chance, HOSTILE_TEXTS, PROTOTYPE_NAMES, TIMES } from './attack-support.ts';
import golden from './golden-links.json' with { type: 'json' };
import { smallCatalogue, yearOf } from './support.ts';

const catalogue = indexCatalogue(smallCatalogue());
const known = knownIds(catalogue);
const links = golden.map(({ link }) => link);
const keys = [...PARAMETER_KEYS, ...PROTOTYPE_NAMES, 'v', 'unknown', ''];

const signs = (chance: Chance, length: number) =>
  Array.from({ length }, () =>
    String.fromCodePoint(chance.of([chance.below(128), chance.below(0x3000), 0x1f600])),
  ).join('');

/** A golden link with signs taken away, doubled, put in or exchanged. */
function mutated(chance: Chance): string {
  let link = chance.of(links);
  for (let edits = 1 + chance.below(6); edits > 0; edits -= 1) {
    const at = chance.below(link.length + 1);
    const end = at + chance.below(8);
    link =
      link.slice(0, at) + chance.of(['', signs(chance, 3), link.slice(at, end), '%', '&', '=', ',']) + link.slice(end);
  }
  return link;
}

const KINDS: Readonly<Record<string, (chance: Chance) => string>> = {
  'random signs': (chance) => signs(chance, chance.below(200)),
  'golden links, mutated': mutated,
  'known keys with hostile values': (chance) =>
    Array.from(
      { length: 1 + chance.below(8) },
      () => `${chance.of(keys)}=${encodeURIComponent(safe(chance.of(HOSTILE_TEXTS)))}`,
    ).join('&'),
  'names of prototypes as keys and values': (chance) =>
    Array.from({ length: 6 }, () => `${chance.of(PROTOTYPE_NAMES)}=${chance.of(PROTOTYPE_NAMES)}`).join('&') +
    `&${chance.of(PARAMETER_KEYS)}=${chance.of(PROTOTYPE_NAMES)}`,
  'percent junk': (chance) =>
    `${chance.of(keys)}=${Array.from({ length: 30 }, () => `%${chance.of(['', '0', 'zz', 'ff', 'C0%80', 'ED%A0%80', 'u0041', '25'])}`).join('')}`,
};
/** A half of a pair cannot be written as UTF-8; a browser writes the mark of a lost character. */
const safe = (text: string) => text.replace(/[\ud800-\udfff]/g, '\ufffd');

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
  it.each(Object.entries(KINDS))('%s', (name, make) => {
    attack(`links: ${name}`, 20_000, each, (chance, index) => judge(make(chance), index % 10 === 0));
  });

  it('of a megabyte are refused without being read', () => {
    attack('links of 1 MB', 30_000, 20, (chance) => {
      const link = `area=${signs(chance, 10)}&${'x'.repeat(1_000_000)}`;
      expect(decode(link).issues.map(({ code }) => code)).toEqual(['too-long']);
    });
  });
});

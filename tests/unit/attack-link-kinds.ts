/** Hostile links by kind, for the codec and for the browser. */
import { PARAMETER_KEYS } from '#state/url.ts';
import { type Chance, HOSTILE_TEXTS, PROTOTYPE_NAMES } from './attack-support.ts';
import golden from './golden-links.json' with { type: 'json' };

const links = golden.map(({ link }) => link);
const keys = [...PARAMETER_KEYS, ...PROTOTYPE_NAMES, 'v', 'unknown', ''];

export const signs = (chance: Chance, length: number) =>
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

/** How a link is made that nobody would make but who attacks. */
export const LINK_KINDS: Readonly<Record<string, (chance: Chance) => string>> = {
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

/** Hostile values from fixed seeds: a run that fails names the seed and the case, and fails again. */

/** `npm run test:long` makes this many times as many. */
export const TIMES = Number(process.env.ATTACK_TIMES ?? 1);

export interface Chance {
  /** A whole number from 0, below the limit. */
  readonly below: (limit: number) => number;
  readonly of: <Value>(values: readonly Value[]) => Value;
}

/** The same numbers for the same seed (mulberry32). */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return {
    below,
    of: <Value>(values: readonly Value[]) => {
      const found = values[below(values.length)];
      if (found === undefined && values.length === 0) throw new Error('nothing to choose from');
      return found as Value;
    },
  };
}

/** Names that objects have without having been given them. */
export const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'then',
];

/** Texts that are something else where they are not taken as texts. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE areas; --",
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1+1)*cmd|"/c calc"!A0',
  'javascript:alert(1)',
  '\u202eselop owT',
  '\ud800',
  '\ufeff',
  '{{7*7}}',
  '../../etc/passwd',
  'ı\u0307İ',
  '字'.repeat(3000),
  ...PROTOTYPE_NAMES,
];

/** Values of every other kind. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e21,
  '2015',
  [],
  {},
  [null],
  [[]],
  { length: 3 },
  ...HOSTILE_TEXTS,
];

/** Runs one case after the other. @throws naming seed and case, with what was thrown. */
export function attack(what: string, seed: number, count: number, one: (chance: Chance, index: number) => void): void {
  for (let index = 0; index < count; index += 1)
    try {
      one(chance(seed + index), index);
    } catch (error) {
      throw new Error(`${what}, seed ${seed + index}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  console.log(`${what}: ${count}, seeds from ${seed}`);
}

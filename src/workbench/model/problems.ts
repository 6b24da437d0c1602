/** What is wrong with a file: which rows it concerns, and what has become of them. */

/** `mended`: the row is kept, and says what it plainly means; `left-out`: it is not on the map; `told`: it is kept. */
export type Fate = 'mended' | 'left-out' | 'told';

export const FATES = {
  unclosed: 'mended',
  winding: 'mended',
  'three-d': 'mended',
  'number-as-text': 'mended',
  antimeridian: 'mended',
  renamed: 'mended',
  ragged: 'mended',
  'mixed-encoding': 'mended',
  undecoded: 'told',
  'broken-row': 'left-out',
  'broken-end': 'told',
  'no-shape': 'left-out',
  'not-a-position': 'left-out',
  'too-few': 'left-out',
  'unknown-shape': 'left-out',
  'too-deep': 'left-out',
  'out-of-range': 'left-out',
  'no-position': 'left-out',
  unmatched: 'left-out',
  'no-rows-file': 'told',
  'no-crs-file': 'told',
  computed: 'told',
  merged: 'mended',
} as const satisfies Readonly<Record<string, Fate>>;
export type ProblemCode = keyof typeof FATES;

export interface Problem {
  readonly code: ProblemCode;
  /** How many rows it concerns; of the file as a whole 0. */
  readonly count: number;
  /** The first of them, as a person counts in the file. */
  readonly rows: readonly number[];
  /** What stands there, of the first of them. */
  readonly example?: string | undefined;
}

/** Rows that are named; the others are counted. */
const NAMED_ROWS = 20;
const EXAMPLE_CHARACTERS = 60;

interface Counted {
  count: number;
  last: number | undefined;
  readonly rows: number[];
  readonly example: string | undefined;
}

/** Collects problems: those of one kind are one problem, however many rows have it. */
export class Problems {
  readonly #found = new Map<ProblemCode, Counted>();

  /** @param row as a person counts in the file; absent: the file as a whole. */
  add(code: ProblemCode, row?: number, example?: string): void {
    const known = this.#found.get(code);
    const counted: Counted = known ?? {
      count: 0,
      last: undefined,
      rows: [],
      example: example && (example.length > EXAMPLE_CHARACTERS ? `${example.slice(0, EXAMPLE_CHARACTERS)}…` : example),
    };
    if (!known) this.#found.set(code, counted);
    // Several in one row are one row.
    if (row === undefined || counted.last === row) return;
    counted.last = row;
    counted.count += 1;
    if (counted.rows.length < NAMED_ROWS) counted.rows.push(row);
  }
  list(): readonly Problem[] {
    return [...this.#found].map(([code, { count, rows, example }]) => ({ code, count, rows, example }));
  }
}

/** Why nothing of a file can be read. */
export const FAILURES = [
  'empty',
  'unknown-format',
  'not-json',
  'no-features',
  'no-rows',
  'too-large',
  'too-much-inside',
  'unsafe-path',
  'entities',
  'not-xml',
  'broken-zip',
  'incomplete',
  'unknown-crs',
  'newer-project',
  'broken-project',
] as const;
export type FailureCode = (typeof FAILURES)[number];

/** A file of which nothing can be read. `at` says where or what, in the file's own terms. */
export class ReadFailure extends Error {
  readonly code: FailureCode;
  readonly at: string;
  constructor(code: FailureCode, at = '') {
    super(`${code} ${at}`);
    this.name = 'ReadFailure';
    this.code = code;
    this.at = at;
  }
}

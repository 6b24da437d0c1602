/**
 * Data files broken at random: each loads, loads in part and says so, or is refused; and what has loaded never throws
 * in what reads it. The files are those of the small data set.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { evidenceOf } from '#domain/asof/place.ts';
import { rowCounts } from '#domain/comparing/table.ts';
import { type IndexedCatalogue, indexCatalogue } from '#domain/model/catalogue.ts';
import { ROW_LISTS, rowsOf } from '#domain/model/rows/read.ts';
import type { Catalogue } from '#domain/model/schema.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { composeScene } from '#scene/scene.ts';
import { nameIndex, searchNames } from '#search/names.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { load } from '../../geo/build/load.ts';
import { attack, type Chance, HOSTILE_VALUES, TIMES } from './attack-support.ts';

vi.mock('virtual:layout-data', () => ({}));
const { parseCatalogue, parseEvidence, parseGeometry, parseGround, parseSearchTerms } = await import('#data/parse.ts');

const derived = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
const EVIDENCE = derived.evidence[0];
if (!EVIDENCE) throw new Error('the small data set has no document');

/** Paths to all values of a file, of each list the first entries alone: the others are like them. */
function* pathsOf(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.slice(0, 12).entries()]
    : Object.entries(value);
  for (const [key, part] of entries) yield* pathsOf(part, [...path, key]);
}

type Json = Record<string | number, unknown>;

/** A copy with one to three values removed, exchanged or doubled. */
function broken(chance: Chance, file: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  const copy = structuredClone(file);
  for (let changes = 1 + chance.below(3); changes > 0; changes -= 1) {
    const path = chance.of(paths);
    const key = path.at(-1) as string;
    const parent = path.slice(0, -1).reduce<unknown>((at, part) => (at as Json | undefined)?.[part], copy) as
      | Json
      | undefined;
    if (typeof parent !== 'object' || parent === null) continue;
    const how = chance.below(4);
    if (how === 0) delete parent[key];
    else if (how === 1 && Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(parent[0]));
    else parent[key] = structuredClone(chance.of(HOSTILE_VALUES));
  }
  return copy;
}

/** All that is made of an index and its evidence before anything is drawn. */
function readAll(catalogue: Catalogue, turn: number): void {
  const index = indexCatalogue(catalogue);
  const year = index.years.at(turn % 2 ? -1 : 0);
  if (year) composeScene(index, { ...DEFAULT_VIEW, layers: [...OVERLAYS] }, year, 'en');
  // The index of names is the slowest of all.
  if (turn % 4 === 0) searchNames(nameIndex(index, derived.search), 'song', 'zh');
  readEvidence(index, derived.evidence);
}

/** All that is made of evidence. */
function readEvidence(index: IndexedCatalogue, evidence: typeof derived.evidence): void {
  const byDocument = new Map(evidence.map((rows) => [rows.id, rows]));
  for (const { id } of index.areas.slice(0, 5))
    for (const list of ROW_LISTS) evidenceOf(index, byDocument, id).rows(list);
  rowCounts(index, byDocument);
}

/** How many loaded whole, in part, and not at all. */
function counting() {
  const count = { whole: 0, partly: 0, refused: 0 };
  return {
    count,
    parsed<Parsed extends { readonly dropped: readonly string[] }>(parse: () => Parsed): Parsed | undefined {
      try {
        const made = parse();
        count[made.dropped.length > 0 ? 'partly' : 'whole'] += 1;
        return made;
      } catch {
        count.refused += 1;
        return undefined;
      }
    },
  };
}

describe('data files', () => {
  const each = 1000 * TIMES;

  it('of the index, broken', () => {
    const paths = [...pathsOf(derived.catalogue)];
    const { count, parsed } = counting();
    attack('index files', 70_000, each, (chance, turn) => {
      const made = parsed(() => parseCatalogue(broken(chance, derived.catalogue, paths)));
      if (made) readAll(made.value, turn);
    });
    console.log('  ', count);
    expect(Math.min(count.partly, count.refused, count.whole)).toBeGreaterThan(10);
  });

  it('of a document, broken', () => {
    const paths = [...pathsOf(EVIDENCE)];
    const whole = indexCatalogue(derived.catalogue);
    const { count, parsed } = counting();
    attack('evidence files', 80_000, each, (chance) => {
      const made = parsed(() => parseEvidence(broken(chance, EVIDENCE, paths)));
      if (!made) return;
      rowsOf(made.value);
      readEvidence(whole, [made.value]);
    });
    console.log('  ', count);
    expect(Math.min(count.partly, count.refused, count.whole)).toBeGreaterThan(10);
  });

  it('of shapes and readings, broken', () => {
    const files = { ...derived.geometry, search: derived.search };
    const names = Object.keys(files) as (keyof typeof files)[];
    const paths = new Map(names.map((name) => [name, [...pathsOf(files[name])]]));
    const { count, parsed } = counting();
    attack('files of shapes and readings', 90_000, each, (chance) => {
      const name = chance.of(names);
      const value = broken(chance, files[name], paths.get(name) ?? []);
      parsed(() =>
        name === 'search'
          ? { dropped: [], value: parseSearchTerms(value) }
          : name === 'arcs'
            ? parseGeometry(value)
            : parseGround(value),
      );
    });
    console.log('  ', count);
    expect(count.refused).toBeGreaterThan(10);
  });
});

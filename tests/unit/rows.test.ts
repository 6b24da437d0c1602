/** The registry of rows: what each kind must bring, and that its parts agree on real rows. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { CommonRow, RowFile, RowKind } from '#domain/model/rows/kind.ts';
import {
  COUNTED_LISTS,
  type DocumentRows,
  kindOf,
  LISTS_BY_DIRECTNESS,
  LISTS_OF_PLACE,
  listOf,
  ROW_LISTS,
  type RowList,
  rowsOf,
} from '#domain/model/rows/read.ts';
import { documentFile } from '#domain/model/schema.ts';
import { translator } from '#i18n/index.ts';
import { referencesIn } from '../../geo/build/check/references.ts';
import { HAS_OUTLINES, OUTLINES_NOTE, realDerived } from './support.ts';

type OptionalKeys<Whole> = { [Key in keyof Whole]-?: object extends Pick<Whole, Key> ? Key : never }[keyof Whole];

describe('a kind of row', () => {
  it('has no part that can be left out', () => {
    expectTypeOf<OptionalKeys<RowKind<CommonRow>>>().toBeNever();
    expectTypeOf<OptionalKeys<RowFile<CommonRow>>>().toBeNever();
    // The helper itself finds what is optional.
    expectTypeOf<OptionalKeys<{ a: 1; b?: 2 }>>().toEqualTypeOf<'b'>();
  });

  it('has a rank of its own in a place, and where one row speaks for a document', () => {
    for (const rank of ['placeRank', 'sayingRank'] as const)
      expect(new Set(ROW_LISTS.map((list) => kindOf(list)[rank])).size, rank).toBe(ROW_LISTS.length);
  });

  it.each(ROW_LISTS)('%s is in every order of lists, and has words in the interface', (list) => {
    expect(LISTS_OF_PLACE).toContain(list);
    expect(LISTS_BY_DIRECTNESS).toContain(list);
    for (const t of [translator('zh'), translator('en')]) expect(t(`documents.${list}`)).not.toBe('');
  });
});

/** The browser reads rows by the thousand and validates none: the build has done that. */
it('a bundle that reads rows has no schema in it', async () => {
  const entry = fileURLToPath(new URL('../../src/domain/model/rows/read.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['es'] } },
  });
  const code = [built].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
  const text = code.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  expect(text).toContain('placeRank');
  for (const schema of ['valibot', 'strictObject', 'lower-case words joined by hyphens', 'role_class'])
    expect(text).not.toContain(schema);
});

describe('the orders', () => {
  it('of these five are those that the panels, the pages and the table have, wherever another kind stands', () => {
    const five: readonly RowList[] = ['statements', 'figures', 'links', 'events', 'structures'];
    const ofFive = (lists: readonly RowList[]) => lists.filter((list) => five.includes(list));
    expect(ofFive(ROW_LISTS)).toEqual(five);
    expect(ofFive(LISTS_OF_PLACE)).toEqual(['structures', 'statements', 'figures', 'links', 'events']);
    expect(ofFive(LISTS_BY_DIRECTNESS)).toEqual(['links', 'statements', 'events', 'figures', 'structures']);
    expect(ofFive(COUNTED_LISTS)).toEqual(['statements', 'figures', 'links']);
  });
});

describe.skipIf(!HAS_OUTLINES)(`real rows${OUTLINES_NOTE}`, () => {
  const { documents } = realDerived();

  it('are all read, of every kind', () => {
    for (const file of documents) {
      const lists: DocumentRows = file;
      const rows = rowsOf(file);
      expect(rows.map(({ id }) => id)).toEqual(ROW_LISTS.flatMap((list) => lists[list].map(({ id }) => id)));
      for (const { words, asOf } of rows) {
        expect(words.zh).not.toBe('');
        expect(words.en).not.toBe('');
        expect(String(asOf)).toMatch(/^\d{4}/);
      }
    }
  });

  // Two accounts of what a row names: the kind's own, which the app asks, and the one that the check finds by the
  // schema.
  it.each(ROW_LISTS)('%s name the areas that their schema has', (list: RowList) => {
    let seen = 0;
    for (const file of documents) {
      const found = listOf(file, list).map(() => new Set<string>());
      for (const { target, id, path } of referencesIn(documentFile, file))
        if (path[0] === list && target.what === 'area') found[Number(path[1])]?.add(id);
      const named = rowsOf(file, [list]).map(({ areas }) => new Set<string>(areas));
      expect(named).toEqual(found);
      seen += named.filter(({ size }) => size > 0).length;
    }
    expect(seen).toBeGreaterThan(0);
  });
});

/**
 * Data files, typed after a check of their envelope: it distinguishes ours from a truncated file or something else (a
 * host's error page, another version). The rows are not validated again: each has passed its schema in the build that
 * published it, the file's name has the hash of what that build wrote, and full validation would delay the first map by
 * 40 ms. A list that a later version adds must not be required here, or published versions would be rejected.
 */
import type { FeatureCollection } from 'geojson';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';

/** Types a value if it has all of the lists. @throws naming the first list that is missing. */
function withLists<Value>(value: unknown, lists: readonly (keyof Value & string)[]): Value {
  for (const list of lists) {
    if (typeof value !== 'object' || value === null || !Array.isArray((value as Record<string, unknown>)[list]))
      throw new Error(`no list "${list}"`);
  }
  return value as Value;
}

export const parseCatalogue = (value: unknown): Catalogue =>
  withLists<Catalogue>(value, [
    'documents',
    'years',
    'areas',
    'heads',
    'roleClasses',
    'industryGroups',
    'kinds',
    'relations',
    'metrics',
    'arcs',
  ]);
export const parseSearchTerms = (value: unknown): SearchTerms => withLists<SearchTerms>(value, ['readings']);

/** Lists of all kinds of rows, empty: a version that was published before a kind existed has no list of it. */
const NO_ROWS = Object.fromEntries(ROW_LISTS.map((list) => [list, []]));
export const parseEvidence = (value: unknown): DocumentEvidence => ({
  ...NO_ROWS,
  ...withLists<DocumentEvidence>(value, ['statements', 'figures', 'links', 'events', 'structures', 'gaps']),
});
export const parseGeometry = (value: unknown): FeatureCollection => withLists<FeatureCollection>(value, ['features']);

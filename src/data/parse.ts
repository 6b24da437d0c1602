/**
 * Data files as what they should be. What is checked is the envelope: a file that is cut off, or is something else (a host's
 * error page, another version), is told from ours. Every row has been through its schema in the build that published it, and
 * the file's name carries the hash of what that build wrote; parsing all of it again with the schema would hold up the first
 * map by 40 ms. A list that a later version adds is therefore not asked for here, or published versions would be lost.
 */
import type { FeatureCollection } from 'geojson';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';

/** The value as what it should be, when the lists that make it so are there. @throws with the first that is not. */
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

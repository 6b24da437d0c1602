/** The readings of the matrix panel: the matrix in two orders, and what can be derived from it. */

/** The first is the default of a link without `sort`; `places` is the matrix in another order. */
export const READINGS = ['groups', 'places', 'overlap', 'similarity', 'alone', 'gaps'] as const;
export type Reading = (typeof READINGS)[number];

export const READING_WORDS = {
  groups: 'matrix.byGroup',
  places: 'matrix.byPlaces',
  overlap: 'matrix.overlap',
  similarity: 'matrix.similarity',
  alone: 'matrix.alone',
  gaps: 'matrix.gaps',
} as const satisfies Record<Reading, string>;
export const READING_DEFINITIONS = {
  groups: 'matrix.defMatrix',
  places: 'matrix.defMatrix',
  overlap: 'matrix.defOverlap',
  similarity: 'matrix.defSimilarity',
  alone: 'matrix.defAlone',
  gaps: 'matrix.defGaps',
} as const satisfies Record<Reading, string>;

export const isGrid = (reading: Reading): boolean => reading === 'groups' || reading === 'places';

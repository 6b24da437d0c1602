/** The readings of the matrix panel: the matrix in two orders, and what can be derived from it. */

import type { MatrixReading } from '#state/view.ts';

export const READING_WORDS = {
  groups: 'matrix.byGroup',
  places: 'matrix.byPlaces',
  overlap: 'matrix.overlap',
  similarity: 'matrix.similarity',
  alone: 'matrix.alone',
  gaps: 'matrix.gaps',
} as const satisfies Record<MatrixReading, string>;
export const READING_DEFINITIONS = {
  groups: 'matrix.defMatrix',
  places: 'matrix.defMatrix',
  overlap: 'matrix.defOverlap',
  similarity: 'matrix.defSimilarity',
  alone: 'matrix.defAlone',
  gaps: 'matrix.defGaps',
} as const satisfies Record<MatrixReading, string>;

export const isGrid = (reading: MatrixReading): boolean => reading === 'groups' || reading === 'places';

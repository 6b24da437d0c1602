/**
 * Data files of former formats as the present code reads them. Published versions are never edited, so what later code
 * reads differently is changed here, when they are parsed, and they still show what they showed.
 *
 * Format 1 had one field, `standing`, in which `inferred` stood in the place of what the verb says.
 */

import type { Assertion } from '../vocabulary/evidence.ts';
import { ROW_LISTS } from './rows/read.ts';
import type { Catalogue, DocumentEvidence } from './schema.ts';

interface Former1 {
  readonly standing: string;
  readonly basis?: string;
}

/** Format 1 said nothing of the verb of an inferred row: it is shown as inferred and as nothing else. */
function assertion<Row extends object>(row: Row): Row & Assertion {
  const { standing, basis } = row as Row & Former1;
  if (basis !== undefined) return row as Row & Assertion;
  const isInferred = standing === 'inferred';
  return {
    ...row,
    standing: (isInferred ? 'stated' : standing) as Assertion['standing'],
    basis: isInferred ? 'inferred' : 'named',
  };
}

type Structures = Catalogue['structures'] | DocumentEvidence['structures'];
function follows<Row extends Structures[number]>(row: Row): Row {
  if (!row.follows || 'basis' in row.follows) return row;
  const { structure, standing } = row.follows as unknown as { readonly structure: string; readonly standing: string };
  return { ...row, follows: { structure, basis: standing === 'inferred' ? 'inferred' : 'named' } };
}

/** Whether rows have the fields of the present format; a file is of one format as a whole. */
const isPresent = (rows: readonly object[]): boolean => rows.every((row) => 'basis' in row);

/** An index of any format, in the present one. */
export function presentCatalogue(catalogue: Catalogue): Catalogue {
  if (isPresent(catalogue.heads) && isPresent(catalogue.arcs)) return catalogue;
  return {
    ...catalogue,
    heads: catalogue.heads.map(assertion),
    arcs: catalogue.arcs.map(assertion),
    structures: catalogue.structures.map(follows),
  };
}

/** Rows of a document of any format, in the present one. */
export function presentEvidence(evidence: DocumentEvidence): DocumentEvidence {
  if (ROW_LISTS.every((list) => isPresent(evidence[list]))) return evidence;
  const lists = ROW_LISTS.map((list) => [list, evidence[list].map(assertion)] as const);
  const rows = { ...evidence, ...Object.fromEntries(lists) };
  return { ...rows, structures: rows.structures.map(follows) };
}

/** What is kept of the derived data between test files is what would be derived. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { load } from '../../geo/build/load.ts';
import { keptDerived } from './kept-derived.ts';
import { HAS_OUTLINES, OUTLINES_NOTE } from './support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.runIf(HAS_OUTLINES)(`the kept data are those of the sources${OUTLINES_NOTE}`, () => {
  // The first call may derive them; the second reads them.
  keptDerived(root);
  expect(keptDerived(root)).toStrictEqual(load(root));
});

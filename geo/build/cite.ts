/**
 * `npm run geo:cite`: confirms terms against the text editions, and stores the hashes with which every clone can check
 * them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatIssue } from './check/issue.ts';
import { check } from './check.ts';
import { citedLinesOf, citedLinesPath, formatCitedLines } from './cited-lines.ts';
import { DataError } from './data-error.ts';
import { readProject } from './read.ts';
import { sourcesBeside } from './sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

try {
  const folder = join(ROOT, 'geo');
  const texts = sourcesBeside(ROOT);
  if (!texts)
    throw new Error('The text editions of the documents were not found beside the project; nothing was confirmed.');
  const checked = check(readProject(folder, ROOT), texts);
  if (!checked.ok) throw new DataError(checked.issues.map(formatIssue));
  const cited = citedLinesOf(checked.project.documents, texts);
  writeFileSync(citedLinesPath(folder), formatCitedLines(cited));
  for (const [document, lines] of Object.entries(cited))
    console.log(`${document}: terms confirmed on ${Object.keys(lines).length} cited lines`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

/**
 * The plain-text editions of the documents, if they are present beside the project. They are other people's works and
 * are not part of it. Without the folder, terms are checked against the hashes of `cited-lines.ts`, and the check for
 * copied sentences is skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES: Readonly<Record<string, string>> = {
  'progress-2015': '002_41e58c6cb674e6bb.txt',
  'zou-2018': '003_dd0722aa1d9f3bb1.txt',
  'siis-2020': '000_814b5e6d246cc06b.txt',
  'sun-2020': '001_7f2a8c683519c6e6.txt',
  'progress-2022': '004_6c33c3a6be5b87a2.txt',
};

/** Lines of each document, line 1 at index 0; undefined without the editions. */
export type SourceTexts = ReadonlyMap<string, readonly string[]>;

/** The editions in their folder beside the project. @param root the project's folder. */
export const sourcesBeside = (root: string): SourceTexts | undefined =>
  readSourceTexts(join(root, '..', 'shared', 'sources'));

export function readSourceTexts(folder: string): SourceTexts | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = Object.entries(FILES)
    .map(([document, name]) => [document, join(folder, name)] as const)
    .filter(([, path]) => existsSync(path))
    .map(([document, path]) => [document, readFileSync(path, 'utf8').split('\n')] as const);
  return texts.length > 0 ? new Map(texts) : undefined;
}

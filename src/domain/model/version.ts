/**
 * Published versions of the data. A version is named by its content, so a link with that name always shows the same
 * data, independent of later changes to the data and of who hosts the site.
 */
import type { DataVersion } from './ids.ts';

/**
 * Format number of the data files that this code writes; it reads those of every earlier format too
 * (`src/domain/model/former.ts`). It is incremented when code for the previous format could misread the files.
 */
export const DATA_FORMAT = 2;

export interface PublishedVersion {
  readonly version: DataVersion;
  /** The day of publication, YYYY-MM-DD. */
  readonly published: string;
  readonly format: number;
}

/** The manifest of a version, stored beside its files, with which they can be verified. */
export interface VersionManifest extends PublishedVersion {
  /** SHA-256 of each file by its name, in hexadecimal digits. */
  readonly files: Readonly<Record<string, string>>;
}

export type VersionProblem = 'unknown-data' | 'newer-data';

/**
 * The published version that a link asks for.
 *
 * @param published versions that this site has.
 * @returns null for the present data; a problem when the site has no such version, or one in a newer format than this
 * code reads.
 */
export function findVersion(
  asked: DataVersion | null,
  published: readonly PublishedVersion[],
): { readonly version: PublishedVersion | null; readonly problem?: VersionProblem } {
  if (asked === null) return { version: null };
  const found = published.find(({ version }) => version === asked);
  if (!found) return { version: null, problem: 'unknown-data' };
  return found.format > DATA_FORMAT ? { version: null, problem: 'newer-data' } : { version: found };
}

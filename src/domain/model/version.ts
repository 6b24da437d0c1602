/**
 * Published versions of the data. A version is named by its content, so a link that carries the name shows the same for good:
 * whatever becomes of the present data, and whoever keeps the site.
 */
import type { DataVersion } from './ids.ts';

/** The form of the data files that this code reads; it grows when files of before could be misread. */
export const DATA_FORMAT = 1;

export interface PublishedVersion {
  readonly version: DataVersion;
  /** The day of publication, YYYY-MM-DD. */
  readonly published: string;
  readonly format: number;
}

/** What lies beside the files of a version, and vouches for them. */
export interface VersionManifest extends PublishedVersion {
  /** SHA-256 of each file by its name, in hexadecimal digits. */
  readonly files: Readonly<Record<string, string>>;
}

export type VersionProblem = 'unknown-data' | 'newer-data';

/**
 * The published version that a link asks for.
 *
 * @param published those that this site keeps.
 * @returns null for the present data; a problem when the site has no such version, or only one of a form that came after this code.
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

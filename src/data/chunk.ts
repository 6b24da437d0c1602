/** Loads lazy chunks, and distinguishes a file that is missing from code that throws. */

/** A file did not load: not a bug, and worth a retry. */
export class MissingFile extends Error {
  readonly file: string;
  /** @param file the name that the notice shows. */
  constructor(file: string) {
    super(`${file} did not load`);
    this.name = 'MissingFile';
    this.file = file;
  }
}

/** The messages of Chromium, Firefox, Safari and Vite when a script or style sheet of a lazy chunk does not load. */
const MISSING_CHUNK =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS|Failed to fetch/i;

export const isMissingChunk = (error: unknown): boolean =>
  error instanceof MissingFile || (error instanceof Error && MISSING_CHUNK.test(error.message));

/**
 * Loads a chunk.
 *
 * @param file the name that a notice shows.
 * @throws (rejects) a `MissingFile` if the file does not load; the module's own error if its code fails.
 */
export async function loadChunk<Module>(file: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (isMissingChunk(error)) throw new MissingFile(file);
    throw error;
  }
}

/** Lazy chunks of the app: a file that does not come is told from code that fails. */

/** A file that did not load: nobody's mistake in the code, and worth another try. */
export class MissingFile extends Error {
  readonly file: string;
  /** @param file the name that a notice shows. */
  constructor(file: string) {
    super(`${file} did not load`);
    this.name = 'MissingFile';
    this.file = file;
  }
}

/** How Chromium, Firefox, Safari and Vite word a script or style sheet of a lazy chunk that did not load. */
const MISSING_CHUNK =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS|Failed to fetch/i;

/**
 * Loads a chunk.
 *
 * @param file the name that a notice shows.
 * @throws (rejects) a `MissingFile` when the file does not come; the module's own error when its code fails.
 */
export async function loadChunk<Module>(file: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (error instanceof Error && MISSING_CHUNK.test(error.message)) throw new MissingFile(file);
    throw error;
  }
}

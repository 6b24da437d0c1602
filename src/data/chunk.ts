/** Loads lazy chunks, and distinguishes a file that is missing from code that throws. */

/** A file did not load: not a bug, and worth a retry. */
export class MissingFile extends Error {
  readonly file: string;
  /** @param file the name that the notice shows. */
  constructor(file: string, why = 'did not load') {
    super(`${file}: ${why}`);
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

/** The file that a message of Chromium, Firefox or Vite names; Safari names none. */
export function fileOf(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : '';
  return /(?:module|Unable to preload CSS for):? (\S+)$/.exec(message)?.[1];
}

/** How the page asks for a file once more; a test has its own. */
export interface FreshRequests {
  readonly module: (url: string) => Promise<unknown>;
  readonly sheet: (url: string) => Promise<void>;
}

const FRESH: FreshRequests = {
  module: (url) => import(/* @vite-ignore */ url),
  sheet: (url) =>
    new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.crossOrigin = '';
      link.href = url;
      link.addEventListener('load', () => resolve());
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error(`Unable to preload CSS for ${url}`));
      });
      document.head.append(link);
    }),
};

const ADDRESS_OF_TRY = /[?&]try=\d+$/;
const asked = (url: string, again: number) => `${url.replace(ADDRESS_OF_TRY, '')}?try=${again}`;

/**
 * A request for a chunk that can be made again after it has failed. The browser keeps the failure of a module by its
 * address, and Vite asks for each style sheet once: another try needs another address. What the chunk imports keeps its
 * own address, and is the same module as before.
 *
 * @param load the import of a chunk that is a file of its own, because its exports are read by their names.
 */
export function repeatable<Module>(load: () => Promise<Module>, fresh: FreshRequests = FRESH): () => Promise<Module> {
  let failure: unknown;
  let tries = 0;
  const once = async (): Promise<Module> => {
    tries += 1;
    const sheet = failure !== undefined && /CSS/.test(String(failure)) ? fileOf(failure) : undefined;
    if (sheet) await fresh.sheet(asked(sheet, tries));
    try {
      return await load();
    } catch (error) {
      const file = tries > 1 && !/CSS/.test(String(error)) ? fileOf(error) : undefined;
      if (!file || !isMissingChunk(error)) throw error;
      return (await fresh.module(asked(file, tries))) as Module;
    }
  };
  return async () => {
    try {
      return await once();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
}

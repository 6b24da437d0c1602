/** The page of a single HTML file, which the build makes without data (`geo/build/single-file.ts`). */
import { shellUrl } from 'virtual:single-file';
import { type Loaded, loadText } from './load.ts';

export const loadShell = (signal?: AbortSignal): Promise<Loaded<string>> =>
  loadText(new URL(shellUrl, document.baseURI).href, signal);

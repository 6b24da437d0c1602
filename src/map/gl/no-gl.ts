/** Stands for `GlMap.ts` in a single HTML file, which has no MapLibre: the same as on a machine without WebGL. */
import { StartFailure } from '../failure.ts';

export function createGlMap(): never {
  throw new StartFailure('no-webgl');
}

/** There is no worker to keep. */
export const keepWorker = async (): Promise<void> => undefined;

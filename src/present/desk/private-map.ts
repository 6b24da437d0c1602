/**
 * What the desk and its own map tell each other: the map is a page in a frame, and has to have all of its files before
 * the network may go. Pure.
 */
import type { Progress } from './fetching.ts';

/** Of the frame's address: the page in it fetches whatever it may show. */
export const PRIVATE_HASH = '#private';

const KIND = 'layout-map-private';

interface Told extends Progress {
  readonly kind: typeof KIND;
}

/** The word of the frame. */
export const tellProgress = ({ need, have, failed }: Progress): Told => ({ kind: KIND, need, have, failed });

/** @returns undefined where the message is another's. */
export function progressIn(data: unknown): Progress | undefined {
  if (typeof data !== 'object' || data === null || (data as Partial<Told>).kind !== KIND) return undefined;
  const { need, have, failed } = data as Partial<Told>;
  if (typeof need !== 'number' || typeof have !== 'number' || !Array.isArray(failed)) return undefined;
  return { need, have, failed: failed.filter((name) => typeof name === 'string') };
}

/** Playing: from stop to stop, to the last. */
import { useEffect, useState } from 'react';
import type { Stop } from './use-stops.ts';

/** Long enough to look at what has changed and to hear the year said; `.playTime` of the style sheet is as long. */
const STEP_MS = 2500;

/**
 * @param next the stop to go to; undefined at the last.
 * @param show goes to a stop; the same function while the language is the same, because a new one begins the wait again.
 */
export function usePlaying(next: Stop | undefined, show: (stop: Stop) => void) {
  const [isPlaying, setPlaying] = useState(false);
  // It has played to its end, and does not begin again when an earlier year is chosen.
  if (isPlaying && !next) setPlaying(false);
  // Each step is a wait of its own, so that a year set from elsewhere is shown as long as any other.
  useEffect(() => {
    if (!isPlaying || !next) return;
    const timer = setTimeout(() => show(next), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, next, show]);
  return [isPlaying, setPlaying] as const;
}

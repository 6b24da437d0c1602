/** Play: steps from stop to stop, to the last. */
import { useEffect, useState } from 'react';
import type { Stop } from './use-stops.ts';

/**
 * Step duration, ms: long enough to see what has changed and to hear the year announced. Equals `.playTime` of the
 * style sheet.
 */
const STEP_MS = 2500;

/**
 * @param next the stop to go to; undefined at the last.
 * @param show goes to a stop; stable while the language is the same, because a new function restarts the timer.
 */
export function usePlaying(next: Stop | undefined, show: (stop: Stop) => void) {
  const [isPlaying, setPlaying] = useState(false);
  // At the last stop playing ends, and does not resume when an earlier year is chosen.
  if (isPlaying && !next) setPlaying(false);
  // Each step has its own timer, so that a year set from elsewhere is shown for the full duration.
  useEffect(() => {
    if (!isPlaying || !next) return;
    const timer = setTimeout(() => show(next), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, next, show]);
  return [isPlaying, setPlaying] as const;
}

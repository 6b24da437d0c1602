/** The time that a talk has used: in the bar, and alone in a corner where the speaker wants to see it. */
import { useEffect, useState } from 'react';
import { type Timer, usedOf } from '../model.ts';

const SECOND_MS = 1000;

/** Minutes and seconds; they are read anew each second while the timer runs. */
export function useTimeUsed(timer: Timer): string {
  const [now, setNow] = useState(() => Date.now());
  const isRunning = timer.runningSince !== null;
  useEffect(() => {
    setNow(Date.now());
    if (!isRunning) return;
    const clock = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(clock);
  }, [isRunning]);
  const seconds = Math.floor(usedOf(timer, now) / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

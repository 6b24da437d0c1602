/** The files and the display of a window of a talk, as React sees them. */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Report, Talk } from '#present/channel.ts';
import { type Fetching, fetchAll, type Need } from '#present/desk/fetching.ts';
import { stayAwake } from '#present/desk/wake-lock.ts';

/**
 * Fetches what the window needs as soon as that is wanted, keeps the display on, and tells the other windows of both.
 *
 * @param needs undefined: not known yet, or not wanted.
 */
export function useWindowNeeds(talk: Talk | undefined, needs: readonly Need[] | undefined) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const [isAwake, setAwake] = useState<boolean | null>(false);
  const fetching = useMemo<Fetching | undefined>(() => needs && fetchAll(needs, again), [needs]);
  useEffect(() => {
    void fetching?.run();
    // The network is back.
    const retry = () => void fetching?.run();
    addEventListener('online', retry);
    const stop = talk?.onPrepare(retry);
    return () => {
      removeEventListener('online', retry);
      stop?.();
    };
  }, [fetching, talk]);
  useEffect(() => {
    // In a frame the display is the business of the page around it, which has not allowed it.
    const wakeLock = parent === self ? navigator.wakeLock : undefined;
    return stayAwake({ document, wakeLock }, setAwake);
  }, []);
  const { need, have, failed } = fetching?.progress() ?? { need: 0, have: 0, failed: [] };
  const names = failed.join();
  const own = useMemo<Report>(
    () => ({ need, have, failed: names ? names.split(',') : [], isAwake }),
    [need, have, names, isAwake],
  );
  useEffect(() => talk?.report(own), [talk, own]);
  return { own, prepare: () => void fetching?.run() };
}

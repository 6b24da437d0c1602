/** The app with the moments of its commit at which it takes the place of the page frame. */
import { type ReactNode, use, useEffect, useInsertionEffect, useLayoutEffect } from 'react';
import type { Exchange } from './take-over.ts';

export interface TakeOverProps {
  readonly exchange: Exchange;
  readonly children: ReactNode;
}

/** Rendered last: suspends the whole transition, and so its commit, while there is an obstacle. */
function Gate({ obstacle }: Pick<Exchange, 'obstacle'>) {
  const waiting = obstacle();
  if (waiting) use(waiting);
  return null;
}

/**
 * In a commit insertion effects run first, so that layout effects measure a container that is in the page; and the
 * effects of the outermost component run last, so that the app already does what it does by itself.
 */
export function TakeOver({ exchange: { exchange, restore, repeat, obstacle }, children }: TakeOverProps) {
  useInsertionEffect(exchange, [exchange]);
  useLayoutEffect(restore, [restore]);
  // Not within React's commit, which would handle all of it as one event.
  useEffect(() => queueMicrotask(repeat), [repeat]);
  return (
    <>
      {children}
      <Gate obstacle={obstacle} />
    </>
  );
}

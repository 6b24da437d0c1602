/** Rows that a link can target. */
import { useEffect, useRef } from 'react';
import { useSelect } from '../context.ts';

/** Marks the row that the View's statement names and scrolls it into view. Returns attributes for its element. */
export function useTarget<Shown extends HTMLElement>(...ids: readonly string[]) {
  const ref = useRef<Shown>(null);
  const isTarget = useSelect((state) => ids.some((id) => id === state.view.statement));
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  return { ref, 'data-target': isTarget || undefined };
}

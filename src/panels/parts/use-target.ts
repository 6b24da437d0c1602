/** Rows that a link can name. */
import { useEffect, useRef } from 'react';
import { useSelect } from '../context.ts';

/** A row that the View's statement may name: it is marked and brought into sight. Attributes for its element. */
export function useTarget<Shown extends HTMLElement>(...ids: readonly string[]) {
  const ref = useRef<Shown>(null);
  const isTarget = useSelect((state) => ids.some((id) => id === state.view.statement));
  useEffect(() => {
    if (isTarget) ref.current?.scrollIntoView({ block: 'center' });
  }, [isTarget]);
  return { ref, 'data-target': isTarget || undefined };
}

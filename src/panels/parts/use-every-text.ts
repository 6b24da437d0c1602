/** Whether what needs the texts of all documents may be shown. */
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { DocumentId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { useSelect } from '../context.ts';

/** How long documents wait for each other, ms: one that comes later pushes down what a person may be reading. */
const GRACE_MS = 1000;

/** The documents that have neither arrived nor failed. */
const awaited = (state: State): readonly DocumentId[] =>
  (catalogueOf(state)?.documents ?? [])
    .map(({ id }) => id)
    .filter((id) => !state.evidence.has(id))
    .filter((id) => !state.session.failures.some(({ file }) => file === `evidence-${id}.json`));

/**
 * True when all documents have arrived or failed, or some have and the others take too long. Documents are shown
 * together where they can be, because each adds rows above those of another.
 */
export function useEveryText(): boolean {
  const missing = useSelect(useShallow(awaited)).length;
  const hasSome = useSelect((state) => state.evidence.size > 0);
  const [isOverdue, setOverdue] = useState(false);
  const isWaiting = hasSome && missing > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setOverdue(true), GRACE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return missing === 0 || (isOverdue && hasSome);
}

/** Keyboard shortcuts that work everywhere. */
import { useEffect } from 'react';
import { selectArea } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';

/** Escape deselects the place, unless something closer has handled the key: an open dialog, a list, a field. */
export function useEscape(store: MapStore): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
      store.dispatch(selectArea(null));
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [store]);
}

/** A talk in React: rendered anew whenever its state, or what is known of its windows, changes. */
import { useEffect, useReducer } from 'react';
import type { Talk } from './channel.ts';
import type { Presentation } from './model.ts';

export function useTalk(talk: Pick<Talk, 'state' | 'subscribe'>): Presentation {
  const [, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // What came between the rendering and this effect.
    again();
    return talk.subscribe(again);
  }, [talk]);
  return talk.state();
}

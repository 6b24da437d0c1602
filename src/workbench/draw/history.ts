/** Undo and redo, without end. Pure: each step is a value that shares what it does not change with the one before. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly now: Value;
  readonly future: readonly Value[];
}

export const begun = <Value>(now: Value): History<Value> => ({ past: [], now, future: [] });

/** What was undone cannot be done again after something else. The same value is no step. */
export const done = <Value>({ past, now, ...history }: History<Value>, next: Value): History<Value> =>
  next === now ? { past, now, ...history } : { past: [...past, now], now: next, future: [] };

export function undone<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  const before = past.at(-1);
  return past.length === 0 ? history : { past: past.slice(0, -1), now: before as Value, future: [now, ...future] };
}

export function redone<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  const [next, ...later] = future;
  return future.length === 0 ? history : { past: [...past, now], now: next as Value, future: later };
}

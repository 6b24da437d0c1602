/** The result that a dialog announces: each is new, also where its text is the same as the last. */
import { useCallback, useState } from 'react';

export interface Status {
  /** Increases with each result. */
  readonly id: number;
  readonly text: string;
}

export function useStatus(): readonly [status: Status, say: (text: string) => void] {
  const [status, setStatus] = useState<Status>({ id: 0, text: '' });
  const say = useCallback((text: string) => setStatus(({ id }) => ({ id: id + 1, text })), []);
  return [status, say];
}

/**
 * Keeps the display on while a talk is shown. The browser takes the lock away whenever the page is hidden; it is asked
 * for again when the page is back. A refusal (battery, policy, an old browser) disturbs nobody: the desk says it.
 */

/** What is used of the page; `wakeLock` is missing in old browsers and on pages without https. */
export interface WakePage {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly wakeLock: Pick<WakeLock, 'request'> | undefined;
}

/**
 * @param tell is called with what holds now: true: the display stays on; null: the browser refuses.
 * @returns a function that lets the display go.
 */
export function stayAwake({ document, wakeLock }: WakePage, tell: (isAwake: boolean | null) => void): () => void {
  let lock: WakeLockSentinel | undefined;
  let isOver = false;
  async function ask(): Promise<void> {
    if (isOver || document.visibilityState !== 'visible' || (lock && !lock.released)) return;
    try {
      if (!wakeLock) throw new Error('no wake lock');
      const taken = await wakeLock.request('screen');
      if (isOver) return void taken.release();
      lock = taken;
      taken.addEventListener('release', () => !isOver && tell(false));
      tell(true);
    } catch {
      if (!isOver) tell(null);
    }
  }
  const onVisible = () => void ask();
  document.addEventListener('visibilitychange', onVisible);
  void ask();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', onVisible);
    void lock?.release();
  };
}

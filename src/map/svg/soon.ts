/** Work that is done once at the end of the task in which it is asked for, however often it is asked for. */
export interface Soon {
  readonly schedule: () => void;
  /** Drops what is scheduled, and everything that is scheduled later. */
  readonly cancel: () => void;
}

/**
 * @param work runs in a microtask: after every subscriber of a store has been told, and before the next frame.
 */
export function soon(work: () => void): Soon {
  let isDue = false;
  let isOver = false;
  return {
    schedule() {
      if (isDue) return;
      isDue = true;
      queueMicrotask(() => {
        isDue = false;
        if (!isOver) work();
      });
    },
    cancel() {
      isOver = true;
    },
  };
}

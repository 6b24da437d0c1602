/** Reports an error as uncaught (console, `error` event) without interrupting the caller. */
export function reportBug(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}

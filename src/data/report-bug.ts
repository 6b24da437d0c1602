/** Hands an error to the platform's own reporting (console, `error` event), without ending what is under way. */
export function reportBug(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}

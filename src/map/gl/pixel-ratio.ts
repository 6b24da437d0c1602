/**
 * Calls when the window has come to a screen with other pixels, or the page is zoomed.
 *
 * A query matches one ratio, so that each change needs the next query.
 *
 * @returns a function that stops it.
 */
export function onPixelRatio(changed: () => void): () => void {
  const stopped = new AbortController();
  const watch = () => {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    const onChange = () => {
      watch();
      changed();
    };
    query.addEventListener('change', onChange, { once: true, signal: stopped.signal });
  };
  watch();
  return () => stopped.abort();
}

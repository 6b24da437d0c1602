/**
 * Runs a callback after the next paint, once, however often it is scheduled in between. What the user waits for (the
 * panel of the place just selected) is then on screen before the map is drawn again, which can take several frames.
 */
export function afterPaint(work: () => void): { readonly schedule: () => void; readonly cancel: () => void } {
  const { port1, port2 } = new MessageChannel();
  let frame = 0;
  port1.onmessage = () => {
    frame = 0;
    work();
  };
  return {
    schedule() {
      if (document.visibilityState === 'hidden') work();
      else frame ||= requestAnimationFrame(() => port2.postMessage(null));
    },
    cancel() {
      cancelAnimationFrame(frame);
      port1.close();
    },
  };
}

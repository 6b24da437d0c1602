/**
 * The page already holds the map's picture; nothing may come between it and the screen. So this waits for the first frame and
 * only then loads the app, the renderer and the data. A page in the background has no frames and starts at once.
 */
const start = () => void import('./start.ts');

if (document.visibilityState === 'hidden') start();
else {
  // A frame's callback runs before it is painted; a message posted from it is handled after.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = start;
  requestAnimationFrame(() => port2.postMessage(null));
}

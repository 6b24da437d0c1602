/**
 * A new window's address bar loads pages of its own (its popups), which takes some 300 ms of processor time and of
 * the graphics process while the first page of the window loads. A visitor's browser did this long before.
 */
import type { Browser, CDPSession } from 'playwright-core';

const LIMIT_MS = 10_000;
/** Resolves when the document is loaded and idle. */
const IDLE = `new Promise((resolve) => {
  const whenIdle = () => requestIdleCallback(resolve);
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle);
})`;

async function idle(session: CDPSession, targetId: string): Promise<void> {
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });
  const answered = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('The browser’s own pages do not come to rest.')), LIMIT_MS);
    session.on('Target.receivedMessageFromTarget', (message) => {
      if (message.sessionId !== sessionId) return;
      clearTimeout(limit);
      resolve();
    });
  });
  const message = JSON.stringify({
    id: 1,
    method: 'Runtime.evaluate',
    params: { expression: IDLE, awaitPromise: true },
  });
  await session.send('Target.sendMessageToTarget', { sessionId, message });
  await answered;
}

/**
 * Waits until the browser's own pages are loaded and idle; returns at once in a Chromium without such pages. Throws
 * after ten seconds.
 */
export async function waitForBrowserUi(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'browser_ui' }] });
    await Promise.all(targetInfos.map(({ targetId }) => idle(session, targetId)));
  } finally {
    await session.detach();
  }
}

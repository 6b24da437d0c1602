/** Processor time of the processes that render pages: system and user, of the page's workers too. */
import type { Browser, CDPSession } from 'playwright-core';

async function times(session: CDPSession): Promise<ReadonlyMap<number, number>> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return new Map(processInfo.filter(({ type }) => type === 'renderer').map(({ id, cpuTime }) => [id, cpuTime * 1000]));
}

export interface ProcessorClock {
  /** Milliseconds since the clock was started. */
  readonly stop: () => Promise<number>;
}

/** Starts a clock over all pages of a browser; the caller keeps the other pages idle. */
export async function startProcessorClock(browser: Browser): Promise<ProcessorClock> {
  const session = await browser.newBrowserCDPSession();
  const before = await times(session);
  return {
    async stop() {
      const after = await times(session);
      await session.detach();
      return [...after].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0);
    },
  };
}

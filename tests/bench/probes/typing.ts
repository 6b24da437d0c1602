/**
 * A key is pressed as soon as the search field exists: when does the field show it for good? A separate visit, because
 * typing starts a search.
 */
import type { Network } from '../network.ts';
import { type Probe, visit, withQuery } from './probe.ts';
import { PLACE_AND_YEAR, SLOW } from './words.ts';

const KEY = 's';
const LIMIT_MS = 60_000;

declare global {
  /** Time of the paint that shows the key in the field, on the page's clock. */
  var typedAt: number | undefined;
}

/** The key does not count when the field is replaced or emptied before the paint. */
function recordTyped(key: string): void {
  addEventListener(
    'input',
    ({ target }) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const isKept = target instanceof HTMLInputElement && target.isConnected && target.value === key;
          if (isKept) globalThis.typedAt ??= performance.now();
        };
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** Runs in the page. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[role="combobox"]');
  field?.focus();
  return field !== null && document.activeElement === field;
}

/**
 * Runs in the page on every frame: the time at which answers to the key are there, which the app keeps if it was early.
 */
function answeredAt(): number | false {
  return document.querySelector('[role="listbox"] [role="option"]') !== null && performance.now();
}

function typingOver(name: string, network?: Network): Probe {
  return {
    name,
    sites: ['map'],
    async run(context, { link, server }) {
      server.connect(network);
      try {
        const page = await context.newPage();
        await page.addInitScript(recordTyped, KEY);
        await visit(page, withQuery(link, PLACE_AND_YEAR));
        await page.waitForFunction(focusSearch, undefined, { timeout: LIMIT_MS });
        await page.keyboard.press(KEY);
        const typed = await page.waitForFunction(() => globalThis.typedAt, undefined, { timeout: LIMIT_MS });
        const answered = await page.waitForFunction(answeredAt, undefined, { timeout: LIMIT_MS });
        return { typedMs: (await typed.jsonValue()) ?? Number.NaN, answeredMs: Number(await answered.jsonValue()) };
      } finally {
        server.connect();
      }
    },
  };
}

export const typing = typingOver('typing');
export const slowTyping = typingOver('slow-typing', SLOW);

/** Whether a page may save files: a browser drops those of a sandboxed frame without a word. */
import { expect, it } from 'vitest';
import { type Framed, mayDownload } from '#ui/download.ts';

const top = {};
/** A page in a frame. @param sandbox the attribute; null: the frame has none. */
const framed = (sandbox: string | null, parent: unknown = top): Framed => ({
  self: {},
  parent,
  top,
  frameElement: {
    hasAttribute: () => sandbox !== null,
    sandbox: { contains: (token: string) => sandbox?.split(' ').includes(token) ?? false },
  } as unknown as Element,
});

it.each<[string, Framed, string]>([
  ['in a window of its own', { self: top, parent: top, top, frameElement: null }, 'yes'],
  ['in a frame without a sandbox', framed(null), 'yes'],
  ['in a sandbox that allows it', framed('allow-scripts allow-downloads'), 'yes'],
  ['in a sandbox that does not', framed('allow-scripts allow-same-origin'), 'no'],
  ['in a frame within a frame', framed(null, {}), 'unknown'],
  ['in a page of another site', { self: {}, parent: top, top, frameElement: null }, 'unknown'],
  [
    'where the browser does not say',
    {
      self: {},
      parent: top,
      top,
      get frameElement(): Element | null {
        throw new DOMException('denied', 'SecurityError');
      },
    },
    'unknown',
  ],
])('%s', (_, page, answer) => {
  expect(mayDownload(page)).toBe(answer);
});

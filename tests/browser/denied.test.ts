/** Browsers in which something that others have is missing or refused: map, words and files are there all the same. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';

describe('a browser', () => {
  test('without ResizeObserver has map, panels and search', async ({ open }) => {
    const app = await open('./?panel=layers', {
      before: (screen) => screen.runFirst(() => void Reflect.deleteProperty(globalThis, 'ResizeObserver'), undefined),
    });
    await app.search.submit('松江');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('whose Intl refuses every locale has words, figures and a table', async ({ open }) => {
    const app = await open('./?panel=table', {
      before: (screen) =>
        screen.runFirst(() => {
          for (const name of ['NumberFormat', 'PluralRules', 'ListFormat', 'Collator', 'DateTimeFormat'] as const) {
            const original = Intl[name] as unknown as new (...args: unknown[]) => object;
            class Refusing extends original {
              constructor(tag?: unknown, ...rest: unknown[]) {
                if (tag !== undefined) throw new RangeError('Incorrect locale information provided');
                super(tag, ...rest);
              }
            }
            Object.defineProperty(Intl, name, { value: Refusing });
          }
        }, undefined),
    });
    await app.table.waitUntilShown();
    await app.search.submit('松江');
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('that refuses storage, cookies and observers shows the map', async ({ open }) => {
    const app = await open('./?area=songjiang', {
      before: (screen) =>
        screen.runFirst(() => {
          const denied = () => {
            throw new DOMException('denied', 'SecurityError');
          };
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
            Object.defineProperty(globalThis, name, { get: denied });
          Object.defineProperty(Document.prototype, 'cookie', { get: denied, set: denied });
          Reflect.deleteProperty(globalThis, 'IntersectionObserver');
        }, undefined),
    });
    await expect.poll(() => app.place.heading()).toBe('松江区');
  });

  test('that refuses addresses of objects saves files', async ({ open }) => {
    const app = await open('./?panel=table', {
      before: (screen) =>
        screen.runFirst(() => {
          URL.createObjectURL = () => {
            throw new TypeError('refused');
          };
        }, undefined),
    });
    await app.table.waitUntilShown();
    const { name, text } = await app.screen.download({ role: 'button', name: /CSV/ });
    expect(name).toMatch(/\.csv$/);
    expect(text).toContain('songjiang');
  });
});

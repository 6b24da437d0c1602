/** The page's inline script and the app take the same values from a link: they are one codec, and this holds it. */
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, expect, it } from 'vitest';
import { decode } from '#state/url.ts';
import { inlineScript } from '../../geo/build/inline-script.ts';

let script = '';
beforeAll(async () => {
  const poster = { looks: { 2015: {}, 2019: {} }, latest: 2022 };
  const values = { POSTER: JSON.stringify(poster), WORDS_FOLDER: '"./"' };
  script = await inlineScript(fileURLToPath(new URL('../..', import.meta.url)), 'src/app/boot.ts', values);
}, 60_000);

/** The attributes of the page after the script has run with this query. */
function pageAt(query: string): { readonly lang: string; readonly dataset: Readonly<Record<string, string>> } {
  const root = { lang: '', dataset: {}, style: { setProperty: () => undefined } };
  class Observer {
    observe() {}
    disconnect() {}
  }
  const listen = () => undefined;
  const page = createContext({
    URLSearchParams,
    AbortController,
    MutationObserver: Observer,
    location: { search: query },
    navigator: { language: 'en-GB' },
    document: {
      documentElement: root,
      addEventListener: listen,
      querySelectorAll: () => [],
      querySelector: () => null,
    },
    matchMedia: () => ({ matches: false }),
    addEventListener: listen,
    fetch: () => new Promise(() => undefined),
    getComputedStyle: () => ({ fontSize: '14px' }),
    innerWidth: 1440,
    innerHeight: 900,
  });
  // The page is in no frame.
  Object.assign(page, { self: page, parent: page });
  runInContext(script, page);
  return root;
}

it.each([
  '',
  '?lang=zh&lang=en',
  '?lang=en&lang=zh',
  '?lang=zh&lang=nope',
  '?theme=dark&theme=light&mode=embed&mode=explore',
  '?theme=light&theme=dark&mode=explore&mode=embed&show=panel&show=legend',
  '?mode=embed&mode=&theme=&theme=dark',
  // Damaged on the way.
  '?v=1&amp;lang=zh&amp;theme=dark&amp;mode=embed&amp;show=panel,none',
  '?lang%EF%BC%9Dzh%EF%BC%86theme%EF%BC%9Ddark%E3%80%82',
  '?lang=+zh&theme=dark)&utm_source=x&mode=present.',
  '?mode=embed&show=timeline,nope,panel',
  '?asof=2017&area=songjiang%20&panel=table%EF%BC%89',
])('%s', (query) => {
  const { view } = decode(query, { years: new Set([2015, 2019, 2022]) });
  const page = pageAt(query);
  expect(page.lang).toBe(view.lang ?? 'en');
  expect(page.dataset).toMatchObject({
    theme: view.theme ?? 'light',
    mode: view.mode,
    show: view.mode === 'embed' ? view.show.join(' ') : '',
    details: view.area === null ? 'closed' : 'open',
    dock: view.panel === 'table' ? 'open' : 'closed',
  });
});

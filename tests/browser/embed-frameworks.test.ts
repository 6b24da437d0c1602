/** `<layout-map>` in pages of React and Vue and in plain ones, whichever comes first, the page or the script. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe } from 'vitest';
import type { LayoutMapElement } from '#embed/host/element-types.ts';
import { expect, type HostPage, MAP, SCRIPT, test } from './driver/host-page.ts';

const inTag = (code: string) => `<script>${code.replaceAll('</script', '<\\/script')}</script>`;

async function reactHost(): Promise<string> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    // As a host builds it; here, under the tests' own NODE_ENV, JSX would be compiled for development.
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('fixtures/react-host.tsx', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  });
  const [chunk] = [made].flat().flatMap((result) => ('output' in result ? result.output : []));
  return `<div id="root" data-src="${MAP()}"></div>${inTag(chunk?.type === 'chunk' ? chunk.code : '')}`;
}

const VUE = fileURLToPath(new URL('../../node_modules/vue/dist/vue.global.prod.js', import.meta.url));
const vueHost = () =>
  `<div id="vue-root"></div>${inTag(readFileSync(VUE, 'utf8'))}${inTag(`
    const app = Vue.createApp({
      data: () => ({ src: '${MAP()}', area: 'songjiang', year: undefined, none: null, on: true, off: false }),
      template: '<layout-map id="vue" :src.attr="src" lang="en" :view="view" :asof="year" :industry="none"' +
        ' :figures="on" :only="off"></layout-map><button @click="area = &quot;qingpu&quot;">Qingpu, Vue</button>',
      computed: { view() { return 'area=' + this.area + '&theme=dark'; } },
    });
    app.config.compilerOptions.isCustomElement = (tag) => tag === 'layout-map';
    app.mount('#vue-root');
  `)}`;

const plainHost = () => `
  <layout-map id="plain" src="${MAP()}" lang="en" view="area=songjiang&amp;theme=dark" figures="with"></layout-map>
  <layout-map id="early" src="${MAP()}" lang="en"></layout-map>
  <layout-map id="moved" src="${MAP()}" lang="en" view="area=songjiang&amp;theme=dark" figures="with"></layout-map>
  <layout-map id="hidden" src="${MAP()}" style="display:block" hidden></layout-map>
  <template id="template"><layout-map id="cloned" src="${MAP()}" lang="en" figures></layout-map></template>
  <div id="elsewhere"></div><div id="in-shadow"></div>
  ${inTag(`
    document.getElementById('early').view = 'area=songjiang&theme=dark&figures=with';
    const clone = document.getElementById('template').content.cloneNode(true);
    clone.firstElementChild.view = 'area=songjiang&theme=dark';
    document.body.append(clone);
    const shadow = document.getElementById('in-shadow').attachShadow({ mode: 'open' });
    shadow.innerHTML = '<layout-map src="${MAP()}" lang="en" view="area=songjiang&theme=dark" figures="true"></layout-map>';
    document.getElementById('elsewhere').append(document.getElementById('moved'));
  `)}`;

/** The links of all elements, by id. */
const views = (page: HostPage) =>
  page.screen.run(() => {
    const all = [...document.querySelectorAll('layout-map:not(#a, #hidden)')];
    const inShadow = document.getElementById('in-shadow')?.shadowRoot?.querySelector('layout-map');
    return Object.fromEntries(
      [...all, ...(inShadow ? [inShadow] : [])].map((element) => [
        element.id || 'shadow',
        [...new URLSearchParams((element as LayoutMapElement).view)].map(String).sort().join(' '),
      ]),
    );
  });
const SHOWN = 'area,songjiang figures,with lang,en theme,dark';
const NAMES = ['cloned', 'early', 'moved', 'plain', 'props', 'shadow', 'vue'];

describe.each(['before', 'after'] as const)('the script %s the page', (order) => {
  test('finds every element and what was set on it', async ({ host }) => {
    const hosts = `${await reactHost()}${vueHost()}${plainHost()}`;
    const page = await host(order === 'before' ? SCRIPT().replace(' async', '') + hosts : hosts);
    if (order === 'after') {
      await page.screen.appears({ role: 'button', name: 'Qingpu, Vue' });
      // Another vendor's file of this name is not the map's.
      await page.screen.run(
        (map) =>
          document.head.append(
            Object.assign(document.createElement('script'), { type: 'text/plain', src: 'https://v.example/embed.js' }),
            Object.assign(document.createElement('script'), { type: 'module', src: `${map}embed.js` }),
          ),
        MAP(),
      );
    }
    await expect.poll(() => views(page)).toEqual(Object.fromEntries(NAMES.map((name) => [name, SHOWN])));
    expect(await page.screen.isVisible({ css: '#hidden' })).toBe(false);
    // Without `src` the map is where the script is from.
    await page.append('<layout-map id="own" lang="en"></layout-map>');
    await expect.poll(() => page.screen.attribute({ css: '#own a' }, 'href')).toBe(`${MAP()}?lang=en`);

    await expect.poll(() => page.state('a')).toBe('live');
    expect((await page.query('a')).get('area')).toBe('songjiang');
    await page.screen.click({ role: 'button', name: 'Qingpu, Vue' });
    await page.screen.click({ role: 'button', name: 'Qingpu', nth: 0 });
    await expect.poll(() => page.received('select', 'a')).toEqual([expect.objectContaining({ area: 'qingpu' })]);
    // A prop that changes is another view, in the same language and manner.
    await expect
      .poll(() => views(page))
      .toMatchObject({ props: 'area,qingpu lang,en theme,dark', vue: 'area,qingpu lang,en theme,dark' });
    await page.screen.run(() => (document.getElementById('a') as LayoutMapElement).select({ area: 'baoshan' }));
    await expect.poll(() => page.screen.text({ css: '#selected' })).toBe('baoshan');
  });
});

test('a dark page that isolates itself shows and commands its map, in its theme, from a srcdoc too', async ({
  host,
}) => {
  const inner = `${SCRIPT()}<layout-map id="b" src="${MAP()}" style="width:320px;height:240px"></layout-map>`;
  const page = await host(
    `<style>:root { color-scheme: dark }</style>${SCRIPT()}<layout-map id="a" show="none" heading="A"></layout-map>` +
      `<iframe id="inner" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`,
    // The script is another origin's here too, and its server allows that.
    { headers: { 'cross-origin-embedder-policy': 'require-corp' } },
  );
  // The browser tells the frame's own page of it, unless a test emulates the preference, as here.
  await expect.poll(() => page.screen.attribute({ css: '#a img' }, 'src')).toMatch(/home(-en)?-dark\.svg$/);
  await expect.poll(() => page.state('a')).toBe('live');
  const described = page.screen.runAt({ css: '#b', in: { frame: '#inner' } }, async (element) => {
    const map = element as LayoutMapElement;
    return (await map.describe({ lang: 'en' })).text;
  });
  expect(await described).toContain('As of 2022');
});

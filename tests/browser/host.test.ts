/** The map in the frames of other pages: only the origin that its address names can command it. */
import { afterAll, beforeAll, describe } from 'vitest';
import { MESSAGE_MAX_CHARACTERS } from '#embed/protocol/messages.ts';
import { expect, frameOf, type Host, type HostServer, mapAddress, startHosts, test } from './driver/frame.ts';

let hosts: HostServer;
let others: HostServer;
beforeAll(async () => {
  [hosts, others] = await Promise.all([startHosts(), startHosts()]);
});
afterAll(async () => {
  await Promise.all([hosts.close(), others.close()]);
});
const origin = (name: string, { port }: HostServer = hosts) => `http://${name}:${port}`;
const example = () => origin('example.localhost');
const EVERYTHING = ['read', 'view', 'screenshot'] as const;
const request = (id: string, command: string, params?: unknown) => ({
  layoutMap: 1,
  kind: 'request',
  id,
  command,
  params,
});
const SELECT = request('x', 'select', { area: 'songjiang' });

/** All messages have been answered or dropped, and the map still answers its host. */
async function stillAnswers(host: Host, id: string): Promise<void> {
  await host.post(request(id, 'getView'));
  await expect.poll(() => host.results()).toContain(id);
}

describe('a host commands the map in its frame', () => {
  test('by every command', async ({ openHost }) => {
    const host = await openHost({
      at: example(),
      html: frameOf(mapAddress('lang=en&theme=light', example(), EVERYTHING)),
    });
    await host.connect();
    const ready = await host.ready();
    expect(ready).toMatchObject({
      protocol: [1, 1.1],
      allow: EVERYTHING,
      app: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    expect(ready.data).toMatch(/^[0-9a-f]{12}$/);

    expect(await host.ask('getView')).toMatchObject({
      value: { view: { lang: 'en', theme: 'light', asof: 2022, area: null, at: null } },
    });
    expect(await host.ask('select', { area: 'songjiang' })).toMatchObject({
      value: { link: expect.stringContaining('area=songjiang') },
    });
    await expect.poll(() => host.place()).toBe('Songjiang District');
    await host.ask('setYear', { asof: 2019 });
    await expect.poll(async () => (await host.query()).get('asof')).toBe('2019');
    await host.ask('filter', { industry: 'health', figures: true });
    expect(await host.ask('describe', { lang: 'en' })).toMatchObject({
      value: { text: expect.stringMatching(/^As of 2019, .*Health.*Songjiang/s) },
    });
    expect(await host.ask('setView', { link: 'lang=zh&area=qingpu&at=121.1,31.1,10' })).toEqual({
      value: { link: 'v=1&lang=zh&area=qingpu&at=121.1,31.1,10&mode=embed', issues: [] },
    });
    await expect.poll(() => host.place()).toBe('青浦区');
    for (const target of ['home', 'world', 'chongming', [121, 31, 121.6, 31.4]]) {
      const before = (await host.query()).get('at');
      expect(await host.ask('fit', { target })).toEqual({ value: null });
      await expect.poll(async () => (await host.query()).get('at')).not.toBe(before);
    }
    expect(await host.ask('step', { to: 1 })).toEqual({ code: 'reserved' });
  });

  test('and gets pictures of it', async ({ openHost }) => {
    const html = frameOf(mapAddress('area=songjiang&lang=en&renderer=gl', example(), EVERYTHING));
    const host = await openHost({ at: example(), html, webgl: true });
    await host.screen.isThere(host.inFrame('[data-map-state="live"]'));
    // Sharp also where a deck scales the frame to twice its size.
    const pixels = () => {
      const canvas = document.querySelector('canvas');
      return canvas && canvas.width / canvas.clientWidth;
    };
    expect(await host.screen.runAt({ frame: 'iframe' }, pixels)).toBeCloseTo(2, 1);
    await host.connect();
    const svg = await host.ask('screenshot', { format: 'svg', width: 640, height: 480 });
    expect(svg.value).toMatchObject({
      type: 'image/svg+xml',
      data: expect.stringMatching(/^<svg [^>]*width="640"[^>]*height="480"[\s\S]*Songjiang/),
    });
    const png = await host.ask('screenshot', { format: 'png' });
    expect(png).toEqual({ value: { type: 'image/png', data: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] } });
  });

  test('and receives events for what the user does', async ({ openHost }) => {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=zh', example())) });
    await host.waitForMap();
    await host.clickPlace('songjiang');
    await expect
      .poll(() => host.received())
      .toEqual(
        expect.arrayContaining([
          {
            layoutMap: 1,
            kind: 'event',
            name: 'select',
            value: { area: 'songjiang', name: { zh: '松江区', en: 'Songjiang District' } },
          },
          {
            layoutMap: 1,
            kind: 'event',
            name: 'viewchange',
            value: { link: expect.stringContaining('area=songjiang') },
          },
        ]),
      );
  });

  test('and connects again when the frame was loaded again', async ({ openHost }) => {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', example())) });
    await host.connect();
    await host.ask('select', { area: 'songjiang' });
    await host.screen.run(() => {
      const frame = document.querySelector('iframe') as HTMLIFrameElement;
      frame.src = frame.src.replace('lang=en', 'lang=zh');
    });
    await expect
      .poll(
        async () =>
          (await host.received()).filter((message) => message.kind === 'event' && message.name === 'ready').length,
      )
      .toBe(2);
    expect(await host.ask('getView')).toMatchObject({ value: { view: { lang: 'zh', area: null } } });
  });

  test('only in what its address allows', async ({ openHost }) => {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', example(), ['view'])) });
    await host.connect();
    expect((await host.ready()).commands).toEqual([
      ...['setView', 'select', 'filter', 'setYear', 'fit'],
      ...['story', 'goToStep', 'next', 'previous'],
    ]);
    for (const command of ['getView', 'describe'] as const)
      expect(await host.ask(command)).toEqual({ code: 'not-allowed' });
    expect(await host.ask('screenshot', { format: 'svg' })).toEqual({ code: 'not-allowed' });
    expect(await host.ask('select', { area: 'songjiang' })).toHaveProperty('value');
    await expect.poll(() => host.place()).toBe('Songjiang District');
    expect((await host.received()).filter((message) => message.kind === 'event').map(({ name }) => name)).toEqual([
      'ready',
    ]);
  });

  test('and keeps its focus', async ({ openHost }) => {
    const html = `<input aria-label="Note">${frameOf(mapAddress('lang=en', example()))}`;
    const host = await openHost({ at: example(), html });
    await host.connect();
    await host.screen.focus({ role: 'textbox' });
    await host.ask('select', { area: 'songjiang' });
    await expect.poll(() => host.place()).toBe('Songjiang District');
    await host.ask('select', { area: null });
    await expect.poll(() => host.place()).toBeUndefined();
    expect(await host.screen.run(() => document.activeElement?.tagName)).toBe('INPUT');
  });

  test('and keeps its own way back', async ({ openHost }) => {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', example())) });
    await host.connect();
    const steps = () => host.screen.run(() => history.length);
    await host.ready();
    const before = await steps();
    await host.clickPlace('songjiang');
    await expect.poll(async () => (await host.query()).get('area')).toBe('songjiang');
    expect(await steps()).toBe(before);
  });
});

describe('no other page commands it', () => {
  const NAMES: readonly (readonly [why: string, named: () => string, from: () => string])[] = [
    ['a name that ends alike', () => origin('example.localhost'), () => origin('evil-example.localhost')],
    ['a name that begins alike', () => origin('example.localhost'), () => origin('example.evil.localhost')],
    ['a name below', () => origin('example.localhost'), () => origin('a.example.localhost')],
    ['the name above', () => origin('a.example.localhost'), () => origin('example.localhost')],
    ['another port', () => origin('example.localhost'), () => origin('example.localhost', others)],
    ['another scheme', () => origin('example.localhost').replace('http:', 'https:'), () => origin('example.localhost')],
  ];
  for (const [why, named, from] of NAMES) {
    test(`not a page of ${why}`, async ({ openHost }) => {
      // The browser logs that the map's message is for another origin.
      const expected = [/does not match the recipient window's origin/];
      const host = await openHost({ at: from(), html: frameOf(mapAddress('lang=en', named(), EVERYTHING)), expected });
      await host.waitForMap();
      await host.waitForListener();
      for (const message of [{ layoutMap: 1, kind: 'hello' }, SELECT, { ...SELECT, layoutMap: 2 }])
        await host.post(message);
      await host.delivered();
      expect(await host.received()).toEqual([]);
      expect((await host.query()).get('area')).toBeNull();
      // The user of the page still gets the map.
      await host.clickPlace('songjiang');
      await expect.poll(() => host.place()).toBe('Songjiang District');
    });
  }

  for (const named of ['null', '*', 'http://*.localhost', 'example.localhost', '']) {
    test(`and no page at all where the address says host=${named}`, async ({ openHost }) => {
      const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', named, EVERYTHING)) });
      await host.waitForMap();
      await host.post(SELECT);
      await host.delivered();
      expect((await host.query()).get('area')).toBeNull();
      await host.clickPlace('qingpu');
      await expect.poll(() => host.place()).toBe('Qingpu District');
      expect(await host.hasListener()).toBe(false);
      expect(await host.received()).toEqual([]);
    });
  }

  test('not a page without an origin', async ({ openHost }) => {
    const page = `<script>
      onmessage = function (event) {
        if (event.source === parent) document.querySelector('iframe').contentWindow.postMessage(event.data, '*');
        else parent.postMessage({ layoutMap: 'overheard' }, '*');
      };
    </script>${frameOf(mapAddress('lang=en', example(), EVERYTHING))}`;
    const host = await openHost({
      at: example(),
      html: `<iframe style="width:900px;height:700px" src="data:text/html,${encodeURIComponent(page)}"></iframe>`,
      frame: { frame: 'iframe', in: { frame: 'iframe' } },
      expected: [/does not match the recipient window's origin/],
    });
    await host.waitForMap();
    await host.waitForListener();
    expect(await host.screen.runAt({ frame: 'iframe' }, () => self.origin)).toBe('null');
    await host.post(SELECT);
    await host.delivered();
    expect((await host.query()).get('area')).toBeNull();
    await host.clickPlace('qingpu');
    await expect.poll(() => host.place()).toBe('Qingpu District');
    expect(await host.received()).toEqual([]);
  });

  test('not another frame of the host', async ({ openHost }) => {
    const rival = `<script>onmessage = function (event) { parent.frames[0].postMessage(event.data, '*'); };</script>`;
    const rivalAddress = `${origin('rival.localhost')}/?html=${encodeURIComponent(rival)}`;
    const host = await openHost({
      at: example(),
      html: `${frameOf(mapAddress('lang=en', example(), EVERYTHING))}<iframe id="rival" src="${rivalAddress}"></iframe>
        <iframe id="sibling" src="${rivalAddress.replace('rival.', 'example.')}"></iframe>`,
    });
    await host.waitForMap();
    await expect.poll(async () => (await host.received()).length).toBe(1);
    for (const id of ['rival', 'sibling'])
      await host.screen.run(
        ([name, message]) => {
          document.querySelector<HTMLIFrameElement>(`#${name}`)?.contentWindow?.postMessage(message, '*');
        },
        [id, SELECT] as const,
      );
    // Their messages are delivered by the time that the last of them has had a turn of the event loop.
    for (const frame of ['#rival', '#sibling'])
      await host.screen.runAt({ frame }, () => new Promise<void>((resolve) => setTimeout(resolve)));
    await host.delivered();
    await stillAnswers(host, 'mine');
    expect((await host.query()).get('area')).toBeNull();
    expect(await host.issues()).toEqual([]);
  });

  test('not a page that has opened the map in a window', async ({ open }) => {
    const app = await open(`./?lang=en#host=${example()}`, { webgl: false });
    expect(app.screen.requests(/assets\/guest-/)).toEqual([]);
  });
});

describe('a hostile or broken host', () => {
  async function openAllowed(openHost: (options: { at: string; html: string }) => Promise<Host>): Promise<Host> {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', example(), EVERYTHING)) });
    await host.waitForMap();
    await expect
      .poll(async () => (await host.received()).map((message) => message.kind === 'event' && message.name))
      .toContain('ready');
    return host;
  }

  test('is told what is malformed, and the map goes on', async ({ openHost }) => {
    const host = await openAllowed(openHost);
    const malformed: readonly (readonly [id: string | undefined, code: string, message: unknown])[] = [
      ['v', 'unknown-version', { ...request('v', 'getView'), layoutMap: 7 }],
      [undefined, 'invalid', { layoutMap: 1, kind: 'request', command: 'getView' }],
      [undefined, 'invalid', { layoutMap: 1 }],
      ['k', 'invalid', { layoutMap: 1, kind: 'result', id: 'k', value: 1 }],
      ['c', 'unknown-command', request('c', 'eval', { code: 'alert(1)' })],
      ['p', 'unknown-command', request('p', '__proto__')],
      ['a', 'invalid', request('a', 'select', { area: '<img src=x onerror=alert(1)>' })],
      ['n', 'not-found', request('n', 'select', { area: 'atlantis' })],
      ['y', 'invalid', request('y', 'setYear', { asof: '2019' })],
      ['l', 'invalid', request('l', 'setView', { link: 'javascript://x' })],
      ['s', 'invalid', request('s', 'screenshot', { format: 'png', width: 100_000 })],
    ];
    for (const [, , message] of malformed) await host.post(message);
    await expect.poll(() => host.issues()).toEqual(malformed.map(([id, code]) => [id, code]));
    const [version] = (await host.received()).filter(({ kind }) => kind === 'issue');
    expect(version).toMatchObject({ supported: [1, 1.1] });
    for (const message of ['text', 7, null, [], { type: 'webpackOk' }]) await host.post(message);
    await stillAnswers(host, 'after');
    expect(await host.issues()).toHaveLength(malformed.length);
    expect((await host.query()).get('area')).toBeNull();
  });

  test('is refused what is too large', async ({ openHost }) => {
    const host = await openAllowed(openHost);
    await host.post(request('long', 'setView', { link: 'x'.repeat(MESSAGE_MAX_CHARACTERS) }));
    await host.post(request('wide', 'fit', { target: Array.from({ length: MESSAGE_MAX_CHARACTERS }, () => 0) }));
    await host.screen.run(() => {
      const cycle: Record<string, unknown> = { layoutMap: 1, kind: 'request', id: 'cycle', command: 'getView' };
      cycle.params = cycle;
      const [sparse, bytes] = [new Array(2 ** 32 - 1), new Uint8Array(10_000_000)];
      const frame = document.querySelector('iframe')?.contentWindow;
      for (const message of [
        cycle,
        { ...cycle, id: 'sparse', params: sparse },
        { ...cycle, id: 'bytes', params: bytes },
      ])
        frame?.postMessage(message, '*');
    });
    await expect
      .poll(() => host.issues())
      .toEqual(['long', 'wide', 'cycle', 'sparse', 'bytes'].map((id) => [id, 'too-large']));
    await stillAnswers(host, 'after');
  });

  test('is refused what it sends again', async ({ openHost }) => {
    const host = await openAllowed(openHost);
    await host.post(request('once', 'select', { area: 'songjiang' }));
    await expect.poll(() => host.results()).toEqual(['once']);
    await host.post(request('other', 'select', { area: 'qingpu' }));
    await host.post(request('once', 'select', { area: 'songjiang' }));
    await expect.poll(() => host.issues()).toEqual([['once', 'invalid']]);
    await expect.poll(() => host.place()).toBe('Qingpu District');
  });

  test('gets each of its answers under its own id, in whatever order it asks', async ({ openHost }) => {
    const host = await openAllowed(openHost);
    const years = [2019, 2015, 2022, 2019, 2015];
    for (const [index, asof] of years.entries()) {
      await host.post(request(`z-${9 - index}`, 'setYear', { asof }));
      await host.post(request(`a-${index}`, 'getView'));
    }
    await expect.poll(async () => (await host.results()).length).toBe(2 * years.length);
    const seen = (await host.received()).flatMap((message) =>
      message.kind === 'result' && message.id.startsWith('a-')
        ? [(message.value as { view: { asof: number } }).view.asof]
        : [],
    );
    expect(seen).toEqual(years);
  });

  test('floods the map with 10 000 messages, and the map still answers the user', async ({ openHost }) => {
    const host = await openAllowed(openHost);
    await host.post(request('f-#', 'select', { area: 'songjiang' }), 10_000);
    await host.clickPlace('qingpu');
    await host.delivered();
    // What was accepted of the flood is answered in order, and selects Songjiang until then.
    await expect
      .poll(async () => {
        await host.post(request(`after-${Math.random()}`, 'getView'));
        return (await host.results()).some((id) => id.startsWith('after-'));
      })
      .toBe(true);
    await host.clickPlace('qingpu');
    await expect.poll(() => host.place()).toBe('Qingpu District');
    // One error for each second of the flood, not for each message; a request that found the queue full gets its own.
    const issues = await host.issues();
    expect(new Set(issues.map(([, code]) => code))).toEqual(new Set(['too-many']));
    expect(issues.length + (await host.results()).length).toBeLessThan(5000);
  });

  test('floods it with foreign messages, and from a page that is not its host', async ({ openHost }) => {
    const expected = [/does not match the recipient window's origin/];
    const at = origin('evil-example.localhost');
    const host = await openHost({ at, html: frameOf(mapAddress('lang=en', example(), EVERYTHING)), expected });
    await host.waitForMap();
    await host.waitForListener();
    await host.post(request('f-#', 'select', { area: 'songjiang' }), 10_000);
    await host.clickPlace('qingpu');
    await host.delivered();
    await expect.poll(() => host.place()).toBe('Qingpu District');
    expect(await host.received()).toEqual([]);
  });
});

describe('a frame that may do little', () => {
  test.for([true, false])(
    'sandboxed without an origin shows the map and its panel, and listens to no page (WebGL: %s)',
    async (webgl, { openHost }) => {
      const host = await openHost({
        at: example(),
        webgl,
        html: frameOf(
          mapAddress(webgl ? 'lang=en&renderer=gl' : 'lang=en', example(), EVERYTHING),
          'sandbox="allow-scripts"',
        ),
      });
      await host.waitForMap();
      await host.clickPlace('songjiang');
      await expect.poll(() => host.place()).toBe('Songjiang District');
      expect(await host.screen.runAt({ frame: 'iframe' }, () => self.origin)).toBe('null');
      expect(await host.hasListener()).toBe(false);
      await host.connect(500);
      expect(await host.ask('getView')).toEqual({ code: 'timeout' });
    },
  );

  test('without storage shows the map, is commanded, and never asks for it', async ({ openHost }) => {
    const host = await openHost({
      at: example(),
      html: frameOf(mapAddress('lang=en', example())),
      before: (screen) =>
        screen.runFirst(() => {
          const deny = (name: string) => ({
            get(): never {
              Object.assign(globalThis, { askedFor: name });
              throw new DOMException(`${name} is denied`, 'SecurityError');
            },
          });
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
            Object.defineProperty(globalThis, name, deny(name));
          Object.defineProperty(Document.prototype, 'cookie', deny('cookie'));
        }, undefined),
    });
    await host.connect();
    await host.ask('select', { area: 'songjiang' });
    await expect.poll(() => host.place()).toBe('Songjiang District');
    const askedFor = () => host.screen.runAt({ frame: 'iframe' }, () => (globalThis as { askedFor?: string }).askedFor);
    expect(await askedFor()).toBeUndefined();
    // The counter-check: such an access would be detected.
    await host.screen.runAt({ frame: 'iframe' }, () => {
      try {
        localStorage.getItem('x');
      } catch {
        // Refused, as in any sandbox: what was asked for is what the test reads.
      }
    });
    expect(await askedFor()).toBe('localStorage');
  });

  test('sets no cookie', async ({ openHost }) => {
    const host = await openHost({ at: example(), html: frameOf(mapAddress('lang=en', example())) });
    await host.connect();
    await host.ask('select', { area: 'songjiang' });
    await expect.poll(() => host.place()).toBe('Songjiang District');
    expect(await host.screen.runAt({ frame: 'iframe' }, () => document.cookie)).toBe('');
  });
});

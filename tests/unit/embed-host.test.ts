/** The host side of the protocol: who may command, how often, and what a client does with the answers. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readGrant } from '#embed/guest/grant.ts';
import { createRateLimit } from '#embed/guest/rate-limit.ts';
import { connectLayoutMap, LayoutMapError } from '#embed/host/client.ts';
import type { FromMap, Issue } from '#embed/protocol/messages.ts';
import { receiveCatalogue, selectArea } from '#state/actions.ts';
import { allDelivered, deliver, embeddedStore, FakePage, grantOf, MAP, openGuest } from './embed-support.ts';
import { areaId, smallCatalogue } from './support.ts';

const EVIL = 'https://evil-maps.example';
const codes = (page: FakePage) => (page.answers as Partial<Issue>[]).flatMap(({ code }) => code ?? []);
const connect = (page: FakePage, more: Partial<Parameters<typeof connectLayoutMap>[1]> = {}) =>
  connectLayoutMap(page.element, { origin: MAP, timeoutMs: 500, ...more });

afterEach(() => {
  vi.useRealTimers();
});

describe('who may command', () => {
  it.each([
    ['#host=https://example.org', 'https://example.org', ['read', 'view']],
    [
      '#host=https%3A%2F%2Fexample.org%3A8443&allow=screenshot,read',
      'https://example.org:8443',
      ['read', 'screenshot'],
    ],
    ['host=http://localhost:5173&allow=read', 'http://localhost:5173', ['read']],
    ['#host=https://xn--fiqs8s.example', 'https://xn--fiqs8s.example', ['read', 'view']],
  ])('is read from %s', (hash, host, allow) => {
    expect(readGrant(hash)).toEqual({ host, allow });
  });

  it.each([
    '',
    '#',
    '#host=',
    '#host=null',
    '#host=*',
    '#host=https://*.example.org',
    '#host=example.org',
    '#host=//example.org',
    '#host=https://example.org/',
    '#host=https://example.org/path',
    '#host=https://example.org:443',
    '#host=https://EXAMPLE.org',
    '#host=https://example.org?',
    '#host=https://user@example.org',
    '#host= https://example.org',
    '#host=https://example.org https://evil.org',
    '#host=https://example.org,https://evil.org',
    '#host=https://example.org&host=https://evil.org',
    '#host=file:///home/page.html',
    '#host=data:text/html,x',
    '#host=javascript:alert(1)',
    '#host=blob:https://example.org/1',
    '#host=https://',
    '#host=https://例子.example',
    '#host=https://example.org&allow=',
    '#host=https://example.org&allow=*',
    '#host=https://example.org&allow=read,write',
    '#host=https://example.org&allow=read,read',
    '#host=https://example.org&allow=read&allow=view',
    '#allow=read',
    `#host=https://example.org&${'x'.repeat(500)}`,
  ])('is no page where the address says %s', (hash) => {
    expect(readGrant(hash)).toBeNull();
  });
});

describe('a limit', () => {
  it('lets a number of messages through per second, and reports the first one too many', () => {
    let time = 5;
    const limit = createRateLimit(2, () => time);
    expect([limit.take(), limit.take()].map(({ within }) => within)).toEqual([true, true]);
    expect(limit.take()).toEqual({ within: false, first: true });
    time = 1004;
    expect(limit.take()).toEqual({ within: false, first: false });
    time = 1005;
    expect(limit.take()).toEqual({ within: true, first: false });
  });

  it('hears nobody for nine times as long as refused messages took to read', () => {
    let time = 0;
    const limit = createRateLimit(2, () => time);
    limit.take();
    limit.spend(240);
    expect(limit.take().within).toBe(true);
    time = 2000;
    limit.take();
    // Many of them count as one.
    limit.spend(200);
    limit.spend(600);
    time = 9199;
    expect(limit.take()).toEqual({ within: false, first: false });
    time = 9200;
    expect(limit.take().within).toBe(true);
  });
});

describe('a client and a map', () => {
  it.each(['the map', 'the host'])('find each other when %s is there first', async (first) => {
    const page = new FakePage();
    if (first === 'the map') {
      openGuest(page);
      await allDelivered();
    }
    const client = connect(page);
    const select = client.select({ area: 'north' });
    if (first === 'the host') {
      await allDelivered();
      openGuest(page);
    }
    expect((await client.ready).data).toBe('0123456789ab');
    expect(await select).toEqual({ link: 'v=1&area=north&mode=embed' });
  });

  it('find each other when the map has long to load', async () => {
    const page = new FakePage();
    const client = connect(page);
    const { store } = openGuest(page, { store: embeddedStore(true) });
    page.iframe.dispatchEvent(new Event('load'));
    await allDelivered();
    expect(codes(page)).toEqual([]);
    store.dispatch(receiveCatalogue(smallCatalogue()));
    expect((await client.ready).commands).toContain('select');
  });

  it('speak to exact origins alone', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    await client.getView();
    expect(page.sent.length).toBeGreaterThan(0);
    expect(new Set(page.sent.map(({ to }) => to))).toEqual(new Set([MAP]));
  });

  it('answer each of many requests with its own answer', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    const years = [2015, 2018, 2019, 2015, 2018];
    const links = await Promise.all(years.map(async (asof) => (await client.setYear({ asof })).link));
    expect(links).toEqual(years.map((asof) => (asof === 2019 ? 'v=1&mode=embed' : `v=1&asof=${asof}&mode=embed`)));
  });

  it('serve two clients of one frame', async () => {
    const page = new FakePage();
    openGuest(page);
    const [one, other] = [connect(page), connect(page)];
    const [first, second] = await Promise.all([one.setYear({ asof: 2015 }), other.describe({ lang: 'en' })]);
    expect(first.link).toContain('asof=2015');
    expect(second.text).toContain('2015');
  });

  it('tell what happens, until one does not listen any more', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const client = connect(page);
    const heard: unknown[] = [];
    const off = client.on('select', (value) => heard.push(value));
    client.on('viewchange', (value) => heard.push(value));
    await client.ready;
    store.dispatch(selectArea(areaId('north')));
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      { area: 'north', name: { zh: '名north', en: 'Name north' } },
      { link: 'v=1&area=north&mode=embed' },
    ]);
    off();
    store.dispatch(selectArea(null));
    await vi.waitFor(() => expect(heard).toHaveLength(3));
    expect(heard[2]).toEqual({ link: 'v=1&mode=embed' });
  });

  it('hear the rest when one listener fails', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const client = connect(page);
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    client.on('select', () => {
      throw new Error('of the host page');
    });
    const heard = vi.fn();
    client.on('select', heard);
    await client.ready;
    store.dispatch(selectArea(areaId('north')));
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    expect(reported).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});

describe('a client', () => {
  it.each(['null', '*', '', 'maps.example', `${MAP}/`, `${MAP}/path`, 'https://*.example', 'file:///x', `${MAP}:443`])(
    'takes no origin like "%s"',
    (origin) => {
      expect(() => connect(new FakePage(), { origin })).toThrow(TypeError);
    },
  );

  it('does not greet the empty page that a frame begins with', () => {
    const page = new FakePage();
    connect(page);
    expect(page.sent).toEqual([]);
  });

  it('accepts messages only from the frame, and only from its origin', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    const heard = vi.fn();
    client.on('select', heard);
    await client.ready;
    const message = { layoutMap: 1, kind: 'event', name: 'select', value: { area: 'north', name: null } };
    for (const origin of [
      EVIL,
      'null',
      'https://maps.example.evil',
      'http://maps.example',
      'https://a.maps.example',
      'https://maps.example:8443',
    ])
      deliver(page.host, message, origin, page.frame);
    deliver(page.host, message, MAP, page.parent);
    deliver(page.host, message, MAP, null);
    await allDelivered();
    expect(heard).not.toHaveBeenCalled();
    deliver(page.host, message, MAP, page.frame);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
  });

  it('ignores answers that come twice, late, or to nothing that was asked', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    const first = await client.getView();
    const [answer] = page.answers.filter((message) => (message as FromMap).kind === 'result');
    deliver(page.host, { ...(answer as object), value: { link: 'forged' } }, MAP, page.frame);
    deliver(page.host, { layoutMap: 1, kind: 'result', id: 'never-asked', value: {} }, MAP, page.frame);
    deliver(page.host, { layoutMap: 1, kind: 'issue', code: 'failed', message: 'of nobody' }, MAP, page.frame);
    await allDelivered();
    expect(await client.getView()).toEqual(first);
  });

  it('takes answers in any order', async () => {
    const page = new FakePage();
    page.load();
    const client = connect(page);
    const ready = { protocol: [1], app: '', data: '', commands: [], allow: [], session: 's' };
    deliver(page.host, { layoutMap: 1, kind: 'event', name: 'ready', value: ready }, MAP, page.frame);
    await client.ready;
    const answers = Promise.all([client.describe(), client.describe()]);
    const ids = page.sent.flatMap(({ message }) => ('id' in (message as object) ? (message as { id: string }).id : []));
    expect(ids).toHaveLength(2);
    for (const id of ids.toReversed())
      deliver(page.host, { layoutMap: 1, kind: 'result', id, value: { text: id } }, MAP, page.frame);
    expect((await answers).map(({ text }) => text)).toEqual(ids);
  });

  it('throws an issue of the map with its code', async () => {
    const page = new FakePage();
    openGuest(page, { grant: grantOf(['read']) });
    const client = connect(page);
    await expect(client.select({ area: null })).rejects.toMatchObject({ name: 'LayoutMapError', code: 'not-allowed' });
    await expect(client.fit({ target: 'atlantis' })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(client.step()).rejects.toBeInstanceOf(LayoutMapError);
  });

  it('gives up a request in time, and says what to look at when no map was there', async () => {
    const page = new FakePage();
    const client = connect(page, { timeoutMs: 10 });
    await expect(client.getView()).rejects.toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('#host='),
    });
    openGuest(page, { screenshot: () => new Promise(() => undefined) });
    await client.ready;
    await expect(client.screenshot({ format: 'svg' })).rejects.toMatchObject({ code: 'timeout' });
  });

  it('gives up a request when its signal says so, before and after it was sent', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    const reason = new Error('the user scrolled on');
    await expect(client.getView({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const abort = new AbortController();
    const asked = client.getView({}, { signal: abort.signal });
    abort.abort(reason);
    await expect(asked).rejects.toBe(reason);
    expect(await client.getView()).toHaveProperty('view');
  });

  it('ends with its signal, with close(), and before it has begun', async () => {
    const page = new FakePage();
    const abort = new AbortController();
    const client = connect(page, { signal: abort.signal });
    const asked = client.getView();
    abort.abort(new Error('left the page'));
    await expect(asked).rejects.toThrow('left the page');
    await expect(client.ready).rejects.toThrow('left the page');
    await expect(client.getView()).rejects.toMatchObject({ code: 'closed' });
    const other = connect(page);
    other.close();
    await expect(other.ready).rejects.toMatchObject({ code: 'closed' });
    const none = connect(page, { signal: AbortSignal.abort(new Error('not wanted')) });
    await expect(none.ready).rejects.toThrow('not wanted');
    openGuest(page);
    await allDelivered();
    expect(page.sent).toEqual([]);
  });

  it('connects again to a frame that was loaded again; what was under way is told', async () => {
    const page = new FakePage();
    const { close } = openGuest(page, { screenshot: () => new Promise(() => undefined) });
    const client = connect(page);
    const sessions = [(await client.ready).session];
    client.on('ready', ({ session }) => sessions.push(session));
    const lost = client.screenshot({ format: 'svg' });
    const seen = expect(lost).rejects.toMatchObject({ code: 'reloaded' });
    await allDelivered();
    close();
    openGuest(page);
    page.iframe.dispatchEvent(new Event('load'));
    await seen;
    expect(await client.getView()).toHaveProperty('link');
    expect(new Set(sessions).size).toBe(2);
    expect(sessions).toHaveLength(2);
  });

  it('says nothing to another page in the frame', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    await client.ready;
    const overheard: unknown[] = [];
    page.load(EVIL).addEventListener('message', (event) => overheard.push(event));
    page.iframe.dispatchEvent(new Event('load'));
    await expect(client.setView({ link: 'area=north' })).rejects.toMatchObject({ code: 'timeout' });
    expect(overheard).toEqual([]);
  });
});

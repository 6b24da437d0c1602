/** The guest side of the protocol: what the map answers, to whom, and when it keeps silent. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MESSAGES_PER_SECOND, SCREENSHOTS_WAITING_MAX } from '#embed/guest/guest.ts';
import { createPerform } from '#embed/guest/perform.ts';
import { connectLayoutMap } from '#embed/host/client.ts';
import { type FromMap, type Issue, PAGING_KEYS, type ScreenshotValue } from '#embed/protocol/messages.ts';
import {
  clearFailure,
  failCatalogue,
  failFile,
  reportCamera,
  selectArea,
  setLinkIssues,
  setView,
} from '#state/actions.ts';
import { receiveStory, showStep } from '#state/story.ts';
import {
  allDelivered,
  deliver,
  embeddedStore,
  FakePage,
  grantOf,
  HOST,
  MAP,
  openGuest,
  TALK,
} from './embed-support.ts';
import { areaId } from './support.ts';

const EVIL = 'https://evil-maps.example';
const request = (id: string, command = 'getView', params?: unknown) => ({
  layoutMap: 1,
  kind: 'request',
  id,
  command,
  params,
});
const answersTo = (page: FakePage, id: string) =>
  (page.answers as FromMap[]).filter((answer) => 'id' in answer && answer.id === id) as readonly (FromMap & {
    readonly code?: string;
  })[];
const codes = (page: FakePage) => (page.answers as Partial<Issue>[]).flatMap(({ code }) => code ?? []);
const connect = (page: FakePage, more: Partial<Parameters<typeof connectLayoutMap>[1]> = {}) =>
  connectLayoutMap(page.element, { origin: MAP, timeoutMs: 500, ...more });

afterEach(() => {
  vi.useRealTimers();
});

/** A key as a window gets it: neither Node nor this test has a keyboard. */
const pressed = (key: string, change: object = {}) =>
  Object.assign(new Event('keydown', { cancelable: true }), {
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    ...change,
  });

describe('paging keys', () => {
  it('go to the host, whatever it may', async () => {
    const page = new FakePage();
    openGuest(page, { grant: grantOf(['screenshot']) });
    const heard: string[] = [];
    connect(page).on('key', ({ key }) => heard.push(key));
    for (const key of PAGING_KEYS) page.inner?.dispatchEvent(pressed(key));
    await allDelivered();
    expect(heard).toEqual([...PAGING_KEYS]);
  });

  it('stay where the map, the browser or an input method uses them, and no other key is told', async () => {
    const page = new FakePage();
    openGuest(page);
    const handled = pressed('PageDown');
    handled.preventDefault();
    for (const event of [
      handled,
      pressed('ArrowLeft', { altKey: true }),
      pressed('PageDown', { ctrlKey: true }),
      pressed(' ', { shiftKey: true }),
      pressed(' ', { isComposing: true }),
      pressed('a'),
      pressed('Enter'),
      pressed('Tab'),
    ])
      page.inner?.dispatchEvent(event);
    await allDelivered();
    expect((page.answers as { name?: string }[]).filter(({ name }) => name === 'key')).toEqual([]);
  });
});

describe('a story', () => {
  const linkOf = async (map: ReturnType<typeof connect>) => (await map.getView()).link;

  it('is shown, turned and left, and each step is told once, to all who listen', async () => {
    const page = new FakePage();
    openGuest(page);
    const heard: (string | null)[] = [];
    const map = connect(page);
    map.on('step', ({ step }) => heard.push(step));
    expect(await map.story({ story: 'talk', step: 2 })).toMatchObject({ story: 'talk', step: 'between', number: 2 });
    await map.next();
    await map.next();
    await map.goToStep({ step: 1 });
    expect(await linkOf(map)).toBe('v=1&mode=present&story=talk&step=then');
    expect(await map.story({ story: null })).toMatchObject({ story: null, number: 0 });
    await allDelivered();
    expect(heard).toEqual(['between', 'now', 'then', null]);
    // Out of it the map is what it was: embedded.
    expect(await linkOf(map)).toBe('v=1&mode=embed');
  });

  it('is told to a host that comes later', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    store.dispatch(setView({ ...store.getState().view, mode: 'present', story: TALK.id, step: 'now' }));
    await allDelivered();
    const heard: (string | null)[] = [];
    connect(page).on('step', ({ step }) => heard.push(step));
    await allDelivered();
    expect(heard).toEqual(['now']);
  });

  it('that the address of the frame names may come after the first command, which waits for it', async () => {
    const store = embeddedStore();
    const perform = createPerform(store, {
      world: [-14, -38, 302, 66],
      targetOf: () => null,
      screenshot: () => Promise.reject(new Error('No canvas here.')),
      goToStep: (index) => store.dispatch(showStep(index, true)),
    });
    store.dispatch(setView({ ...store.getState().view, mode: 'present', story: TALK.id, step: 'then' }));
    // In the same turn: the story comes in one of its own.
    const asked = perform({ command: 'goToStep', params: { step: 'between' } });
    expect(store.getState().story).toBeNull();
    expect(await asked).toMatchObject({ story: 'talk', step: 'between' });
  });

  it('goes back from an excursion to the step that it began at', async () => {
    const page = new FakePage();
    openGuest(page);
    const map = connect(page);
    await map.story({ story: 'talk', step: 2 });
    await map.select({ area: 'south' });
    expect(await linkOf(map)).toBe('v=1&area=south&mode=present&story=talk&step=between');
    expect(await map.previous()).toMatchObject({ step: 'between' });
    expect(await linkOf(map)).toBe('v=1&mode=present&story=talk&step=between');
    expect(await map.previous()).toMatchObject({ step: 'then' });
  });

  it('that there is not changes nothing', async () => {
    const page = new FakePage();
    openGuest(page);
    const map = connect(page);
    await map.select({ area: 'north' });
    await expect(map.story({ story: 'tale' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(map.story({ story: 'talk', step: 'never' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await linkOf(map)).toBe('v=1&area=north&mode=embed');
  });

  it('whose file does not come fails with what failed', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const map = connect(page);
    store.subscribe(({ view, session }) => {
      if (view.story === 'slow' && session.failures.length === 0)
        store.dispatch(failFile('story-slow.json', 'missing'));
    });
    await expect(map.story({ story: 'slow' })).rejects.toMatchObject({
      code: 'failed',
      message: 'story-slow.json: missing',
    });
  });

  it('whose code does not come fails, and is not held to that when it is asked for again', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const map = connect(page);
    let tries = 0;
    store.subscribe(({ view }, before) => {
      if (view.story !== 'slow' || before.view.story === 'slow') return;
      tries += 1;
      if (tries === 1) store.dispatch(failFile('stories.js', 'unreachable'));
      else store.dispatch(receiveStory({ ...TALK, id: 'slow' as typeof TALK.id }));
    });
    await expect(map.story({ story: 'slow' })).rejects.toMatchObject({
      code: 'failed',
      message: 'stories.js: unreachable',
    });
    expect(await map.story({ story: 'slow' })).toMatchObject({ story: 'slow', number: 1 });
  });
});

describe('a value of the address that the map does not have', () => {
  const issue = [{ code: 'invalid', key: 'area', value: 'atlantis' }] as const;
  const told = (page: FakePage) =>
    (page.answers as { name?: string; value?: unknown }[]).flatMap(({ name, value }) =>
      name === 'error' ? value : [],
    );
  const expected = [{ code: 'not-found', message: 'The map has no area "atlantis".' }];

  it('is told, whether the host or the data came first', async () => {
    const early = new FakePage();
    const { store } = openGuest(early);
    store.dispatch(setLinkIssues(issue));
    const late = new FakePage();
    openGuest(late, { store });
    await allDelivered();
    expect(told(early)).toEqual(expected);
    expect(told(late)).toEqual(expected);
  });
});

describe('a map', () => {
  it.each([
    EVIL,
    'null',
    'http://host.example',
    'https://host.example.evil',
    'https://evil-host.example',
    'https://a.host.example',
    'https://host.example:8443',
    'https://example',
  ])('does not hear %s', async (origin) => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const before = page.answers.length;
    for (const message of [
      request('a', 'select', { area: 'north' }),
      { layoutMap: 1, kind: 'hello' },
      { layoutMap: 9 },
    ])
      deliver(page.inner as EventTarget, message, origin, page.parent);
    await allDelivered();
    expect(store.getState().view.area).toBeNull();
    expect(page.answers).toHaveLength(before);
  });

  it('does not hear its host from another window', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    for (const source of [null, page.frame, {}])
      deliver(page.inner as EventTarget, request('a', 'select', { area: 'north' }), HOST, source);
    await allDelivered();
    expect(store.getState().view.area).toBeNull();
  });

  it('posts nothing to a page that is not its host', async () => {
    const page = new FakePage(EVIL);
    const heard = vi.fn();
    page.host.addEventListener('message', heard);
    openGuest(page);
    await allDelivered();
    expect(page.answers).not.toEqual([]);
    expect(heard).not.toHaveBeenCalled();
  });

  it('leaves foreign messages without an answer', async () => {
    const page = new FakePage();
    openGuest(page);
    const before = page.answers.length;
    for (const message of ['text', { type: 'resize' }, null, [1]]) page.say(message);
    await allDelivered();
    expect(page.answers).toHaveLength(before);
  });

  it('refuses an id that was used before', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    page.say(request('a', 'setYear', { asof: 2015 }));
    page.say(request('a', 'setYear', { asof: 2018 }));
    await vi.waitFor(() => expect(answersTo(page, 'a')).toHaveLength(2));
    expect(codes(page)).toEqual(['invalid']);
    expect(store.getState().view.asof).toBe(2015);
  });

  it('drops a flood with one issue, and answers again when it is over', async () => {
    const page = new FakePage();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const { store } = openGuest(page);
    const dispatched = vi.fn();
    store.subscribe(dispatched);
    for (let index = 0; index < 10_000; index += 1)
      page.say(request(`f-${index}`, 'setYear', { asof: index % 2 ? 2015 : 2018 }));
    await vi.waitFor(() =>
      expect((page.answers as FromMap[]).filter(({ kind }) => kind === 'result')).toHaveLength(MESSAGES_PER_SECOND),
    );
    expect(codes(page)).toEqual(['too-many']);
    expect(dispatched.mock.calls.length).toBeLessThanOrEqual(MESSAGES_PER_SECOND);
    clock.mockReturnValue(2001);
    page.say(request('after'));
    await vi.waitFor(() => expect(answersTo(page, 'after')).toMatchObject([{ kind: 'result' }]));
    clock.mockRestore();
  });

  it('does one after the other, in order', async () => {
    const page = new FakePage();
    let draw: (value: ScreenshotValue) => void = () => undefined;
    const { store } = openGuest(page, {
      screenshot: () =>
        new Promise((resolve) => {
          draw = resolve;
        }),
    });
    page.say(request('year', 'setYear', { asof: 2015 }));
    page.say(request('picture', 'screenshot', { format: 'png' }));
    page.say(request('later', 'setYear', { asof: 2018 }));
    await allDelivered();
    expect(store.getState().view.asof).toBe(2015);
    const data = new ArrayBuffer(8);
    draw({ type: 'image/png', data });
    await vi.waitFor(() => expect(answersTo(page, 'later')).toHaveLength(1));
    expect(answersTo(page, 'picture')).toMatchObject([{ kind: 'result', value: { type: 'image/png' } }]);
    expect(store.getState().view.asof).toBe(2018);
  });

  it('keeps few pictures waiting, and none for ever', async () => {
    const page = new FakePage();
    vi.useFakeTimers();
    openGuest(page, { screenshot: () => new Promise(() => undefined) });
    for (let index = 0; index <= SCREENSHOTS_WAITING_MAX; index += 1)
      page.say(request(`p-${index}`, 'screenshot', { format: 'svg' }));
    page.say(request('view'));
    await vi.advanceTimersByTimeAsync(0);
    expect(codes(page)).toEqual(['too-many']);
    await vi.advanceTimersByTimeAsync(SCREENSHOTS_WAITING_MAX * 20_000 + 100);
    expect(codes(page)).toEqual(['too-many', 'failed', 'failed', 'failed', 'failed']);
    expect(answersTo(page, 'view')).toMatchObject([{ kind: 'result' }]);
  });

  it('tells changes of the view rarely, and only to whom may read', async () => {
    vi.useFakeTimers();
    const [page, deaf] = [new FakePage(), new FakePage()];
    const { store } = openGuest(page);
    openGuest(deaf, { store, grant: grantOf(['view']) });
    for (let step = 0; step < 50; step += 1) {
      store.dispatch(reportCamera({ lng: 121 + step / 100, lat: 31, zoom: 9 }));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(1000);
    const told = (page.answers as FromMap[]).flatMap((answer) =>
      answer.kind === 'event' && answer.name === 'viewchange' ? answer.value.link : [],
    );
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(5);
    expect(told.at(-1)).toBe('v=1&at=121.49,31,9&mode=embed');
    expect((deaf.answers as FromMap[]).map((answer) => answer.kind === 'event' && answer.name)).toEqual(['ready']);
  });

  it('tells of files that do not come, each once', async () => {
    const page = new FakePage();
    const { store } = openGuest(page, { store: embeddedStore(true) });
    store.dispatch(failCatalogue('index.json', 'missing'));
    store.dispatch(failFile('index.json', 'missing'));
    store.dispatch(failFile('search.json', 'broken'));
    store.dispatch(clearFailure('search.json'));
    const errors = (page.answers as FromMap[]).map(
      (answer) => answer.kind === 'event' && answer.name === 'error' && answer.value.message,
    );
    expect(errors).toEqual(['index.json: missing', 'search.json: broken']);
    page.say({ layoutMap: 1, kind: 'hello' });
    await vi.waitFor(() => expect(page.answers).toHaveLength(3));
    expect(page.answers[2]).toEqual(page.answers[0]);
  });

  it('is silent once it is closed', async () => {
    const page = new FakePage();
    const { store, close } = openGuest(page);
    close();
    const before = page.answers.length;
    page.say(request('a'));
    store.dispatch(selectArea(areaId('north')));
    await allDelivered();
    expect(page.answers).toHaveLength(before);
  });

  it('moves the camera where it is asked to', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const client = connect(page);
    const target = async (to: Parameters<typeof client.fit>[0]['target']) => {
      await client.fit({ target: to });
      return store.getState().session.cameraRequest?.target;
    };
    expect(await target('home')).toBe('home');
    expect(await target('world')).toEqual({ bbox: [-14, -38, 302, 66] });
    expect(await target([121, 30, 122, 31])).toEqual({ bbox: [121, 30, 122, 31] });
    expect(await target('north')).toEqual({ bbox: [121, 31, 121.5, 31.5] });
    await expect(target('tower')).rejects.toMatchObject({ code: 'not-found' });
    await client.setView({ link: 'at=121.5,31.2,10' });
    expect(store.getState().session.cameraRequest?.target).toEqual({ camera: { lng: 121.5, lat: 31.2, zoom: 10 } });
    await client.setView({ link: '' });
    expect(store.getState().session.cameraRequest?.target).toBe('home');
  });

  it('describes the view in a language that it has, and no other', async () => {
    const page = new FakePage();
    openGuest(page);
    const client = connect(page);
    expect((await client.describe({ lang: 'zh' })).text).toMatch(/个图层/);
    await expect(client.describe({ lang: 'xx' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('sets all of a filter or nothing', async () => {
    const page = new FakePage();
    const { store } = openGuest(page);
    const client = connect(page);
    await expect(client.filter({ industry: 'software', role: 'atlantis' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(store.getState().view.industry).toBeNull();
    await client.filter({ industry: 'software', figures: true });
    await client.filter({ figures: false });
    expect(store.getState().view).toMatchObject({ industry: 'software', figures: false });
  });
});

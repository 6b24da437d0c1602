/** The share dialog: what the link contains, how it is copied or downloaded, and what its recipient will see. */
import { describe } from 'vitest';
import { ShareDialog } from './driver/dialogs.ts';
import { type App, expect, type Open, type OpenOptions, type SizeName, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

const VIEW = './?v=1&asof=2019&area=songjiang&at=121.2,31.05,10';

async function openShare(
  open: Open,
  link = VIEW,
  options: OpenOptions = {},
): Promise<{ app: App; share: ShareDialog }> {
  const app = await open(link, { lang: 'en', ...options });
  const share = new ShareDialog(app);
  await share.open();
  return { app, share };
}

describe('the link', () => {
  test('is to exactly what is on screen, or leaves out the camera, the place or the language', async ({ open }) => {
    const { app, share } = await openShare(open);
    const address = async () => (await share.link()).href.slice((await share.link()).origin.length);
    // Through the page of the place, whose card a chat shows; without it, through that of the year.
    expect(await address()).toBe('/place/songjiang/en/?v=1&asof=2019&at=121.2,31.05,10');
    await share.check('share.camera', false);
    expect(await address()).toBe('/place/songjiang/en/?v=1&asof=2019');
    await share.check('share.selection', false);
    expect(await address()).toBe('/view/year-2019-en/?v=1');
    await share.choose('share.language', 'zh');
    expect(await address()).toBe('/view/year-2019/?v=1&lang=zh');
    expect(await share.words()).toContain(`${(await share.link()).href.length} characters.`);
    // The dialog changes only its own link.
    expect(app.link().get('area')).toBe('songjiang');
  });

  test('does not offer to leave out what is not there', async ({ open }) => {
    const { share } = await openShare(open, './');
    expect(await share.isOffered('share.camera')).toBe(false);
    expect(await share.isOffered('share.selection')).toBe(false);
    expect((await share.link()).pathname).toBe('/view/home-en/');
    expect(await share.words()).toContain(en('share.noSelection'));
  });

  test('opens, in another window, what was shared', async ({ open }) => {
    const { share } = await openShare(open);
    const { pathname, search } = await share.link();
    const other = await open(`.${pathname}${search}`, { lang: 'en' });
    await other.place.waitUntilShown();
    expect(other.screen.url().pathname).toBe('/');
    expect(await other.historyLength()).toBeLessThanOrEqual(2);
    expect(other.map.camera()).toEqual({ lng: 121.2, lat: 31.05, zoom: 10 });
  });

  test('is said to be long when a code of it would be dense', async ({ open }) => {
    const { share } = await openShare(open);
    expect(await share.words()).not.toContain(en('share.long'));
    const long = await openShare(open, `${VIEW}&somewhere=${'x'.repeat(300)}`);
    expect(await long.share.words()).toContain(en('share.long'));
    expect(await long.share.scan()).toBe((await long.share.link()).href);
  });
});

describe('taking it away', () => {
  test('copies the link, and says so', async ({ open }) => {
    const { app, share } = await openShare(open);
    await share.press('share.copy');
    await expect.poll(() => share.status()).toBe(en('share.copied'));
    expect(await app.screen.clipboard()).toBe((await share.link()).href);
  });

  test('offers the system’s share sheet where there is one, and closing it is not a failure', async ({ open }) => {
    const system = () => {
      const calls: ShareData[] = [];
      Object.assign(globalThis, { calls });
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) => {
          calls.push(data);
          return calls.length === 1
            ? Promise.reject(new DOMException('closed', 'AbortError'))
            : Promise.reject(new Error('broken'));
        },
      });
    };
    const { app, share } = await openShare(open, VIEW, { before: (screen) => screen.runFirst(system, undefined) });
    await share.press('share.send');
    const [call] = await app.screen.run(
      () => (globalThis as unknown as { readonly calls: readonly ShareData[] }).calls,
    );
    expect(call?.url).toBe((await share.link()).href);
    expect(call?.title).toBe(`Songjiang District · ${en('app.title')} · 2019`);
    expect(await share.status()).toBe('');
    await share.press('share.send');
    await expect.poll(() => share.status()).toBe(en('share.notSent'));
  });

  test('does not offer it where there is none', async ({ open }) => {
    const without = () => {
      Reflect.deleteProperty(Navigator.prototype, 'share');
    };
    const { share } = await openShare(open, VIEW, { before: (screen) => screen.runFirst(without, undefined) });
    expect(await share.has('share.send')).toBe(false);
  });

  for (const theme of ['light', 'dark'] as const)
    test(`a camera reads the link from the code, black on white in the ${theme} theme too`, async ({ open }) => {
      const { share } = await openShare(open, VIEW, { theme });
      expect(await share.scan()).toBe((await share.link()).href);
      await share.check('share.camera', false);
      expect(await share.scan()).toBe((await share.link()).href);
    });

  test('gives the code as a file', async ({ open }) => {
    const { share } = await openShare(open);
    const { name, text } = await share.downloadCode('SVG');
    expect(name).toMatch(/\.svg$/);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="-4 -4 (\d+) \1" .*fill="#fff"/);
    expect((await share.downloadCode('PNG')).text.slice(1, 4)).toBe('PNG');
  });

  test('the picture of this very View, as SVG and PNG', async ({ open }) => {
    const { share } = await openShare(open);
    await share.preview();
    const saved = await share.downloadPicture('SVG');
    expect(saved.name).toBe('layout-songjiang-2019.svg');
    // What has loaded since the first drawing may be in both.
    await expect.poll(async () => (await share.preview()).svg).toBe(saved.text);
    const { name, text } = await share.downloadPicture('PNG');
    expect(name).toBe('layout-songjiang-2019.png');
    expect(text.slice(1, 4)).toBe('PNG');
  });
});

describe('what the recipient will see', () => {
  test('is shown as a picture and in words, in the language that the link fixes', async ({ open }) => {
    const { share } = await openShare(open);
    const { alt, svg } = await share.preview();
    expect(alt).toMatch(/^As of 2019, the map shows 8 of 9 layers/);
    expect(svg).toContain('<svg');
    expect(svg).toContain('Songjiang');
    expect(await share.words()).toContain(alt);
    await share.choose('share.language', 'zh');
    await expect.poll(async () => (await share.preview()).svg).toContain('松江');
    expect(await share.words()).toContain('截至 2019 年');
    expect(await share.words()).toContain(`松江区 · ${zh('app.title')} · 2019`);
  });

  test('says when it cannot be drawn because its data are missing; the link is still there', async ({ open }) => {
    const app = await open(VIEW, {
      lang: 'en',
      expected: [/./],
      // From the beginning: printing needs the same file, and asks for it when the page is idle.
      before: (screen) => screen.answer(/assets\/picture-[\w-]+\.js/, { status: 404, body: '' }),
    });
    const share = new ShareDialog(app);
    await share.open();
    await expect.poll(() => share.words()).toContain(en('share.noPicture'));
    expect((await share.link()).pathname).toBe('/place/songjiang/en/');
  });
});

describe('the dialog', () => {
  test('leads on to the embed dialog, from a place on a tablet too', async ({ open }) => {
    const { app, share } = await openShare(open, VIEW, { size: 'tablet' });
    await share.press('share.embed');
    await expect.poll(() => share.words()).toContain(en('embed.title'));
    expect(app.link().get('area')).toBe('songjiang');
  });

  test('is loaded when it is opened, and not before', async ({ open }) => {
    const app = await open(VIEW);
    await app.place.waitUntilShown();
    expect(app.screen.requests(/(Share|Embed)Dialog-/)).toEqual([]);
    await new ShareDialog(app).open();
    expect(app.screen.requests(/ShareDialog-.*\.js/)).toHaveLength(1);
    expect(app.screen.requests(/EmbedDialog-/)).toEqual([]);
  });

  test('keeps the focus, closes with Escape without deselecting the place, and gives the focus back', async ({
    open,
  }) => {
    const app = await open(VIEW, { lang: 'en' });
    const share = new ShareDialog(app);
    await share.openByKey();
    for (let stop = 0; stop < 12; stop += 1) {
      const isIn = await share.hasFocus();
      // The browser's own controls are a tab stop between the last and the first.
      if (!isIn) expect(await app.screen.run(() => document.activeElement === document.body)).toBe(true);
      await app.press('Tab');
    }
    await app.press('Escape');
    await expect.poll(() => share.isOpen()).toBe(false);
    expect(await app.access.focusedName()).toBe(en('tool.share'));
    expect(app.link().get('area')).toBe('songjiang');
  });
});

describe.each<SizeName>(['desktop', 'tablet', 'phone'])('on a %s', (size) => {
  for (const [lang, theme] of [
    ['zh', 'light'],
    ['en', 'dark'],
  ] as const)
    test(`fits, and axe finds nothing serious (${lang}, ${theme})`, async ({ open }) => {
      const link = size === 'phone' ? './?panel=layers&asof=2019' : VIEW;
      const { app, share } = await openShare(open, link, { size, lang, theme });
      await share.preview();
      const { overflowing, share: part } = await share.fit();
      expect(overflowing).toEqual([]);
      if (size === 'phone') expect(part).toBeCloseTo(1, 2);
      expect(await app.access.seriousFindings()).toEqual([]);
    });
});

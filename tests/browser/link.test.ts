/** The View in the address: the address holds what is shown, opening it shows that, and invalid values get a notice. */
import { describe } from 'vitest';
import { DEFAULT_VIEW } from '#state/view.ts';
import { type App, expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

describe('the camera', () => {
  for (const webgl of [true, false]) {
    test(`of a dragged ${webgl ? 'GL' : 'SVG'} map is in the link, without a step in the history`, async ({ open }) => {
      const app = await open('./', { webgl });
      const steps = await app.historyLength();
      await app.map.drag(-80, 40);
      await expect.poll(() => app.link().get('at')).toMatch(/^12\d\.\d+,3\d\.\d+,\d+(\.\d+)?$/);
      expect(await app.historyLength()).toBe(steps);
    });
  }

  test('of a link is what the map shows', async ({ open }) => {
    const app = await open('./?lang=zh');
    await app.map.drag(-60, 30);
    await expect.poll(() => app.link().get('at')).toBeTruthy();
    const before = await app.map.pointOf('songjiang');
    const again = await open(`./?${app.link()}`);
    const after = await again.map.pointOf('songjiang');
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
  });

  test('of a link is kept, wherever the selected place is', async ({ open }) => {
    const app = await open('./?area=chongming&at=121.2,30.9,10');
    await app.place.waitUntilShown();
    await app.map.waitUntilStill();
    expect(app.link().get('at')).toBe('121.2,30.9,10');
  });

  test('goes home, and the link with it', async ({ open }) => {
    const app = await open('./?at=121.2,30.9,11');
    await app.use('home');
    await expect.poll(() => app.link().has('at')).toBe(false);
    expect(await app.map.labels()).toEqual(expect.arrayContaining(['chongming', 'jinshan']));
  });

  test('comes back with the step before', async ({ open }) => {
    const app = await open('./?at=121.45,31.2,11');
    await app.map.clickName('xuhui');
    await app.place.waitUntilShown();
    await app.map.drag(60, 60);
    await expect.poll(() => app.link().get('at')).not.toBe('121.45,31.2,11');
    await app.back();
    await expect.poll(() => app.place.isOpen()).toBe(false);
    await app.map.waitUntilStill();
    expect(app.link().get('at')).toBe('121.45,31.2,11');
  });
});

describe('a link', () => {
  test('shows all that it names', async ({ open }) => {
    const app = await open(
      './?v=1&lang=en&asof=2019&area=lingang&layers=districts,lingang&theme=dark&at=121.8,30.95,10',
    );
    expect(await app.place.heading()).toContain('Lingang');
    expect([await app.language(), await app.theme(), await app.timeline.year()]).toEqual(['en', 'dark', 2019]);
    expect(await app.notices()).toEqual([]);
  });

  test('keeps keys that it does not know', async ({ open }) => {
    const app = await open('./?utm=paper&area=songjiang');
    await app.map.clickName('qingpu');
    await expect.poll(() => app.link().get('area')).toBe('qingpu');
    expect(app.link().get('utm')).toBe('paper');
  });
});

const MARKUP = '<img src=x onerror=alert(1)><script>alert(2)</script><b id=evil>';
const everyKey = (value: string) =>
  ['v', ...Object.keys(DEFAULT_VIEW).filter((key) => key !== 'unknown')]
    .map((key) => `${key}=${encodeURIComponent(value)}`)
    .join('&');

const BAD_LINKS: Readonly<Record<string, string>> = {
  'a place that does not exist': 'area=atlantis',
  'a place in capitals': 'area=SONGJIANG',
  'a year of no document': 'asof=2017',
  'a year that is none': 'asof=latest',
  'a language that we do not have': 'lang=fr',
  'a layer that we do not have': 'layers=districts,metro',
  'an industry that nobody has': 'industry=alchemy',
  'a panel that we do not have': 'panel=constructor',
  'a document that does not exist': 'panel=documents&document=constructor',
  'a camera beyond the poles': 'at=121,99,9',
  'a camera without a zoom': 'at=121.4,31.2',
  'a camera in words': 'at=NaN,Infinity,9',
  'a mode and a theme that we do not have': 'mode=edit&theme=blue',
  'a version from the future': 'v=999&area=songjiang',
  'a statement that does not exist': 'statement=no-such-statement',
  'names of what every object has': 'area=__proto__&asof=constructor&layers=toString&lang=hasOwnProperty',
  'only of nothing': 'panel=documents&only=everything',
  'markup in every key': everyKey(MARKUP),
  'other people’s addresses in every key': everyKey('https://example.org/style.json'),
  'half a percent sign': 'area=%E6%9D%&at=%',
};

/** The map is usable, and shows values of the link only as text. */
async function expectWhole(app: App): Promise<void> {
  await app.map.waitForState('svg');
  await app.layers.waitUntilShown();
  expect(await app.map.labels()).toEqual(expect.arrayContaining(['songjiang', 'pudong']));
  expect(await app.screen.count({ css: '#evil, img[src="x"], script:not([src]):not(head script)' })).toBe(0);
}

describe('a link that cannot be read is answered with a notice, and the map is there', () => {
  for (const [name, query] of Object.entries(BAD_LINKS)) {
    test(name, async ({ open }) => {
      const app = await open(`./?${query}`, { until: 'parsed' });
      await expect.poll(() => app.notices()).not.toEqual([]);
      await expectWhole(app);
    });
  }

  test('a megabyte of rubbish', async ({ open }) => {
    // Servers refuse such an address before the page sees it; a file on a disk or a lenient host does not.
    const app = await open(`./?area=${'%3Cb%3E&x='.repeat(100_000)}`, {
      until: 'parsed',
      before: (screen) => screen.answerAs(/\?area=%3Cb/, './'),
    });
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining(zh('notice.too-long'))]);
    await expectWhole(app);
  });

  test('keys of prototypes change nothing', async ({ open }) => {
    const app = await open('./?__proto__=1&constructor=2&toString=3&__proto__.area=songjiang&area=songjiang');
    expect(await app.place.heading()).toBe('松江区');
    await app.map.clickName('qingpu');
    await expect.poll(() => app.place.heading()).toBe('青浦区');
    expect(await app.notices()).toEqual([]);
  });

  test('of nine faults five are told, and that there are four more', async ({ open }) => {
    const keys = ['asof', 'area', 'layers', 'industry', 'panel', 'role', 'standing', 'mode', 'data'];
    const app = await open(`./?${keys.map((key) => `${key}=NO`).join('&')}`, {});
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining('另有 4 处')]);
  });

  test('the notice says what was wrong, as text, and goes when it is dismissed', async ({ open }) => {
    const app = await open(`./?area=${encodeURIComponent(MARKUP)}`, { until: 'parsed' });
    await expect.poll(() => app.notices()).toEqual([expect.stringContaining('<img src=x onerror=alert(1)>')]);
    await app.use('dismiss');
    await expect.poll(() => app.notices()).toEqual([]);
  });
});

describe('data is text', () => {
  test('markup in the names and words of the data is shown as it stands', async ({ open }) => {
    const app = await open('./?area=songjiang', {
      until: 'parsed',
      before: (screen) =>
        screen.rewrite(/assets\/(index|evidence-[\w-]+?)-[\w-]{8}\.json/, (body) =>
          body.replaceAll('松江', `<i id=evil>${'松江'}`),
        ),
    });
    // The first words are of another file.
    await expect.poll(() => app.place.heading()).toContain('<i id=evil>松江');
    await app.place.history();
    await expectWhole(app);
  });
});

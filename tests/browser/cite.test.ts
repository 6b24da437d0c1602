/** A statement can be cited in both citation styles that users need, whatever the language of the interface. */
import { describe } from 'vitest';
import { translator } from '#i18n/index.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';

const STATEMENT = 'report-b-songjiang-industries';
const LINK = `./?area=songjiang&asof=2019&statement=${STATEMENT}`;
/** The citation style of the other language, not that of the interface. */
const OTHER_FORM = { zh: 'APA', en: 'GB/T 7714' } as const;

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test('both forms have document, section, year and a link to the statement', async ({ open }) => {
    const app = await open(LINK, { lang });
    // The words are ours, which stands beside them, with the line and a way to the row on the page of the place.
    const row = await app.place.targetRow();
    expect(row).toContain(translator(lang)('source.ours'));
    expect(row).toContain(translator(lang)('page.line', { line: 4 }));
    expect(await app.place.pageLinks()).toContain(`place/songjiang/${lang === 'zh' ? '' : 'en/'}#${STATEMENT}`);
    const citations = await app.place.citations();
    expect(Object.keys(citations)).toEqual(['GB/T 7714', 'APA']);
    expect(citations['GB/T 7714']).toMatch(/^乙某，丁某\. 测试用样本报告乙\[R\]\. .*，2020：“乙一”/);
    expect(citations.APA).toMatch(/^B\. Author, D\. Author \(2020\)\. Fixture report B.* Section “乙一”/);
    for (const text of Object.values(citations))
      expect(text).toMatch(new RegExp(`https?://\\S+statement=${STATEMENT}$|https?://\\S+statement=${STATEMENT}&`));
  });

  test('each can be copied', async ({ open }) => {
    const app = await open(LINK, { lang });
    const citations = await app.place.citations();
    const style = OTHER_FORM[lang];
    await app.place.copyCitation(style);
    await expect.poll(() => app.screen.clipboard()).toBe(citations[style]);
    await expect.poll(() => app.access.announcement()).toContain({ zh, en }[lang]('place.copied', { style }));
  });
});

describe('places at one point', () => {
  test('are one name on the map with a count, and the panel leads from each to the other', async ({ open }) => {
    const app = await open('./?layers=partners,overseas&at=35,31,4');
    await app.map.waitForName('lingang-israel');
    expect(await app.map.nameOf('lingang-israel')).toBe('以色列 +1');
    expect(await app.map.labels()).not.toContain('israel');
    await app.map.clickName('lingang-israel');
    await app.place.waitUntilShown();
    expect(await app.place.alsoHere()).toEqual(['以色列']);
    await app.place.chooseAlsoHere('以色列');
    await expect.poll(() => app.place.heading()).toBe('以色列');
    expect(await app.place.alsoHere()).toEqual(['临港海外创新中心·以色列']);
    await app.map.waitForName('israel');
    expect(await app.map.labels()).not.toContain('lingang-israel');
  });
});

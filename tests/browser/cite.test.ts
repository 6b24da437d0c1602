/** A statement is cited in both forms that readers are asked for, whichever language they read the map in. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

const STATEMENT = 'siis-2020-songjiang-industries';
const LINK = `./?area=songjiang&asof=2019&statement=${STATEMENT}`;
const COPY = { zh: /^复制 APA 引文$/, en: /^Copy the GB\/T 7714 citation$/ } as const;
const SAID = { zh: '已复制 APA 引文', en: 'GB/T 7714 citation copied' } as const;

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test('both forms have document, section, year and a link to the statement', async ({ open }) => {
    const app = await open(LINK, { lang, webgl: false });
    const citations = await app.citations();
    expect(Object.keys(citations)).toEqual(['GB/T 7714', 'APA']);
    expect(citations['GB/T 7714']).toMatch(
      /^曹嘉涵，周亦奇\. 上海国际科创中心服务“一带一路”建设之进展与展望\[R\]\. .*，2020：“（二）科创中心建设分工体系的优化”/,
    );
    expect(citations.APA).toMatch(
      /^Cao Jiahan, Zhou Yiqi \(2020\)\. Shanghai's International Innovation Centre .* Section “（二）科创中心建设分工体系的优化”/,
    );
    for (const text of Object.values(citations))
      expect(text).toMatch(new RegExp(`https?://\\S+statement=${STATEMENT}$|https?://\\S+statement=${STATEMENT}&`));
  });

  test('each can be copied', async ({ open }) => {
    const app = await open(LINK, { lang, webgl: false });
    const citations = await app.citations();
    expect(await app.copied(COPY[lang])).toBe(citations[lang === 'zh' ? 'APA' : 'GB/T 7714']);
    await expect.poll(() => app.announcement()).toContain(SAID[lang]);
  });
});

describe('places at one point', () => {
  test('are one name on the map with a count, and the panel leads from each to the other', async ({ open }) => {
    const app = await open('./?layers=partners,overseas&at=35,31,4', { webgl: false });
    await app.waitForLabel('lingang-israel');
    expect(await app.nameOnMap('lingang-israel')).toBe('以色列 +1');
    expect(await app.labels()).not.toContain('israel');
    await app.selectByClick('lingang-israel');
    await app.waitForPanel();
    expect(await app.alsoHere()).toEqual(['以色列']);
    await app.chooseAlsoHere('以色列');
    await expect.poll(() => app.panelHeading()).toBe('以色列');
    expect(await app.alsoHere()).toEqual(['临港海外创新中心·以色列']);
    await app.waitForLabel('israel');
    expect(await app.labels()).not.toContain('lingang-israel');
  });
});

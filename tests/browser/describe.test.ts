/** The view in words: to read, to copy with its link, and spoken when a change has come to rest. */
import { describe } from 'vitest';
import { expect, test } from './driver.ts';

describe('the description of the view', () => {
  test('follows what is shown', async ({ open }) => {
    const app = await open('./?asof=2019', { webgl: false });
    await app.openDescription();
    expect(await app.description()).toMatch(/^截至 2019 年，地图打开 9 个图层中的 8 个，共 \d+ 个地点。$/);
    await app.toggleLayer('临港');
    await expect.poll(() => app.description()).toContain('9 个图层中的 7 个');
    await app.year(2022);
    await expect.poll(() => app.description()).toContain('截至 2022 年');
    await app.selectByClick('songjiang');
    await expect
      .poll(() => app.description())
      .toContain('选中松江区（2022 年的角色为重要战略支点，据“2022 科技进步报告”）。');
    await app.use('language');
    await expect
      .poll(() => app.description())
      .toMatch(/^As of 2022 the map shows 7 of 9 layers with .* Selected: Songjiang District \(/);
  });

  test('is copied with the link to the view', async ({ open }) => {
    const app = await open('./?asof=2019&industry=health', { webgl: false, lang: 'en' });
    await app.openDescription();
    const [words, link] = (await app.copyDescription()).split('\n');
    expect(words).toBe(await app.description());
    expect(words).toContain('match the filter (Industry: Health and life)');
    expect(new URL(link ?? '').searchParams.get('industry')).toBe('health');
    await expect.poll(() => app.announcement()).toContain('Words and link copied');
  });

  test('is not spoken at the start, and once when a change has come to rest', async ({ open }) => {
    const app = await open('./', { webgl: false });
    expect(await app.spokenDescription()).toBe('');
    await app.year(2018);
    await app.year(2019);
    await app.toggleLayer('临港');
    await expect.poll(() => app.spokenDescription()).toMatch(/^截至 2019 年，地图打开 9 个图层中的 7 个/);
  });

  test('is there on a phone, with the layers', async ({ open }) => {
    const app = await open('./?panel=layers', { webgl: false, size: 'phone' });
    await app.openDescription();
    expect(await app.description()).toContain('截至 2022 年');
    expect(await app.tooWide()).toEqual([]);
  });
});

/** The text description of the view: shown, copied with its link, and announced a while after a change. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { en } from './driver/words.ts';

describe('the description of the view', () => {
  test('follows what is shown', async ({ open }) => {
    const app = await open('./?asof=2019');
    await app.description.open();
    expect(await app.description.text()).toMatch(/^截至 2019 年，地图打开 9 个图层中的 8 个，共 \d+ 个地点。$/);
    await app.layers.toggle('lingang');
    await expect.poll(() => app.description.text()).toContain('9 个图层中的 7 个');
    await app.timeline.setYear(2022);
    await expect.poll(() => app.description.text()).toContain('截至 2022 年');
    await app.map.clickName('songjiang');
    await expect
      .poll(() => app.description.text())
      .toContain('选中松江区（2022 年的角色为重要战略支点，据“样本报告丙 2022”）。');
    await app.use('language');
    await expect
      .poll(() => app.description.text())
      .toMatch(/^As of 2022, the map shows 7 of 9 layers with .* Selected: Songjiang District \(/);
  });

  test('is copied with the link to the view', async ({ open }) => {
    const app = await open('./?asof=2019&industry=health', { lang: 'en' });
    await app.description.open();
    await app.description.copy();
    await expect.poll(() => app.screen.clipboard()).not.toBe('');
    const [words, link] = (await app.screen.clipboard()).split('\n');
    expect(words).toBe(await app.description.text());
    expect(words).toContain('match the filter (Industry: Health and life)');
    expect(new URL(link ?? '').searchParams.get('industry')).toBe('health');
    await expect.poll(() => app.access.announcement()).toContain(en('describe.copied'));
  });

  test('is not spoken at the start, and once when a change has come to rest', async ({ open }) => {
    const app = await open('./');
    expect(await app.description.spoken()).toBe('');
    await app.timeline.setYear(2015);
    await app.timeline.setYear(2019);
    await app.layers.toggle('lingang');
    await expect.poll(() => app.description.spoken()).toMatch(/^截至 2019 年，地图打开 9 个图层中的 7 个/);
  });

  test('is there on a phone, with the layers', async ({ open }) => {
    const app = await open('./?panel=layers', { size: 'phone' });
    await app.description.open();
    expect(await app.description.text()).toContain('截至 2022 年');
    expect(await app.access.overflowing()).toEqual([]);
  });
});

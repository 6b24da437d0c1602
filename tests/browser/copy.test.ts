/** When the browser refuses to copy, the user gets a message, and the text is selected for copying by keyboard. */
import { describe } from 'vitest';
import { EmbedDialog, ShareDialog } from './driver/dialogs.ts';
import { expect, test } from './driver/test.ts';
import { en, zh } from './driver/words.ts';
import type { Screen } from './helper/screen.ts';

const STATEMENT = './?area=songjiang&asof=2019&statement=report-b-songjiang-industries';

/** The clipboard API rejects, as under a policy or in a frame without the permission. */
const deny = () => {
  navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
};
/** There is no clipboard API, as on a page without https. */
const remove = () => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });

describe.each([
  { where: 'the clipboard is denied', spoil: deny },
  { where: 'there is no clipboard', spoil: remove },
])('where $where', ({ spoil }) => {
  const before = (screen: Screen) => screen.runFirst(spoil, undefined);

  test.for(['zh', 'en'] as const)('a citation is selected (%s)', async (lang, { open }) => {
    const app = await open(STATEMENT, { lang, before });
    const citations = await app.place.citations();
    await app.place.copyCitation('APA');
    const failed = { zh, en }[lang]('copy.failed');
    await expect.poll(() => app.access.announcement()).toContain(failed);
    expect(await app.place.citationOutcomes()).toEqual([failed]);
    expect(await app.access.selectedText()).toBe(citations.APA);
  });

  test.for(['zh', 'en'] as const)('the description is selected (%s)', async (lang, { open }) => {
    const app = await open('./?asof=2019', { lang, before });
    await app.description.open();
    await app.description.copy();
    const failed = { zh, en }[lang]('copy.failed');
    await expect.poll(() => app.access.announcement()).toContain(failed);
    // The same result once more is said once more.
    const said = await app.access.listen();
    await app.description.copy();
    await expect.poll(said).toEqual([expect.stringContaining(failed)]);
    expect(await app.description.outcome()).toBe(failed);
    expect(await app.access.selectedText()).toBe(await app.description.text());
  });

  test('a link is selected', async ({ open }) => {
    const app = await open('./?area=songjiang', { lang: 'en', before });
    const share = new ShareDialog(app);
    await share.open();
    await share.press('share.copy');
    await expect.poll(() => share.status()).toBe(en('copy.failed'));
    expect(await app.access.selectedText()).toBe((await share.link()).href);
  });

  test('the code of an embed is selected', async ({ open }) => {
    const app = await open('./?area=songjiang', { lang: 'zh', before });
    const embed = new EmbedDialog(app);
    await embed.open();
    await embed.press('embed.copy');
    await expect.poll(() => embed.status()).toBe(zh('copy.failed'));
    expect(await app.access.selectedText()).toBe(await embed.snippet());
  });
});

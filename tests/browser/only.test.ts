/** What one document says and no other does: as a list with sentences and sources, on the map, and as a link. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';

describe('what only one document says', () => {
  test('is a press away from the document, with its definition, and the link carries it', async ({ open }) => {
    const app = await open('./?panel=documents&document=sun-2020', { webgl: false });
    await expect.poll(() => app.documents.ownCount()).toMatch(/^\d+ 个地点，\d+ 项角色或产业$/);
    expect(await app.documents.ownPlaces('claim')).toEqual([]);
    await app.documents.toggleOwn();
    await expect.poll(() => app.link().get('only')).toBe('document');
    await expect.poll(() => app.documents.ownText()).toContain('其他文件无论哪一年、哪种表述方式都没有这一项');
    expect((await app.documents.ownPlaces('place')).length).toBeGreaterThan(20);
    await app.documents.toggleOwn();
    await expect.poll(() => app.link().has('only')).toBe(false);
  });

  test('has the sentence and the source of each claim, and opens the statement', async ({ open }) => {
    const app = await open('./?panel=documents&document=sun-2020&only=document', { webgl: false, lang: 'en' });
    await expect.poll(() => app.documents.ownText()).toMatch(/Sun: Core Functions · .+ · 20\d\d/);
    await app.documents.openFirstOwnClaim();
    await expect.poll(() => app.link().get('statement')).toMatch(/^sun-2020-/);
    await expect.poll(() => app.place.targetRow()).not.toBe('');
    await app.use('close');
    await expect.poll(() => app.documents.ownCount()).toMatch(/places/);
  });

  test('is on the map in colours that the legend explains, and roles come back with the panel closed', async ({
    open,
  }) => {
    const app = await open('./?panel=documents&document=progress-2015&only=document&layers=districts', {
      webgl: false,
    });
    await expect.poll(() => app.drawing.toneOf('pudong')).toMatch(/^group-\d$/);
    expect(await app.layers.legend()).toEqual(expect.arrayContaining(['另有说法的地点']));
    await app.useTool('documents');
    await expect.poll(() => app.drawing.toneOf('pudong')).toMatch(/^role-/);
    expect(app.link().has('only')).toBe(false);
  });

  test('is in the words for the picture', async ({ open }) => {
    const app = await open('./?panel=documents&document=zou-2018&only=document', { until: 'parsed' });
    await app.description.open();
    await expect.poll(() => app.description.text()).toContain('只看“邹磊 2018”独有的内容');
  });
});

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  test('nothing serious is in the way, and nothing is too wide', async ({ open }) => {
    const app = await open('./?panel=documents&document=sun-2020&only=document&theme=dark', { size, webgl: false });
    await expect.poll(() => app.documents.ownText()).toContain('·');
    expect(await app.access.seriousFindings()).toEqual([]);
    expect(await app.access.tooWide()).toEqual([]);
  });
});

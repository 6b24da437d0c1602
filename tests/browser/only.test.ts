/** What a document is the sole source of: as a list with sentences and sources, on the map, and as a link. */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

describe('what only one document says', () => {
  test('is a press away from the document, with its definition, and the link carries it', async ({ open }) => {
    const app = await open('./?panel=documents&document=report-a-2015');
    await expect.poll(() => app.documents.soleSourceCount()).toMatch(/^\d+ 个地点，\d+ 项角色或产业$/);
    expect(await app.documents.soleSourcePlaces('claim')).toEqual([]);
    await app.documents.toggleSoleSource();
    await expect.poll(() => app.link().get('only')).toBe('document');
    await expect.poll(() => app.documents.soleSourceText()).toContain(zh('only.definition'));
    expect(await app.documents.soleSourcePlaces('place')).toEqual(expect.arrayContaining(['长兴', '大柏树', '陆家嘴']));
    await app.documents.toggleSoleSource();
    await expect.poll(() => app.link().has('only')).toBe(false);
  });

  test('has the sentence and the source of each claim, and opens the statement', async ({ open }) => {
    const app = await open('./?panel=documents&document=report-a-2015&only=document', { lang: 'en' });
    await expect.poll(() => app.documents.soleSourceText()).toMatch(/Fixture report A 2015 · .+ · 2015/);
    await app.documents.openFirstSoleClaim();
    await expect.poll(() => app.link().get('statement')).toMatch(/^report-a-/);
    await expect.poll(() => app.place.targetRow()).not.toBe('');
    await app.use('close');
    await expect.poll(() => app.documents.soleSourceCount()).toMatch(/places/);
  });

  test('is on the map in colours that the legend explains, and roles come back with the panel closed', async ({
    open,
  }) => {
    const app = await open('./?panel=documents&document=report-a-2015&only=document&layers=districts', {});
    await expect.poll(() => app.svg.toneOf('pudong')).toMatch(/^group-\d$/);
    expect(await app.layers.legend()).toEqual(expect.arrayContaining([zh('only.claim')]));
    await app.useTool('documents');
    await expect.poll(() => app.svg.toneOf('pudong')).toMatch(/^role-/);
    expect(app.link().has('only')).toBe(false);
  });

  test('is in the words for the picture', async ({ open }) => {
    const app = await open('./?panel=documents&document=report-b-2019&only=document', { until: 'parsed' });
    await app.description.open();
    await expect.poll(() => app.description.text()).toContain('只看“样本报告乙 2019”独有的内容');
  });
});

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  test('axe finds nothing serious, and nothing overflows', async ({ open }) => {
    const app = await open('./?panel=documents&document=report-b-2019&only=document&theme=dark', { size });
    await expect.poll(() => app.documents.soleSourceText()).toContain('·');
    expect(await app.access.seriousFindings()).toEqual([]);
    expect(await app.access.overflowing()).toEqual([]);
  });
});

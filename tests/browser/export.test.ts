/** Files to take away: the dialog of formats, what it saves, and where it fits. */
import { ExportDialog } from './driver/export.ts';
import { expect, test } from './driver/test.ts';

const FORMATS = ['png', 'svg', 'geojson', 'csv', 'xlsx', 'kml', 'docx', 'gpkg', 'shp'] as const;
/** How each file begins; a workbook is a zip. */
const BEGINNINGS: Readonly<Record<(typeof FORMATS)[number], RegExp>> = {
  png: /^.PNG\r\n/,
  svg: /^<\?xml[^>]*>\n<svg /,
  geojson: /^\{"type":"FeatureCollection"/,
  csv: /^\ufeff/,
  xlsx: /^PK/,
  kml: /^<\?xml[^>]*>\n<kml /,
  docx: /^PK/,
  gpkg: /^SQLite format 3\0/,
  shp: /^PK/,
};
/** The end of each name, where it is not that of the format. */
const ENDINGS: Readonly<Partial<Record<(typeof FORMATS)[number], string>>> = { shp: '-utf-8.shp.zip' };

test('each format is saved under a name that says what it holds, with its sources', async ({ open }) => {
  const app = await open('./?v=1&asof=2019&area=songjiang', { lang: 'en' });
  const dialog = new ExportDialog(app);
  await dialog.open();
  for (const format of FORMATS) {
    const { name, text } = await dialog.save(format);
    expect(name).toBe(`shanghai-innovation-2019-songjiang${ENDINGS[format] ?? `.${format}`}`);
    expect(text, format).toMatch(BEGINNINGS[format]);
    expect(await dialog.size()).toMatch(new RegExp(`^${name} · [\\d.]+ [kM]B$`));
    await expect.poll(() => dialog.status()).toContain(name);
    if (!text.startsWith('PK')) expect(text, format).toContain('OpenStreetMap');
  }
  // The View is as it was: the dialog stands over it.
  expect(app.link().get('area')).toBe('songjiang');
  expect(app.link().get('panel')).toBe(null);
});

test('a link opens it; it fits a phone, in the dark, and axe finds nothing serious', async ({ open }) => {
  const app = await open('./?v=1&panel=export&theme=dark', { lang: 'zh', size: 'phone' });
  const dialog = new ExportDialog(app);
  await dialog.waitUntilShown();
  expect(await dialog.size()).toMatch(/^上海科创布局-\d{4}\.png · /);
  expect(await dialog.overflowing()).toEqual([]);
  expect(await app.access.seriousFindings()).toEqual([]);
  await dialog.choose('CSV');
  await expect.poll(() => dialog.size()).toContain('.csv');
});

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

test('a picture that is too large for the browser is offered smaller, until it can be drawn', async ({ open }) => {
  const app = await open('./?v=1&panel=export', {
    lang: 'en',
    before: (screen) =>
      screen.runFirst(() => {
        // As a phone without memory answers.
        const { getImageData } = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.getImageData = function (x, y, width, height) {
          if (width > 2000) throw new RangeError('out of memory');
          return getImageData.call(this, x, y, width, height);
        };
      }, undefined),
  });
  const dialog = new ExportDialog(app);
  await dialog.waitUntilShown();
  await dialog.set('scale', '3');
  await expect.poll(() => dialog.failure()).toContain('4800 × 2700');
  await dialog.takeSmaller();
  await expect.poll(() => dialog.failure()).toContain('3200 × 1800');
  await dialog.takeSmaller();
  expect(await dialog.size()).toContain('.png');
  expect(await dialog.chosen('scale')).toBe('1');
});

test('cancelled, nothing is saved and nothing stays; it is made when it is asked for again', async ({ open }) => {
  const app = await open('./?v=1', {
    lang: 'zh',
    before: (screen) =>
      screen.runFirst(() => {
        // Each strip of a picture waits for the test.
        const { CompressionStream: Packer } = globalThis;
        const held = Object.assign(globalThis, { isHeld: true, aborted: 0 });
        globalThis.CompressionStream = class extends Packer {
          constructor(format: CompressionFormat) {
            super(format);
            const { writable } = this;
            const writer = writable.getWriter();
            Object.defineProperty(this, 'writable', {
              value: new WritableStream({
                write: async (chunk) => {
                  while (held.isHeld) await new Promise(requestAnimationFrame);
                  await writer.write(chunk);
                },
                close: () => writer.close(),
                abort: (reason) => {
                  held.aborted += 1;
                  return writer.abort(reason);
                },
              }),
            });
          }
        };
      }, undefined),
  });
  const dialog = new ExportDialog(app);
  await dialog.open();
  await dialog.press('png');
  await dialog.cancel();
  await expect.poll(() => dialog.failure()).toContain('已取消');
  const left = 'a[download], canvas, [data-part="print-sheet"]';
  expect(await app.screen.count({ css: left })).toBe(0);
  await app.screen.run(() => void Object.assign(globalThis, { isHeld: false }));
  // What was begun ends there.
  await expect
    .poll(() => app.screen.run(() => (globalThis as unknown as { readonly aborted: number }).aborted))
    .toBe(1);
  expect(await app.screen.isVisible({ css: '[data-made]' })).toBe(false);
  expect((await dialog.save('png')).name).toMatch(/\.png$/);
});

test('in a frame that allows no downloads, the dialog says so, offers a window of its own, and still prints', async ({
  open,
}) => {
  // What Chromium says of any frame of the page's own origin.
  const app = await open('./?v=1', { lang: 'en', expected: [/can escape its sandboxing/] });
  await app.screen.run(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    frame.src = './?v=1&panel=export&lang=en';
    document.body.append(frame);
  });
  const said = () =>
    app.screen.run(() => {
      const dialog = frames[0]?.document.querySelector('dialog');
      const off = [...(dialog?.querySelectorAll<HTMLButtonElement>('button[data-export]') ?? [])];
      return {
        link: dialog?.querySelector('a[target="_blank"]')?.textContent,
        usable: off.filter(({ disabled }) => !disabled).map(({ dataset }) => dataset.export),
        formats: off.length,
      };
    });
  await expect.poll(said).toEqual({ link: 'Open the map in a window of its own', usable: ['print'], formats: 12 });
});

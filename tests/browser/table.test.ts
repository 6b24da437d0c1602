/**
 * The table lists what the map shows, in the chosen order; a row and its place select each other; exports match the
 * view.
 */
import { describe } from 'vitest';
import { expect, test } from './driver/test.ts';
import { en } from './driver/words.ts';
import { HOSTILE } from './helper/hostile.ts';

const DISTRICTS = 16;

describe('rows', () => {
  test('are the places of the layers that are on and pass the filters', async ({ open }) => {
    const app = await open('./?panel=table&layers=districts');
    await app.table.waitUntilShown();
    expect(await app.table.size()).toBe(DISTRICTS);
    await app.layers.toggle('lingang');
    await expect.poll(() => app.table.size()).toBeGreaterThan(DISTRICTS);
    await app.show('./?panel=table&layers=districts&industry=biomedicine');
    await expect.poll(() => app.table.size()).toBeLessThan(DISTRICTS);
  });

  test('are found by what stands in them', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts');
    await app.table.waitUntilShown();
    await app.table.find('strategic pivot');
    await expect
      .poll(async () => (await app.table.rows()).map(({ id }) => id))
      .toEqual(['jiading', 'songjiang', 'qingpu']);
    await app.table.find('no such words');
    await expect.poll(() => app.table.size()).toBe(0);
  });
});

describe('the order', () => {
  test('goes up, down and back with the head of a column, and the link carries it', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts');
    await app.table.waitUntilShown();
    const [first] = await app.table.rows();
    await app.table.sortBy('name-en');
    await expect.poll(() => app.link().get('sort')).toBe('name-en');
    expect(await app.table.sortOf('name-en')).toBe('ascending');
    expect((await app.table.rows())[0]?.id).toBe('baoshan');
    await app.table.sortBy('name-en');
    await expect.poll(() => app.link().get('sort')).toBe('-name-en');
    expect((await app.table.rows())[0]?.id).toBe('yangpu');
    await app.table.sortBy('name-en');
    await expect.poll(() => app.link().get('sort')).toBeNull();
    expect((await app.table.rows())[0]).toEqual(first);
  });

  test('of a link is that of the table', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts&sort=-name-en');
    await app.table.waitUntilShown();
    expect(await app.table.sortOf('name-en')).toBe('descending');
    expect((await app.table.rows())[0]?.id).toBe('yangpu');
  });
});

describe('a row and its place', () => {
  test('a row selects its place, unless text in it is selected', async ({ open }) => {
    const app = await open('./?panel=table&layers=districts');
    await app.table.waitUntilShown();
    const cell = await app.screen.box({ css: 'tr[data-area="huangpu"] td:first-child' });
    const y = cell.y + cell.height / 2;
    await app.screen.drag({ x: cell.x + 14, y }, { x: cell.x + 44, y });
    expect(await app.access.selectedText()).not.toBe('');
    expect(app.link().has('area')).toBe(false);
    await app.table.clickRow('huangpu');
    expect(await app.place.heading()).toBe('黄浦区');
    await expect.poll(() => app.link().get('area')).toBe('huangpu');
  });

  test('a place selects its row and brings it into sight', async ({ open }) => {
    const app = await open('./?panel=table&sort=-name-en');
    await app.table.waitUntilShown();
    expect((await app.table.rows()).map(({ id }) => id)).not.toContain('chongming');
    await app.map.clickName('chongming');
    await expect.poll(() => app.table.selectedRowInSight()).toBe('chongming');
  });

  test('pointing at a place marks its row', async ({ open }) => {
    const app = await open('./?panel=table&layers=districts&sort=name-en');
    await app.table.waitUntilShown();
    await app.map.waitUntilStill();
    await app.map.pointAt(await app.map.insideOf('chongming'));
    await expect.poll(() => app.table.hoveredRow()).toBe('chongming');
  });

  test('arrow keys move through the rows, and Enter selects', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts&sort=name-en');
    await app.table.waitUntilShown();
    await app.table.focus();
    await app.press('ArrowDown');
    await expect.poll(() => app.table.activeRow()).toBe('baoshan');
    await app.press('ArrowDown', 'ArrowDown', 'ArrowUp');
    await expect.poll(() => app.table.activeRow()).toBe('changning');
    await app.press('End');
    await expect.poll(() => app.table.activeRow()).toBe('yangpu');
    await app.press('Enter');
    expect(await app.place.heading()).toBe('Yangpu District');
  });
});

describe('files', () => {
  test('CSV has the rows, the order and the columns of the table', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts&sort=-name-en');
    await app.table.waitUntilShown();
    await app.table.showColumn('lng');
    await app.table.find('strategic pivot');
    await expect.poll(() => app.table.size()).toBe(3);
    await app.table.chooseYear(2015);
    await expect.poll(() => app.link().get('asof')).toBe('2015');
    await app.table.chooseYear(2022);
    await expect.poll(() => app.table.size()).toBe(3);
    const { name, text } = await app.table.download('csv');
    expect(name).toBe('shanghai-innovation-layout-2022-strategic-pivot.csv');
    const [head, ...rows] = text
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n');
    const columns = ['name-en', 'kind', 'parent', 'role', 'standing', 'year', 'document', 'industries'] as const;
    const rest = ['standing', 'year', 'document'].map((part) => `industries-${part}` as 'industries-standing');
    const last = ['statements', 'precision', 'lng', 'asOf', 'filter'] as const;
    expect(head).toBe(['id' as const, ...columns, ...rest, ...last].map((column) => en(`table.${column}`)).join());
    expect(rows[0]).toContain('(2022, Fixture report C 2022)');
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([
      ['songjiang', 'Songjiang District'],
      ['qingpu', 'Qingpu District'],
      ['jiading', 'Jiading District'],
    ]);
    expect(rows[0]).toMatch(/,121\.\d+,2022,text “strategic pivot”$/);
  });

  test('GeoJSON has the same rows with their shapes, and says whose they are', async ({ open }) => {
    const app = await open('./?panel=table&lang=en&layers=districts,delta&sort=name-en');
    await app.table.waitUntilShown();
    await app.table.find('Alliance');
    await expect.poll(() => app.table.size()).toBeLessThan(DISTRICTS);
    const rows = await app.table.rows();
    const { name, text } = await app.table.download('geojson');
    expect(name).toBe('shanghai-innovation-layout-2022-Alliance.geojson');
    const collection = JSON.parse(text) as {
      readonly type: string;
      readonly attribution: string;
      readonly features: readonly {
        readonly id: string;
        readonly geometry: unknown;
        readonly properties: Record<string, unknown>;
      }[];
    };
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.attribution).toContain('© OpenStreetMap contributors');
    expect(collection.features.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    expect(collection.features.map(({ properties }) => properties.name_en)).toEqual(rows.map(({ cells }) => cells[0]));
    expect(collection.features.find(({ id }) => id === 'yrd-science-alliance')?.geometry).toBeNull();
  });
});

test('on a phone a tapped row opens its place, and the row stays in sight', async ({ open }) => {
  const app = await open('./?panel=table&layers=districts', { size: 'phone' });
  await app.table.waitUntilShown();
  await app.table.clickRow('putuo');
  expect(await app.place.heading()).toBe('普陀区');
  await expect.poll(() => app.table.selectedRowInSight()).toBe('putuo');
  const [row, panel] = await Promise.all([app.table.box(), app.place.box()]);
  expect(row.y + row.height).toBeLessThanOrEqual(panel.y + 1);
});

test('axe finds nothing serious', async ({ open }) => {
  const app = await open('./?panel=table&area=songjiang');
  await app.table.waitUntilShown();
  expect(await app.access.seriousFindings()).toEqual([]);
});

test('the field accepts any text, and says when no row matches', async ({ open }) => {
  const app = await open('./?panel=table', { until: 'parsed' });
  for (const [name, text] of HOSTILE) {
    await app.table.find(text);
    // Of a regular expression only the letter in it counts, as in every search.
    const count = name === 'a regular expression' ? /^\d+ 个地点中的 [1-9]/ : /^\d+ 个地点中的 0 个/;
    await expect.poll(() => app.notices(), { message: name }).toContainEqual(expect.stringMatching(count));
    expect(await app.screen.count({ css: '#evil, img[src="x"]' }), name).toBe(0);
  }
  await app.table.find('松江区');
  await expect.poll(() => app.notices()).toContainEqual(expect.stringMatching(/^\d+ 个地点中的 [1-9]/));
});

import fc from 'fast-check';
import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '#domain/comparing/columns.ts';
import {
  cellTexts,
  nextSort,
  readSorting,
  rowCounts,
  sortRows,
  type TableRow,
  tableCsv,
  tableGeoJson,
  tableRecords,
  tableRow,
} from '#domain/comparing/table.ts';
import { csv, csvCell } from '#domain/format/csv.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { DocumentEvidence, DocumentRecord } from '#domain/model/schema.ts';
import { nameSearch } from '#search/names.ts';
import { findRows } from '#search/rows.ts';
import { listedAreas } from '#state/selectors.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { areaId, head, industry, noRows, smallArea, smallCatalogue, smallIndexed, yearOf } from './support.ts';

const catalogue = indexCatalogue({
  ...smallCatalogue(
    [
      head({ areas: 'north', asOf: 2015, role: 'cluster' }),
      head({ areas: 'south', asOf: 2019, role: 'core-area' }),
      head({ areas: 'south', asOf: 2019, role: 'cluster', line: 4 }),
      head({ areas: 'south', asOf: 2019, industries: ['software'] }),
    ],
    [smallArea('nowhere', { shape: null, point: null, precision: 'none' })],
  ),
  documents: [
    {
      id: 'report' as DocumentId,
      short: { zh: '报告', en: 'Report' },
      covers: [2019, 2019],
      areas: ['south'],
    } as unknown as DocumentRecord,
  ],
});
const rowOf = (id: string, year = 2019): TableRow => {
  const area = catalogue.areaById.get(areaId(id));
  if (!area) throw new Error(`no area ${id}`);
  return tableRow(catalogue, area, yearOf(year), 'en', undefined, 'exact', (manner) => manner);
};
const all = ['north', 'south', 'tower', 'nowhere'].map((id) => rowOf(id));
const ids = (rows: readonly TableRow[]) => rows.map(({ id }) => id);

describe('a row', () => {
  it('has the roles that are stated for the year, each once, with year and document', () => {
    const { role, class: roleClass, year, document, industries } = rowOf('south');
    expect({ role, roleClass, year, document, industries }).toEqual({
      role: 'core-area; cluster',
      roleClass: 'core-area; cluster',
      year: 2019,
      document: 'Report',
      industries: 'Software',
    });
  });
  it('has the industries of an earlier year with that year, and its document', () => {
    const { industries, year, ...later } = rowOf('south', 2022);
    expect([industries, year]).toEqual(['Software (2019)', undefined]);
    expect([later['industries-year'], later['industries-document']]).toEqual([2019, 'Report']);
    expect(later.sourced).toEqual({ role: undefined, industries: 'Software (2019, Report)' });
  });
  it('has none where nothing is stated for the year, whatever was said before', () => {
    expect([rowOf('north').role, rowOf('north').year, rowOf('north').document]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(rowOf('north', 2015).role).toBe('cluster');
  });
  it('marks a role that is no plain fact, in the cell and in files', () => {
    const planned = head({ areas: 'north', asOf: 2019, role: 'cluster', standing: 'planned', basis: 'inferred' });
    const built = smallIndexed([planned]);
    const area = built.areaById.get(areaId('north'));
    const row = area && tableRow(built, area, yearOf(2019), 'en', undefined, 'exact', (manner) => manner);
    expect(row?.role).toBe('cluster (planned, inferred)');
    expect(row?.sourced.role).toBe('cluster (2019, planned, inferred)');
  });
  it('has how roles and industries are said in columns of their own: once, or for each role in turn', () => {
    const said = (...standings: ('stated' | 'planned')[]) => {
      const heads = standings.map((standing, line) =>
        head({ areas: 'north', asOf: 2019, role: `class-${line}`, industries: ['software'], standing, line }),
      );
      const built = smallIndexed(heads);
      const area = built.areaById.get(areaId('north'));
      const row = area && tableRow(built, area, yearOf(2019), 'en', undefined, 'exact', (manner) => manner);
      return [row?.standing, row?.['industries-standing']];
    };
    expect(said('planned', 'planned')).toEqual(['planned', 'planned']);
    expect(said('planned', 'stated', 'planned')).toEqual(['planned; stated; planned', 'planned; stated']);
    expect([rowOf('north').standing, rowOf('nowhere')['industries-standing']]).toEqual([undefined, undefined]);
    const { fields, records } = tableRecords([rowOf('south')], ['standing', 'industries-standing']);
    expect([fields, records[0]]).toEqual([
      ['id', 'standing', 'industries_standing'],
      { id: 'south', standing: 'stated', industries_standing: 'stated' },
    ]);
  });
  it('has its point, or none', () => {
    expect([rowOf('north').lng, rowOf('north').lat]).toEqual([121.5, 31.2]);
    expect([rowOf('nowhere').lng, rowOf('nowhere').lat]).toEqual([undefined, undefined]);
  });
});

describe('counts', () => {
  const file = {
    ...noRows('report'),
    statements: [{ areas: ['north', 'north'] }, { areas: ['south', 'north'] }],
    figures: [{ area: 'south' }],
    links: [{ from: 'north', to: 'south' }],
  } as unknown as DocumentEvidence;
  it('are of all documents or of none', () => {
    expect(rowCounts(catalogue, new Map())).toBeUndefined();
    const counts = rowCounts(catalogue, new Map([['report' as DocumentId, file]]));
    expect(counts?.get(areaId('north'))).toMatchObject({ statements: 2, figures: 0, links: 1 });
    expect(counts?.get(areaId('south'))).toMatchObject({ statements: 1, figures: 1, links: 1 });
    expect(counts?.get(areaId('tower'))).toMatchObject({ statements: 0, figures: 0, links: 0 });
  });
});

describe('the order', () => {
  it('is that of a column, up or down, and what is empty comes last in both', () => {
    expect(ids(sortRows(all, 'name-en', 'en'))).toEqual(['north', 'nowhere', 'south', 'tower']);
    expect(ids(sortRows(all, '-name-en', 'en'))).toEqual(['tower', 'south', 'nowhere', 'north']);
    expect(ids(sortRows(all, 'lng', 'en')).at(-1)).toBe('nowhere');
    expect(ids(sortRows(all, '-lng', 'en')).at(-1)).toBe('nowhere');
  });
  it('puts numbers by value', () => {
    const counted = all.map((row, index) => ({ ...row, statements: [9, 10, 100, 1][index] }));
    expect(ids(sortRows(counted, 'statements', 'en'))).toEqual(['nowhere', 'north', 'south', 'tower']);
  });
  it('of no column, or an unknown one, is that of the catalogue', () => {
    expect(sortRows(all, null, 'en')).toBe(all);
    expect(sortRows(all, 'colour', 'en')).toBe(all);
  });
  it('goes up, down and back', () => {
    expect(nextSort(null, 'kind')).toBe('kind');
    expect(nextSort('kind', 'kind')).toBe('-kind');
    expect(nextSort('-kind', 'kind')).toBeNull();
    expect(nextSort('-kind', 'role')).toBe('role');
  });
  it('is read from a link with hyphens in a column as in front of it', () => {
    expect(readSorting('-name-zh')).toEqual({ column: 'name-zh', descending: true });
    expect(readSorting('name-zh')).toEqual({ column: 'name-zh', descending: false });
    expect(readSorting('zh')).toBeUndefined();
  });
  it('loses and makes no row', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(all), fc.constantFrom(...COLUMNS), fc.boolean(), (rows, column, down) => {
        expect(new Set(sortRows(rows, down ? `-${column}` : column, 'zh'))).toEqual(new Set(rows));
      }),
    );
  });
});

describe('finding', () => {
  const names = nameSearch(
    { ...catalogue, documents: [] },
    { readings: [['名tower', 'ming tower']], traditional: '軟软區区' },
  );
  const find = (text: string) => findRows(all, text, cellTexts, names);
  it('looks into every cell, whatever the case', () => {
    expect(ids(find(' SOFTware '))).toEqual(['south']);
    expect(ids(find('名tower'))).toEqual(['tower']);
    expect(find('  ')).toBe(all);
    expect(find('nothing of the kind')).toEqual([]);
  });
  it('reads full width, traditional characters and pinyin, and words in any order', () => {
    expect(ids(find('ＳＯＦＴ'))).toEqual(['south']);
    expect(ids(find('mingtow'))).toEqual(['tower']);
    expect(ids(find('tower name'))).toEqual(['tower']);
    expect(ids(find('行政區'))).toEqual(ids(find('行政区')));
  });
  it('forgives a typing error in a name only where nothing else matches', () => {
    expect(ids(find('name toewr'))).toEqual(['tower']);
    expect(ids(findRows(all, 'name toewr', cellTexts, undefined))).toEqual([]);
  });
});

describe('what the table lists', () => {
  const shown = (change: Partial<typeof DEFAULT_VIEW>) =>
    listedAreas(catalogue, { ...DEFAULT_VIEW, ...change }, yearOf(2019)).map(({ id }) => id);
  it('is of the layers that are on', () => {
    expect(shown({})).toEqual(['north', 'south', 'nowhere']);
    expect(shown({ layers: ['sites'] })).toEqual(['tower']);
    expect(shown({ layers: [] })).toEqual([]);
  });
  it('is all that match where there is a filter, whatever layers are on', () => {
    expect(shown({ kind: 'facility', layers: ['districts'] })).toEqual(['tower']);
    expect(shown({ industry: industry('software') })).toEqual(['south']);
    expect(shown({ document: 'report' as DocumentId })).toEqual(['south']);
  });
  it('is nothing before the catalogue has come', () =>
    expect(listedAreas(undefined, DEFAULT_VIEW, undefined)).toEqual([]));
});

describe('CSV', () => {
  /** RFC 4180, section 2, read back. */
  const parse = (line: string): string[] =>
    [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(
      ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
    );

  it('has the columns and rows that are shown, in their order', () => {
    const { fields, records } = tableRecords([rowOf('south'), rowOf('north')], ['name-en', 'role', 'lng']);
    const south = '"core-area (2019, Report); cluster (2019, Report)"';
    expect(csv(fields, records)).toBe(
      `\ufeffid,name_en,role,lng\r\nsouth,Name south,${south},121.5\r\nnorth,Name north,,121.5\r\n`,
    );
  });
  it('says in each row of which year it is and what was filtered, under headings in the user’s words', () => {
    const [head, south, north] = tableCsv(
      [rowOf('south'), rowOf('north')],
      ['industries', 'industries-year', 'industries-document'],
      { year: 2019, filter: 'Industry: Software' },
      (column) => `«${column}»`,
    ).split('\r\n');
    expect(head).toBe('\ufeff«id»,«industries»,«industries-year»,«industries-document»,«asOf»,«filter»');
    expect(south).toBe('south,"Software (2019, Report)",2019,Report,2019,Industry: Software');
    expect(north).toBe('north,,,,2019,Industry: Software');
  });
  it('keeps any text in its cell, and never starts one with a character that a spreadsheet evaluates', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string().filter((text) => !/[\r\n]/.test(text)),
          { minLength: 2 },
        ),
        (cells) => {
          const read = parse(cells.map(csvCell).join(','));
          expect(read.map((cell, index) => (/^[=+\-@\t]/.test(cells[index] ?? '') ? cell.slice(1) : cell))).toEqual(
            cells,
          );
          for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t]/);
        },
      ),
    );
  });
  it('leaves negative numbers numbers', () => expect(csvCell(-71.1)).toBe('-71.1'));
});

describe('GeoJSON', () => {
  const point: Geometry = { type: 'Point', coordinates: [121.5, 31.2] };
  const about = { title: 't', attribution: 'a', link: 'l', year: 2019, filter: 'none' };
  const collection = tableGeoJson(
    [rowOf('nowhere'), rowOf('north')],
    ['name-en', 'role'],
    new Map([['north', point]]),
    about,
  );
  it('has the rows in their order, with null where there is no place', () => {
    expect(collection.features.map(({ id, geometry }) => [id, geometry])).toEqual([
      ['nowhere', null],
      ['north', point],
    ]);
  });
  it('has the columns that are shown, how exact the shape is, and whose it is', () => {
    expect(collection.features[1]?.properties).toEqual({
      id: 'north',
      name_en: 'Name north',
      role: null,
      geometry_precision: 'boundary',
      geometry_source: null,
    });
    expect(collection).toMatchObject(about);
  });
});

/**
 * A new kind of row is an entry in each of the two objects of the registry: with a sixth kind in them, everything that
 * reads rows follows. What draws a kind (a part of the place's panel and page, its words) is asked for by the compiler.
 */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseEvidence } from '#data/parse.ts';
import { tiesOf } from '#domain/asof/network.ts';
import { evidenceOf, rowsById } from '#domain/asof/place.ts';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { rowCounts } from '#domain/comparing/table.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import { LISTS_OF_PLACE, ROW_LISTS, type RowList } from '#domain/model/rows/read.ts';
import { RESULT_KINDS } from '#search/names.ts';
import { TextSearch } from '#search/texts.ts';
import { formatIssue } from '../../geo/build/check/issue.ts';
import { check } from '../../geo/build/check.ts';
import { coverage } from '../../geo/build/coverage.ts';
import { derive } from '../../geo/build/derive.ts';
import { publish } from '../../geo/build/publish.ts';
import { readProject } from '../../geo/build/read.ts';
import { areaId } from './support.ts';

vi.mock('#domain/model/rows/registry.ts', async (importOriginal) => {
  const { ROW_KINDS, ROW_FILES } = await importOriginal<typeof import('#domain/model/rows/registry.ts')>();
  const { kind, file } = await import('./fixtures/rows/quotes.ts');
  return { ROW_KINDS: { ...ROW_KINDS, quotes: kind }, ROW_FILES: { ...ROW_FILES, quotes: file } };
});

const BASE = fileURLToPath(new URL('fixtures/check/base', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'row-kind-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Stands in the document, and is too long for a name. */
const SENTENCE = '本区在未来五年内将成为面向全国的软件企业孵化平台';
const QUOTES = `quotes:
  - id: first-quote
    about: [hall]
    said: { zh: 礼堂很安静。, en: The hall is quiet. }
    asOf: 2015
    terms: [高塔]
    at: { section: 南区, line: 4 }
`;

/** The base project, in which nothing but a quote names the hall. */
function projectWith(quotes: string) {
  const folder = mkdtempSync(join(scratch, 'geo-'));
  cpSync(BASE, folder, { recursive: true });
  const document = join(folder, 'documents/first.yaml');
  writeFileSync(document, readFileSync(document, 'utf8').replace('[north, tower, hall]', '[north, tower]'));
  appendFileSync(document, quotes);
  const text = readFileSync(join(folder, 'texts/first.txt'), 'utf8').split('\n');
  return check(readProject(folder, folder), new Map([['first', [...text, SENTENCE]]]));
}
const issuesWith = (quotes: string) => {
  const checked = projectWith(quotes);
  return checked.ok ? [] : checked.issues.map(formatIssue);
};

function built() {
  const checked = projectWith(QUOTES);
  if (!checked.ok) throw new Error(checked.issues.map(formatIssue).join('\n'));
  const derived = derive(checked.project);
  const catalogue = indexCatalogue(derived.catalogue);
  const evidence = new Map(derived.evidence.map((file) => [file.id, file]));
  return { derived, catalogue, evidence };
}
const QUOTES_LIST = ROW_LISTS.find((list): list is RowList => String(list) === 'quotes');
const HALL = areaId('hall');

it('is in the registry', () => {
  expect(QUOTES_LIST).toBe('quotes');
});

describe('the check', () => {
  it('reads its rows, and takes an area that only they name as mentioned', () => {
    expect(issuesWith(QUOTES)).toEqual([]);
    expect(issuesWith('').join()).toMatch(/area-not-mentioned.*"hall"/);
  });

  it.each([
    ['a field that its schema lacks', 'said:', 'says:', /\[schema\] quotes\.0\.said: missing/],
    ['an area that does not exist', '[hall]', '[hall, nowhere]', /:\d+ \[unknown-area\] unknown area "nowhere"/],
    ['the id of another row', 'first-quote', 'first-link', /\[duplicate-id\] row "first-link"/],
    ['a term that does not stand on its line', '[高塔]', '[低塔]', /\[term-not-on-line\] "first-quote"/],
    ['a sentence of the document', '礼堂很安静。', SENTENCE, /\[copied-sentence\] "first-quote"/],
  ])('finds %s', (_, from, to, message) => {
    const quotes = QUOTES.replace(from, to);
    expect(quotes).not.toBe(QUOTES);
    expect(issuesWith(quotes).join('\n')).toMatch(message);
  });
});

describe('the build', () => {
  it('counts its rows as rows of the place, and lists the place with the document', () => {
    const { catalogue } = built();
    expect(catalogue.areaById.get(HALL)?.rows).toBe(1);
    expect(catalogue.documents[0]?.areas).toContain('hall');
  });

  it('publishes its rows in the evidence and as a table, and names it among the kinds', () => {
    const files = new Map(publish(built().derived).map(({ path, text }) => [path, text]));
    expect(JSON.parse(files.get('evidence.json') ?? '')).toMatchObject({
      quotes: [{ id: 'first-quote', document: 'first', line: 4 }],
    });
    expect(JSON.parse(files.get('evidence.json') ?? '').documents[0]).not.toHaveProperty('quotes');
    expect(files.get('quotes.csv')?.split('\r\n')).toEqual([
      '\ufeffid,document,line,section,as_of,about,said_zh,said_en,section_en,basis',
      'first-quote,first,4,南区,2015,hall,礼堂很安静。,The hall is quiet.,South,named',
      '',
    ]);
    expect(files.get('datapackage.json')).toContain('"path": "quotes.csv"');
    expect(files.get('index.html')).toContain('Quotes, one a row');
    expect(files.get('index.html')).toContain('All statements, figures, links, events, layouts and quotes');
  });

  it('answers a pointer of the inventory by it', () => {
    const pointer = { document: 'first', lines: [4, 4], what: 'statement', area: 'hall' } as const;
    expect(coverage([pointer], built().derived.documents, []).rows.flatMap(({ missing }) => missing)).toEqual([]);
  });
});

describe('the app', () => {
  it('finds its rows by place and by id', () => {
    const { catalogue, evidence } = built();
    const place = evidenceOf(catalogue, evidence, HALL);
    expect(QUOTES_LIST && place.rows(QUOTES_LIST).map(({ row }) => row.id)).toEqual(['first-quote']);
    expect(rowsById(evidence).get('first-quote')).toMatchObject({
      document: 'first',
      words: { zh: '礼堂很安静。' },
      areas: ['hall'],
      asOf: 2015,
    });
    expect(LISTS_OF_PLACE[0]).toBe('quotes');
  });

  it('counts them in the table of places', () => {
    const { catalogue, evidence } = built();
    expect(COLUMNS).toContain('quotes');
    expect(rowCounts(catalogue, evidence)?.get(HALL)).toMatchObject({ quotes: 1, links: 0 });
  });

  it('lets one speak for its document, where it says more directly what a partner is', () => {
    const { catalogue, evidence } = built();
    const partner = indexCatalogue({
      ...catalogue,
      areas: catalogue.areas.map((area) => (area.id === HALL ? { ...area, tie: 'active' } : area)),
    });
    expect(tiesOf(partner, evidence)[0]?.partners[0]?.says.map(({ id }) => id)).toEqual(['first-quote']);
  });

  it('finds them by their words, as a kind of result', async () => {
    const { catalogue, evidence } = built();
    const texts = new TextSearch(catalogue);
    for (const file of evidence.values()) await texts.add(file, async () => undefined);
    expect(texts.search('礼堂很安静', 'zh')).toMatchObject([{ kind: 'quote', id: 'first-quote', areas: ['hall'] }]);
    expect(RESULT_KINDS).toContain('quote');
  });

  it('reads a version that was published before the kind existed', () => {
    const lists = ['statements', 'figures', 'links', 'events', 'structures', 'gaps'];
    const old = { id: 'first', ...Object.fromEntries(lists.map((list) => [list, []])) };
    expect(parseEvidence(old)).toEqual({ value: { ...old, quotes: [] }, dropped: [] });
  });
});

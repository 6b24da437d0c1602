import fc from 'fast-check';
import { expect, it, describe as suite } from 'vitest';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { DataVersion, DocumentId, RoleClassId, StructureId, Year } from '#domain/model/ids.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import { MODES } from '#domain/vocabulary/display.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import { LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { PANELS } from '#state/panels.ts';
import { INITIAL_STATE, type State } from '#state/store.ts';
import { DEFAULT_VIEW, MATRIX_ROWS, type View } from '#state/view.ts';
import {
  areaId,
  HAS_OUTLINES,
  head,
  industry,
  OUTLINES_NOTE,
  realCatalogue,
  smallArea,
  smallCatalogue,
  yearOf,
} from './support.ts';

const record = (id: string, year: number) => ({
  id: id as DocumentId,
  title: { zh: `${id}全名`, en: `The ${id}` },
  short: { zh: id, en: `The ${id}` },
  authors: { zh: [], en: [] },
  publisher: { zh: '社', en: 'Press' },
  published: null,
  covers: [yearOf(2015), yearOf(year)] as [Year, Year],
  areas: [areaId('north')],
});
const small = indexCatalogue({
  ...smallCatalogue(
    [
      head({ areas: 'north', asOf: 2019, role: 'core-area', industries: ['software'] }),
      head({ areas: 'south', asOf: 2015, role: 'cluster' }),
    ],
    [smallArea('east')],
  ),
  documents: [record('report', 2019), record('study', 2018)],
  kinds: [
    { id: 'district', zh: '区', en: 'District', rank: 2 },
    { id: 'facility', zh: '设施', en: 'Facility', rank: 5 },
  ],
});
const evidence = new Map([
  [
    'report' as DocumentId,
    { structures: [{ id: 'one-plus', name: { zh: '一加', en: 'One plus' } }] } as unknown as DocumentEvidence,
  ],
]);

function stateOf(view: Partial<View>, language: Language): State {
  return {
    ...INITIAL_STATE,
    view: { ...DEFAULT_VIEW, lang: language, ...view },
    catalogue: { status: 'ready', value: small },
    evidence,
  };
}
const words = (view: Partial<View>, language: Language) => describe(stateOf(view, language), translator(language));
const both = (view: Partial<View>) => [words(view, 'zh'), words(view, 'en')];
const report = 'report' as DocumentId;

suite('a view in words', () => {
  it('says the year, the layers and their places', () => {
    const [all, on] = [OVERLAYS.length, DEFAULT_VIEW.layers.length];
    expect(both({})).toEqual([
      `截至 2019 年，地图打开 ${all} 个图层中的 ${on} 个，共 3 个地点。`,
      `As of 2019, the map shows ${on} of ${all} layers with 3 places.`,
    ]);
    expect(both({ layers: ['sites'], asof: yearOf(2015) })).toEqual([
      `截至 2015 年，地图打开 ${all} 个图层中的 1 个，共 1 个地点。`,
      `As of 2015, the map shows 1 of ${all} layers with 1 place.`,
    ]);
    expect(both({ layers: [] })).toEqual(['截至 2019 年，地图没有打开图层。', 'As of 2019, the map shows no layer.']);
  });

  it('says what the filter leaves, on the map and in layers that are off', () => {
    const [zh, en] = both({ industry: industry('all'), standing: 'stated' });
    expect(zh).toContain('；1 个地点符合筛选（产业：全部、表述性质：明确表述）。');
    expect(en).toContain('; 1 place matches the filter (Industry: All, Standing: stated).');
    expect(words({ kind: 'district' }, 'en')).toContain('; 3 places match the filter (Kind: District).');
    expect(words({ kind: 'district', layers: ['sites'] }, 'en')).toContain(
      '; the filter (Kind: District) finds 3 places, only in layers',
    );
    expect(words({ kind: 'facility' }, 'zh')).toContain('；符合筛选（类别：设施）的有 1 个地点，均在未打开的图层中。');
    expect(words({ figures: true }, 'en')).toContain('; no place matches the filter (With figures).');
    expect(words({ role: 'core-area' as RoleClassId, document: report }, 'en')).toContain(
      '(Role: core-area, Document: The report)',
    );
  });

  it('says which place is selected, with its role as of the year and who says so', () => {
    expect(both({ area: areaId('north') }).map((text) => text.split(/。(?=.)|\. /)[1])).toEqual([
      '选中名north（2019 年的角色为core-area，据“report”）。',
      'Selected: Name north (role for 2019: core-area, according to The report).',
    ]);
    expect(words({ area: areaId('south') }, 'en')).toContain(
      'no document states its role for 2019, last stated for 2015: cluster, according to The report',
    );
    expect(words({ area: areaId('east') }, 'zh')).toContain('截至 2019 年各文件未表述其角色');
    expect(words({ area: areaId('tower') }, 'en')).toContain('Selected: Name tower (Facility).');
    expect(words({ area: areaId('atlantis') }, 'en')).toBe(words({}, 'en'));
  });

  it('says what is open beside the map, in one sentence', () => {
    const view: Partial<View> = {
      panel: 'documents',
      document: report,
      difference: ['study' as DocumentId, report],
      structure: 'one-plus' as StructureId,
      compare: [areaId('north'), areaId('south')],
    };
    expect(words(view, 'en')).toMatch(
      /\. Reading The report; comparing The study with The report; layout structure “One plus”; side by side: Name north, Name south\.$/,
    );
    expect(words(view, 'zh')).toMatch(
      /。正在读“report”；比对“study”与“report”；布局“一加”；并列比较名north、名south。$/,
    );
    expect(words({ panel: 'matrix', matrix: 'role' }, 'en')).toMatch(/ Matrix with rows by Role\.$/);
    expect(words({ panel: 'table' }, 'zh')).toMatch(/。表格列出地点。$/);
    expect(words({ data: '0123456789ab' as DataVersion }, 'en')).toMatch(/\. Data of version 0123456789ab\.$/);
  });

  it('says that the map is loading before there is a catalogue', () => {
    expect(describe(INITIAL_STATE, translator('zh'))).toBe('正在载入地图');
  });
});

suite.skipIf(!HAS_OUTLINES)(`any view of the real places${OUTLINES_NOTE}`, () => {
  const real = realCatalogue();
  const orNull = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 3 });
  /** Ids that exist, and one that does not: a link may name what is gone. */
  const area = fc.constantFrom(...real.areas.map(({ id }) => id), areaId('atlantis'));
  const document = fc.constantFrom(...real.documents.map(({ id }) => id), 'lost' as DocumentId);
  const view: fc.Arbitrary<View> = fc.record({
    lang: fc.constantFrom(...LANGUAGES),
    theme: fc.constant(null),
    asof: orNull([...real.years, yearOf(1999)]),
    area: fc.option(area, { nil: null }),
    statement: fc.constant(null),
    layers: fc.subarray([...OVERLAYS]),
    industry: orNull([...real.industryName.keys(), industry('alchemy')]),
    role: orNull(real.roleClasses.map(({ id }) => id)),
    kind: orNull([...real.kinds.map(({ id }) => id), 'castle']),
    standing: orNull(MANNERS),
    figures: fc.boolean(),
    only: fc.boolean(),
    panel: orNull(PANELS),
    document: fc.option(document, { nil: null }),
    compare: fc.uniqueArray(area, { maxLength: 4 }),
    difference: fc.option(fc.tuple(document, document), { nil: null }),
    structure: orNull(['one-plus' as StructureId, 'lost' as StructureId]),
    matrix: orNull(MATRIX_ROWS),
    cell: fc.constant(null),
    find: fc.constant(''),
    columns: fc.constant(null),
    change: fc.constant(null),
    by: fc.constant('place'),
    sort: fc.constant(null),
    at: fc.constant(null),
    mode: fc.constantFrom(...MODES),
    story: fc.constant(null),
    step: fc.constant(null),
    show: fc.constant(DEFAULT_VIEW.show),
    interaction: fc.constant(DEFAULT_VIEW.interaction),
    data: fc.constant(null),
    unknown: fc.constant({}),
  });

  /** What a text begins and ends with, in languages that this test can read. */
  const WHOLE: Readonly<Record<string, RegExp>> = { zh: /^截至.+。$/s, en: /^As of .+\.$/s };

  it('is one or two whole sentences in its language, without a gap left open', () => {
    fc.assert(
      fc.property(view, (value) => {
        const language = value.lang ?? 'zh';
        const state: State = { ...INITIAL_STATE, view: value, catalogue: { status: 'ready', value: real }, evidence };
        const text = describe(state, translator(language));
        expect(text).toMatch(WHOLE[language] ?? /./);
        expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
        expect(text).not.toMatch(/\b1 places|\(\)|（）|[;,，；] ?[.。]/);
        expect(text.split('。').length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 300 },
    );
  });
});

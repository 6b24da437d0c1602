import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANGES } from '#domain/comparing/changes.ts';
import { COLUMNS } from '#domain/comparing/columns.ts';
import { WORLD_PX } from '#domain/geo/mercator.ts';
import {
  type AreaId,
  DATA_VERSION_PATTERN,
  type DataVersion,
  type DocumentId,
  ID_PATTERN,
  type IndustryId,
  type RoleClassId,
  type StatementId,
  type StoryId,
  type StructureId,
  type Year,
} from '#domain/model/ids.ts';
import { EMBED_PARTS, INTERACTIONS, MODES, THEMES } from '#domain/vocabulary/display.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import { LANGUAGES } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PANELS } from '#state/panels.ts';
import { decode, encode, type KnownIds, LINK_MAX_CHARACTERS, LINK_VERSION, roundCamera } from '#state/url.ts';
import {
  CAMERA_RANGE,
  type Camera,
  COMPARE_MAX,
  DEFAULT_VIEW,
  FIND_MAX,
  GROUPINGS,
  MATRIX_ROWS,
  type View,
} from '#state/view.ts';
import golden from './golden-links.json' with { type: 'json' };
import { areaId } from './support.ts';

const OWN_KEYS = Object.keys(DEFAULT_VIEW).filter((key) => key !== 'unknown');

const id = <Id extends string>() => fc.stringMatching(/^[a-z0-9]{1,12}(?:-[a-z0-9]{1,12}){0,3}$/) as fc.Arbitrary<Id>;
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const number = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true });
/** Decimals of the centre change at zooms 3, 6, 9, 12: rounding is tried most often just beside them. */
const zoom = fc.oneof(
  number(CAMERA_RANGE.zoom),
  fc
    .tuple(fc.constantFrom(0, 3, 6, 9, 12), fc.integer({ min: -10, max: 10 }))
    .map(([step, beside]) => step + beside / 1000),
);
const camera: fc.Arbitrary<Camera> = fc.record({ lng: number(CAMERA_RANGE.lng), lat: number(CAMERA_RANGE.lat), zoom });
/** A key in other letters, such as full width, is ours: a link that was damaged on its way. */
const asciiOf = (key: string) => key.normalize('NFKC').replace(/[^\w-]/g, '');
const foreignKey = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((key) => key !== '__proto__' && !['v', ...OWN_KEYS].includes(asciiOf(key)));
const foreign = fc.dictionary(foreignKey, fc.string({ unit: 'grapheme', maxLength: 20 }), {
  maxKeys: 4,
  noNullPrototype: true,
});
const view: fc.Arbitrary<View> = fc.record({
  lang: orNull(fc.constantFrom(...LANGUAGES)),
  theme: orNull(fc.constantFrom(...THEMES)),
  asof: orNull(fc.integer({ min: 1949, max: 2100 }).map((value) => value as Year)),
  area: orNull(id<View['area'] & string>()),
  statement: orNull(id<StatementId>()),
  layers: fc.subarray([...OVERLAYS]),
  industry: orNull(id<IndustryId>()),
  panel: orNull(fc.constantFrom(...PANELS)),
  document: orNull(id<DocumentId>()),
  role: orNull(id<RoleClassId>()),
  kind: orNull(id<string>()),
  standing: orNull(fc.constantFrom(...MANNERS)),
  figures: fc.boolean(),
  only: fc.boolean(),
  compare: fc.uniqueArray(id<AreaId>(), { maxLength: COMPARE_MAX }),
  difference: orNull(
    fc
      .uniqueArray(id<DocumentId>(), { minLength: 2, maxLength: 2 })
      .map(([from, to]) => [from, to] as [DocumentId, DocumentId]),
  ),
  structure: orNull(id<StructureId>()),
  matrix: orNull(fc.constantFrom(...MATRIX_ROWS)),
  cell: orNull(fc.record({ row: id<string>(), area: id<AreaId>() })),
  find: fc.string({ unit: 'grapheme', maxLength: 12 }).filter(({ length }) => length <= FIND_MAX),
  columns: orNull(fc.subarray([...COLUMNS], { minLength: 1 })),
  change: orNull(fc.constantFrom(...CHANGES)),
  by: fc.constantFrom(...GROUPINGS),
  sort: orNull(fc.tuple(fc.constantFrom('', '-'), id<string>()).map((parts) => parts.join(''))),
  at: orNull(camera),
  mode: fc.constantFrom(...MODES),
  story: orNull(id<StoryId>()),
  step: orNull(id<string>()),
  show: fc.subarray([...EMBED_PARTS]),
  interaction: fc.constantFrom(...INTERACTIONS),
  data: orNull(fc.stringMatching(DATA_VERSION_PATTERN) as fc.Arbitrary<DataVersion>),
  unknown: foreign,
});
const rounded = (value: View): View => ({
  ...value,
  at: value.at && value.at !== 'home' ? roundCamera(value.at) : value.at,
});

/** What is typed by hand, mangled by a chat or sent by an attacker: right keys with wrong values, and plain rubbish. */
const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    'none',
    '2019',
    '0000',
    '1e3',
    '-0',
    'NaN',
    '<b>',
    '%',
    '%E0%A4%A',
    '__proto__',
    'zh',
    'districts,',
    '0,0,0',
    '121.5,31.2,9',
    'timeline,panel',
    '0123456789ab',
    'a'.repeat(200),
  ),
);
const rubbish = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom('v', ...OWN_KEYS, '__proto__', 'constructor'), word), word))
    .map((pairs) => `?${pairs.map((pair) => pair.join('=')).join('&')}`),
);

function expectValid(value: View) {
  expect([...OWN_KEYS, 'unknown'].sort()).toEqual(Object.keys(value).sort());
  expect([null, ...LANGUAGES]).toContain(value.lang);
  expect([null, ...THEMES]).toContain(value.theme);
  expect([null, ...PANELS]).toContain(value.panel);
  expect(MODES).toContain(value.mode);
  expect(OVERLAYS.filter((overlay) => value.layers.includes(overlay))).toEqual(value.layers);
  expect(EMBED_PARTS.filter((part) => value.show.includes(part))).toEqual(value.show);
  expect(INTERACTIONS).toContain(value.interaction);
  expect(value.find.length).toBeLessThanOrEqual(80);
  expect([null, ...CHANGES]).toContain(value.change);
  expect(GROUPINGS).toContain(value.by);
  if (value.data !== null) expect(value.data).toMatch(DATA_VERSION_PATTERN);
  expect(value.asof === null || Number.isInteger(value.asof)).toBe(true);
  for (const name of [value.area, value.statement, value.industry, value.document])
    if (name !== null) expect(name).toMatch(ID_PATTERN);
  if (value.at && value.at !== 'home')
    for (const key of ['lng', 'lat', 'zoom'] as const) {
      expect(value.at[key]).toBeGreaterThanOrEqual(CAMERA_RANGE[key][0]);
      expect(value.at[key]).toBeLessThanOrEqual(CAMERA_RANGE[key][1]);
    }
  expect(Object.values(value.unknown).every((text) => typeof text === 'string')).toBe(true);
}

describe('a View as a link', () => {
  it('is read back as it was, the camera rounded', () => {
    fc.assert(
      fc.property(view, (value) => void expect(decode(encode(value))).toEqual({ view: rounded(value), issues: [] })),
    );
  });

  it('is read back the same with and without the leading question mark', () => {
    fc.assert(fc.property(view, (value) => void expect(decode(`?${encode(value)}`)).toEqual(decode(encode(value)))));
  });

  it('stays the same link when it is read and written again', () => {
    fc.assert(fc.property(view, (value) => void expect(encode(decode(encode(value)).view)).toBe(encode(value))));
  });

  it('is at most 2 000 characters, whatever foreign keys it carries', () => {
    const long = fc.dictionary(foreignKey, fc.string({ unit: 'grapheme', size: 'max', maxLength: 3000 }), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(
        view,
        long,
        (value, unknown) => void expect(encode({ ...value, unknown }).length).toBeLessThanOrEqual(LINK_MAX_CHARACTERS),
      ),
    );
    const widest = 'a'.repeat(80);
    const full: View = {
      ...DEFAULT_VIEW,
      area: areaId(widest),
      statement: widest as StatementId,
      industry: widest as IndustryId,
      document: widest as DocumentId,
      layers: [...OVERLAYS],
      at: { lng: -179.12345, lat: -84.12345, zoom: 13.99 },
    };
    expect(encode({ ...full, unknown: { x: 'y'.repeat(LINK_MAX_CHARACTERS) } })).toBe(encode(full));
  });

  it('is equal for equal Views, however their keys were put together', () => {
    const backwards = <Value extends object>(value: Value) =>
      Object.fromEntries(Object.entries(value).reverse()) as Value;
    fc.assert(
      fc.property(
        view,
        (value) =>
          void expect(
            encode({
              ...backwards(value),
              layers: value.layers.toReversed(),
              show: value.show.toReversed(),
              unknown: backwards(value.unknown),
            }),
          ).toBe(encode(value)),
      ),
    );
  });

  it('leaves out every default', () => {
    expect(encode(DEFAULT_VIEW)).toBe('');
    fc.assert(
      fc.property(view, (value) => {
        const written = new URLSearchParams(encode(value));
        for (const key of OWN_KEYS as (keyof View)[])
          expect(written.has(key)).toBe(JSON.stringify(value[key]) !== JSON.stringify(DEFAULT_VIEW[key]));
      }),
    );
  });

  it('says its version when it says anything of its own', () => {
    expect(encode({ ...DEFAULT_VIEW, lang: 'en' })).toBe(`v=${LINK_VERSION}&lang=en`);
  });

  it('rounds a camera once and for all', () => {
    fc.assert(
      fc.property(camera, (exact) => void expect(roundCamera(roundCamera(exact))).toEqual(roundCamera(exact))),
      { numRuns: 1000, examples: [[{ lng: 0, lat: 0.00005, zoom: 9.001 }]] },
    );
  });

  it('moves the picture by less than a pixel where the camera is rounded', () => {
    fc.assert(
      fc.property(camera, (exact) => {
        const pxPerDegree = (WORLD_PX * 2 ** exact.zoom) / 360;
        const near = roundCamera(exact);
        expect(Math.abs(near.lng - exact.lng) * pxPerDegree).toBeLessThan(1);
      }),
    );
  });
});

describe('golden links', () => {
  it.each(golden.map((entry) => [entry.link, entry] as const))('%s', (link, entry) => {
    // Keys that came later have their default: a link that does not know them means what it always meant.
    const meant = { ...DEFAULT_VIEW, ...entry.view } as unknown as View;
    expect(decode(link)).toEqual({ view: meant, issues: [] });
    expect(encode(meant)).toBe(link);
  });

  it('cover every key of the View', () => {
    const keys = new Set(golden.flatMap((entry) => [...new URLSearchParams(entry.link).keys()]));
    expect(OWN_KEYS.filter((key) => !keys.has(key))).toEqual([]);
  });
});

describe('any text at all', () => {
  it('gives a valid View and never throws', () => {
    fc.assert(
      fc.property(rubbish, (text) => expectValid(decode(text).view)),
      { numRuns: 1000 },
    );
  });

  it('gives a View whose own link is read without complaint', () => {
    fc.assert(
      fc.property(rubbish, (text) => {
        const { view: first } = decode(text);
        const again = decode(encode(first));
        expect(again.issues).toEqual([]);
        expect(again.view).toEqual({ ...first, unknown: again.view.unknown });
      }),
      { numRuns: 1000, examples: [['?asof=0000']] },
    );
  });

  it('of a megabyte is not read, and the notice quotes only its start', () => {
    for (const text of ['x'.repeat(2 ** 20), `area=${'a-'.repeat(2 ** 19)}`, 'a=1&'.repeat(2 ** 18)]) {
      const { view: got, issues } = decode(text);
      expect(got).toEqual(DEFAULT_VIEW);
      expect(issues).toEqual([{ code: 'too-long', key: '', value: text.slice(0, 40) }]);
    }
  });

  it('cannot reach a prototype', () => {
    const { view: got } = decode('__proto__=a&constructor=b&toString=c&prototype=d&hasOwnProperty=e');
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(got.unknown)).toBe(Object.prototype);
    expect(Object.entries(got.unknown)).toEqual([
      ['constructor', 'b'],
      ['toString', 'c'],
      ['prototype', 'd'],
      ['hasOwnProperty', 'e'],
    ]);
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });
});

describe('unknown keys', () => {
  it('are kept through a round trip', () => {
    const { view: got, issues } = decode('v=1&tour=g60&stop=3&area=pudong&note=%E5%BE%AE%E4%BF%A1');
    expect(got.unknown).toEqual({ tour: 'g60', stop: '3', note: '微信' });
    expect(issues).toEqual([]);
    expect(decode(encode(got)).view).toEqual(got);
  });
});

describe('invalid values', () => {
  const cases = [
    ['lang', 'xx'],
    ['theme', 'sepia'],
    ['asof', '19'],
    ['asof', '2019.5'],
    ['area', 'Pudong'],
    ['area', '<script>'],
    ['area', '../etc'],
    ['statement', 'a b'],
    ['layers', 'moon'],
    ['layers', ''],
    ['industry', '生物医药'],
    ['panel', 'tables'],
    ['role', 'core area'],
    ['standing', 'said'],
    ['figures', 'yes'],
    ['only', 'yes'],
    ['only', '<b>'],
    ['compare', 'Pudong,a b'],
    ['compare', ','],
    ['difference', 'zou-2018'],
    ['difference', 'zou-2018,zou-2018'],
    ['kind', 'District'],
    ['structure', '1+5'],
    ['matrix', 'kind'],
    ['sort', '--name'],
    ['document', 'report 2015'],
    ['at', '121,31'],
    ['at', '181,31,9'],
    ['at', '121,86,9'],
    ['at', '121,31,15'],
    ['at', 'a,b,c'],
    ['at', '1e2,31,9'],
    ['mode', 'edit'],
    ['story', 'G60 tour'],
    ['step', '-1'],
    ['show', ''],
    ['show', 'search'],
    ['cell', 'software'],
    ['cell', 'software,pudong,more'],
    ['find', ''],
    ['find', 'x'.repeat(81)],
    ['columns', 'Name'],
    ['change', 'better'],
    ['by', 'document'],
    ['interaction', 'greedy'],
    ['data', 'latest'],
    ['data', '0123456789AB'],
    ['data', '0123456789abc'],
    ['v', '0'],
    ['v', 'one'],
  ] as const;

  it.each(cases)('%s=%s becomes the default and an issue that names the key', (key, value) => {
    const { view: got, issues } = decode(
      new URLSearchParams([
        ['lang', 'en'],
        [key, value],
      ]).toString(),
    );
    expect(issues).toEqual([{ code: 'invalid', key, value: value.slice(0, 40) }]);
    expect(got).toEqual({ ...DEFAULT_VIEW, lang: 'en' });
  });

  it('are tried for every key', () => {
    expect([...new Set(cases.map(([key]) => key as string))].sort()).toEqual([...OWN_KEYS, 'v'].sort());
  });

  it('leave the other keys as they are', () => {
    expect(decode('area=pudong&asof=never&lang=en').view).toEqual({ ...DEFAULT_VIEW, area: 'pudong', lang: 'en' });
  });

  it('are quoted by their start alone', () => {
    expect(decode(`area=${'!'.repeat(500)}`).issues[0]?.value).toBe('!'.repeat(40));
  });

  it('that are ids are refused past 80 characters, however well formed', () => {
    expect(decode(`area=${'a'.repeat(80)}`).issues).toEqual([]);
    expect(decode(`area=${'a'.repeat(81)}`)).toMatchObject({ view: DEFAULT_VIEW, issues: [{ key: 'area' }] });
  });

  it('of a newer version are told apart from rubbish', () => {
    expect(decode(`v=${LINK_VERSION + 1}&lang=en`)).toEqual({
      view: { ...DEFAULT_VIEW, lang: 'en' },
      issues: [{ code: 'newer-version', key: 'v', value: String(LINK_VERSION + 1) }],
    });
  });
});

describe('a key that is there twice', () => {
  it('has the last value that can be used, and an issue for each that cannot', () => {
    expect(decode('lang=zh&lang=en&theme=dark&theme=pink')).toEqual({
      view: { ...DEFAULT_VIEW, lang: 'en', theme: 'dark' },
      issues: [
        { code: 'twice', key: 'lang', value: 'zh' },
        { code: 'invalid', key: 'theme', value: 'pink' },
      ],
    });
  });

  it('is told for every key, unless both say the same', () => {
    expect(decode('area=pudong&area=jingan')).toEqual({
      view: { ...DEFAULT_VIEW, area: 'jingan' },
      issues: [{ code: 'twice', key: 'area', value: 'pudong' }],
    });
    expect(decode('area=pudong&area=pudong').issues).toEqual([]);
  });
});

describe('a list with a part that cannot be used', () => {
  it.each([
    ['layers', 'districts,moon', ['districts'], 'moon'],
    ['show', 'panel,search', ['panel'], 'search'],
    ['compare', 'pudong,a b,jingan', ['pudong', 'jingan'], 'a b'],
    ['compare', 'a,b,c,d,e', ['a', 'b', 'c', 'd'], 'e'],
    // It may have been cut off here.
    ['compare', 'a,', ['a'], 'a,'],
    ['columns', 'role,Name', ['role'], 'Name'],
    ['difference', 'a,b,c', ['a', 'b'], 'c'],
  ] as const)('%s=%s keeps the others, and tells that one', (key, value, kept, told) => {
    const { view: got, issues } = decode(new URLSearchParams([[key, value]]).toString());
    expect(got).toEqual({ ...DEFAULT_VIEW, [key]: kept });
    expect(issues).toEqual([{ code: 'part', key, value: told }]);
  });

  it('says nothing of one that is there twice: nothing is lost', () => {
    expect(decode('compare=pudong,pudong')).toEqual({ view: { ...DEFAULT_VIEW, compare: ['pudong'] }, issues: [] });
  });
});

describe('a link that was damaged on its way', () => {
  const whole = 'v=1&lang=en&asof=2019&area=lin-gang&layers=districts,g60';
  const meant = decode(whole);
  const encoded = (text: string) => encodeURI(text).replaceAll('%25', '%');
  /** How mailers, chats, word processors and sentences change it. */
  const DAMAGES: Readonly<Record<string, (link: string) => string>> = {
    'ampersands of HTML': (link) => link.replaceAll('&', '&amp;'),
    'ampersands of HTML, twice': (link) => link.replaceAll('&', '&amp;amp;'),
    'ampersands of HTML by number': (link) => link.replaceAll('&', '&#38;').replaceAll('#', '%23'),
    'full-width signs': (link) => link.replaceAll('=', '＝').replaceAll('&', '＆'),
    'full-width ampersands': (link) => link.replaceAll('&', '＆'),
    'full-width equals signs': (link) => link.replaceAll('=', '＝'),
    'full-width digits and commas': (link) => link.replace('2019', '２０１９').replace(',', '，'),
    'a full-width question mark': (link) => `？${link}`,
    'two question marks': (link) => `??${link}`,
    'a full stop': (link) => `${link}.`,
    'a Chinese full stop': (link) => `${link}。`,
    'a Chinese comma': (link) => `${link}，`,
    'a bracket': (link) => `${link})`,
    'a Chinese bracket and a full stop': (link) => `${link}）。`,
    'an angle bracket': (link) => `${link}>`,
    'quotation marks': (link) => `${link}”`,
    'a space at the end': (link) => `${link}%20`,
    'a plus at the end': (link) => `${link}+`,
    'spaces round a comma': (link) => link.replace(',', ', '),
    'spaces before the values': (link) => link.replaceAll('=', '=%20'),
    'spaces after the ampersands': (link) => link.replaceAll('&', '&+'),
    'marks without width': (link) => link.replaceAll('&', '\u200b&').concat('\ufeff'),
    'a hyphen that does not break': (link) => link.replace('-', '\u2011'),
    'all of it encoded once more': (link) => encodeURIComponent(link),
    'tracking of advertisers': (link) => `utm_source=x&${link}&utm_medium=y&fbclid=z&gclid=1`,
    'tracking of chats': (link) => `${link}&from=singlemessage&isappinstalled=0&spm=a.b&amp;utm_term=2`,
  };
  it.each(Object.entries(DAMAGES))('by %s means what it meant', (_, damage) => {
    expect(decode(encoded(damage(whole)))).toEqual(meant);
  });

  it('by any two of these, too', () => {
    const some = Object.entries(DAMAGES).filter(([name]) => !name.includes('once more'));
    const wrong = some.flatMap(([first, one]) =>
      some.flatMap(([second, other]) =>
        encode(decode(encoded(other(one(whole)))).view) === encode(meant.view) ? [] : [`${first}, then ${second}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is not changed by mending what was not damaged', () => {
    const text = '研发＆转化＝？ a,b。';
    const link = encode({ ...DEFAULT_VIEW, find: text, unknown: { note: text } });
    expect(decode(link)).toEqual({ view: { ...DEFAULT_VIEW, find: text, unknown: { note: text } }, issues: [] });
  });

  it('in the middle of a value is told', () => {
    expect(decode('area=lin%20gang').issues).toEqual([{ code: 'invalid', key: 'area', value: 'lin gang' }]);
  });
});

describe('with the catalogue at hand', () => {
  const known: KnownIds = {
    areas: new Set(['pudong', 'jingan']),
    industries: new Set(['software']),
    roles: new Set(['core-area']),
    kinds: new Set(['district']),
    documents: new Set(['progress-2015']),
    structures: new Set(['one-core']),
    sorts: new Set(['name-zh', '-name-zh', 'overlap']),
    columns: new Set(['name-zh', 'role']),
    years: new Set([2015, 2019]),
    aliases: { zhabei: 'jingan', gone: 'nowhere' },
  };

  it.each([
    ['area', 'pudong'],
    ['industry', 'software'],
    ['document', 'progress-2015'],
    ['asof', '2019'],
    ['sort', '-name-zh'],
    ['sort', 'overlap'],
    ['columns', 'name-zh'],
  ])('%s=%s is taken', (key, value) => {
    const { view: got, issues } = decode(`${key}=${value}`, known);
    expect(issues).toEqual([]);
    expect(String(got[key as keyof View])).toBe(value);
  });

  it.each([
    ['area', 'atlantis'],
    ['area', 'constructor'],
    ['area', 'gone'],
    ['industry', 'alchemy'],
    ['document', 'progress-1066'],
    ['asof', '2014'],
    ['columns', 'colour'],
    ['cell', 'software,atlantis'],
    ['cell', 'alchemy,pudong'],
    ['sort', '-nope'],
    ['sort', '-overlap'],
  ])('%s=%s is an issue, though its form is right', (key, value) => {
    expect(decode(`${key}=${value}`, known)).toEqual({ view: DEFAULT_VIEW, issues: [{ code: 'invalid', key, value }] });
  });

  it('a year between the documents is that of the last document before it, and is told', () => {
    for (const [asked, shown] of [
      ['2016', 2015],
      ['2018', 2015],
      ['2030', 2019],
    ] as const)
      expect(decode(`asof=${asked}`, known)).toEqual({
        view: { ...DEFAULT_VIEW, asof: shown },
        issues: [{ code: 'year', key: 'asof', value: asked, used: String(shown) }],
      });
    // The boot script knows the years alone, and shows the same.
    expect(decode('asof=2016&area=pudong', { years: known.years }).view).toMatchObject({ asof: 2015, area: 'pudong' });
  });

  it('one place of several that does not exist is left out', () => {
    expect(decode('compare=pudong,atlantis,zhabei', known)).toEqual({
      view: { ...DEFAULT_VIEW, compare: ['pudong', 'jingan'] },
      issues: [{ code: 'part', key: 'compare', value: 'atlantis' }],
    });
  });

  it('an id that is also a name of the language itself stays a plain id', () => {
    expect(decode('statement=constructor', known).view.statement).toBe('constructor');
  });

  it('a renamed place is found under its present id', () => {
    expect(decode('area=zhabei', known)).toEqual({ view: { ...DEFAULT_VIEW, area: 'jingan' }, issues: [] });
  });
});

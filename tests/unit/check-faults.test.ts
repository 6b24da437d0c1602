import { describe, expect, it } from 'vitest';
import { formatIssue } from '../../geo/build/check/issue.ts';
import { checked, type Edit, layOver } from './check-support.ts';

/**
 * Mistakes in the files, told by one line each: where it is, what is wrong, and what would be right. In the second
 * document, `first.yaml` and the layers of the base; the line of the issue is part of what is expected.
 */
const swap = (from: string | RegExp, to: string) => (text: string) => {
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`the file has no ${from}`);
  return edited;
};
const FIRST = 'documents/first.yaml';
const SITES = 'layers/sites.geojson';
const DISTRICTS = 'layers/districts.geojson';
const point = (coordinates: string) => swap('[121.5,31.5]', coordinates);
/** Bytes of a text in which each `?` stands for a byte that no UTF-8 has. */
const broken = (text: string) => Buffer.from(text.replaceAll('?', 'ÿ'), 'latin1');

const cases: readonly (readonly [name: string, file: string, edit: Edit, expected: string | RegExp])[] = [
  ['a longitude of 999', SITES, point('[999,31.5]'), /:6 .*\[999,31.5\] is outside the world; longitude \(-180 to 180/],
  ['latitude first in Shanghai', SITES, point('[31.5,121.5]'), /:6 .*outside the world; longitude .* comes first/],
  [
    'latitude first abroad',
    SITES,
    point('[50,10]'),
    /:6 \[point-at-sea\] .*\[10,50\] would be on land: longitude comes first/,
  ],
  [
    'a point at sea',
    SITES,
    point('[-30,40]'),
    /:6 \[point-at-sea\] .*from any land of the map; correct it, or give prec/,
  ],
  ['the point 0,0', SITES, point('[0,0]'), /:6 .*\[0,0\] stands for a missing one; give the place, or null/],
  ['coordinates as text', SITES, point('["121.5","31.5"]'), /:6 .*is not \[longitude, latitude\], two numbers/],
  ['coordinates in one text', SITES, point('"121.5,31.5"'), /:6 .*is not \[longitude, latitude\], two numbers/],
  ['an infinite coordinate', SITES, point('[1e999,31.5]'), /:6 .*is not \[longitude, latitude\], two numbers/],
  ['an unknown type of geometry', SITES, swap('"Point"', '"Circle"'), /:6 .*type "Circle"; allowed: Point, MultiPoint/],
  ['a type named like a method', SITES, swap('"Point"', '"constructor"'), /:6 .*type "constructor"; allowed: Point/],
  [
    'an unclosed ring',
    DISTRICTS,
    swap('[121,32],[121,31]]', '[121,32]]'),
    /:6 .*begins at \[121,31\] and ends at \[121,32/,
  ],
  ['a ring of three', DISTRICTS, swap('[122,31],[122,32],[121,32],', '[122,31],'), /:6 .*not a list of at least 4/],
  [
    'two ids of one feature',
    SITES,
    swap('"id":"tower","prop', '"id":"tour","prop'),
    /:6 .*is "tour"; it differs from prop/,
  ],
  [
    'a misspelt property',
    SITES,
    swap('"parent":"north","precision":"site"', '"parrent":"north","precision":"site"'),
    /:6 .*there is no field "parrent"; nearest: parent, .*; allowed: id, overlay/,
  ],
  [
    'a place twice',
    DISTRICTS,
    swap(/"south"/g, '"north"'),
    /:7 \[duplicate-id\] area "north" is also in .*:6; give one of them/,
  ],
  [
    'a field twice',
    SITES,
    swap('"kind":"facility",', '"kind":"facility","kind":"facility",'),
    /:6 .*"kind" is there twice/,
  ],
  ['a missing comma', SITES, swap('"precision":"site",', '"precision":"site"'), /:6 .* where a comma or } belongs/],
  ['a text that does not end', SITES, swap('"Tower"', '"Tower'), /:6 \[syntax\]/],
  ['a bare word', SITES, swap('null', 'none'), /:7 .*there is "none}.* where a value belongs/],
  ['a file that is cut', SITES, (text) => text.slice(0, -4), /:8 .*the file ends where a comma or \] belongs/],
  ['more than brackets allow', SITES, `${'['.repeat(100_000)}\n`, /:1 .*nested more than 50 deep/],
  [
    'a layer under another name',
    'layers/sites.geojson',
    swap('"name":"sites"', '"name":"zones"'),
    /:3 \[file-name\] .*zones.geojson/,
  ],

  [
    'covers reversed',
    FIRST,
    swap('[2014, 2015]', '[2015, 2014]'),
    /:7 .*covers is \[2015,2014\]; the first year comes before/,
  ],
  [
    'an infinite figure',
    FIRST,
    swap('value: 30', 'value: .inf'),
    /:35 .*figures.0.value is Infinity; expected a finite number/,
  ],
  [
    'an infinite rank',
    'vocabulary/kinds.yaml',
    swap('rank: 2', 'rank: -.inf'),
    /:1 .*0.rank is -Infinity; expected a finite number/,
  ],
  [
    'no day of the calendar',
    FIRST,
    swap('date: "2015-06"', 'date: "2018-02-31"'),
    /:51 .*is "2018-02-31"; a date of the calendar/,
  ],
  [
    'no month of the calendar',
    FIRST,
    swap('published: "2015-06"', 'published: "2015-13"'),
    /:6 .*a date of the calendar/,
  ],
  [
    'no month of a period',
    FIRST,
    swap('    unit:', '    period: "2015-13"\n    unit:'),
    /:36 .*a period is a date of the cal/,
  ],
  ['a period reversed', FIRST, swap('    unit:', '    period: 2015/2014\n    unit:'), /:36 .*the earlier first/],
  [
    'an end before its date',
    FIRST,
    swap('date: "2015-06"', 'date: "2015-06"\n    end: "2015-05"'),
    /:52 .*not before its date/,
  ],
  [
    'a target before its year',
    FIRST,
    swap('aspect: measure', 'aspect: measure\n    target: 2014'),
    /:27 .*not before asOf/,
  ],
  [
    'a page address that runs a script',
    FIRST,
    swap('covers:', 'url: "javascript:alert(1)"\ncovers:'),
    /:7 .*begins with https:/,
  ],
  ['a page address without a scheme', FIRST, swap('covers:', 'url: example.org\ncovers:'), /:7 .*begins with https:/],
  [
    'a link of a place with itself',
    FIRST,
    swap('to: south', 'to: north'),
    /:44 .*to is "north"; a link joins two areas/,
  ],
  [
    'an unknown field',
    FIRST,
    swap('aspect: measure', 'aspekt: measure'),
    /:2\d .*there is no field "aspekt"; nearest: aspect/,
  ],
  [
    'a text that is a file',
    FIRST,
    swap('zh: 企业三十家。', `zh: ${'长'.repeat(6000)}`),
    /:38 .*figures.0.text.zh is "长+.*a text has at most 5000 characters/,
  ],
  ['12 MB of text', FIRST, swap('en: Two poles', `en: ${'Two '.repeat(3_000_000)}`), /:1 .*has 12 MB; at most 10 MB/],
  ['12 MB in a layer', SITES, swap('"Tower"', `"${'To'.repeat(6_000_000)}"`), /:1 .*has 12 MB; at most 10 MB/],
  [
    'an id that every object has',
    FIRST,
    swap('id: first-gap', 'id: constructor'),
    /:9 .*gaps.0.id is "constructor"; every object has a field of this name; give another id/,
  ],
  [
    'a place with an id that every object has',
    SITES,
    swap(/"id":"tower"/g, '"id":"constructor"'),
    /:6 .*properties.id is "constructor"; every object has a field/,
  ],
  ['an empty text', FIRST, swap('zh: 企业三十家。', 'zh: ""'), /:38 .*figures.0.text.zh is ""; an empty text/],
  [
    'a field without a value',
    FIRST,
    swap('zh: 企业三十家。', 'zh: '),
    /:38 .*figures.0.text.zh is empty; expected a text/,
  ],
  [
    'a number for a text',
    FIRST,
    swap('en: companies', 'en: 12'),
    /:36 .*is 12; expected a text; one that looks like a number/,
  ],
  ['a text for a number', FIRST, swap('value: 30', 'value: "30"'), /:35 .*is "30"; expected a number, without quotes/],
  [
    'half a year',
    FIRST,
    swap('asOf: 2015\n    text: { zh: 企', 'asOf: 2015.5\n    text: { zh: 企'),
    /:37 .*2015.5; expected a whole number/,
  ],
  ['a year of another era', FIRST, swap('[2014, 2015]', '[214, 2015]'), /:7 .*covers.0 is 214; a year is 1949 to 2100/],
  ['an unknown aspect', FIRST, swap('aspect: role', 'aspect: rule'), /:17 .*is "rule"; allowed: role, industry, goal/],
  ['three years of covers', FIRST, swap('[2014, 2015]', '[2014, 2015, 2016]'), /:7 .*exactly two/],
  [
    'no rows but a text',
    FIRST,
    swap(/links:[\s\S]*?(?=events:)/, 'links: none\n'),
    /:41 .*links is "none"; expected a list/,
  ],
  ['an empty document', FIRST, '', /:1 .*the file is empty; expected fields, as name: value/],
  [
    'a role twice',
    'vocabulary/roles.yaml',
    (text) => text + text,
    /:5 \[duplicate-id\] "cluster" is also on line 1; give an/,
  ],
  ['a kind twice', 'vocabulary/kinds.yaml', (text) => text + text, /:3 \[duplicate-id\] "district" is also on line 1/],
  ['a metric twice', 'vocabulary/metrics.yaml', (text) => text + text, /:2 \[duplicate-id\] "companies" is also on/],
  ['a relation twice', 'vocabulary/relations.yaml', (text) => text + text, /:2 \[duplicate-id\] "agreement" is/],
  ['a missing vocabulary', 'vocabulary/roles.yaml', null, /:1 .*there is no such file; roles.yaml must be there/],
  ['a field twice in YAML', FIRST, swap('covers:', 'covers: [2014, 2015]\ncovers:'), /:8 .*is there twice; remove one/],
  ['a second document in a file', FIRST, (text) => `${text}---\n${text}`, /a second "---": a file has one document/],
  [
    'an alias',
    FIRST,
    swap('[north, south]', '&all [north, south]\n      - role: *all'),
    /:6\d .*the alias \*all stands for/,
  ],
  ['an alias bomb', FIRST, bomb(), /:3 .*the alias \*a0 stands for a value elsewhere; write the value itself/],
  ['a NUL', FIRST, swap('en: Two poles', 'en: Two\0poles'), /U\+0000; remove it/],
  ['a NUL as an escape', FIRST, swap('en: Two poles', 'en: "Two\\0poles"'), /:60 .*U\+0000; remove it/],
  ['a turn of direction', FIRST, swap('en: Two poles', 'en: "\u202eselop owT"'), /:60 .*U\+202E; remove it/],
  ['a turn of direction in a layer', SITES, swap('Tower', 'To\\u202ewer'), /:6 .*U\+202E; remove it/],
  ['half a character', SITES, swap('Tower', 'To\\ud800wer'), /:6 .*U\+D800; remove it/],
  ['an invisible character in an id', FIRST, swap('[software]', '[soft\u200bware]'), /:19 .*U\+200B; remove it/],
  ['another encoding', FIRST, broken('id: first\ntitle: ??\n'), /:2 .*not UTF-8; save the file as UTF-8/],
  ['another encoding of a layer', SITES, broken('{\n"a":1,\n"b":"?"}'), /:3 .*not UTF-8; save the file as UTF-8/],
  [
    'a document named .yml',
    'documents/second.yml',
    'id: second\n',
    /:1 \[file-name\] nothing reads this file; a document is/,
  ],
  ['a layer named .json', 'layers/zones.json', '{}', /:1 \[file-name\] nothing reads this file; a layer is a file/],
  [
    'an unknown vocabulary',
    'vocabulary/words.yaml',
    '[]',
    /:1 \[file-name\] nothing reads this file; the files of the/,
  ],
  ['a folder named as a document', 'documents/second.yaml/a.txt', '', /^documents\/second.yaml:1 .*this is a folder/],
];

/** Nine lists of nine aliases each: 387 million values in ten lines. */
function bomb(): string {
  const lines = Array.from({ length: 9 }, (_, index) =>
    index === 0
      ? 'x0: &a0 [1]'
      : `x${index}: &a${index} [${Array(9)
          .fill(`*a${index - 1}`)
          .join(', ')}]`,
  );
  return `id: first\n${lines.join('\n')}\n`;
}

describe('a mistake is told where it is, with what would be right', () => {
  it.each(cases)('%s', (_, file, edit, expected) => {
    const issues = checked(layOver(undefined, { [file]: edit })).map(formatIssue);
    const first = issues[0] ?? 'no issue';
    expect(issues.join('\n')).toMatch(expected);
    for (const issue of issues) expect(issue).toMatch(/^[\w/.-]+:\d+ \[[a-z-]+\] .{20,}$/);
    expect(issues.join('\n')).not.toMatch(/never|undefined|Invalid|Error:|\n\s+at /);
    // Nothing else is told in another file.
    expect(new Set(issues.map((issue) => issue.split(':')[0]))).toEqual(new Set([first.split(':')[0]]));
  });

  it.each(['en', 'tower-en'])('the id %s, whose page would have the address of another', (id) => {
    const edit = swap(/"id":"tower"/g, `"id":"${id}"`);
    const issues = checked(layOver(undefined, { [SITES]: edit })).map(formatIssue);
    expect(issues.join('\n')).toMatch(new RegExp(`sites.geojson:6 \\[reserved-id\\] .*area "${id}": its page`));
  });

  it('an empty folder is one', () => {
    const issues = checked(layOver(undefined, { [FIRST]: null })).map(formatIssue);
    expect(issues).toContain('documents:1 [file-name] the folder is empty; it has at least one document, <id>.yaml');
  });
});

describe('what is right though it is rare', () => {
  it.each([
    ['a byte order mark', FIRST, (text: string) => `\ufeff${text}`],
    ['a byte order mark in a layer', SITES, (text: string) => `\ufeff${text}`],
    ['a layer on many lines', SITES, (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
    ['a leap day', FIRST, swap('date: "2015-06"', 'date: "2012-02-29"')],
    ['an end in the month of its date', FIRST, swap('date: "2015-06"', 'date: "2015-06-03"\n    end: "2015-06"')],
    ['a plan for a later year', FIRST, swap('date: "2015-06"', 'date: "2025-06"\n    standing: planned')],
    ['a document of a later year than it covers', FIRST, swap('[2014, 2015]', '[2013, 2014]')],
    ['a page address', FIRST, swap('covers:', 'url: https://example.org/a?b=c\ncovers:')],
    ['a note beside the documents', 'documents/README.md', '# Notes\n'],
    ['a file of the system', 'layers/.DS_Store', 'x'],
  ] as const)('%s', (_, file, edit) => {
    expect(checked(layOver(undefined, { [file]: edit })).map(formatIssue)).toEqual([]);
  });

  it('an issue in a layer on many lines has its own line', () => {
    const pretty = (text: string) => JSON.stringify(JSON.parse(text.replace('"site"', '"spot"')), null, 2);
    const [issue] = checked(layOver(undefined, { [SITES]: pretty }));
    expect(issue?.line).toBeGreaterThan(20);
    expect(issue?.message).toMatch(/precision is "spot"; allowed: /);
  });
});

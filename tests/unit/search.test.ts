import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, searchAreas } from '#state/search.ts';
import { areaId, HAS_OUTLINES, OUTLINES_NOTE, realCatalogue, smallArea, smallIndexed } from './support.ts';

const catalogue = smallIndexed(
  [],
  [
    smallArea('jingan', { name: { zh: '静安区', en: "Jing'an District" }, aliases: ['静安'] }),
    smallArea('jingan-temple', { name: { zh: '静安寺', en: "Jing'an Temple" } }),
    smallArea('new-jingan', { name: { zh: '新静安', en: 'New Jingan' } }),
    smallArea('elsewhere', { name: { zh: '别处', en: 'Elsewhere' }, aliases: ['静安旧址'] }),
  ],
);
const ids = (text: string, language: 'zh' | 'en' = 'zh', limit?: number) =>
  searchAreas(catalogue, text, language, limit).map(({ area }) => area.id as string);

describe('a search', () => {
  it('finds names of both languages, whatever their case, width, spaces and apostrophes', () => {
    for (const text of ["jing'an", 'JINGAN', 'Jing’an ', 'ｊｉｎｇａｎ', 'jing an'])
      expect(ids(text, 'en'), text).toEqual(expect.arrayContaining(['jingan', 'jingan-temple', 'new-jingan']));
    expect(ids('静安', 'en')).toContain('jingan');
  });

  it('puts the exact name first, then beginnings, then what lies inside, and aliases after names', () => {
    expect(ids('静安寺')).toEqual(['jingan-temple']);
    expect(ids('静安')).toEqual(['jingan', 'jingan-temple', 'elsewhere', 'new-jingan']);
  });

  it('says which alias matched, and nothing where the name did', () => {
    const [found] = searchAreas(catalogue, '静安旧', 'zh');
    expect(found).toMatchObject({ area: { id: 'elsewhere' }, matched: '静安旧址' });
    expect(searchAreas(catalogue, '别处', 'zh')[0]).not.toHaveProperty('matched');
  });

  it('for nothing, or for what no place is called, finds nothing', () => {
    for (const text of ['', '   ', "'", 'xyzzy', '亚特兰蒂斯']) expect(ids(text)).toEqual([]);
  });

  it('gives no more than it is asked for', () => {
    expect(ids('静安', 'zh', 2)).toHaveLength(2);
  });

  it('never throws, not for a book either', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void searchAreas(catalogue, text, 'en')));
    expect(normalise('静'.repeat(1_000_000)).length).toBeLessThanOrEqual(80);
  });
});

describe.skipIf(!HAS_OUTLINES)(`over the real places${OUTLINES_NOTE}`, () => {
  const real = realCatalogue();

  it('finds every fifth by its own name in each language, among the first dozen', () => {
    const some = real.areas.filter((_, index) => index % 5 === 0);
    const lost = some.flatMap((area) =>
      (['zh', 'en'] as const).flatMap((language) =>
        searchAreas(real, area.name[language], language).some((result) => result.area.id === area.id) ? [] : [`${area.id} ${language}`],
      ),
    );
    expect(lost).toEqual([]);
  });

  it('finds 金山 as the district before anything that has the two characters inside', () => {
    expect(searchAreas(real, '金山', 'zh')[0]?.area.id).toBe(areaId('jinshan'));
  });
});

import { describe, expect, it } from 'vitest';
import { cite, citeAgain, citeLine, citeWhole } from '#domain/format/citation.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { yearOf } from './support.ts';

const report: DocumentRecord = {
  id: 'report' as DocumentId,
  title: { zh: '第一份报告', en: 'First report' },
  short: { zh: '报告', en: 'Report' },
  authors: { zh: ['甲', '乙'], en: ['A. One', 'B. Two'] },
  publisher: { zh: '某社', en: 'A press' },
  published: '2020-09',
  covers: [yearOf(2014), yearOf(2019)],
  areas: [],
};
const at = { section: '北区', line: 7 };
const link = 'https://map.test/?v=1&area=north';

describe('a citation', () => {
  it('is in the form of GB/T 7714-2015 in Chinese and of APA 7 in English', () => {
    expect(cite(report, at, 'zh', link)).toBe(
      '甲，乙. 第一份报告[R]. 某社，2020：“北区”. https://map.test/?v=1&area=north',
    );
    expect(cite(report, at, 'en', link)).toBe(
      'A. One, B. Two (2020). First report [Report]. A press. Section “北区”. https://map.test/?v=1&area=north',
    );
  });

  it('of a note has the line, and the document in full or by its short name', () => {
    expect(citeLine(report, at, 'zh')).toBe('甲，乙. 第一份报告[R]. 某社，2020：“北区”，第 7 行.');
    expect(citeLine(report, at, 'en')).toBe(
      'A. One, B. Two (2020). First report [Report]. A press. Section “北区”, line 7.',
    );
    expect(citeAgain(report, at, 'zh')).toBe('报告：“北区”，第 7 行.');
    expect(citeAgain(report, at, 'en')).toBe('Report. Section “北区”, line 7.');
    expect(citeWhole(report, 'zh')).toBe('甲，乙. 第一份报告[R]. 某社，2020.');
    expect(citeWhole(report, 'en')).toBe('A. One, B. Two (2020). First report [Report]. A press.');
  });

  it('has the section in English where its title is known, with the own one in brackets', () => {
    const titled = { ...at, en: 'Northern district' };
    expect(cite(report, titled, 'en', link)).toContain(' Section “Northern district (北区)”. ');
    expect(cite(report, titled, 'zh', link)).toBe(cite(report, at, 'zh', link));
  });

  it('says of an undated document that it has no date', () => {
    const undated = { ...report, published: null };
    expect(cite(undated, at, 'zh', link)).toBe(
      '甲，乙. 第一份报告[R]. 某社，[出版日期不详]：“北区”. https://map.test/?v=1&area=north',
    );
    expect(cite(undated, at, 'en', link)).toMatch(/^A\. One, B\. Two \(n\.d\.\)\. First report \[Report\]\. /);
  });

  it('names the publisher once where it is the author too, or where there is none', () => {
    for (const authors of [
      { zh: ['某社'], en: ['A press'] },
      { zh: [], en: [] },
    ])
      expect(cite({ ...report, authors }, at, 'en', link)).toBe(
        'A press (2020). First report [Report]. Section “北区”. https://map.test/?v=1&area=north',
      );
  });
});

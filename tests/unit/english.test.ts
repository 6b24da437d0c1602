/** English of official terms (`geo/vocabulary/terms.yaml`): which Chinese asks for which English. */
import { describe, expect, it } from 'vitest';
import { hasPhrase } from '../../geo/build/check/english.ts';
import { formatIssue } from '../../geo/build/check/issue.ts';
import { checked, type Edit, layOver } from './check-support.ts';

/** Issues of the second document of the base with one text. */
const issuesOf = (zh: string, en: string, edits: Readonly<Record<string, Edit>> = {}) =>
  checked(
    layOver('english-term/other-words', {
      'documents/second.yaml': (text) =>
        text.replace(/text:[\s\S]*?(?= {4}terms:)/, `text: { zh: "${zh}", en: "${en}" }\n`),
      ...edits,
    }),
  ).map(formatIssue);

describe('English of a text whose Chinese has a term', () => {
  it.each([
    ['南区有地铁。', 'South has a metro.'],
    ['南区有地铁。', 'Metros of South.'],
    ['南区有软件园。', 'South has a Software  Park.'],
    ['南区有软件园区。', 'Parks of South.'],
    ['南区有 北 软件园。', 'South has Software Park North.'],
    ['南区有地铁和软件园。', 'The park of South has a metro.'],
    ['两区共建。', 'Both work on it.'],
    ['南区有地道。', 'South has a tunnel.'],
  ])('%s: %s', (zh, en) => expect(issuesOf(zh, en)).toEqual([]));

  it.each([
    ['南区有软件园。', 'South has a campus.', /"软件园", its English has none of: software park; park$/],
    ['南区有北软件园。', 'South has a software park.', /"北软件园", .*: Northern Software Park; Software Park North$/],
    ['南区有软件园。', 'South has a sparkling one.', /"软件园"/],
    ['南区有地铁。', 'South has a metropolis.', /"地铁"/],
  ])('not %s: %s', (zh, en, expected) => {
    const issues = issuesOf(zh, en);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^documents\/second.yaml:13 \[english-term\]/);
    expect(issues[0]).toMatch(expected);
  });

  it('is asked of notes and other texts too', () => {
    const edits = {
      'documents/second.yaml': (text: string) =>
        text.replace('zh: 南区建地铁。', 'zh: 南区。').replace('title: { zh: 第二份报告', 'title: { zh: 地铁'),
    };
    expect(checked(layOver('english-term/other-words', edits)).map(formatIssue)).toEqual([
      expect.stringMatching(/^documents\/second.yaml:2 \[english-term\]/),
    ]);
  });

  it('is asked of titles of sections', () => {
    const edits = {
      'vocabulary/sections.yaml': (text: string) => text.replace('zh: 南区', 'zh: 南区的地铁'),
      'documents/first.yaml': (text: string) => text.replaceAll('section: 南区', 'section: 南区的地铁'),
    };
    expect(checked(layOver(undefined, edits)).map(formatIssue)).toEqual([
      expect.stringMatching(/^vocabulary\/sections.yaml:3 \[english-term\]/),
    ]);
  });

  it('is asked only where there is a list', () => {
    expect(issuesOf('南区有地铁。', 'South.', { 'vocabulary/terms.yaml': null })).toEqual([]);
  });
});

describe('the list', () => {
  it('has each Chinese form once', () => {
    const twice = (text: string) => `${text}- { zh: 软件园区, en: park of software, source: a test }\n`;
    const [issue, ...others] = checked(layOver(undefined, { 'vocabulary/terms.yaml': twice }));
    expect(others).toEqual([]);
    expect(issue && formatIssue(issue)).toMatch(/terms.yaml:5 \[duplicate-id\] "软件园区" is also on line 2/);
  });
});

describe('a phrase in a text', () => {
  it.each([
    ['National Major Projects', 'a national major project', true],
    ['generic technologies', 'a generic technology', true],
    ['generic technology', 'generic technologies', true],
    ['science center', "the science center's", true],
    ['R&D spending', 'R&D spending rose', true],
    ['Asia-Europe Meeting (ASEM) Summit', 'the Asia-Europe Meeting (ASEM) Summit', true],
    ['delta', 'deltaic', false],
    ['source', 'resource', false],
  ])('%s in %s: %s', (phrase, text, expected) => expect(hasPhrase(text, phrase)).toBe(expected));
});

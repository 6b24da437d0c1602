/** The standing of a phrase, by the verb of its clause. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { VERBS, verbFault } from '../../geo/build/check/verbs.ts';

describe('a phrase that is stated', () => {
  it.each([
    '功能定位：努力成为上海的',
    '功能定位：努力建设成为',
    '努力建设南部中心，打造',
    '已有基础，力争成为',
    '倾力打造北中环',
  ])('is aimed at after %s', (before) => {
    expect(verbFault(before, 'stated')).toMatch(/planned/);
    expect(verbFault(before, 'planned')).toBeUndefined();
    expect(verbFault(before, 'proposed')).toBeUndefined();
  });

  it.each([
    '杨浦区作为',
    '园区已汇聚多家企业，成为',
    '将临港地区确定为',
    '进一步将临港地区升级成为',
    '一期已建成',
    '努力奋斗。现在是',
  ])('is so after %s', (before) => {
    expect(verbFault(before, 'stated')).toBeUndefined();
  });
});

it('what a place focuses on is being done', () => {
  expect(verbFault('园区则聚焦', 'planned')).toMatch(/stated/);
  expect(verbFault('园区则聚焦', 'stated')).toBeUndefined();
  expect(verbFault('聚焦北部，打造', 'planned')).toBeUndefined();
});

it('the table is that of the README', () => {
  const readme = readFileSync('geo/build/README.md', 'utf8');
  for (const [standing, verbs] of VERBS) expect(readme).toContain(`| ${standing} | ${verbs.join(', ')} |`);
});

/**
 * Standing follows the verb. The table, and its check beside the text editions: a role that the sentence only aims at
 * is not stated, and what a place does at present is no plan.
 */
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import type { Standing } from '../../../src/domain/vocabulary/evidence.ts';
import { citedFrom } from '../cited-lines.ts';
import type { SourceFile } from '../read.ts';
import type { Report } from './issue.ts';

/** Verbs that say how a role or an aim stands, the longer first where one contains another. */
export const VERBS: readonly (readonly [standing: Standing, verbs: readonly string[]])[] = [
  [
    'stated',
    [
      '是',
      '作为',
      '已成为',
      '正成为',
      '确定为',
      '升级成为',
      '形成',
      '已建成',
      '获批',
      '获评',
      '授牌',
      '被列为',
      '聚焦',
    ],
  ],
  [
    'planned',
    ['努力', '力争', '争取', '致力', '着力', '旨在', '瞄准', '将', '打造', '建设成', '建成', '创建', '目标', '未来'],
  ],
  ['proposed', ['应', '建议', '需要', '可以']],
];

/** A designation, in which 将 marks the object and no future. */
const DESIGNATED = /(?:确定为|升级成为|列为)/;
const AIMED = /(?:努力|力争|争取|致力|旨在|瞄准|打造|建设成|(?<!已)建成)/;
/** The clause that a phrase ends: to the last sign of punctuation before it. */
const CLAUSE = /[^。；;！!，,、：:（(\s]*$/;

/** What is wrong with the standing of a phrase, by the words of its clause before it; undefined: nothing. */
export function verbFault(before: string, standing: Standing): string | undefined {
  const clause = CLAUSE.exec(before)?.[0] ?? '';
  const aim = AIMED.exec(clause)?.[0];
  if (standing === 'stated' && aim && !DESIGNATED.test(clause))
    return `"${aim}" aims at it: give standing planned (or proposed)`;
  if (standing === 'planned' && clause.includes('聚焦') && !aim)
    return '"聚焦" tells what is being done: it is stated, and no goal';
  return undefined;
}

/** Checks roles and goals against the verbs of their sentences. */
export function checkVerbs(report: Report, source: SourceFile, { statements }: DocumentFile, lines: readonly string[]) {
  statements.forEach((row, index) => {
    if (row.aspect !== 'role' && row.aspect !== 'goal') return;
    const text = citedFrom(lines, row.at.line).join('');
    const role = row.role ? text.indexOf(row.role.zh) : -1;
    const found = row.terms.map((term) => text.indexOf(term)).filter((at) => at >= 0);
    const at = role >= 0 ? role : Math.min(...found);
    const fault = Number.isFinite(at) ? verbFault(text.slice(0, at), row.standing) : undefined;
    if (fault)
      report.add(source, ['statements', index], 'standing-verb', `"${row.id}" is ${row.standing}, but ${fault}`);
  });
}

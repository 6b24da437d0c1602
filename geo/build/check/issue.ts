/** An issue of the check: the rule, the position, and how to correct it. */
import type { Path, SourceFile } from '../read.ts';

export const RULES = [
  'syntax',
  'schema',
  'file-name',
  'duplicate-id',
  'reserved-id',
  'unknown-area',
  'unknown-industry',
  'unknown-role-class',
  'unknown-metric',
  'unknown-relation',
  'wrong-end',
  'unknown-row',
  'section-untranslated',
  'section-unused',
  'english-term',
  'follows-earlier',
  'contradicts-itself',
  'after-document',
  'unknown-parent',
  'parent-circle',
  'unknown-kind',
  'role-missing',
  'term-not-on-line',
  'no-term',
  'standing-verb',
  'copied-sentence',
  'area-not-mentioned',
  'site-outside-parent',
  'point-at-sea',
  'geometry-missing',
  'story-view',
] as const;
export type Rule = (typeof RULES)[number];

export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly rule: Rule;
  readonly message: string;
}

/** One line per issue, in the format of compilers, so that editors can jump to it. */
export const formatIssue = (issue: Issue): string => `${issue.file}:${issue.line} [${issue.rule}] ${issue.message}`;
export class Report {
  readonly issues: Issue[] = [];
  add(source: SourceFile, path: Path, rule: Rule, message: string) {
    this.issues.push({ file: source.file, line: source.lineOf(path), rule, message });
  }
}

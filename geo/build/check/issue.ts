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
  'unknown-row',
  'section-untranslated',
  'section-unused',
  'follows-earlier',
  'contradicts-itself',
  'after-document',
  'unknown-parent',
  'parent-circle',
  'unknown-kind',
  'role-missing',
  'term-not-on-line',
  'no-term',
  'copied-sentence',
  'area-not-mentioned',
  'site-outside-parent',
  'point-at-sea',
  'geometry-missing',
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

const ALLOWED_SHOWN = 12;

export const allowed = (ids: Iterable<string>) => {
  const all = [...ids];
  return `allowed: ${all.slice(0, ALLOWED_SHOWN).join(', ')}${all.length > ALLOWED_SHOWN ? ` … (${all.length} in all)` : ''}`;
};

/** The known ids most similar to an unknown one by shared letters, as suggestions after a typing error. */
export function nearest(wrong: string, ids: ReadonlySet<string>): string {
  const pairs = (text: string) => new Set([...text].slice(1).map((character, index) => text[index] + character));
  const own = pairs(wrong);
  const score = (id: string) => {
    const other = pairs(id);
    return [...own].filter((pair) => other.has(pair)).length / Math.max(1, own.size + other.size);
  };
  return [...ids]
    .sort((a, b) => score(b) - score(a))
    .slice(0, 3)
    .join(', ');
}

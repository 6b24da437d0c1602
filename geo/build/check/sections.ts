/** Every cited section has an English title, and every title is of a section that a row cites. */
import { ROW_LISTS } from '../../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../../src/domain/model/schema.ts';
import type { SourceFile } from '../read.ts';
import type { Report } from './issue.ts';
import type { Sections, Sourced } from './parse.ts';

export function checkSections(
  report: Report,
  source: SourceFile,
  sections: Sections,
  documents: readonly Sourced<DocumentFile>[],
): void {
  const lines = new Map<string, number>();
  sections.forEach(({ zh }, index) => {
    const previous = lines.get(zh);
    if (previous) report.add(source, [index, 'zh'], 'duplicate-id', `"${zh}" is also on line ${previous}; remove one`);
    lines.set(zh, previous ?? source.lineOf([index, 'zh']));
  });
  const cited = new Set<string>();
  for (const document of documents)
    for (const list of [...ROW_LISTS, 'gaps'] as const)
      document.file[list].forEach((row, index) => {
        if (!('at' in row) || !row.at) return;
        const { section, en } = row.at;
        if (!cited.has(section) && !lines.has(section) && en === undefined)
          report.add(
            document.source,
            [list, index, 'at'],
            'section-untranslated',
            `the section "${section}" has no English title; add it to ${source.file}`,
          );
        cited.add(section);
      });
  sections.forEach(({ zh }, index) => {
    if (!cited.has(zh)) report.add(source, [index, 'zh'], 'section-unused', `no row cites the section "${zh}"`);
  });
}

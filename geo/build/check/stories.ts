/** Checks the stories: their form, the rows that they rest on, and that each step is a View of the link's codec. */

import { faultLine } from '../../../src/domain/format/fault.ts';
import { checkStory, type StoryProblemCode } from '../../../src/domain/story/check.ts';
import type { Story } from '../../../src/domain/story/story.ts';
import { type StepIds, stepViewProblems } from '../../../src/state/story-check.ts';
import type { SourceFile } from '../read.ts';
import { checkEnglish } from './english.ts';
import type { Report, Rule } from './issue.ts';
import type { ParsedFiles } from './parse.ts';
import type { Known } from './references.ts';

const RULE_OF: Readonly<Record<StoryProblemCode, Rule>> = {
  format: 'schema',
  form: 'schema',
  twice: 'duplicate-id',
  row: 'unknown-row',
  view: 'story-view',
};

/** The ids of links, as `state/selectors.ts` has them from the derived catalogue. */
function knownIdsOf({ vocabulary, documents }: ParsedFiles, { areas, roles, structures }: Known): StepIds {
  const groups = vocabulary.industries ?? [];
  return {
    areas,
    roles,
    industries: new Set(groups.flatMap(({ id, members }) => [id, ...members.map((member) => member.id)])),
    documents: new Set(documents.map(({ file }) => file.id)),
    structures: new Set(structures.keys()),
    kinds: new Set(vocabulary.kinds?.map(({ id }) => id)),
    years: new Set(documents.map(({ file }) => file.covers[1])),
    aliases: {},
  };
}

/** @returns the stories that have the form of one. */
export function checkStories(
  report: Report,
  sources: readonly SourceFile[],
  files: ParsedFiles,
  known: Known,
): readonly Story[] {
  const ids = knownIdsOf(files, known);
  return sources.flatMap((source) => {
    for (const { line, message } of source.syntaxErrors)
      report.issues.push({ file: source.file, line, rule: 'syntax', message });
    if (source.syntaxErrors.length > 0) return [];
    const { story, problems } = checkStory(source.value, {
      rows: known.rows,
      viewProblems: (view) => stepViewProblems(view, ids),
      isBuiltIn: true,
    });
    for (const { path, code, ...fault } of problems) report.add(source, path, RULE_OF[code], faultLine(path, fault));
    if (!story) return [];
    if (!source.file.endsWith(`/${story.id}.yaml`))
      report.add(source, ['id'], 'file-name', `a story's file is named for its id: expected ${story.id}.yaml`);
    if (files.terms) checkEnglish(report, source, story, files.terms);
    return [story];
  });
}

/**
 * Files -> issues. Everything a planner can get wrong in `geo/` is found here, each with file, line, what is wrong and
 * what is allowed; the build stops on any. Shapes are checked by the schemas of the domain; what a schema cannot see
 * (ids that exist, terms that stand on the cited line, points inside their parent) by the rules below.
 */
import * as v from 'valibot';
import { documentFile, industryGroups, kinds, metrics, relations, roleClasses } from '../../src/domain/model/schema.ts';
import { type Issue, Report, ROW_LISTS, type Rule } from './check/issue.ts';
import { BASE_LAYER_NAMES, checkLayers, checkMentioned, layerFile } from './check/layers.ts';
import { checkReferences, type Known } from './check/references.ts';
import { checkAgainstText } from './check/text.ts';
import type { LayerFile, Path, Project, SourceFile } from './read.ts';
import type { SourceTexts } from './sources.ts';

function validated<Schema extends v.GenericSchema>(
  report: Report,
  source: SourceFile,
  schema: Schema,
): v.InferOutput<Schema> | undefined {
  for (const error of source.syntaxErrors)
    report.issues.push({ file: source.file, line: error.line, rule: 'syntax', message: error.message });
  if (source.syntaxErrors.length > 0) return undefined;
  const result = v.safeParse(schema, source.value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((item) => item.key as string | number);
    const received = issue.received === 'undefined' ? 'missing' : `is ${issue.received}`;
    report.add(source, path, 'schema', `${path.join('.') || 'file'}: ${received}; ${issue.message}`);
  }
  return undefined;
}

function idsOf(values: readonly { readonly id: string }[] | undefined): Set<string> {
  return new Set(values?.map(({ id }) => id));
}

/** A link names an industry or a group by the same key, so their ids are one set. */
function checkIndustries(report: Report, source: SourceFile, groups: v.InferOutput<typeof industryGroups>) {
  const seen = new Set<string>();
  const add = (id: string, path: Path) => {
    if (seen.has(id)) report.add(source, path, 'duplicate-id', `industry or group "${id}" is there twice`);
    seen.add(id);
  };
  groups.forEach((group, index) => {
    add(group.id, [index, 'id']);
  });
  groups.forEach((group, index) => {
    group.members.forEach((member, n) => {
      add(member.id, [index, 'members', n, 'id']);
    });
  });
}

/**
 * Checks a project.
 *
 * @param texts the plain-text editions; without them the rules `term-not-on-line` and `copied-sentence` are skipped.
 * @returns all issues, by file and line; empty when the project is good.
 */
export function check(project: Project, texts?: SourceTexts): readonly Issue[] {
  const report = new Report();
  const vocabulary = {
    roles: validated(report, project.vocabulary.roles, roleClasses),
    industries: validated(report, project.vocabulary.industries, industryGroups),
    kinds: validated(report, project.vocabulary.kinds, kinds),
    metrics: validated(report, project.vocabulary.metrics, metrics),
    relations: validated(report, project.vocabulary.relations, relations),
  };
  const layers = project.layers.flatMap((source) => {
    const file = validated(report, source, layerFile);
    return file && !BASE_LAYER_NAMES.has(file.name) ? [{ source, file: source.value as LayerFile }] : [];
  });
  const documents = project.documents.flatMap((source) => {
    const file = validated(report, source, documentFile);
    return file ? [{ source, file }] : [];
  });
  if (vocabulary.industries) checkIndustries(report, project.vocabulary.industries, vocabulary.industries);
  const areas = checkLayers(report, layers, idsOf(vocabulary.kinds));

  const rows = new Map<string, string>();
  for (const { source, file } of documents) {
    if (!source.file.endsWith(`/${file.id}.yaml`))
      report.add(source, ['id'], 'file-name', `a document's file is named for its id: expected ${file.id}.yaml`);
    for (const list of [...ROW_LISTS, 'structures', 'gaps'] as const) {
      file[list].forEach((row, index) => {
        const previous = rows.get(row.id);
        if (previous) report.add(source, [list, index, 'id'], 'duplicate-id', `row "${row.id}" is also in ${previous}`);
        rows.set(row.id, source.file);
      });
    }
  }
  const known: Known = {
    areas: new Set(areas.keys()),
    industries: idsOf(vocabulary.industries?.flatMap((group) => group.members)),
    roles: idsOf(vocabulary.roles),
    metrics: idsOf(vocabulary.metrics),
    relations: idsOf(vocabulary.relations),
    rows: new Set(rows.keys()),
    structures: new Map(documents.flatMap(({ file }) => file.structures.map((row) => [row.id, row.asOf] as const))),
  };
  for (const { source, file } of documents) {
    checkReferences(report, source, file, known);
    const lines = texts?.get(file.id);
    if (lines) checkAgainstText(report, source, file, lines);
  }
  // Which areas are mentioned can only be told when every document could be read.
  if (documents.length === project.documents.length && documents.length > 0)
    checkMentioned(report, areas, documents, texts);
  // A file that could not be read is one mistake: what refers to it cannot be judged, and is not reported.
  const unreadLayers = project.layers.some((source) =>
    report.issues.some((issue) => issue.file === source.file && (issue.rule === 'syntax' || issue.rule === 'schema')),
  );
  const unjudged: Partial<Record<Rule, boolean>> = {
    'unknown-role-class': !vocabulary.roles,
    'unknown-industry': !vocabulary.industries,
    'unknown-kind': !vocabulary.kinds,
    'unknown-metric': !vocabulary.metrics,
    'unknown-relation': !vocabulary.relations,
    'unknown-area': unreadLayers,
    'unknown-parent': unreadLayers,
    'unknown-row': documents.length < project.documents.length,
    'follows-earlier': documents.length < project.documents.length,
  };
  return report.issues
    .filter((issue) => !unjudged[issue.rule])
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/**
 * Parses the files of `geo/` and reports issues. Each issue has the file, the line, what is wrong and what is allowed;
 * the build stops on any. Shapes are checked by the schemas of the domain; what a schema cannot see (ids that exist,
 * terms that stand on the cited line, points inside their parent) by the rules of `check/`.
 */
import { allowed } from '../../src/domain/format/fault.ts';
import { ROW_LISTS } from '../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../src/domain/model/schema.ts';
import type { Story } from '../../src/domain/story/story.ts';
import { checkEnglish, checkTermList } from './check/english.ts';
import { type Issue, Report, type Rule } from './check/issue.ts';
import { type LayerFile, overlayOfLayer } from './check/layer-file.ts';
import { checkLayerName, checkLayers, checkMentioned, checkPoints } from './check/layers.ts';
import { type ParsedFiles, parseFiles, type Sections, type Sourced, type Vocabulary } from './check/parse.ts';
import { checkReferences, type Known } from './check/references.ts';
import { checkSections } from './check/sections.ts';
import { checkStories } from './check/stories.ts';
import { checkAgainstHashes, checkAgainstText } from './check/text.ts';
import { checkVerbs } from './check/verbs.ts';
import type { CitedLines } from './cited-lines.ts';
import type { Path, Project, SourceFile } from './read.ts';
import type { SourceTexts } from './sources.ts';

/** A project without issues, from which the build derives everything. */
export interface CheckedProject {
  readonly documents: readonly DocumentFile[];
  readonly vocabulary: Vocabulary;
  /** English titles of cited sections; empty in a data set without them. */
  readonly sections: Sections;
  readonly layers: readonly LayerFile[];
  readonly stories: readonly Story[];
}

export type Checked =
  | { readonly ok: true; readonly project: CheckedProject }
  | { readonly ok: false; readonly issues: readonly Issue[] };

function idsOf(values: readonly { readonly id: string }[] | undefined): Set<string> {
  return new Set(values?.map(({ id }) => id));
}

/** Lists of the vocabulary whose ids are their own; for industries see below. */
const PLAIN_LISTS = ['roles', 'kinds', 'metrics', 'relations'] as const;

function checkVocabulary(report: Report, { vocabulary: sources }: Project, vocabulary: ParsedFiles['vocabulary']) {
  for (const name of PLAIN_LISTS) {
    const lines = new Map<string, number>();
    const source = sources[name];
    vocabulary[name]?.forEach(({ id }, index) => {
      const line = source.lineOf([index, 'id']);
      const previous = lines.get(id);
      if (previous)
        report.add(source, [index, 'id'], 'duplicate-id', `"${id}" is also on line ${previous}; give another id`);
      lines.set(id, previous ?? line);
    });
  }
  checkRelationKinds(report, sources.relations, vocabulary);
  if (vocabulary.industries) checkIndustries(report, sources.industries, vocabulary.industries);
}

/** Kinds at the ends of links are those of the vocabulary. */
function checkRelationKinds(report: Report, source: SourceFile, { relations, kinds }: ParsedFiles['vocabulary']) {
  if (!kinds) return;
  const known = idsOf(kinds);
  relations?.forEach((relation, index) => {
    for (const end of ['from', 'to'] as const)
      relation[end]?.forEach((kind, n) => {
        if (!known.has(kind))
          report.add(source, [index, end, n], 'unknown-kind', `unknown kind "${kind}"; ${allowed(known)}`);
      });
  });
}

/** Reports files that nothing reads: their rows would be missing from the map without a word. */
function checkFiles(report: Report, { documents, layers, unread, vocabulary }: Project) {
  const root = vocabulary.roles.file.replace(/vocabulary\/[^/]*$/, '');
  for (const { file, expected } of unread)
    report.issues.push({ file, line: 1, rule: 'file-name', message: `nothing reads this file; ${expected}` });
  const folders = [
    ['documents', documents, 'at least one document, <id>.yaml'],
    ['layers', layers, 'the layers, <overlay>.geojson'],
  ] as const;
  for (const [folder, files, expected] of folders)
    if (files.length === 0)
      report.issues.push({
        file: `${root}${folder}`,
        line: 1,
        rule: 'file-name',
        message: `the folder is empty; it has ${expected}`,
      });
}

/** A link has one key for industries and groups, so their ids share one namespace. */
function checkIndustries(report: Report, source: SourceFile, groups: Vocabulary['industries']) {
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

/** Checks that each file is named for its document and that no row id occurs twice. @returns the ids of all rows. */
function checkRowIds(report: Report, documents: readonly Sourced<DocumentFile>[]): ReadonlySet<string> {
  const rows = new Map<string, string>();
  for (const { source, file } of documents) {
    if (!source.file.endsWith(`/${file.id}.yaml`))
      report.add(source, ['id'], 'file-name', `a document's file is named for its id: expected ${file.id}.yaml`);
    for (const list of [...ROW_LISTS, 'gaps'] as const) {
      file[list].forEach((row, index) => {
        const previous = rows.get(row.id);
        if (previous) report.add(source, [list, index, 'id'], 'duplicate-id', `row "${row.id}" is also in ${previous}`);
        rows.set(row.id, source.file);
      });
    }
  }
  return new Set(rows.keys());
}

function checkRules(
  report: Report,
  project: Project,
  files: ParsedFiles,
  texts: SourceTexts | undefined,
  cited: CitedLines | undefined,
): readonly Story[] {
  const { vocabulary, documents } = files;
  checkFiles(report, project);
  checkVocabulary(report, project, vocabulary);
  const layers = files.layers.filter(({ file }) => overlayOfLayer(file) !== undefined);
  for (const layer of files.layers) checkLayerName(report, layer);
  const areas = checkLayers(report, layers, idsOf(vocabulary.kinds));
  checkPoints(report, files.layers);
  const known: Known = {
    areas: new Set(areas.keys()),
    industries: idsOf(vocabulary.industries?.flatMap((group) => group.members)),
    roles: idsOf(vocabulary.roles),
    metrics: idsOf(vocabulary.metrics),
    relations: idsOf(vocabulary.relations),
    kindOf: new Map(
      [...areas].map(([id, { layer, index }]) => [id, layer.file.features[index]?.properties.kind ?? '']),
    ),
    ends: new Map(vocabulary.relations?.map((relation) => [relation.id, relation])),
    rows: checkRowIds(report, documents),
    structures: new Map(documents.flatMap(({ file }) => file.structures.map((row) => [row.id, row.asOf] as const))),
  };
  // Of a document that could not be parsed no section is known.
  if (project.sections && files.sections && documents.length === project.documents.length)
    checkSections(report, project.sections, files.sections, documents);
  if (project.terms && files.terms) checkTermList(report, project.terms, files.terms);
  if (project.sections && files.sections && files.terms)
    checkEnglish(report, project.sections, files.sections, files.terms);
  for (const { source, file } of documents) {
    if (files.terms) checkEnglish(report, source, file, files.terms);
    checkReferences(report, source, file, known);
    const lines = texts?.get(file.id);
    if (lines) {
      checkAgainstText(report, source, file, lines);
      checkVerbs(report, source, file, lines);
    } else if (cited) checkAgainstHashes(report, source, file, cited);
  }
  // Whether an area is mentioned is known only if every document could be parsed.
  if (documents.length === project.documents.length && documents.length > 0)
    checkMentioned(report, areas, documents, texts);
  return checkStories(report, project.stories, files, known);
}

/**
 * A file that could not be parsed is one issue: references to it cannot be checked, and are not reported. Where an id
 * is there twice, one of the two was meant to be another, which what refers to it still names.
 */
function judged(issues: readonly Issue[], project: Project, { vocabulary, documents, layers }: ParsedFiles) {
  const doubledIn = (sources: readonly SourceFile[]) =>
    issues.some(({ rule, file }) => rule === 'duplicate-id' && sources.some((source) => source.file === file));
  const unreadLayers = layers.length < project.layers.length || doubledIn(project.layers);
  const unreadDocuments = documents.length < project.documents.length || doubledIn(project.documents);
  const isUnread = (name: keyof Vocabulary) => !vocabulary[name] || doubledIn([project.vocabulary[name]]);
  const unjudged: Partial<Record<Rule, boolean>> = {
    'unknown-role-class': isUnread('roles'),
    'unknown-industry': isUnread('industries'),
    'unknown-kind': isUnread('kinds'),
    'unknown-metric': isUnread('metrics'),
    'unknown-relation': isUnread('relations'),
    'unknown-area': unreadLayers,
    'wrong-end': unreadLayers || isUnread('relations'),
    'unknown-parent': unreadLayers,
    'unknown-row': unreadDocuments,
    'follows-earlier': unreadDocuments,
    'story-view': unreadLayers || unreadDocuments || isUnread('industries') || isUnread('roles') || isUnread('kinds'),
  };
  return issues
    .filter((issue) => !unjudged[issue.rule])
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/**
 * Checks a project.
 *
 * @param texts the plain-text editions; without them the rule `copied-sentence` is skipped.
 * @param cited hashes of cited lines, against which terms are checked when there is no text; a document without hashes
 * is not checked.
 * @returns the parsed project, or all issues in the order of file and line.
 */
export function check(project: Project, texts?: SourceTexts, cited?: CitedLines): Checked {
  const report = new Report();
  const files = parseFiles(report, project);
  const stories = checkRules(report, project, files, texts, cited);
  const issues = judged(report.issues, project, files);
  const { roles, industries, kinds, metrics, relations } = files.vocabulary;
  if (issues.length > 0 || !roles || !industries || !kinds || !metrics || !relations) return { ok: false, issues };
  return {
    ok: true,
    project: {
      vocabulary: { roles, industries, kinds, metrics, relations },
      sections: files.sections ?? [],
      documents: files.documents.map(({ file }) => file),
      layers: files.layers.map(({ file }) => file),
      stories,
    },
  };
}

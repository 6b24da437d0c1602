/**
 * Files -> issues. Everything a planner can get wrong in `geo/` is found here, each with file, line, what is wrong and
 * what is allowed; the build stops on any. Shapes are checked by the schemas of the domain; what a schema cannot see
 * (ids that exist, terms that stand on the cited line, points inside their parent) by the rules below.
 */
import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Point, Polygon } from 'geojson';
import * as v from 'valibot';
import { ID_PATTERN } from '../../src/domain/ids.ts';
import { CONTEXT_OVERLAY, OVERLAYS, PRECISIONS, TIES } from '../../src/domain/layers.ts';
import { type DocumentFile, documentFile, industryGroups, kinds, metrics, relations, roleClasses, words } from '../../src/domain/schema.ts';
import type { LayerFile, Path, Project, SourceFile } from './read.ts';
import type { SourceTexts } from './sources.ts';

export const RULES = [
  'syntax',
  'schema',
  'file-name',
  'duplicate-id',
  'unknown-area',
  'unknown-industry',
  'unknown-role-class',
  'unknown-metric',
  'unknown-relation',
  'unknown-row',
  'follows-earlier',
  'unknown-parent',
  'parent-circle',
  'unknown-kind',
  'role-missing',
  'term-not-on-line',
  'copied-sentence',
  'area-not-mentioned',
  'site-outside-parent',
  'geometry-missing',
] as const;
export type Rule = (typeof RULES)[number];

export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly rule: Rule;
  readonly message: string;
}

/** Overlay of the base map: coast, water and world are drawn but are no places. */
export const BASE_LAYER_NAMES: ReadonlySet<string> = new Set(['coast', 'water', 'world']);
/** A run this long is a sentence taken over, not a name; titles in 《》 are excepted. */
const COPIED_RUN_CHARACTERS = 18;
const ALLOWED_SHOWN = 12;

const feature = v.object({
  type: v.literal('Feature'),
  properties: v.object({
    id: v.pipe(v.string(), v.regex(ID_PATTERN)),
    overlay: v.optional(v.picklist([...OVERLAYS, CONTEXT_OVERLAY])),
    name: words,
    label: v.optional(words),
    aliases: v.optional(v.array(v.string())),
    kind: v.string(),
    parent: v.optional(v.nullable(v.string())),
    precision: v.picklist(PRECISIONS),
    tie: v.optional(v.picklist(TIES)),
    source: v.object({ package: v.string(), version: v.string(), licence: v.string(), transform: v.string() }),
    note: v.optional(words),
  }),
  geometry: v.nullable(v.object({ type: v.string() })),
});
const layerFile = v.object({
  type: v.literal('FeatureCollection'),
  name: v.string(),
  sources: v.array(v.object({ package: v.string(), version: v.string(), licence: v.string(), transform: v.string() })),
  features: v.array(feature),
});

class Report {
  readonly issues: Issue[] = [];
  add(source: SourceFile, path: Path, rule: Rule, message: string) {
    this.issues.push({ file: source.file, line: source.lineOf(path), rule, message });
  }
}

function validated<Schema extends v.GenericSchema>(report: Report, source: SourceFile, schema: Schema): v.InferOutput<Schema> | undefined {
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

const allowed = (ids: Iterable<string>) => {
  const all = [...ids];
  return `allowed: ${all.slice(0, ALLOWED_SHOWN).join(', ')}${all.length > ALLOWED_SHOWN ? ` … (${all.length} in all)` : ''}`;
};

/** The ids nearest to a wrong one by shared letters, so that a typing error is answered with the right word. */
function nearest(wrong: string, ids: ReadonlySet<string>): string {
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

interface Known {
  readonly areas: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  /** Years of the layout formulas of all documents. */
  readonly structures: ReadonlyMap<string, number>;
}

const ROW_LISTS = ['statements', 'figures', 'links', 'events'] as const;

function checkReferences(report: Report, source: SourceFile, file: DocumentFile, known: Known) {
  const area = (id: string, path: Path) => {
    if (!known.areas.has(id)) report.add(source, path, 'unknown-area', `unknown area "${id}"; nearest: ${nearest(id, known.areas)}`);
  };
  file.statements.forEach((row, index) => {
    const at = ['statements', index];
    row.areas.forEach((id, n) => void area(id, [...at, 'areas', n]));
    row.industries.forEach((id, n) => {
      if (!known.industries.has(id))
        report.add(
          source,
          [...at, 'industries', n],
          'unknown-industry',
          `unknown industry "${id}"; nearest: ${nearest(id, known.industries)}`,
        );
    });
    if (row.role && !known.roles.has(row.role.class))
      report.add(source, [...at, 'role', 'class'], 'unknown-role-class', `unknown role class "${row.role.class}"; ${allowed(known.roles)}`);
    if (row.aspect === 'role' && !row.role)
      report.add(
        source,
        at,
        'role-missing',
        `statement "${row.id}" has aspect role but states none; give role {zh, en, class} or another aspect`,
      );
  });
  file.figures.forEach((row, index) => {
    area(row.area, ['figures', index, 'area']);
    if (!known.metrics.has(row.metric))
      report.add(
        source,
        ['figures', index, 'metric'],
        'unknown-metric',
        `unknown metric "${row.metric}"; nearest: ${nearest(row.metric, known.metrics)}`,
      );
  });
  file.links.forEach((row, index) => {
    area(row.from, ['links', index, 'from']);
    area(row.to, ['links', index, 'to']);
    if (!known.relations.has(row.type))
      report.add(source, ['links', index, 'type'], 'unknown-relation', `unknown relation "${row.type}"; ${allowed(known.relations)}`);
  });
  file.events.forEach((row, index) => void row.areas.forEach((id, n) => void area(id, ['events', index, 'areas', n])));
  file.structures.forEach(
    (row, index) =>
      void row.groups.forEach(
        (group, g) => void group.members.forEach((id, n) => void area(id, ['structures', index, 'groups', g, 'members', n])),
      ),
  );
  file.structures.forEach((row, index) => {
    if (!row.follows) return;
    const { structure } = row.follows;
    const before = known.structures.get(structure);
    if (before === undefined || before >= row.asOf)
      report.add(
        source,
        ['structures', index, 'follows', 'structure'],
        'follows-earlier',
        `"${row.id}" of ${row.asOf} follows "${structure}", ${before === undefined ? 'which no document has' : `which is of ${before}`}; name a structure of an earlier year`,
      );
  });
  file.gaps.forEach((row, index) => void row.areas.forEach((id, n) => void area(id, ['gaps', index, 'areas', n])));
  for (const list of ROW_LISTS) {
    file[list].forEach((row, index) => {
      for (const other of row.contradicts ?? [])
        if (!known.rows.has(other))
          report.add(source, [list, index, 'contradicts'], 'unknown-row', `"${row.id}" contradicts "${other}", which no document has`);
    });
  }
}

/**
 * A text as runs of Chinese characters, joined by dots. Titles in 《》 may be quoted whole and end a run, as punctuation does
 * (a list of official names is not a sentence); spaces do not, for the text editions break lines anywhere.
 */
const chineseRun = (text: string) =>
  text
    .replace(/《[^》]*》/g, '·')
    .replace(/\s+/g, '')
    .replace(/[^\u4e00-\u9fff]+/g, '·');

function longestCopiedRun(text: string, document: string): string | undefined {
  const own = chineseRun(text);
  for (let start = 0; start + COPIED_RUN_CHARACTERS <= own.length; start++) {
    const run = own.slice(start, start + COPIED_RUN_CHARACTERS);
    if (!run.includes('·') && document.includes(run)) return run;
  }
  return undefined;
}

function checkAgainstText(report: Report, source: SourceFile, file: DocumentFile, lines: readonly string[]) {
  const whole = chineseRun(lines.join(''));
  for (const list of [...ROW_LISTS, 'structures'] as const) {
    file[list].forEach((row, index) => {
      const cited = lines.slice(row.at.line - 1, row.at.line + 2);
      row.terms.forEach((term, n) => {
        if (!cited.some((line) => line.includes(term)))
          report.add(
            source,
            [list, index, 'terms', n],
            'term-not-on-line',
            `"${row.id}": the text edition has no "${term}" on lines ${row.at.line} to ${row.at.line + 2}`,
          );
      });
      const own = 'text' in row ? row.text?.zh : 'title' in row ? row.title.zh : undefined;
      const copied = own && longestCopiedRun(own, whole);
      if (copied)
        report.add(source, [list, index], 'copied-sentence', `"${row.id}" copies "${copied}…" from the document; say it in our own words`);
    });
  }
}

function idsOf(values: readonly { readonly id: string }[] | undefined): Set<string> {
  return new Set(values?.map(({ id }) => id));
}

interface Layer {
  readonly source: SourceFile;
  readonly file: LayerFile;
}

type Areas = ReadonlyMap<string, { readonly layer: Layer; readonly index: number }>;

const parentOf = (areas: Areas, id: string): string | undefined => {
  const place = areas.get(id);
  return place?.layer.file.features[place.index]?.properties.parent ?? undefined;
};

/** The way from an id over its parents back to itself; undefined when it ends. */
function circleFrom(id: string, parent: (child: string) => string | undefined): string[] | undefined {
  const way = [id];
  for (let next = parent(id); next !== undefined && !way.slice(1).includes(next); next = parent(next)) {
    way.push(next);
    if (next === id) return way;
  }
  return undefined;
}

function checkLayers(report: Report, layers: readonly Layer[], knownKinds: ReadonlySet<string>) {
  const outlines = new Map<string, Polygon | MultiPolygon>();
  const areas = new Map<string, { layer: Layer; index: number }>();
  for (const layer of layers) {
    layer.file.features.forEach(({ properties, geometry }, index) => {
      const previous = areas.get(properties.id);
      if (previous)
        report.add(layer.source, ['features', index], 'duplicate-id', `area "${properties.id}" is also in ${previous.layer.source.file}`);
      areas.set(properties.id, { layer, index });
      if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') outlines.set(properties.id, geometry);
      if (!knownKinds.has(properties.kind))
        report.add(
          layer.source,
          ['features', index],
          'unknown-kind',
          `area "${properties.id}": unknown kind "${properties.kind}"; ${allowed(knownKinds)}`,
        );
      const drawn = !['none', 'area'].includes(properties.precision);
      if (drawn && !geometry)
        report.add(
          layer.source,
          ['features', index],
          'geometry-missing',
          `area "${properties.id}" has precision "${properties.precision}" but no geometry; give one, or precision area or none`,
        );
    });
  }
  for (const [id, { layer, index }] of areas) {
    const { properties, geometry } = layer.file.features[index] ?? {};
    const parent = properties?.parent;
    if (parent && !areas.has(parent))
      report.add(
        layer.source,
        ['features', index],
        'unknown-parent',
        `area "${id}": unknown parent "${parent}"; nearest: ${nearest(parent, new Set(areas.keys()))}`,
      );
    const circle = circleFrom(id, (child) => parentOf(areas, child));
    if (circle)
      report.add(
        layer.source,
        ['features', index],
        'parent-circle',
        `area "${id}" is its own ancestor: ${circle.join(' > ')}; break the circle`,
      );
    const outline = parent ? outlines.get(parent) : undefined;
    if (properties?.precision === 'site' && geometry?.type === 'Point' && outline && !booleanPointInPolygon(geometry as Point, outline)) {
      report.add(
        layer.source,
        ['features', index],
        'site-outside-parent',
        `area "${id}": its point lies outside its parent "${parent}"; correct the point, or use a coarser precision`,
      );
    }
  }
  return areas;
}

function checkMentioned(
  report: Report,
  areas: ReadonlyMap<string, { layer: Layer; index: number }>,
  documents: readonly { file: DocumentFile }[],
  texts: SourceTexts | undefined,
) {
  const mentioned = new Set<string>();
  for (const { file } of documents) {
    for (const row of file.statements) for (const id of row.areas) mentioned.add(id);
    for (const row of file.figures) mentioned.add(row.area);
    for (const row of file.links) mentioned.add(row.from).add(row.to);
    for (const row of file.events) for (const id of row.areas) mentioned.add(id);
    for (const row of file.structures) for (const group of row.groups) for (const id of group.members) mentioned.add(id);
  }
  const whole =
    texts &&
    [...texts.values()]
      .map((lines) => lines.join(''))
      .join('')
      .replaceAll(' ', '');
  for (const [id, { layer, index }] of areas) {
    if (mentioned.has(id)) continue;
    const properties = layer.file.features[index]?.properties;
    const names = [properties?.name.zh ?? '', ...(properties?.aliases ?? [])].map((name) => name.replaceAll(' ', ''));
    if (whole && names.some((name) => name !== '' && whole.includes(name))) continue;
    report.add(
      layer.source,
      ['features', index],
      'area-not-mentioned',
      `area "${id}" is in no row of a document${texts ? ' and its names stand in none of them' : ''}; remove it or cite where it is spoken of`,
    );
  }
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
  if (documents.length === project.documents.length && documents.length > 0) checkMentioned(report, areas, documents, texts);
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

/** One line an issue, as compilers print them, so that editors can jump to it. */
export const formatIssue = (issue: Issue): string => `${issue.file}:${issue.line} [${issue.rule}] ${issue.message}`;

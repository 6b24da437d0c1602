/** Checks that the ids in a document's rows exist. */
import type { GenericSchema } from 'valibot';
import { allowed, nearest } from '../../../src/domain/format/fault.ts';
import { areaId, industryId, metricId, relationId, roleClassId, rowId } from '../../../src/domain/model/parts.ts';
import { kindOf, listOf, ROW_LISTS } from '../../../src/domain/model/rows/read.ts';
import { type DocumentFile, documentFile } from '../../../src/domain/model/schema.ts';
import type { Path, SourceFile } from '../read.ts';
import type { Report, Rule } from './issue.ts';

export interface Known {
  readonly areas: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  /** Kind of each area, and the types of links with the kinds that they join. */
  readonly kindOf: ReadonlyMap<string, string>;
  readonly ends: ReadonlyMap<string, RelationEnds>;
  /** Years of the structures of all documents. */
  readonly structures: ReadonlyMap<string, number>;
}

/** Kinds of areas at either end of a type of links; undefined: any. */
export interface RelationEnds {
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
}

interface Target {
  readonly what: string;
  readonly rule: Rule;
  readonly known: keyof Omit<Known, 'structures' | 'kindOf' | 'ends'>;
  /** Which ids the message suggests: the most similar of many, or all of a few. */
  readonly hint: 'nearest' | 'allowed' | 'none';
}

/** What each schema of an id refers to. A row's own id, and a structure's, are not references. */
const TARGETS: ReadonlyMap<unknown, Target> = new Map<unknown, Target>([
  [areaId, { what: 'area', rule: 'unknown-area', known: 'areas', hint: 'nearest' }],
  [industryId, { what: 'industry', rule: 'unknown-industry', known: 'industries', hint: 'nearest' }],
  [roleClassId, { what: 'role class', rule: 'unknown-role-class', known: 'roles', hint: 'allowed' }],
  [metricId, { what: 'metric', rule: 'unknown-metric', known: 'metrics', hint: 'nearest' }],
  [relationId, { what: 'relation', rule: 'unknown-relation', known: 'relations', hint: 'allowed' }],
  [rowId, { what: 'row', rule: 'unknown-row', known: 'rows', hint: 'none' }],
]);

export interface Reference {
  readonly target: Target;
  readonly id: string;
  readonly path: Path;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isSchema = (value: unknown): value is GenericSchema => isObject(value) && value.kind === 'schema';

/**
 * Reports the unknown ids in a parsed value. References are found by the id schemas inside its schema, so that a new
 * kind of row needs no code here.
 *
 * @param path of the value in its file.
 */
export function* referencesIn(schema: GenericSchema, value: unknown, path: Path = []): Generator<Reference> {
  if (value === undefined || value === null) return;
  const target = TARGETS.get(schema);
  if (target) yield { target, id: String(value), path };
  else if ('wrapped' in schema && isSchema(schema.wrapped)) yield* referencesIn(schema.wrapped, value, path);
  else if ('item' in schema && isSchema(schema.item) && Array.isArray(value))
    for (const [index, item] of value.entries()) yield* referencesIn(schema.item, item, [...path, index]);
  else if ('entries' in schema && isObject(schema.entries) && isObject(value)) {
    for (const [key, entry] of Object.entries(schema.entries))
      if (isSchema(entry)) yield* referencesIn(entry, value[key], [...path, key]);
  }
}

const hintOf = (id: string, ids: ReadonlySet<string>, hint: Target['hint']) => {
  if (hint === 'nearest') return `; nearest: ${nearest(id, ids)}`;
  return hint === 'allowed' ? `; ${allowed(ids)}` : ', which no document has';
};

export function checkReferences(report: Report, source: SourceFile, file: DocumentFile, known: Known) {
  for (const { target, id, path } of referencesIn(documentFile, file)) {
    const ids = known[target.known];
    if (!ids.has(id))
      report.add(source, path, target.rule, `unknown ${target.what} "${id}"${hintOf(id, ids, target.hint)}`);
  }
  checkEnds(report, source, file, known);
  checkRoles(report, source, file);
  checkFollows(report, source, file, known);
  checkContradictions(report, source, file);
  checkYears(report, source, file);
}

/** A link runs one way, which shows in the kinds of areas at its ends. */
function checkEnds(report: Report, source: SourceFile, { links }: DocumentFile, { kindOf, ends }: Known) {
  links.forEach((row, index) => {
    for (const end of ['from', 'to'] as const) {
      const kinds = ends.get(row.type)?.[end];
      const kind = kindOf.get(row[end]);
      if (!kinds || kind === undefined || kinds.includes(kind)) continue;
      report.add(
        source,
        ['links', index, end],
        'wrong-end',
        `"${row.id}" is of type ${row.type} and has "${row[end]}", of kind ${kind}, as its ${end}; allowed: ${kinds.join(', ')}; exchange its ends, or give another type`,
      );
    }
  });
}

function checkContradictions(report: Report, source: SourceFile, file: DocumentFile) {
  for (const list of ROW_LISTS)
    listOf(file, list).forEach((row, index) => {
      if ('contradicts' in row && row.contradicts?.includes(row.id))
        report.add(
          source,
          [list, index, 'contradicts'],
          'contradicts-itself',
          `row "${row.id}" contradicts itself; name the other row`,
        );
    });
}

/**
 * What is to come may be of any year, but a document states nothing of a year that begins after it was finished. A
 * document may be published after the years that it covers, and then speaks of its own time too.
 */
function checkYears(report: Report, source: SourceFile, file: DocumentFile) {
  const last = Math.max(file.covers[1], Number(file.published?.slice(0, 4) ?? 0));
  for (const list of ROW_LISTS) {
    const { asOf } = kindOf(list);
    listOf(file, list).forEach((row, index) => {
      const year = Number(String(asOf(row)).slice(0, 4));
      if (year <= last || row.standing === 'planned' || row.standing === 'proposed') return;
      report.add(
        source,
        [list, index, 'asOf' in row ? 'asOf' : 'date'],
        'after-document',
        `"${row.id}" is ${row.standing} as of ${year}, but the document ends with ${last} (covers, published); correct one of them, or give standing planned or proposed`,
      );
    });
  }
}

function checkRoles(report: Report, source: SourceFile, { statements }: DocumentFile) {
  statements.forEach((row, index) => {
    if (row.aspect === 'role' && !row.role)
      report.add(
        source,
        ['statements', index],
        'role-missing',
        `statement "${row.id}" has aspect role but states none; give role {zh, en, class} or another aspect`,
      );
  });
}

function checkFollows(report: Report, source: SourceFile, { structures }: DocumentFile, known: Known) {
  structures.forEach((row, index) => {
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
}

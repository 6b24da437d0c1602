/** What changed from one published version of the data to the next: rows added, changed, removed, as a page. */

import { escapeMarkup } from '../../src/domain/format/markup.ts';
import { presentEvidence } from '../../src/domain/model/former.ts';
import { kindOf, listOf, ROW_LISTS, type RowList } from '../../src/domain/model/rows/read.ts';
import type { DocumentEvidence } from '../../src/domain/model/schema.ts';
import type { DataFile } from './load.ts';
import type { VersionFiles } from './versions.ts';

/** A row by its id, and the first place that it names. */
export interface NamedRow {
  readonly id: string;
  readonly area: string | undefined;
}
export interface ChangedField {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}
/** A row that both have, and the fields that differ. */
export interface ChangedRow extends NamedRow {
  readonly fields: readonly ChangedField[];
}
export interface VersionChanges {
  readonly added: readonly NamedRow[];
  readonly changed: readonly ChangedRow[];
  readonly removed: readonly NamedRow[];
}

type Row = Readonly<Record<string, unknown>>;

/** A value whatever the order of its keys; the English title of a section came later and is no change of a row. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const { en, ...citation } = value as Row;
  const own = 'section' in value ? citation : { ...citation, ...(en !== undefined && { en }) };
  return Object.fromEntries(
    Object.entries(own)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  );
}

const heldOf = <List extends RowList>(file: DocumentEvidence, list: List): readonly (readonly [string, Held])[] =>
  listOf(file, list).map((row) => [
    row.id,
    { row: row as unknown as Row, area: kindOf(list).areas(row)[0] as string | undefined },
  ]);

interface Held {
  readonly row: Row;
  readonly area: string | undefined;
}

/** All rows of a version, of any format, by id. */
function rowsOf(files: readonly DataFile[]): ReadonlyMap<string, Held> {
  const evidence = files.filter(({ name }) => name.startsWith('evidence-'));
  return new Map(
    evidence.flatMap(({ text }) => {
      const file = JSON.parse(text) as DocumentEvidence;
      const all = Object.fromEntries(ROW_LISTS.map((list) => [list, file[list] ?? []]));
      const present = presentEvidence({ ...file, ...all });
      return ROW_LISTS.flatMap((list) => heldOf(present, list));
    }),
  );
}

const same = (a: unknown, b: unknown) => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

/** Changes from the files of one version to those of a later one, in the order of their documents. */
export function changesBetween(before: readonly DataFile[], after: readonly DataFile[]): VersionChanges {
  const [from, to] = [rowsOf(before), rowsOf(after)];
  const missingIn = (others: ReadonlyMap<string, Held>, rows: ReadonlyMap<string, Held>) =>
    [...rows].flatMap(([id, { area }]) => (others.has(id) ? [] : [{ id, area }]));
  return {
    added: missingIn(from, to),
    removed: missingIn(to, from),
    changed: [...to].flatMap(([id, { row, area }]) => {
      const old = from.get(id)?.row;
      if (!old) return [];
      const fields = [...new Set([...Object.keys(old), ...Object.keys(row)])]
        .filter((name) => !same(old[name], row[name]))
        .map((name) => ({ name, before: old[name], after: row[name] }));
      return fields.length > 0 ? [{ id, area, fields }] : [];
    }),
  };
}

/** A value of a row in one line: words in both languages, a citation as section and line, a list with commas. */
function inWords(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (Array.isArray(value)) return value.map(inWords).join('、') || '–';
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value);
  const isWords = entries.every(([key]) => key === 'zh' || key === 'en');
  return entries
    .map(([key, item]) => (isWords ? inWords(item) : `${key} ${inWords(item)}`))
    .join(isWords ? ' / ' : '; ');
}

/** Address of a place's page, from the page of changes. @param places those that have a page. */
const linkOf = ({ id, area }: NamedRow, places: ReadonlySet<string>, isThere: boolean): string => {
  const code = `<code>${escapeMarkup(id)}</code>`;
  if (area === undefined || !places.has(area)) return code;
  return `<a href="../../place/${area}/${isThere ? `#${id}` : ''}">${code}</a>`;
};
const part = (zh: string, en: string, count: number, content: string) =>
  `<details><summary>${zh} <span lang="en">${en}</span> ${count}</summary>${content}</details>`;
const listed = (rows: readonly NamedRow[], places: ReadonlySet<string>, now: ReadonlySet<string>) =>
  `<p>${rows.map((row) => linkOf(row, places, now.has(row.id))).join(' ')}</p>`;
const fieldRow = ({ name, before, after }: ChangedField) =>
  `<tr><th scope="row">${escapeMarkup(name)}</th><td><del>${escapeMarkup(inWords(before))}</del></td><td><ins>${escapeMarkup(inWords(after))}</ins></td></tr>`;

interface Known {
  /** Places that have a page. */
  readonly places: ReadonlySet<string>;
  /** Rows of the present data, which stand on the page of their place. */
  readonly rows: ReadonlySet<string>;
}

function section(title: string, { added, changed, removed }: VersionChanges, { places, rows }: Known): string {
  const tables = changed.map(
    (row) => `<h3>${linkOf(row, places, rows.has(row.id))}</h3><table>${row.fields.map(fieldRow).join('')}</table>`,
  );
  return `<h2>${title}</h2>
${part('新增', 'Added', added.length, listed(added, places, rows))}
${part('修改', 'Changed', changed.length, tables.join('\n'))}
${part('删除', 'Removed', removed.length, listed(removed, places, rows))}`;
}

/** The places of a version that a document speaks of: those of the present data have a page. */
function placesOf(files: readonly DataFile[]): ReadonlySet<string> {
  const index = files.find(({ name }) => name === 'index.json');
  const { areas } = JSON.parse(index?.text ?? '{"areas":[]}') as {
    readonly areas: readonly { readonly id: string; readonly rows: number }[];
  };
  return new Set(areas.flatMap(({ id, rows }) => (rows > 0 ? id : [])));
}

/**
 * The page `data/versions/`: for each version what changed since the one before it, and for the present data what
 * changed since the last: each row with a link to it on the page of its place, and the old and the new value of each
 * field that changed.
 *
 * @param versions the newest first. @param present the files of the present data.
 */
export function changesPage(versions: readonly VersionFiles[], present: readonly DataFile[]): string {
  const known = { places: placesOf(present), rows: new Set(rowsOf(present).keys()) };
  const sections = [
    { title: '现在的数据 <span lang="en">The present data</span>', files: present },
    ...versions.map(({ manifest, files }) => ({ title: `${manifest.version} · ${manifest.published}`, files })),
  ].map(({ title, files }, index) => {
    const before = versions[index];
    return before
      ? section(title, changesBetween(before.files, files), known)
      : `<h2>${title}</h2><p>第一版 <span lang="en">The first version</span></p>`;
  });
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>数据各版的变化 · Changes between versions</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1f2a30;background:#f7f5f0}code,td{overflow-wrap:anywhere}summary{cursor:pointer}span[lang]{color:#55626a}h3{margin:1.2rem 0 .3rem;font-size:1rem}table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:.875rem;line-height:1.45}th{width:7rem;text-align:left;font-weight:400;color:#55626a}th,td{padding:.2rem .5rem;border-top:1px solid #d8d3c8;vertical-align:top}del{text-decoration-color:#b3261e}ins{text-decoration:none}</style></head>
<body><h1>数据各版的变化 <span lang="en">Changes between versions of the data</span></h1>
<p>各条以编号标出，链接到所述地点的页面；有修改的，逐个字段列出旧值与新值。 <span lang="en">Rows by their ids, with links to the pages of their places; of changed ones each field with its old and new value.</span></p>
${sections.join('\n')}
<p><a href="../">开放数据 <span lang="en">Open data</span></a></p></body></html>
`;
}

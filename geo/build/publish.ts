/**
 * The open data: the same evidence under stable names, as a Frictionless data package
 * (https://specs.frictionlessdata.io).
 */
import { createHash } from 'node:crypto';
import { csv } from '../../src/domain/format/csv.ts';
import { escapeMarkup } from '../../src/domain/format/markup.ts';
import type { DocumentId } from '../../src/domain/model/ids.ts';
import { fileOf } from '../../src/domain/model/rows/files.ts';
import type { CsvColumn } from '../../src/domain/model/rows/kind.ts';
import { isRowList, kindOf, listOf, ROW_LISTS, type RowList, type RowOf } from '../../src/domain/model/rows/read.ts';
import type { DocumentFile } from '../../src/domain/model/schema.ts';
import { type EvidenceLanguage, LOCALES, type Words } from '../../src/domain/vocabulary/languages.ts';
import type { Derived } from './derive.ts';
import { dataFiles } from './load.ts';
import { versionOf } from './versions.ts';

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** A file of the package with a description in both languages, because a static page cannot know the user's. */
interface DataFile extends PublishedFile {
  readonly about: Words;
}

function areasGeoJson(derived: Derived): string {
  const features = derived.features.map(({ properties, geometry }) => {
    const { id, name, kind, parent, precision } = properties;
    return JSON.stringify({
      type: 'Feature',
      id,
      properties: { id, name_zh: name.zh, name_en: name.en, kind, parent: parent ?? null, precision },
      geometry,
    });
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function evidenceJson({ documents }: Derived): string {
  const records = documents.map((document) =>
    Object.fromEntries(Object.entries(document).filter(([name]) => !isRowList(name))),
  );
  const rows = ROW_LISTS.map((list) => [
    list,
    documents.flatMap((document) =>
      document[list].map((row) => ({ ...row, document: document.id, line: row.at.line })),
    ),
  ]);
  return `${JSON.stringify({ documents: records, ...Object.fromEntries(rows) }, null, 1)}\n`;
}

/** A published table of one kind of row. */
interface Table {
  readonly name: string;
  readonly about: Words;
  readonly columns: readonly { readonly name: string; readonly type: CsvColumn<never>['type'] }[];
  readonly text: string;
}

/** The table of a list; none if the kind has no columns. */
function tableOf<List extends RowList>(documents: readonly DocumentFile[], list: List): Table[] {
  const table = fileOf(list).csv;
  if (!table) return [];
  const { asOf } = kindOf(list);
  type Row = { readonly document: DocumentId; readonly row: RowOf[List] };
  const own = (columns: readonly CsvColumn<RowOf[List]>[]): readonly CsvColumn<Row>[] =>
    columns.map(({ name, type, value }) => ({ name, type, value: ({ row }) => value(row) }));
  const columns: readonly CsvColumn<Row>[] = [
    { name: 'id', type: 'string', value: ({ row }) => row.id },
    { name: 'document', type: 'string', value: ({ document }) => document },
    { name: 'line', type: 'number', value: ({ row }) => row.at.line },
    { name: 'section', type: 'string', value: ({ row }) => row.at.section },
    { name: 'as_of', type: 'number', value: ({ row }) => asOf(row) },
    ...own(table.columns()),
    // Last, in the order in which they came.
    { name: 'section_en', type: 'string', value: ({ row }) => row.at.en },
    { name: 'basis', type: 'string', value: ({ row }) => row.basis },
    ...own(table.added?.() ?? []),
  ];
  const rows = documents.flatMap((document) =>
    listOf(document, list).map((row) => {
      const cells = columns.map(({ name, value }) => [name, value({ document: document.id, row })]);
      return Object.fromEntries(cells);
    }),
  );
  const names = columns.map(({ name }) => name);
  return [{ name: list, about: table.about, columns, text: csv(names, rows) }];
}

const tablesOf = ({ documents }: Derived): Table[] => ROW_LISTS.flatMap((list) => tableOf(documents, list));

function dataPackage(derived: Derived, files: readonly PublishedFile[], tables: readonly Table[]): string {
  const resource = (name: string, path: string, extra: object) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    return {
      name,
      path,
      encoding: 'utf-8',
      bytes: Buffer.byteLength(text),
      hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
      ...extra,
    };
  };
  const table = ({ name, columns }: Table) =>
    resource(name, `${name}.csv`, {
      profile: 'tabular-data-resource',
      mediatype: 'text/csv',
      schema: { fields: columns.map(({ name: field, type }) => ({ name: field, type })), primaryKey: 'id' },
    });
  const { documents, years } = derived.catalogue;
  const odbl = derived.layers.some((layer) => layer.sources.some((source) => /ODbL/.test(source.licence)));
  return `${JSON.stringify(
    {
      profile: 'data-package',
      name: 'shanghai-innovation-layout',
      // The version in links and in the badge of published data; the open data are always the present ones.
      version: versionOf(dataFiles(derived)),
      title: `Layout of Shanghai's science and technology innovation centre in ${documents.length} documents, ${years.at(0)}-${years.at(-1)}`,
      licenses: [
        { name: 'Apache-2.0', title: 'Evidence: Apache License 2.0' },
        ...(odbl
          ? [
              {
                name: 'ODbL-1.0',
                title: 'Coast-clipped geometry: Open Database License 1.0, © OpenStreetMap contributors',
              },
            ]
          : []),
      ],
      sources: derived.documents.map((document) => ({ title: `${document.title.zh} / ${document.title.en}` })),
      resources: [
        resource('areas', 'areas.geojson', { format: 'geojson', mediatype: 'application/geo+json' }),
        resource('evidence', 'evidence.json', { format: 'json', mediatype: 'application/json' }),
        ...tables.map(table),
      ],
    },
    null,
    1,
  )}\n`;
}

/** A page that describes the open data; plain HTML without scripts. */
function dataPage({ documents }: Derived, files: readonly DataFile[], head: string): string {
  const size = (text: string) => `${Math.ceil(Buffer.byteLength(text) / 1000)} kB`;
  const rows = files.map(
    ({ path, text, about: { zh, en } }) =>
      `<tr><td><a href="${path}">${path}</a></td><td>${size(text)}</td><td>${zh}<br><span lang="en">${en}</span></td></tr>`,
  );
  const sources = documents.map(
    ({ id, title }) =>
      `<li><code>${id}</code> ${escapeMarkup(title.zh)}<br><span lang="en">${escapeMarkup(title.en)}</span></li>`,
  );
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>开放数据 · Open data</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1f2a30;background:#f7f5f0}table{border-collapse:collapse;width:100%}td,th{padding:.5rem .75rem .5rem 0;border-top:1px solid #bdb6a8;text-align:left;vertical-align:top}span[lang]{color:#55626a}</style>
${head}</head>
<body><h1>开放数据 <span lang="en">Open data</span></h1>
<p>${documents.length} 份文件对上海科创中心布局的表述，逐条注明文件、章节与行号；文字为自撰。<br><span lang="en">What ${documents.length} documents say about the layout of Shanghai's innovation centre, each row with document, section and line, in our own words.</span></p>
<table><thead><tr><th>文件 File</th><th>大小 Size</th><th>内容 Content</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>
<h2>文件 <span lang="en">Documents</span></h2><ol>${sources.join('\n')}</ol>
<p>坐标为 WGS-84，经度在前。编码 UTF-8。海岸裁切的图形为 ODbL，© OpenStreetMap contributors；其余见 NOTICE。<br><span lang="en">Coordinates are WGS-84, longitude first. UTF-8. Coast-clipped shapes are ODbL, © OpenStreetMap contributors; see NOTICE for the rest.</span></p>
<p><a href="versions/">各版的变化 <span lang="en">Changes between versions</span></a></p>
<p><a href="../">地图 <span lang="en">Map</span></a> · <a href="../place/">全部地点</a> <a href="../place/en/" lang="en">All places</a></p></body></html>
`;
}

/** "a, b and c" for the content of `evidence.json`: every kind of row. */
function kindsOfRows(): Words {
  const all = (language: EvidenceLanguage) =>
    new Intl.ListFormat(LOCALES[language]).format(ROW_LISTS.map((list) => fileOf(list).name[language]));
  return { zh: `全部${all('zh')}，各带文件编号与行号`, en: `All ${all('en')}, each with document and line` };
}

/** All files of `data/`, with paths relative to it. @param head markup for the head of its page: structured data. */
export function publish(derived: Derived, head = ''): readonly PublishedFile[] {
  const tables = tablesOf(derived);
  const files: readonly DataFile[] = [
    {
      path: 'areas.geojson',
      text: areasGeoJson(derived),
      about: {
        zh: '全部地点；没有位置的 geometry 为 null',
        en: 'Every place; geometry is null where it has no position',
      },
    },
    { path: 'evidence.json', text: evidenceJson(derived), about: kindsOfRows() },
    ...tables.map(({ name, text, about }) => ({ path: `${name}.csv`, text, about })),
  ];
  const described: readonly DataFile[] = [
    ...files,
    {
      path: 'datapackage.json',
      text: dataPackage(derived, files, tables),
      about: { zh: 'Frictionless 数据包说明', en: 'Frictionless data package descriptor' },
    },
  ];
  return [...described, { path: 'index.html', text: dataPage(derived, described, head) }];
}

/** The open data: the same evidence under stable names, as a Frictionless data package (https://specs.frictionlessdata.io). */
import { createHash } from 'node:crypto';
import { csv } from '../../src/domain/format/csv.ts';
import { escapeMarkup } from '../../src/domain/format/markup.ts';
import { EVIDENCE_LANGUAGES } from '../../src/domain/vocabulary/languages.ts';
import type { Derived } from './derive.ts';
import { dataFiles } from './load.ts';
import { versionOf } from './versions.ts';

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

const perLanguage = (name: string, words: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(EVIDENCE_LANGUAGES.map((language) => [`${name}_${language}`, words?.[language]]));

const STATEMENT_COLUMNS = [
  'id',
  'document',
  'line',
  'section',
  'as_of',
  'areas',
  'aspect',
  'standing',
  'role_class',
  'role_zh',
  'role_en',
  'industries',
  'text_zh',
  'text_en',
  'terms',
  'target',
];
const FIGURE_COLUMNS = [
  'id',
  'document',
  'line',
  'section',
  'as_of',
  'period',
  'area',
  'metric',
  'value',
  'unit_zh',
  'unit_en',
  'scope',
  'standing',
  'text_zh',
  'text_en',
];

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

const LISTS = ['statements', 'figures', 'links', 'events', 'structures'] as const;

function evidenceJson(derived: Derived): string {
  const documents = derived.documents.map(
    ({ statements: _s, figures: _f, links: _l, events: _e, structures: _t, ...record }) => record,
  );
  const rows = Object.fromEntries(
    LISTS.map((list) => [
      list,
      derived.documents.flatMap((document) =>
        document[list].map((row) => ({ ...row, document: document.id, line: row.at.line })),
      ),
    ]),
  );
  return `${JSON.stringify({ documents, ...rows }, null, 1)}\n`;
}

function statementsCsv({ documents }: Derived): string {
  const rows = documents.flatMap((document) =>
    document.statements.map((row) => ({
      id: row.id,
      document: document.id,
      line: row.at.line,
      section: row.at.section,
      as_of: row.asOf,
      areas: row.areas.join(' '),
      aspect: row.aspect,
      standing: row.standing,
      role_class: row.role?.class,
      role_zh: row.role?.zh,
      role_en: row.role?.en,
      industries: row.industries.join(' '),
      ...perLanguage('text', row.text),
      terms: row.terms.join('|'),
      target: row.target,
    })),
  );
  return csv(STATEMENT_COLUMNS, rows);
}

function figuresCsv({ documents }: Derived): string {
  const rows = documents.flatMap((document) =>
    document.figures.map((row) => ({
      id: row.id,
      document: document.id,
      line: row.at.line,
      section: row.at.section,
      as_of: row.asOf,
      period: row.period,
      area: row.area,
      metric: row.metric,
      value: row.value,
      ...perLanguage('unit', row.unit),
      scope: row.scope,
      standing: row.standing,
      ...perLanguage('text', row.text),
    })),
  );
  return csv(FIGURE_COLUMNS, rows);
}

const NUMERIC = new Set(['line', 'as_of', 'value', 'target']);
const fields = (columns: readonly string[]) =>
  columns.map((name) => ({ name, type: NUMERIC.has(name) ? 'number' : 'string' }));

function dataPackage(derived: Derived, files: readonly PublishedFile[]): string {
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
  const table = (name: string, columns: readonly string[]) =>
    resource(name, `${name}.csv`, {
      profile: 'tabular-data-resource',
      mediatype: 'text/csv',
      schema: { fields: fields(columns), primaryKey: 'id' },
    });
  const { documents, years } = derived.catalogue;
  const odbl = derived.layers.some((layer) => layer.sources.some((source) => /ODbL/.test(source.licence)));
  return `${JSON.stringify(
    {
      profile: 'data-package',
      name: 'shanghai-innovation-layout',
      // As links and the badge of published data name it; the open data are always the present ones.
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
        table('statements', STATEMENT_COLUMNS),
        table('figures', FIGURE_COLUMNS),
      ],
    },
    null,
    1,
  )}\n`;
}

/** What each file holds, for people: in both languages, since a static page cannot know its reader's. */
const DESCRIPTIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'areas.geojson': ['全部地点；没有位置的 geometry 为 null', 'Every place; geometry is null where it has no position'],
  'evidence.json': [
    '全部表述、数字、联系、事件和布局，各带文件编号与行号',
    'All statements, figures, links, events and layouts, each with document and line',
  ],
  'statements.csv': ['表述，一行一条', 'Statements, one a row'],
  'figures.csv': ['数字，一行一条', 'Figures, one a row'],
  'datapackage.json': ['Frictionless 数据包说明', 'Frictionless data package descriptor'],
};

/** A page that describes the open data; plain HTML without scripts. */
function dataPage({ documents }: Derived, files: readonly PublishedFile[], head: string): string {
  const size = (text: string) => `${Math.ceil(Buffer.byteLength(text) / 1000)} kB`;
  const rows = files.map(({ path, text }) => {
    const [zh = '', en = ''] = DESCRIPTIONS[path] ?? [];
    return `<tr><td><a href="${path}">${path}</a></td><td>${size(text)}</td><td>${zh}<br><span lang="en">${en}</span></td></tr>`;
  });
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
<p><a href="../">地图 <span lang="en">Map</span></a> · <a href="../place/">全部地点</a> <a href="../place/en/" lang="en">All places</a></p></body></html>
`;
}

/** All files of `data/`, with paths relative to it. @param head markup for the head of its page: structured data. */
export function publish(derived: Derived, head = ''): readonly PublishedFile[] {
  const files: PublishedFile[] = [
    { path: 'areas.geojson', text: areasGeoJson(derived) },
    { path: 'evidence.json', text: evidenceJson(derived) },
    { path: 'statements.csv', text: statementsCsv(derived) },
    { path: 'figures.csv', text: figuresCsv(derived) },
  ];
  const described = [...files, { path: 'datapackage.json', text: dataPackage(derived, files) }];
  return [...described, { path: 'index.html', text: dataPage(derived, described, head) }];
}

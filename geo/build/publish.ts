/** The open data: the same evidence under stable names, as a Frictionless data package (https://specs.frictionlessdata.io). */
import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../src/domain/layers.ts';
import type { Derived } from './derive.ts';

export interface PublishedFile {
  readonly path: string;
  readonly text: string;
}

/** A cell that a spreadsheet would run as a formula is prefixed with an apostrophe (OWASP, CSV injection). */
export function csvCell(value: unknown): string {
  const text = value === undefined || value === null ? '' : String(value);
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with CRLF and a byte order mark, so that spreadsheets read the Chinese as UTF-8. */
export function csv(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(row[column])).join(','))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

const perLanguage = (name: string, words: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(LANGUAGES.map((language) => [`${name}_${language}`, words?.[language]]));

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
  const documents = derived.documents.map(({ statements: _s, figures: _f, links: _l, events: _e, structures: _t, ...record }) => record);
  const rows = Object.fromEntries(
    LISTS.map((list) => [
      list,
      derived.documents.flatMap((document) => document[list].map((row) => ({ ...row, document: document.id, line: row.at.line }))),
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
const fields = (columns: readonly string[]) => columns.map((name) => ({ name, type: NUMERIC.has(name) ? 'number' : 'string' }));

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
  const odbl = derived.layerFiles.some((layer) => layer.sources.some((source) => /ODbL/.test(source.licence)));
  return `${JSON.stringify(
    {
      profile: 'data-package',
      name: 'shanghai-innovation-layout',
      title: "Layout of Shanghai's science and technology innovation centre in five documents, 2015-2022",
      licenses: [
        { name: 'Apache-2.0', title: 'Evidence: Apache License 2.0' },
        ...(odbl ? [{ name: 'ODbL-1.0', title: 'Coast-clipped geometry: Open Database License 1.0, © OpenStreetMap contributors' }] : []),
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

/** All files of `data/`, with paths relative to it. */
export function publish(derived: Derived): readonly PublishedFile[] {
  const files: PublishedFile[] = [
    { path: 'areas.geojson', text: areasGeoJson(derived) },
    { path: 'evidence.json', text: evidenceJson(derived) },
    { path: 'statements.csv', text: statementsCsv(derived) },
    { path: 'figures.csv', text: figuresCsv(derived) },
  ];
  return [...files, { path: 'datapackage.json', text: dataPackage(derived, files) }];
}

/** The tables of a GeoPackage 1.3 (OGC 12-128r18), with related tables (OGC 18-000) and the styles that QGIS reads. */
import { escapeXml } from '#domain/format/markup.ts';
import { type Extent, extentOf } from '#domain/geo/rings.ts';
import type { ExportRequest } from '../format.ts';
import { type Field, type FieldValue, type Layer, type LayerName, positionsOf } from '../gis/layers.ts';
import { qmlOf } from '../gis/qml.ts';
import type { EvidenceTable } from './evidence.ts';
import { geometryBlob } from './geometry.ts';
import type { SqlDatabase, SqlTable, SqlValue } from './sqlite.ts';

/** "GPKG", and version 1.3. */
const APPLICATION_ID = 0x47504b47;
const USER_VERSION = 10_300;
const WGS84 = 4326;
const WGS84_WKT =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],' +
  'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,' +
  'AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]';

const KEY = 'fid';
const GEOMETRY = 'geom';
const GEOMETRY_TYPE: Readonly<Partial<Record<LayerName, string>>> = {
  areas: 'MULTIPOLYGON',
  lines: 'MULTILINESTRING',
  points: 'POINT',
};
const SQL_TYPE = { text: 'TEXT', integer: 'INTEGER', real: 'DOUBLE' } as const;
const NOW = "DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))";

const sqlValue = (value: FieldValue): SqlValue => value ?? null;

/** A table for people, with what the package's own tables say of it. */
interface Content {
  readonly table: SqlTable;
  readonly title: string;
  readonly about: string;
  readonly fields: readonly Field[];
  readonly geometryType?: string | undefined;
  readonly extent?: Extent | undefined;
}

function userTable(name: string, fields: readonly Field[], rows: SqlTable['rows'], geometryType?: string): SqlTable {
  const columns = [
    `"${KEY}" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`,
    ...(geometryType ? [`"${GEOMETRY}" ${geometryType}`] : []),
    ...fields.map((field) => `"${field.name}" ${SQL_TYPE[field.type]}`),
  ];
  return {
    name,
    sql: `CREATE TABLE "${name}" (${columns.join(', ')})`,
    key: 0,
    rows: rows.map((row, index) => [index + 1, ...row]),
  };
}

function layerContent(request: ExportRequest, { name, fields, rows }: Layer): Content {
  const geometryType = GEOMETRY_TYPE[name];
  const own = rows.map(({ values, shape }) => [
    ...(geometryType ? [shape ? geometryBlob(shape, WGS84) : null] : []),
    ...values.map(sqlValue),
  ]);
  return {
    table: userTable(name, fields, own, geometryType),
    title: request.t(`export.layer.${name}`),
    about: request.about.description,
    fields,
    geometryType,
    extent: extentOf(rows.flatMap(({ shape }) => (shape ? positionsOf(shape) : []))),
  };
}

function documentsContent({ about, catalogue, t }: ExportRequest): Content {
  const text = (name: string, title: string): Field => ({ name, type: 'text', title });
  const whole = (name: string, title: string): Field => ({ name, type: 'integer', title });
  const fields = [
    text('id', t('table.id')),
    text('title_zh', `${t('export.column.document')} (zh)`),
    text('title_en', `${t('export.column.document')} (en)`),
    text('publisher_zh', `${t('export.column.publisher')} (zh)`),
    text('publisher_en', `${t('export.column.publisher')} (en)`),
    text('published', t('export.column.published')),
    whole('covers_from', t('export.column.from')),
    whole('covers_to', t('export.column.to')),
    text('url', t('export.column.link')),
  ];
  const rows = catalogue.documents.map(({ id, title, publisher, published, covers, url }): SqlValue[] => [
    id,
    title.zh,
    title.en,
    publisher.zh,
    publisher.en,
    published,
    ...covers,
    url ?? null,
  ]);
  return {
    table: userTable('documents', fields, rows),
    title: t('export.column.document'),
    about: about.sources,
    fields,
  };
}

/** Where all is from, in lines that every program shows. */
function aboutContent({ about, t }: ExportRequest): Content {
  const fields: readonly Field[] = [
    { name: 'what', type: 'text', title: t('export.sheet.about') },
    { name: 'value', type: 'text', title: t('export.column.text') },
  ];
  const rows = [
    [t('export.sheet.about'), about.title],
    [t('table.filter'), about.description],
    [t('export.column.sources'), about.sources],
    [t('export.column.attribution'), about.attribution],
    [t('export.column.version'), about.version],
    [t('export.column.made'), about.made],
    [t('export.column.link'), about.link],
  ];
  return { table: userTable('about', fields, rows), title: t('export.sheet.about'), about: about.title, fields };
}

/** Which row of the evidence speaks of which place, for a layer. Undefined: none does. */
function mapping(layer: Layer, { list, places }: EvidenceTable): SqlTable | undefined {
  const keys = new Map(layer.rows.map(({ id }, index) => [id, index + 1]));
  const pairs = places.flatMap((ids, row) =>
    ids.flatMap((id) => {
      const key = keys.get(id);
      return key === undefined ? [] : [[key, row + 1]];
    }),
  );
  if (pairs.length === 0) return undefined;
  const name = `${layer.name}_${list}`;
  return {
    name,
    sql: `CREATE TABLE "${name}" (id INTEGER PRIMARY KEY, base_id INTEGER NOT NULL, related_id INTEGER NOT NULL)`,
    key: 0,
    rows: pairs.map((pair, index) => [index + 1, ...pair]),
  };
}

const referenceSystems = (): SqlTable => ({
  name: 'gpkg_spatial_ref_sys',
  sql:
    'CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, ' +
    'organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, ' +
    'description TEXT)',
  key: 1,
  rows: [
    ['Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian coordinate reference system'],
    ['Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'],
    ['WGS 84 geodetic', WGS84, 'EPSG', WGS84, WGS84_WKT, 'longitude/latitude coordinates in decimal degrees'],
  ],
});

function contentsTable(contents: readonly Content[], styles: SqlTable, day: string): SqlTable {
  const changed = `${day}T00:00:00.000Z`;
  const nowhere = [null, null, null, null] as const;
  return {
    name: 'gpkg_contents',
    sql:
      'CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, ' +
      `identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL ${NOW}, min_x DOUBLE, ` +
      'min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) ' +
      'REFERENCES gpkg_spatial_ref_sys(srs_id))',
    unique: [[0], [2]],
    rows: [
      ...contents.map(({ table, title, about, geometryType, extent }): SqlValue[] => [
        table.name,
        geometryType ? 'features' : 'attributes',
        `${title} (${table.name})`,
        about,
        changed,
        ...(extent ?? nowhere),
        geometryType ? WGS84 : null,
      ]),
      [styles.name, 'attributes', styles.name, '', changed, ...nowhere, null],
    ],
  };
}

const geometryColumns = (contents: readonly Content[]): SqlTable => ({
  name: 'gpkg_geometry_columns',
  sql:
    'CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, ' +
    'geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, ' +
    'CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), ' +
    'CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), ' +
    'CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))',
  unique: [[0, 1], [0]],
  rows: contents.flatMap(({ table, geometryType }) =>
    geometryType ? [[table.name, GEOMETRY, geometryType, WGS84, 0, 0]] : [],
  ),
});

/** Titles of columns in the language of the interface (extension "schema"). */
const columnTitles = (contents: readonly Content[]): SqlTable => ({
  name: 'gpkg_data_columns',
  sql:
    'CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, ' +
    'description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), ' +
    'CONSTRAINT gdc_tn UNIQUE (table_name, name))',
  unique: [
    [0, 1],
    [0, 2],
  ],
  rows: contents.flatMap(({ table, fields }) =>
    fields.map(({ name, title }) => [table.name, name, null, title, null, null, null]),
  ),
});

interface Relation {
  readonly layer: string;
  readonly evidence: string;
  readonly mapping: SqlTable;
}

const relationsTable = (relations: readonly Relation[]): SqlTable => ({
  name: 'gpkgext_relations',
  sql:
    'CREATE TABLE gpkgext_relations (id INTEGER PRIMARY KEY AUTOINCREMENT, base_table_name TEXT NOT NULL, ' +
    "base_primary_column TEXT NOT NULL DEFAULT 'id', related_table_name TEXT NOT NULL, related_primary_column TEXT " +
    "NOT NULL DEFAULT 'id', relation_name TEXT NOT NULL, mapping_table_name TEXT NOT NULL UNIQUE)",
  key: 0,
  unique: [[6]],
  rows: relations.map(({ layer, evidence, mapping }, index) => [
    index + 1,
    layer,
    KEY,
    evidence,
    KEY,
    'attributes',
    mapping.name,
  ]),
});

/** What the file says of itself where QGIS shows it, in the form in which QGIS keeps that. */
function metadataTables({ about, language }: ExportRequest, layers: readonly string[]): readonly SqlTable[] {
  const markup = [
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\">",
    `<identifier>${escapeXml(about.link)}</identifier><parentidentifier/><language>${escapeXml(language)}</language>`,
    `<type>dataset</type><title>${escapeXml(about.title)}</title>`,
    `<abstract>${escapeXml([about.description, about.sources, about.versionWords].join('\n'))}</abstract>`,
    `<license>${escapeXml(about.attribution)}</license>`,
    `<links><link name="${escapeXml(about.title)}" type="WWW:LINK" url="${escapeXml(about.link)}" description=""`,
    ' format="" mimeType="" size=""/></links></qgis>\n',
  ].join('');
  return [
    {
      name: 'gpkg_metadata',
      sql:
        "CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset', " +
        "md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')",
      key: 0,
      rows: [[1, 'dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', markup]],
    },
    {
      name: 'gpkg_metadata_reference',
      sql:
        'CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, ' +
        `row_id_value INTEGER, timestamp DATETIME NOT NULL ${NOW}, md_file_id INTEGER NOT NULL, md_parent_id INTEGER, ` +
        'CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id), ' +
        'CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))',
      rows: layers.map((name) => ['table', name, null, null, `${about.made}T00:00:00.000Z`, 1, null]),
    },
  ];
}

/**
 * Not a table of the standard: QGIS looks for it by its name, and takes the default style of a layer from it. It asks
 * GDAL, which sees a table only where the contents name it.
 */
function stylesTable({ about, evidenceLanguage }: ExportRequest, layers: readonly Layer[]): SqlTable {
  const rows = layers.flatMap(({ name, styles }, index): SqlValue[][] => {
    if (name === 'not_located') return [];
    const qml = qmlOf({ layer: name, styles, styleField: 'style', nameField: `name_${evidenceLanguage}` });
    const made = `${about.made}T00:00:00.000Z`;
    return [[index + 1, '', '', name, GEOMETRY, name, qml, '', 1, about.title, '', null, made]];
  });
  return {
    name: 'layer_styles',
    sql:
      'CREATE TABLE "layer_styles" ("id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "f_table_catalog" TEXT(256), ' +
      '"f_table_schema" TEXT(256), "f_table_name" TEXT(256), "f_geometry_column" TEXT(256), "styleName" TEXT(30), ' +
      '"styleQML" TEXT, "styleSLD" TEXT, "useAsDefault" BOOLEAN, "description" TEXT, "owner" TEXT(30), "ui" TEXT(30), ' +
      `"update_time" DATETIME ${NOW})`,
    key: 0,
    rows,
  };
}

const SCHEMA = ['gpkg_schema', 'http://www.geopackage.org/spec130/#extension_schema'] as const;
const METADATA = ['gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata'] as const;
const RELATED = ['gpkg_related_tables', 'http://www.geopackage.org/18-000.html'] as const;

const extensionsTable = (relations: readonly Relation[]): SqlTable => ({
  name: 'gpkg_extensions',
  sql:
    'CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, ' +
    'definition TEXT NOT NULL, scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))',
  unique: [[0, 1, 2]],
  rows: [
    ['gpkg_data_columns', ...SCHEMA],
    ['gpkg_metadata', ...METADATA],
    ['gpkg_metadata_reference', ...METADATA],
    ['gpkgext_relations', ...RELATED],
    ...relations.map(({ mapping }) => [mapping.name, ...RELATED]),
  ].map(([table = '', ...extension]) => [table, null, ...extension, 'read-write']),
});

/** The whole package. Places are linked to the rows that speak of them, each layer to each kind of row. */
export function packageOf(
  request: ExportRequest,
  layers: readonly Layer[],
  evidence: readonly EvidenceTable[],
): SqlDatabase {
  const contents: readonly Content[] = [
    ...layers.map((layer) => layerContent(request, layer)),
    ...evidence.map(
      ({ list, fields, rows }): Content => ({
        table: userTable(
          list,
          fields,
          rows.map((row) => row.map(sqlValue)),
        ),
        title: request.t(`documents.${list}`),
        about: request.about.sources,
        fields,
      }),
    ),
    documentsContent(request),
    aboutContent(request),
  ];
  const relations = layers.flatMap((layer) =>
    evidence.flatMap((table): Relation[] => {
      const pairs = mapping(layer, table);
      return pairs ? [{ layer: layer.name, evidence: table.list, mapping: pairs }] : [];
    }),
  );
  const styles = stylesTable(request, layers);
  const drawn = contents.flatMap(({ table, geometryType }) => (geometryType ? [table.name] : []));
  return {
    applicationId: APPLICATION_ID,
    userVersion: USER_VERSION,
    tables: [
      referenceSystems(),
      contentsTable(contents, styles, request.about.made),
      geometryColumns(contents),
      extensionsTable(relations),
      columnTitles(contents),
      ...metadataTables(request, drawn),
      ...contents.map(({ table }) => table),
      relationsTable(relations),
      ...relations.map((relation) => relation.mapping),
      styles,
    ],
  };
}

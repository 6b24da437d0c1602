/** The tables of a View: places, figures, and what is compared. The sources are the last columns of each. */

import { COLUMNS } from '#domain/comparing/columns.ts';
import { claimsOfDocument, difference, differenceRecords } from '#domain/comparing/difference.ts';
import { buildMatrix } from '#domain/comparing/matrix.ts';
import { tableRecords } from '#domain/comparing/table.ts';
import { sectionTitle } from '#domain/format/citation.ts';
import type { AreaId, DocumentId } from '#domain/model/ids.ts';
import { areasOfFigure } from '#domain/model/rows/figures.ts';
import type { Citation, Figure, Head } from '#domain/model/schema.ts';
import { mannersOf } from '#domain/vocabulary/evidence.ts';
import { differenceOf } from '#state/selectors.ts';
import type { ExportRequest } from '../format.ts';
import { placesOf, sourcesOf } from '../rows.ts';
import { dayOf, type Sheet, sheetOf, type Written } from './sheet.ts';

const LINES = '\n';
/** The end of each row: which data these are, when they were taken, and where they live. */
function origin<Row>({ about, t }: ExportRequest): readonly Written<Row>[] {
  return [
    { name: 'data_version', heading: t('export.column.version'), cell: () => about.version },
    { name: 'made', heading: t('export.column.made'), cell: () => ({ day: about.made }) },
    { name: 'link', heading: t('export.column.link'), cell: () => about.link },
  ];
}

interface Cited {
  readonly document: DocumentId;
  readonly at: Citation;
}

/** Document, section and line of a row that has one source. */
function source<Row extends Cited>({
  catalogue,
  evidenceLanguage: language,
  t,
}: ExportRequest): readonly Written<Row>[] {
  return [
    {
      name: 'document',
      heading: t('export.column.document'),
      cell: (row) => catalogue.documentById.get(row.document)?.title[language],
    },
    { name: 'section', heading: t('export.column.section'), cell: (row) => sectionTitle(row.at, language) },
    { name: 'line', heading: t('export.column.line'), cell: (row) => row.at.line },
  ];
}

function placeSheet(request: ExportRequest): Sheet {
  const { t, about } = request;
  const places = placesOf(request);
  const { fields, records } = tableRecords(
    places.map(({ row }) => row),
    COLUMNS,
  );
  const headings = (['id', ...COLUMNS] as const).map((column) => t(`table.${column}`));
  const rows = places.map((place, index) => ({ ...place, record: records[index] ?? {} }));
  type Row = (typeof rows)[number];
  return sheetOf<Row>(
    'places',
    t('export.sheet.places'),
    [
      ...fields.map((field, index) => ({
        name: field,
        heading: headings[index] ?? field,
        cell: ({ record }: Row) => record[field],
      })),
      { name: 'as_of', heading: t('table.asOf'), cell: () => request.year },
      { name: 'filter', heading: t('table.filter'), cell: () => about.description },
      {
        name: 'sources',
        heading: t('export.column.sources'),
        cell: ({ heads }) => sourcesOf(request, heads).join(LINES) || undefined,
      },
      { name: 'geometry_source', heading: t('export.column.shape'), cell: ({ row }) => row.area.source },
      { name: 'attribution', heading: t('export.column.attribution'), cell: () => about.attribution },
      ...origin<Row>(request),
    ],
    rows,
  );
}

/** The figures of the places listed; several places that are meant together are in one row. */
function figureSheet(request: ExportRequest): Sheet {
  const { catalogue, evidence, evidenceLanguage: language, t } = request;
  const listed = new Set<AreaId>(placesOf(request).map(({ row }) => row.id));
  const rows = [...evidence.values()].flatMap(({ id, figures }) =>
    figures
      .filter((figure) => figure.asOf <= request.year && areasOfFigure(figure).some((area) => listed.has(area)))
      .map((figure) => ({ ...figure, document: id })),
  );
  type Row = Figure & Cited;
  const names = (figure: Row) =>
    areasOfFigure(figure)
      .map((id) => catalogue.areaById.get(id)?.name[language] ?? id)
      .join(LINES);
  return sheetOf<Row>(
    'figures',
    t('export.sheet.figures'),
    [
      { name: 'id', heading: t('table.id'), cell: ({ id }) => id },
      { name: 'areas', heading: t('export.column.areas'), cell: (row) => areasOfFigure(row).join(' ') },
      { name: 'names', heading: t('export.column.names'), cell: names },
      {
        name: 'metric',
        heading: t('export.column.metric'),
        cell: ({ metric }) => catalogue.metrics.find(({ id }) => id === metric)?.[language] ?? metric,
      },
      { name: 'value', heading: t('export.column.value'), cell: ({ value }) => value },
      { name: 'unit', heading: t('export.column.unit'), cell: ({ unit }) => unit[language] },
      { name: 'bound', heading: t('export.column.bound'), cell: ({ bound }) => bound },
      { name: 'approx', heading: t('export.column.approx'), cell: ({ approx }) => approx ?? false },
      { name: 'as_of', heading: t('table.asOf'), cell: ({ asOf }) => asOf },
      { name: 'period', heading: t('export.column.period'), cell: ({ period }) => dayOf(period) },
      {
        name: 'standing',
        heading: t('export.column.standing'),
        cell: (row) =>
          mannersOf(row)
            .map((manner) => t(`standing.${manner}`))
            .join(' '),
      },
      { name: 'text', heading: t('export.column.text'), cell: ({ text }) => text[language] },
      { name: 'note', heading: t('export.column.note'), cell: ({ note }) => note?.[language] },
      ...source<Row>(request),
      ...origin<Row>(request),
    ],
    rows,
  );
}

/** What documents say of the compared places, a statement a row. Undefined where nothing is compared. */
function comparisonSheet(request: ExportRequest): Sheet | undefined {
  const { catalogue, view, year, evidenceLanguage: language, t } = request;
  if (view.compare.length === 0) return undefined;
  const rows = view.compare.flatMap((area) =>
    (catalogue.headsByArea.get(area) ?? []).filter(({ asOf }) => asOf <= year).map((head) => ({ ...head, area })),
  );
  type Row = Head & { readonly area: AreaId };
  return sheetOf<Row>(
    'comparison',
    t('export.sheet.comparison'),
    [
      { name: 'area', heading: t('table.id'), cell: ({ area }) => area },
      {
        name: 'name',
        heading: t('export.column.names'),
        cell: ({ area }) => catalogue.areaById.get(area)?.name[language],
      },
      { name: 'as_of', heading: t('table.asOf'), cell: ({ asOf }) => asOf },
      { name: 'role', heading: t('table.role'), cell: ({ role }) => role?.[language] },
      {
        name: 'role_class',
        heading: t('table.class'),
        cell: ({ role }) => role && catalogue.roleClassById.get(role.class)?.[language],
      },
      {
        name: 'industries',
        heading: t('table.industries'),
        cell: ({ industries }) =>
          industries.map((id) => catalogue.industryName.get(id)?.[language] ?? id).join(LINES) || undefined,
      },
      {
        name: 'standing',
        heading: t('export.column.standing'),
        cell: (row) =>
          mannersOf(row)
            .map((manner) => t(`standing.${manner}`))
            .join(' '),
      },
      ...source<Row>(request),
      ...origin<Row>(request),
    ],
    rows,
  );
}

/** The changes between the two compared documents. Undefined where there are fewer than two. */
function differenceSheet(request: ExportRequest): Sheet | undefined {
  const { catalogue, view, t } = request;
  const pair = differenceOf(catalogue, view);
  if (!pair) return undefined;
  const [from, to] = pair;
  const changes = difference(claimsOfDocument(catalogue, from), claimsOfDocument(catalogue, to));
  const { columns, rows, headings } = differenceRecords(catalogue, pair, changes, (column, side) => {
    const words = t(`difference.column.${column}`);
    return side ? t('difference.column', { side: t(`difference.${side}`), column: words }) : words;
  });
  type Row = (typeof rows)[number];
  return sheetOf<Row>(
    'difference',
    t('export.sheet.difference'),
    [
      ...columns.map((name, index) => ({
        name,
        heading: headings[index] ?? name,
        cell: (row: Row) => row[name] || undefined,
      })),
      ...origin<Row>(request),
    ],
    rows,
  );
}

/** How many statements name an industry, or a class of roles, for a place; a row's sources are those of its cells. */
function matrixSheet(request: ExportRequest): Sheet | undefined {
  const { catalogue, view, year, evidenceLanguage: language, t } = request;
  const { places, groups } = buildMatrix(catalogue, view.matrix ?? 'industry', year, view);
  const rows = groups.flatMap((group) => group.rows.map((row) => ({ ...row, group: group.name?.[language] })));
  if (rows.length === 0) return undefined;
  type Row = (typeof rows)[number];
  const headsOf = ({ id }: Row) => places.flatMap(({ cells }) => cells.get(id) ?? []);
  return sheetOf<Row>(
    'matrix',
    t('export.sheet.matrix'),
    [
      { name: 'group', heading: t('export.column.group'), cell: ({ group }) => group },
      { name: 'row', heading: t(`filter.${view.matrix ?? 'industry'}`), cell: (row) => row[language] },
      ...places.map(({ area }) => ({
        name: area.id,
        heading: area.name[language],
        cell: ({ id }: Row) => places.find((place) => place.area === area)?.cells.get(id)?.length,
      })),
      {
        name: 'sources',
        heading: t('export.column.sources'),
        cell: (row) => sourcesOf(request, headsOf(row)).join(LINES) || undefined,
      },
      ...origin<Row>(request),
    ],
    rows,
  );
}

/** The tables that a file may hold, in the order of a workbook's sheets. */
export const SHEETS = {
  places: placeSheet,
  figures: figureSheet,
  comparison: comparisonSheet,
  difference: differenceSheet,
  matrix: matrixSheet,
} as const satisfies Readonly<Record<string, (request: ExportRequest) => Sheet | undefined>>;
export type SheetName = keyof typeof SHEETS;

/** @throws where the View has nothing for this table, in words. */
export function sheetNamed(request: ExportRequest, name: SheetName): Sheet {
  const sheet = SHEETS[name](request);
  if (!sheet || sheet.rows.length === 0) throw new Error(request.t(`export.nothing.${name}`));
  return sheet;
}

/** All tables that have rows. @throws where none has. */
export function filledSheets(request: ExportRequest): readonly Sheet[] {
  const sheets = Object.values(SHEETS).flatMap((make) => make(request) ?? []);
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new Error(request.t('export.nothing.places'));
  return filled;
}

/** The rows that speak of the places of a file, as tables beside them, and which row speaks of which place. */
import { sectionTitle } from '#domain/format/citation.ts';
import type { AreaId, DocumentId } from '#domain/model/ids.ts';
import { kindOf, listOf, ROW_LISTS, type RowList, type RowOf } from '#domain/model/rows/read.ts';
import { mannersOf } from '#domain/vocabulary/evidence.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import type { ExportRequest } from '../format.ts';
import type { Field, FieldType, FieldValue } from '../gis/layers.ts';

export interface EvidenceTable {
  readonly list: RowList;
  readonly fields: readonly Field[];
  readonly rows: readonly (readonly FieldValue[])[];
  /** The places that each row names. */
  readonly places: readonly (readonly AreaId[])[];
}

type Row<List extends RowList> = RowOf[List] & { readonly document: DocumentId };
interface Column<List extends RowList> extends Field {
  readonly value: (row: Row<List>) => FieldValue;
}
type Own = { readonly [List in RowList]?: readonly Column<List>[] };

const number = (yes: boolean | undefined): number => (yes ? 1 : 0);

/** What rows of one kind alone have. Those of other kinds say it in words. */
function ownColumns({ t }: ExportRequest): Own {
  const text = (name: string, title: string) => ({ name, type: 'text', title }) as const;
  return {
    statements: [
      { ...text('aspect', t('export.column.aspect')), value: ({ aspect }) => aspect },
      { ...text('role_class', t('table.class')), value: ({ role }) => role?.class },
      { ...text('role_zh', `${t('table.role')} (zh)`), value: ({ role }) => role?.zh },
      { ...text('role_en', `${t('table.role')} (en)`), value: ({ role }) => role?.en },
      { ...text('industries', t('table.industries')), value: ({ industries }) => industries.join(' ') || undefined },
    ],
    figures: [
      { ...text('metric', t('export.column.metric')), value: ({ metric }) => metric },
      { name: 'value', type: 'real', title: t('export.column.value'), value: ({ value }) => value },
      { ...text('unit_zh', `${t('export.column.unit')} (zh)`), value: ({ unit }) => unit.zh },
      { ...text('unit_en', `${t('export.column.unit')} (en)`), value: ({ unit }) => unit.en },
      { ...text('bound', t('export.column.bound')), value: ({ bound }) => bound },
      { name: 'approx', type: 'integer', title: t('export.column.approx'), value: ({ approx }) => number(approx) },
      { ...text('period', t('export.column.period')), value: ({ period }) => period },
    ],
    links: [
      { ...text('from_id', t('export.column.from')), value: ({ from }) => from },
      { ...text('to_id', t('export.column.to')), value: ({ to }) => to },
      { ...text('type', t('table.kind')), value: ({ type }) => type },
    ],
  };
}

const yearOf = (asOf: number | string): number => Number(String(asOf).slice(0, 4));
const LINES = '\n';

function tableOf<List extends RowList>(
  request: ExportRequest,
  list: List,
  listed: ReadonlySet<AreaId>,
): EvidenceTable | undefined {
  const { catalogue, evidence, evidenceLanguage: language, t, year } = request;
  const kind = kindOf(list);
  const rows = [...evidence.values()].flatMap((file) =>
    listOf(file, list)
      .filter((row) => yearOf(kind.asOf(row)) <= year && kind.areas(row).some((id) => listed.has(id)))
      .map((row): Row<List> => ({ ...row, document: file.id })),
  );
  if (rows.length === 0) return undefined;
  const dated: FieldType = kind.isDated && rows.some((row) => typeof kind.asOf(row) === 'string') ? 'text' : 'integer';
  const text = (name: string, title: string, value: Column<List>['value']): Column<List> => ({
    name,
    type: 'text',
    title,
    value,
  });
  const said = (row: Row<List>): Words => kind.words(row);
  const titleOf = (id: DocumentId) => catalogue.documentById.get(id)?.title[language];
  const noteOf = (row: object): Words | undefined => ('note' in row ? (row.note as Words | undefined) : undefined);
  const columns: readonly Column<List>[] = [
    text('id', t('table.id'), ({ id }) => id),
    text('places', t('export.column.areas'), (row) => [...new Set(kind.areas(row))].join(' ')),
    { name: 'as_of', type: dated, title: t('table.asOf'), value: (row) => kind.asOf(row) },
    text('text_zh', `${t('export.column.text')} (zh)`, (row) => said(row).zh),
    text('text_en', `${t('export.column.text')} (en)`, (row) => said(row).en),
    ...((ownColumns(request)[list] ?? []) as readonly Column<List>[]),
    text('standing', t('export.column.standing'), (row) =>
      mannersOf(row)
        .map((manner) => t(`standing.${manner}`))
        .join(' '),
    ),
    text('note', t('export.column.note'), (row) => noteOf(row)?.[language]),
    text('terms', t('export.column.terms'), ({ terms }) => terms.join(LINES) || undefined),
    text('document_id', `${t('export.column.document')} (${t('table.id')})`, ({ document }) => document),
    text('document', t('export.column.document'), ({ document }) => titleOf(document)),
    text('section', t('export.column.section'), ({ at }) => sectionTitle(at, language)),
    { name: 'line', type: 'integer', title: t('export.column.line'), value: ({ at }) => at.line },
  ];
  return {
    list,
    fields: columns,
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
    places: rows.map((row) => [...new Set(kind.areas(row))]),
  };
}

/** A table for each kind of row of which one names a listed place and speaks of no later year. */
export const evidenceTables = (request: ExportRequest, listed: ReadonlySet<AreaId>): readonly EvidenceTable[] =>
  ROW_LISTS.flatMap((list) => tableOf(request, list, listed) ?? []);

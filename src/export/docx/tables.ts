/** What is on screen as a table: the list of places, places compared, and what two documents say otherwise. */
import { rolesAsOf } from '#domain/asof/rules.ts';
import { CHANGES } from '#domain/comparing/changes.ts';
import { rolesByDocument, sharedIndustries } from '#domain/comparing/compare.ts';
import { type Change, type Claim, claimsOfDocument, difference } from '#domain/comparing/difference.ts';
import type { AreaId, DocumentId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { differenceOf } from '#state/selectors.ts';
import type { ExportRequest } from '../format.ts';
import { placesOf } from '../rows.ts';
import { type Block, heading, type MemoTable, paragraph, type Said } from './memo.ts';
import { citedIn, industryClaims, industryNames, marked } from './places.ts';

const EMPTY: Said = { text: '—' };
const filled = (cell: readonly Said[]): readonly Said[] => (cell.length > 0 ? cell : [EMPTY]);

/** The places that the table lists, with role and industries as of the year. */
export function* placeTable(request: ExportRequest): Generator<Block | undefined> {
  const { catalogue, year, evidenceLanguage: language, t } = request;
  const rows: MemoTable['rows'][number][] = [];
  for (const { row } of placesOf(request)) {
    const { stated } = rolesAsOf(catalogue, row.id, year);
    rows.push([
      [{ text: row.area.name[language], isBold: true }],
      filled(
        stated.map((head) => ({
          text: marked(request, head.role[language], head),
          cited: [citedIn(head, row.id)],
        })),
      ),
      filled(
        industryClaims(request, row.id).map(({ heads, industries }) => ({
          text: marked(request, industryNames(request, industries), heads[0]),
          cited: heads.map((head) => citedIn(head, row.id)),
        })),
      ),
    ]);
    yield undefined;
  }
  yield heading(1, t('tool.table'));
  if (rows.length === 0) return yield paragraph(t('export.nothing.places'));
  const heads = [t('export.sheet.places'), t('table.role'), t('table.industries')];
  yield { is: 'table', heads, widths: [0.2, 0.36, 0.44], rows };
}

/** The column of what is said, and one for each place. */
function compared(request: ExportRequest, places: readonly Area[], first: string, rows: MemoTable['rows']): MemoTable {
  const { evidenceLanguage: language } = request;
  const share = 0.2;
  return {
    is: 'table',
    heads: [first, ...places.map(({ name }) => name[language])],
    widths: [share, ...places.map(() => (1 - share) / places.length)],
    rows,
  };
}

/** Two tables: the roles of each document up to the year, and the industries as of the year. */
export function* comparisonTables(request: ExportRequest): Generator<Block> {
  const { catalogue, view, year, about, evidenceLanguage: language, t } = request;
  const places = view.compare.flatMap((id) => catalogue.areaById.get(id) ?? []);
  const ids = places.map(({ id }) => id);
  const speaks = new Set(about.documents.map(({ id }) => id));
  yield heading(1, t('tool.compare'));
  const roles = rolesByDocument(catalogue, ids)
    .filter(({ document }) => speaks.has(document.id))
    .map(({ document, cells }) => [
      [{ text: document.short[language], isBold: true }],
      ...cells.map((heads, column) =>
        filled(
          heads
            .filter(({ asOf }) => asOf <= year)
            .map((head) => ({
              text: marked(request, `${head.asOf}${t.colon}${head.role[language]}`, head),
              cited: [citedIn(head, ids[column])],
            })),
        ),
      ),
    ]);
  yield heading(2, t('compare.roles'));
  yield compared(request, places, t('export.column.document'), roles);
  const industries = sharedIndustries(catalogue, ids, year).map(({ industry, cells }) => [
    [{ text: catalogue.industryName.get(industry)?.[language] ?? industry, isBold: true }],
    ...cells.map((head, column) =>
      head
        ? [{ text: marked(request, String(head.asOf), head), cited: [citedIn(head, ids[column])] }]
        : [{ text: t('compare.notListed') }],
    ),
  ]);
  yield heading(2, t('compare.industries', { year }));
  if (industries.length === 0) yield paragraph(t('compare.noneListed') + t('describe.end'));
  else yield compared(request, places, t('table.industries'), industries);
}

/** Changes between two documents, a table for each kind; those of one kind alone where the View shows no other. */
export function* differenceTables(request: ExportRequest): Generator<Block> {
  const { catalogue, view, evidenceLanguage: language, t } = request;
  const pair = differenceOf(catalogue, view);
  yield heading(1, t('tool.difference'));
  if (!pair) return yield paragraph(t('export.nothing.difference'));
  const [from, to] = pair;
  const changes = difference(claimsOfDocument(catalogue, from), claimsOfDocument(catalogue, to));
  const short = (id: DocumentId) => catalogue.documentById.get(id)?.short[language] ?? id;
  const sides = { from: short(from), to: short(to) };
  const words = ({ role, industry }: Claim) =>
    role?.[language] ?? (industry && catalogue.industryName.get(industry)?.[language]) ?? '';
  const side = (claims: readonly Claim[], area: AreaId) =>
    filled(
      claims.map((claim) => ({
        text: marked(request, words(claim), claim.heads[0]),
        cited: claim.heads.map((head) => citedIn(head, area)),
      })),
    );
  const row = (change: Change) => [
    [{ text: catalogue.areaById.get(change.area)?.name[language] ?? change.area, isBold: true }],
    [{ text: t(`aspect.${change.aspect}`) }],
    side(change.from, change.area),
    side(change.to, change.area),
  ];
  let isEmpty = true;
  for (const kind of CHANGES) {
    const own = changes.filter((change) => change.kind === kind && (view.change ?? kind) === kind);
    if (own.length === 0) continue;
    isEmpty = false;
    yield heading(2, t(`difference.${kind}`));
    yield paragraph(t(`difference.${kind}.means`, sides) + t('describe.end'), 'small');
    const heads = [t('export.sheet.places'), t('difference.column.aspect'), sides.from, sides.to];
    yield { is: 'table', heads, widths: [0.2, 0.12, 0.34, 0.34], rows: own.map(row) };
  }
  if (isEmpty) yield paragraph(t('export.nothing.difference'));
}

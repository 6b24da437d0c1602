/** Sections of places: role and industries as of the year, and whatever else the documents say. */
import { evidenceOf } from '#domain/asof/place.ts';
import { asksRole, industriesAsOf, type RoleHead, rolesAsOf } from '#domain/asof/rules.ts';
import type { AreaId, IndustryId } from '#domain/model/ids.ts';
import { kindOf, LISTS_OF_PLACE, type RowList } from '#domain/model/rows/read.ts';
import type { Area, Head } from '#domain/model/schema.ts';
import { type Assertion, mannersOf } from '#domain/vocabulary/evidence.ts';
import type { ExportRequest } from '../format.ts';
import { type Block, type Cited, heading, paragraph, type Said } from './memo.ts';

export const citedIn = ({ document, at, id }: Head, area?: AreaId): Cited => ({ document, at, row: id, area });

/** How it is said, where that is not outright. */
const marksOf = ({ t }: ExportRequest, of: Assertion): readonly string[] =>
  mannersOf(of).flatMap((manner) => (manner === 'stated' ? [] : t(`standing.${manner}`)));

/** Words with how they are said. */
export function marked(request: ExportRequest, words: string, of: Assertion): string {
  const marks = marksOf(request, of);
  return marks.length === 0 ? words : request.t('export.docx.marked', { words, marks: request.t.list(marks) });
}

export function roleSaid(request: ExportRequest, area: AreaId, head: RoleHead): Said {
  const { catalogue, evidenceLanguage: language, t } = request;
  const kind = catalogue.roleClassById.get(head.role.class)?.[language] ?? head.role.class;
  const role = marked(request, head.role[language], head);
  return { text: t('export.docx.role', { year: head.asOf, role, kind }), cited: [citedIn(head, area)] };
}

/** Industries that one section of a document names; each industry once, where it is named first. */
interface Claimed {
  readonly heads: readonly [Head, ...Head[]];
  readonly industries: readonly IndustryId[];
}
export function industryClaims({ catalogue, year }: ExportRequest, area: AreaId): readonly Claimed[] {
  const { heads } = industriesAsOf(catalogue, area, year);
  const seen = new Set<IndustryId>();
  const claims = new Map<string, { readonly heads: [Head, ...Head[]]; readonly industries: IndustryId[] }>();
  for (const head of heads) {
    const fresh = head.industries.filter((industry) => !seen.has(industry));
    if (fresh.length === 0) continue;
    for (const industry of fresh) seen.add(industry);
    const key = [head.document, head.at.section, head.asOf, ...mannersOf(head)].join('|');
    const claim = claims.get(key);
    if (claim) claim.heads.push(head);
    else claims.set(key, { heads: [head], industries: [] });
    claims.get(key)?.industries.push(...new Set(fresh));
  }
  return [...claims.values()];
}

export const industryNames = (
  { catalogue, evidenceLanguage: language, t }: ExportRequest,
  ids: readonly IndustryId[],
) => t.list(ids.map((id) => catalogue.industryName.get(id)?.[language] ?? id));

const industriesSaid = (request: ExportRequest, area: AreaId): readonly Said[] =>
  industryClaims(request, area).map(({ heads, industries }) => {
    const [first] = heads;
    const words = marked(request, industryNames(request, industries), first);
    return {
      text: request.t('export.docx.industries', { year: first.asOf, industries: words }),
      cited: heads.map((head) => citedIn(head, area)),
    };
  });

/** Of a day, a period or a year. */
const yearIn = (asOf: number | string): number => Number(String(asOf).slice(0, 4));

/** A bullet for each row of a kind that names the place, up to the year. */
function rowsSaid<List extends RowList>(request: ExportRequest, area: AreaId, list: List): readonly Block[] {
  const { catalogue, evidence, evidenceLanguage: language, year, t } = request;
  const kind = kindOf(list);
  return evidenceOf(catalogue, evidence, area)
    .rows(list)
    .filter(({ row }) => yearIn(kind.asOf(row)) <= year)
    .map(({ document, row }) => {
      const text = marked(request, `${kind.asOf(row)}${t.colon}${kind.words(row)[language]}`, row);
      return { is: 'text', style: 'bullet', said: [{ text, cited: [{ document, at: row.at, row: row.id, area }] }] };
    });
}

/** What the place is, where it lies and how exact that is. */
function factsOf({ catalogue, evidenceLanguage: language, t }: ExportRequest, area: Area): Block {
  const kind = catalogue.kinds.find(({ id }) => id === area.kind)?.[language] ?? area.kind;
  const parent = area.parent && catalogue.areaById.get(area.parent)?.name[language];
  return paragraph([kind, parent, t(`precision.${area.precision}`)].filter(Boolean).join(' · '), 'small');
}

/** Role and industries as of the year; where documents give neither, that is said. */
function asOfYear(request: ExportRequest, area: Area): readonly Block[] {
  const { catalogue, year, t } = request;
  const { id } = area;
  const { stated, lastKnown } = rolesAsOf(catalogue, id, year);
  const body = (said: Said): Block => ({ is: 'text', style: 'body', said: [said] });
  const missing = t(lastKnown.length > 0 ? 'place.notStated' : 'place.neverStated', { year });
  const { heads } = industriesAsOf(catalogue, id, year);
  if (stated.length + lastKnown.length + heads.length === 0) return [];
  return [
    ...(stated.length === 0 && asksRole(catalogue, area, year) ? [paragraph(missing + t('describe.end'))] : []),
    ...[...stated, ...lastKnown].map((head) => body(roleSaid(request, id, head))),
    ...industriesSaid(request, id).map(body),
  ];
}

/** All that the documents say of a place up to the year, below its role and industries. */
export function* fullSection(request: ExportRequest, area: Area, level: 1 | 2): Generator<Block> {
  const { evidenceLanguage: language, year, t } = request;
  yield heading(level, area.name[language]);
  yield factsOf(request, area);
  const summary = asOfYear(request, area);
  yield* summary;
  let isEmpty = summary.length === 0;
  for (const list of LISTS_OF_PLACE) {
    const rows = rowsSaid(request, area.id, list);
    if (rows.length === 0) continue;
    isEmpty = false;
    yield heading(level === 1 ? 2 : 3, t(`documents.${list}`));
    yield* rows;
  }
  if (isEmpty) yield paragraph(t('export.docx.silent', { year }));
}

/** Role and industries; of a place that has neither, the sentences themselves. */
export function* briefSection(request: ExportRequest, area: Area, level: 1 | 2): Generator<Block> {
  const { evidenceLanguage: language, year, t } = request;
  yield heading(level, area.name[language]);
  yield factsOf(request, area);
  const summary = asOfYear(request, area);
  if (summary.length > 0) return yield* summary;
  const rows = LISTS_OF_PLACE.flatMap((list) => rowsSaid(request, area.id, list));
  if (rows.length === 0) yield paragraph(t('export.docx.silent', { year }));
  yield* rows;
}

/** Sections of a place's page: lists of what documents say, each entry with document, section and line. */

import { linksByType } from '#domain/asof/network.ts';
import type { DocumentSays, InDocument, PlaceEvidence } from '#domain/asof/place.ts';
import type { IndustriesAsOf, RoleAsOf, RoleHead } from '#domain/asof/rules.ts';
import { contradictionsIn } from '#domain/comparing/contradictions.ts';
import { figureValue } from '#domain/format/figure.ts';
import { reportAddress } from '#domain/format/report.ts';
import type { DocumentId, RowId, StatementId, Year } from '#domain/model/ids.ts';
import type { RowList } from '#domain/model/rows/read.ts';
import type { Citation, EventRow, Figure, Head, Link, Statement, Structure } from '#domain/model/schema.ts';
import { type Assertion, mannersOf } from '#domain/vocabulary/evidence.ts';
import { type EvidenceLanguage, mapWords, OFFICIAL_LANGUAGE } from '#domain/vocabulary/languages.ts';
import { type PageContext, placeName, said } from './context.ts';
import { type Html, html } from './html.ts';
import { mapPath } from './site.ts';

const ARROWS = { to: '→', from: '←', mutual: '↔' } as const;

/** In English with the document's own title in brackets. */
export function sectionTitle(inEvidence: EvidenceLanguage, { section, en }: Citation): Html {
  const own = html`<span lang="${OFFICIAL_LANGUAGE}">${section}</span>`;
  return inEvidence === OFFICIAL_LANGUAGE || !en ? own : html`<span lang="en">${en}</span> (${own})`;
}

/** The citation of a row; for a row that a link can name, also a link to it on the map. */
function source(
  page: PageContext,
  document: DocumentId,
  at: Citation,
  asOf?: number | string,
  statement?: StatementId,
  isOurs = false,
): Html {
  const { catalogue, language, inEvidence, t, mapLink } = page;
  const record = catalogue.documentById.get(document);
  return html`<p class="source">${isOurs && `${t('source.ours')} `}<cite title="${record?.title[inEvidence]}">${
    record?.url
      ? html`<a href="${record.url}" rel="noopener">${said(record.short, language)}</a>`
      : said(record?.short, language)
  }</cite> · ${sectionTitle(inEvidence, at)} · ${t('page.line', { line: at.line })}${
    asOf !== undefined && ` · ${asOf}`
  }${statement && html` · <a href="${mapLink(statement)}">${t('place.showOn')}</a>`}</p>`;
}

/** The citation of a row whose words above are ours. */
const paraphrased = (
  page: PageContext,
  document: DocumentId,
  at: Citation,
  asOf?: number | string,
  statement?: StatementId,
): Html => source(page, document, at, asOf, statement, true);

/** A mark where the line gives no date, and the year is that of the report. */
const dated = ({ t }: PageContext, row: { readonly dated?: 'report' | undefined }) =>
  row.dated && html` <span class="standing" title="${t('dated.reportMeans')}">${t('dated.report')}</span>`;
export const standing = ({ t }: Pick<PageContext, 't'>, row: Assertion) =>
  mannersOf(row).map(
    (manner) => manner !== 'stated' && html` <span class="standing">${t(`standing.${manner}`)}</span>`,
  );

const section = (title: string, count: number | undefined, content: Html | readonly Html[]): Html =>
  html`<section><h2>${title}${count !== undefined && html` <small>${count}</small>`}</h2>${content}</section>`;

export function roleSection(page: PageContext, { stated, lastKnown }: RoleAsOf, year: Year): Html {
  const { t } = page;
  if (stated.length > 0) return section(t('place.asOf', { year }), undefined, roles(page, stated));
  const last = lastKnown[0];
  return section(
    t('place.asOf', { year }),
    undefined,
    html`<p class="not-stated">${last ? t('place.notStated', { year }) : t('place.neverStated', { year })}</p>${
      last && html`<h3>${t('place.last', { year: last.asOf })}</h3>${roles(page, lastKnown)}`
    }`,
  );
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function roles(page: PageContext, heads: readonly RoleHead[]): Html {
  return html`<ul>${heads.map((head) => html`<li><p><b>${said(mapWords(head.role, capitalise), page.language)}</b>${standing(page, head)}</p>${source(page, head.document, head.at, head.asOf, head.id)}</li>`)}</ul>`;
}

/** One citation per section, however many of its statements name an industry. */
const oncePerSection = (heads: readonly Head[]) =>
  heads.filter(
    (head, index) =>
      heads.findIndex((other) => other.document === head.document && other.at.section === head.at.section) === index,
  );

export function industrySection(page: PageContext, found: IndustriesAsOf, year: Year): Html | undefined {
  const { catalogue, language, t } = page;
  if (found.industries.length === 0) return undefined;
  const title =
    found.year === undefined || found.year === year
      ? t('place.industries')
      : t('place.industriesFrom', { year: found.year });
  const names = found.industries.map(
    (industry) => html`<li>${said(catalogue.industryName.get(industry), language)}</li>`,
  );
  return section(title, undefined, [
    html`<ul class="names">${names}</ul>`,
    ...oncePerSection(found.heads).map((head) => source(page, head.document, head.at, head.asOf, head.id)),
  ]);
}

function structureSection(page: PageContext, structures: readonly InDocument<Structure>[]): Html | undefined {
  const { language, t, area, root } = page;
  if (structures.length === 0) return undefined;
  const items = structures.map(({ document, row }) => {
    const groups = row.groups
      .filter(({ members }) => members.includes(area.id))
      .map(({ role }, index) => html`${index > 0 && ' · '}${said(role, language)}`);
    const href = `${root}${mapPath({ lang: language, panel: 'structures', structure: row.id })}`;
    return html`<li id="${row.id}"><p><a href="${href}"><b>${said(row.name, language)}</b></a>${t.colon}${groups}${standing(page, row)}</p>${source(page, document, row.at, row.asOf)}</li>`;
  });
  return section(t('place.structures'), structures.length, html`<ul>${items}</ul>`);
}

/**
 * Documents, newest first. Documents without a statement on the place are listed too, because silence differs from not
 * having been examined.
 */
function statementSection(page: PageContext, documents: readonly DocumentSays[]): Html {
  const { language, inEvidence, t } = page;
  const silent = documents
    .filter(({ statements }) => statements.length === 0)
    .map(({ document }) => document.short[inEvidence]);
  const says = documents.filter(({ statements }) => statements.length > 0);
  return section(t('place.history'), undefined, [
    ...says.map(
      ({ document, statements }) =>
        html`<h3>${said(document.short, language)} <small>${document.covers[1]}</small></h3><ul>${statements.map((row) => statement(page, document.id, row))}</ul>`,
    ),
    ...(silent.length > 0 ? [html`<p class="silent">${t('page.silent', { documents: t.list(silent) })}</p>`] : []),
  ]);
}

function statement(page: PageContext, document: DocumentId, row: Statement): Html {
  const { language, t } = page;
  return html`<li id="${row.id}"><p><span class="aspect">${t(`aspect.${row.aspect}`)}</span>${
    row.target !== undefined && html` <span class="aspect">${t('place.target', { year: row.target })}</span>`
  }${standing(page, row)} ${said(row.text, language)}</p>${row.note && html`<p class="hint">${said(row.note, language)}</p>`}${contradictions(page, row.id)}${paraphrased(page, document, row.at, row.asOf, row.id)}${wrong(page, document, row)}</li>`;
}

/** Where users say that the row is wrong; nothing where the build names no form for it. */
function wrong({ t }: PageContext, document: DocumentId, row: { readonly id: RowId; readonly at: Citation }) {
  const address = reportAddress(import.meta.env.REPORT_URL, { row: row.id, document, at: row.at });
  return address && html`<p class="source"><a href="${address}" rel="noopener">${t('source.wrong')}</a></p>`;
}

/** Rows that contradict this one, each with its source: listed side by side, never averaged or chosen between. */
function contradictions(page: PageContext, id: RowId): Html | undefined {
  const found = contradictionsIn(page.evidence).of(id);
  if (found.length === 0) return undefined;
  return html`<div class="contradicts"><h4>${page.t('place.contradicts')}</h4>${found.map(
    (row) =>
      html`<blockquote><p>${said(row.words, page.language)}</p>${paraphrased(page, row.document, row.at, row.asOf)}</blockquote>`,
  )}</div>`;
}

function figureSection(page: PageContext, figures: readonly InDocument<Figure>[]): Html | undefined {
  const { language, t } = page;
  if (figures.length === 0) return undefined;
  const items = figures.map(
    ({ document, row }) =>
      html`<li id="${row.id}"><p><b>${said(figureValue(row), language)}</b> ${said(row.text, language)}${row.scope && html` <span class="aspect">${t(`scope.${row.scope}`)}</span>`}${standing(page, row)}${dated(page, row)}</p>${row.areas && html`<p class="hint">${t('figure.together')} ${row.areas.map((area) => html`${placeName(page, area)} `)}</p>`}${
        row.note && html`<p class="hint">${said(row.note, language)}</p>`
      }${contradictions(page, row.id)}${paraphrased(page, document, row.at, row.period ?? row.asOf)}${wrong(page, document, row)}</li>`,
  );
  return section(t('place.figures'), figures.length, html`<ul>${items}</ul>`);
}

function linkSection(page: PageContext, links: readonly InDocument<Link>[]): Html | undefined {
  const { catalogue, language, t, area } = page;
  if (links.length === 0) return undefined;
  const types = linksByType(catalogue.relations, links, area.id).map(
    ({ relation, links: own }) =>
      html`<h3>${said(relation, language)} <small>${own.length}</small></h3><ul>${own.map(
        ({ document, row, other, direction }) =>
          html`<li id="${row.id}"><p><span aria-hidden="true">${ARROWS[direction]} </span><span class="unseen">${t(`links.${direction}`)} </span>${placeName(page, other)}${standing(page, row)}</p><p>${said(row.text, language)}</p>${
            row.note && html`<p class="hint">${said(row.note, language)}</p>`
          }${contradictions(page, row.id)}${paraphrased(page, document, row.at, row.asOf)}${wrong(page, document, row)}</li>`,
      )}</ul>`,
  );
  return section(t('place.links'), links.length, types);
}

function eventSection(page: PageContext, events: readonly InDocument<EventRow>[]): Html | undefined {
  const { language, t } = page;
  if (events.length === 0) return undefined;
  const items = events.map(
    ({ document, row }) =>
      html`<li id="${row.id}"><p><time datetime="${row.date}">${row.end ? `${row.date} – ${row.end}` : row.date}</time> ${said(row.title, language)}${standing(page, row)}${dated(page, row)}</p>${row.note && html`<p class="hint">${said(row.note, language)}</p>`}${
        row.note && html`<p class="hint">${said(row.note, language)}</p>`
      }${contradictions(page, row.id)}${paraphrased(page, document, row.at)}${wrong(page, document, row)}</li>`,
  );
  return section(t('place.events'), events.length, html`<ul>${items}</ul>`);
}

/** Rows of each kind as the page shows them; their order is that of `placeRank`. */
export const SECTIONS: Readonly<Record<RowList, (page: PageContext, place: PlaceEvidence) => Html | undefined>> = {
  structures: (page, place) => structureSection(page, place.rows('structures')),
  statements: (page, place) => statementSection(page, place.documents),
  figures: (page, place) => figureSection(page, place.rows('figures')),
  links: (page, place) => linkSection(page, place.rows('links')),
  events: (page, place) => eventSection(page, place.rows('events')),
};

/**
 * The page of a story: each step with its picture, its points and their sources, readable without scripts and printed
 * as a handout. Years and citations come from the rows, as on the screen.
 */
import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { rowsOfStory, type Story, type StoryPoint, type StoryStep } from '#domain/story/story.ts';
import { type EvidenceLanguage, evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { PICTURE_SIZES } from '#domain/vocabulary/pictures.ts';
import { type Translate, translator } from '#i18n/index.ts';
import { placePath, storyPath } from '#state/page-address.ts';
import { viewOfStep } from '#state/story.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { footer, otherLanguages, otherNames, type Pages, said } from './context.ts';
import { type Card, pageHead } from './head.ts';
import { type Html, html } from './html.ts';
import { openTag } from './open.ts';
import { stepPictureName } from './pictures.ts';
import { sectionTitle, standing } from './sections.ts';
import { languageName, listPath, mapPath, rootFrom } from './site.ts';
import { storyList } from './story-list.ts';
import { storyData } from './structured.ts';
import { viewOfStory } from './views.ts';

/** The context of one story's page. */
interface StoryContext extends Pages {
  readonly story: Story;
  readonly language: Language;
  readonly inEvidence: EvidenceLanguage;
  readonly t: Translate;
  readonly root: string;
}

/** A link that presents the story. */
const presentLink = ({ root, language, story }: StoryContext, change: Partial<View> = {}) =>
  `${root}${mapPath({ ...viewOfStory(story.id), lang: language, ...change })}`;

export function storyPage(pages: Pages, story: Story, language: Language, card: Card): string {
  const path = storyPath(story.id, language);
  const root = rootFrom(path);
  const t = translator(language);
  const page: StoryContext = { ...pages, story, language, inEvidence: evidenceLanguage(language), t, root };
  const { site, catalogue, inEvidence } = page;
  const title = story.title[inEvidence];
  const documents = documentsOf(page);
  const head = pageHead({
    site,
    path,
    language,
    title: `${title} · ${t('app.title')}`,
    description: t('page.storyDescription', {
      subtitle: story.subtitle[inEvidence],
      count: story.steps.length,
      documents: t.list(documents.map(({ short }) => short[inEvidence])),
    }),
    card,
    oembed: [languageName(`story-${story.id}`, language)],
    structured: storyData(story, documents, language, site),
    pathIn: (other) => storyPath(story.id, other),
  });
  const markup = html`<!doctype html>
<html lang="${t.tag}" class="story"><head>
${openTag(encode({ ...DEFAULT_VIEW, ...viewOfStory(story.id) }), root)}
${head}
</head><body>
<header><nav aria-label="${t('page.breadcrumbs')}"><ol><li><a href="${root}${mapPath({ lang: language })}">${t('app.title')}</a></li><li><a href="${root}${listPath(language)}#stories">${t('page.stories')}</a></li><li aria-current="page">${said(story.title, language)}</li></ol></nav>
<p class="tools"><a href="${presentLink(page)}">${t('page.present')}</a> <a href="${presentLink(page)}#desk=${story.id}">${t('desk.title')}</a>${otherLanguages(language, (other) => `${root}${storyPath(story.id, other)}`)}</p></header>
<main>
<h1>${said(story.title, language)}${otherNames(story.title, language)}</h1>
<p class="kind">${said(story.subtitle, language)}</p>
<nav class="steps" aria-label="${t('page.steps')}"><ol>${story.steps.map(
    ({ id, title: own }) => html`<li><a href="#${id}">${said(own, language)}</a></li>`,
  )}</ol></nav>
<p class="hint">${t('page.storyHow')}</p>
${story.steps.map((step, index) => stepSection(page, step, index, catalogue))}
${documentSection(page, documents)}
${otherStories(page)}</main>
${footer(page)}
</body></html>
`;
  return String(markup);
}

function stepSection(page: StoryContext, step: StoryStep, index: number, catalogue: IndexedCatalogue): Html {
  const { t, language, inEvidence, story } = page;
  const view = viewOfStep(step, catalogue);
  const year = view.asof ?? latestYear(catalogue);
  const { width, height } = PICTURE_SIZES.step;
  const notes = step.notes[inEvidence];
  return html`<section class="step" id="${step.id}">
<h2><span class="number">${index + 1}<span class="of">/${story.steps.length}</span></span> ${said(step.title, language)}</h2>
<figure><a href="${presentLink(page, { step: step.id })}"><img src="${stepPictureName(step.id)}" width="${width}" height="${height}"${index > 0 && html` loading="lazy"`} alt="${step.alt[inEvidence]}"></a>
<figcaption>${t('picture.asOf', { year })} <a class="there" href="${presentLink(page, { step: step.id })}">${t('page.presentStep')}</a></figcaption></figure>
<ol class="points">${step.points.map((point) => html`<li><p>${said(point, language)}</p>${sources(page, point, view.area)}</li>`)}</ol>
${notes !== '' && html`<details class="notes"><summary>${t('page.notes')}</summary><p>${said(step.notes, language)}</p></details>`}
</section>
`;
}

/** Rows of one section of one document, which are cited together. */
interface Cited {
  readonly first: AnyRow;
  readonly rows: AnyRow[];
}

function citedBy({ rows }: StoryContext, point: StoryPoint): readonly Cited[] {
  const cited = new Map<string, Cited>();
  for (const id of point.rows) {
    const row = rows.get(id);
    if (!row) continue;
    const key = `${row.document} ${row.at.section}`;
    const together = cited.get(key);
    if (together) together.rows.push(row);
    else cited.set(key, { first: row, rows: [row] });
  }
  return [...cited.values()];
}

/** The sources of a point. Each line of a document is a link to the row on the page of a place. */
function sources(page: StoryContext, point: StoryPoint, shown: AreaId | null): Html {
  const { catalogue, language, inEvidence } = page;
  const lines = citedBy(page, point).map(({ first, rows }) => {
    const record = catalogue.documentById.get(first.document);
    return html`<li class="source"><cite title="${record?.title[inEvidence]}">${said(record?.short, language)}</cite> · ${sectionTitle(inEvidence, first.at)}${rows.map((row, index) => rowLink(page, row, rows.slice(0, index), shown))}</li>`;
  });
  return html`<ul class="sources">${lines}</ul>`;
}

/**
 * @param before the rows that are cited before this one: another row of the same line is a number.
 * @param shown the place that the step shows: its page, if the row names it.
 */
function rowLink(
  { t, root, language, places }: StoryContext,
  row: AnyRow,
  before: readonly AnyRow[],
  shown: AreaId | null,
): Html {
  const area =
    shown !== null && row.areas.includes(shown) && places.has(shown) ? shown : row.areas.find((id) => places.has(id));
  const same = before.filter(({ at, asOf }) => at.line === row.at.line && asOf === row.asOf).length;
  const text = same > 0 ? `[${same + 1}]` : `${t('page.line', { line: row.at.line })} · ${row.asOf}`;
  const link = area === undefined ? text : html`<a href="${root}${placePath(area, language)}#${row.id}">${text}</a>`;
  return html`${same > 0 ? ' ' : ' · '}${link}${standing({ t }, row)}`;
}

/** The documents that the story rests on, in the order of the catalogue. */
function documentsOf({ catalogue, rows, story }: StoryContext): readonly DocumentRecord[] {
  const cited = new Set(rowsOfStory(story).map((id) => rows.get(id)?.document));
  return catalogue.documents.filter(({ id }) => cited.has(id));
}

function documentSection(page: StoryContext, documents: readonly DocumentRecord[]): Html {
  const { t, language, inEvidence, site, story } = page;
  const items = documents.map(({ title, short, authors, publisher, published, url }) => {
    const who = [...authors[inEvidence], publisher[inEvidence]].filter((name, at, all) => all.indexOf(name) === at);
    const name = url ? html`<a href="${url}" rel="noopener">${said(title, language)}</a>` : said(title, language);
    return html`<li class="source"><b>${said(short, language)}</b>${t.colon}${name} · ${t.list(who)}${published && ` · ${published}`}</li>`;
  });
  return html`<section class="documents"><h2>${t('page.storyDocuments')} <small>${documents.length}</small></h2><ul class="sources">${items}</ul>${site !== undefined && html`<p class="address source">${site}${storyPath(story.id, language)}</p>`}</section>`;
}

function otherStories({ stories, story, t, root, language }: StoryContext): Html | undefined {
  const others = stories.filter(({ id }) => id !== story.id);
  if (others.length === 0) return undefined;
  return html`<section class="others"><h2>${t('page.otherStories')}</h2>${storyList(others, language, root)}</section>
`;
}

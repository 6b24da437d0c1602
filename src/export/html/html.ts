/**
 * One HTML file: the map itself with its data, which opens from a disk and makes no request. The build has made the
 * page (`geo/build/single-file.ts`); here the View, the data and a picture for those without scripts are put into it.
 */
import { FILE_ATTRIBUTE, FILE_FORMAT, ORIGIN_ID, type Origin } from '#data/carried.ts';
import { escapeMarkup, jsonForScript } from '#domain/format/markup.ts';
import type { DataVersion } from '#domain/model/ids.ts';
import type { Catalogue } from '#domain/model/schema.ts';
import type { PublishedVersion } from '#domain/model/version.ts';
import { type Story, summaryOf } from '#domain/story/story.ts';
import { inSlices } from '#map/svg/slices.ts';
import { qrCode } from '#ui/qr.ts';
import { type ExportRequest, type Made, stoppable, type Work } from '../format.ts';
import { pictureMarkup } from '../svg/svg.ts';
import { catalogueUntil, documentsUntil, restsOn } from './until.ts';

/** What is loaded for a file, and for no other format. */
export interface HtmlParts {
  /** The page without data. */
  readonly shell: string;
  /** The data files as the site has them, by name. */
  readonly files: ReadonlyMap<string, string>;
  /** In the order of the list. */
  readonly stories: readonly Story[];
  /** The version of the data as it is published; null: it is not. */
  readonly published: PublishedVersion | null;
}

export interface HtmlOptions {
  readonly documents: 'all' | 'until';
  readonly own: boolean;
}

const STILL = { width: 1200, height: 750, ground: 'paper', title: true, legend: true, sources: true } as const;
/** Characters of one call: more arguments than that, and some engines refuse. */
const CHUNK = 8192;

/** A text compressed, in letters and digits: what it says cannot end the element that it stands in. */
export async function packed(text: string): Promise<string> {
  const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream(FILE_FORMAT));
  const bytes = new Uint8Array(await new Response(compressed).arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}

/**
 * Puts parts into the places of a page that are marked `<!--name-->`; the first of each counts, as what comes after it
 * may be a text of the evidence or of the program.
 *
 * @throws when the page has no such place, or they come in another order.
 */
export function filled(page: string, parts: readonly (readonly [name: string, markup: string])[]): string {
  let rest = page;
  let done = '';
  for (const [name, markup] of parts) {
    const mark = `<!--${name}-->`;
    const at = rest.indexOf(mark);
    if (at < 0) throw new Error(`the page has no ${mark}`);
    done += rest.slice(0, at) + markup;
    rest = rest.slice(at + mark.length);
  }
  return done + rest;
}

/** Stands in the page until a script removes it, and for good where none runs: a preview, a strict mail program. */
function* still(request: ExportRequest): Generator<undefined, string> {
  const { about, t } = request;
  const link = escapeMarkup(about.link);
  return [
    `<main id="still" lang="${t.tag}">`,
    `<h1>${escapeMarkup(about.title)}</h1>`,
    `<p>${escapeMarkup(t('file.noScripts'))}</p>`,
    yield* pictureMarkup(request, STILL, false),
    `<p>${escapeMarkup(about.description)}</p>`,
    `<p>${escapeMarkup(`${about.versionWords} ${t('file.living')}${t.colon}`)}`,
    `<a href="${link}">${link}</a></p>`,
    qrCode(about.link)?.svg ?? '',
    '</main>',
  ].join('\n');
}

const STILL_STYLE = [
  '<style>[data-scripts] #still{display:none}',
  '#still{position:fixed;z-index:9;inset:0;overflow:auto;padding:1rem;background:Canvas;color:CanvasText}',
  '#still>svg{max-width:100%;height:auto}</style>',
].join('\n');

function head({ about, t }: ExportRequest): string {
  return [
    `<title>${escapeMarkup(about.title)}</title>`,
    `<meta name="description" content="${escapeMarkup(about.description)}">`,
    `<meta name="generator" content="${escapeMarkup(`${t('app.title')} · ${about.versionWords} ${about.link}`)}">`,
    STILL_STYLE,
  ].join('\n');
}

/** Stories each once: the one on screen is among them, whoever made it. */
function storiesOf({ story }: ExportRequest, stories: readonly Story[]): readonly Story[] {
  return story && !stories.some(({ id }) => id === story.id) ? [...stories, story] : stories;
}

/** What the file holds, in words: the beginning of its markup would tell nobody anything. */
function contents(origin: Origin, request: ExportRequest): string {
  const { catalogue, evidenceLanguage: language, t } = request;
  const titles = origin.documents.map((id) => catalogue.documentById.get(id)?.title[language] ?? id);
  const stories = origin.stories.map(({ title }) => title[language] || t('stories.untitled'));
  return [
    t('documents.label'),
    ...titles.map((title) => `· ${title}`),
    ...(stories.length > 0 ? [t('stories.title')] : []),
    ...stories.map((title) => `· ${title}`),
  ].join('\n');
}

/**
 * @throws (rejects) the reason of the signal when it was cancelled.
 */
export async function makeHtml(
  request: ExportRequest,
  { progress, signal }: Work,
  { documents }: HtmlOptions,
  { shell, files, stories, published }: HtmlParts,
): Promise<Made> {
  const { about, catalogue, evidence, year, query, language } = request;
  signal.throwIfAborted();
  const isCut = documents === 'until';
  const kept = isCut ? documentsUntil(catalogue.documents, year) : catalogue.documents;
  const rows = kept.flatMap(({ id }) => evidence.get(id) ?? []);
  const told = storiesOf(request, stories).filter((story) => !isCut || restsOn(story, rows, year));
  const index = files.get('index.json') ?? '';
  const written: [name: string, text: string][] = [
    // Written by this site's build, and checked where it was loaded for the page.
    ['index.json', isCut ? JSON.stringify(catalogueUntil(JSON.parse(index) as Catalogue, rows, year)) : index],
    ...[...files].filter(([name]) => name !== 'index.json' && !name.startsWith('evidence-')),
    ...kept.map(({ id }): [string, string] => [`evidence-${id}.json`, files.get(`evidence-${id}.json`) ?? '']),
    ...told.map((story): [string, string] => [`story-${story.id}.json`, JSON.stringify(story)]),
  ];
  const elements: string[] = [];
  for (const [name, text] of written) {
    signal.throwIfAborted();
    elements.push(`<script type="text/plain" ${FILE_ATTRIBUTE}="${escapeMarkup(name)}">${await packed(text)}</script>`);
    progress((0.8 * elements.length) / written.length);
  }
  const origin: Origin = {
    site: new URL('.', about.link).href,
    link: about.link,
    query,
    // Of a request it is that of the View, or the present one.
    version: about.version as DataVersion,
    published,
    made: about.made,
    until: isCut ? year : null,
    documents: kept.map(({ id }) => id),
    stories: told.map(summaryOf),
  };
  const picture = await inSlices(stoppable(still(request), signal));
  const page = filled(shell.replace('<html lang="zh"', `<html lang="${language}"`), [
    ['head', head(request)],
    ['still', picture],
    [
      'data',
      [`<script type="application/json" id="${ORIGIN_ID}">${jsonForScript(origin)}</script>`, ...elements].join('\n'),
    ],
  ]);
  signal.throwIfAborted();
  progress(1);
  return {
    bytes: new TextEncoder().encode(page),
    name: `${about.stem}.html`,
    type: 'text/html;charset=utf-8',
    preview: contents(origin, request),
  };
}

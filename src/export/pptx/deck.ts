/** Which slides a file has: the View, a slide a year, or a slide a step of the story that is shown. */
import { latestYear } from '#domain/model/catalogue.ts';
import type { DataVersion, RowId, Year } from '#domain/model/ids.ts';
import { type AnyRow, rowsOf } from '#domain/model/rows/read.ts';
import { isOwnStory, type Story, type StoryPoint, type StoryStep } from '#domain/story/story.ts';
import { mannersOf } from '#domain/vocabulary/evidence.ts';
import { pictureCamera } from '#map/svg/picture-camera.ts';
import type { Size } from '#scene/camera.ts';
import { compose } from '#scene/scene.ts';
import { STAGE_PX, viewOfStep } from '#state/story.ts';
import { encode } from '#state/url.ts';
import type { View } from '#state/view.ts';
import { shareable } from '#state/view-rules.ts';
import type { ExportRequest } from '../format.ts';
import { citationWords } from '../rows.ts';
import type { Change, SlideContent } from './slide.ts';

export type Slides = 'shown' | 'years';

/** An address with the same data and language as that of the request. */
export function addressOf({ about, language }: ExportRequest, view: View, base?: View): string {
  const url = new URL(about.link);
  const data = url.searchParams.get('data') as DataVersion | null;
  url.search = encode({ ...shareable(view), lang: language, data }, base);
  return url.href;
}

/** The View's own address, with another year: beside a step of a story, it holds only what differs from the step. */
function ofAnotherYear(link: string, year: Year): string {
  const url = new URL(link);
  url.searchParams.set('asof', String(year));
  return url.href.replaceAll('%2C', ',');
}

function ofYear(request: ExportRequest, year: Year, change: Change): SlideContent {
  const { catalogue, evidenceLanguage, about, camera, t } = request;
  const view = { ...request.view, asof: year };
  return {
    title: undefined,
    view,
    year,
    scene: year === request.year ? request.scene : compose(catalogue, view, year, evidenceLanguage),
    camera,
    points: [],
    alt: undefined,
    // The description is of the year that the page shows.
    notes: [year === request.year ? about.description : t('picture.asOf', { year })],
    citations: [],
    link: year === request.year ? about.link : ofAnotherYear(about.link, year),
    change,
  };
}

/** Rows are cited with how they are said, where that is not outright. */
function citationsOf(request: ExportRequest, rows: readonly AnyRow[]): readonly string[] {
  const { catalogue, t } = request;
  return [
    ...new Set(
      rows.map((row) => {
        const words = citationWords(request, catalogue.documentById.get(row.document), row.at, row.asOf);
        const manners = mannersOf(row).filter((manner) => manner !== 'stated');
        return [words, ...manners.map((manner) => t(`standing.${manner}`))].join(' · ');
      }),
    ),
  ];
}

/** On the slide: documents and lines, in one line of small letters. */
function shortSources(request: ExportRequest, rows: readonly AnyRow[]): string {
  const { catalogue, evidenceLanguage: language, t } = request;
  if (rows.length === 0) return t('present.noSource');
  const byDocument = new Map<string, AnyRow[]>();
  for (const row of rows) byDocument.set(row.document, [...(byDocument.get(row.document) ?? []), row]);
  return [...byDocument.values()]
    .map((cited) => {
      const [first] = cited;
      const short = first && catalogue.documentById.get(first.document)?.short[language];
      const lines = [...new Set(cited.map(({ at }) => at.line))].sort((a, b) => a - b);
      const manners = [...new Set(cited.flatMap((row) => mannersOf(row)))].filter((manner) => manner !== 'stated');
      return [
        short ?? '',
        ...lines.map((line) => t('page.line', { line })),
        ...manners.map((manner) => t(`standing.${manner}`)),
      ].join(' · ');
    })
    .join('\n');
}

const CHANGES = { fly: 'morph', fade: 'fade', cut: 'none' } as const satisfies Readonly<
  Record<StoryStep['transition'], Change>
>;

interface StepContext {
  readonly request: ExportRequest;
  readonly story: Story;
  readonly rows: ReadonlyMap<RowId, AnyRow>;
}

const rowsOfPoint = ({ rows }: StepContext, point: StoryPoint): readonly AnyRow[] =>
  point.rows.flatMap((id) => rows.get(id) ?? []);

/** The link of a step; a story of one's own is in no other browser, and its step is a View there. */
function linkOfStep({ request, story }: StepContext, step: StoryStep, view: View): string {
  return isOwnStory(story.id)
    ? addressOf(request, view)
    : addressOf(request, { ...view, mode: 'present', story: story.id, step: step.id }, view);
}

function ofStep(context: StepContext, step: StoryStep, index: number): SlideContent {
  const { request } = context;
  const { catalogue, evidenceLanguage: language, t } = request;
  const view = viewOfStep(step, catalogue);
  const year = view.asof ?? latestYear(catalogue);
  return {
    title: step.title[language],
    view,
    year,
    scene: compose(catalogue, view, year, language),
    camera: (frame: Size) => pictureCamera(catalogue, view, frame, STAGE_PX),
    points: step.points.map((point) => ({
      text: point[language],
      sources: shortSources(request, rowsOfPoint(context, point)),
    })),
    alt: step.alt[language] || undefined,
    notes: step.notes[language] === '' ? [] : [step.notes[language]],
    citations: step.points.flatMap((point) => [
      point[language],
      ...(point.rows.length === 0 ? [t('present.noSource')] : citationsOf(request, rowsOfPoint(context, point))).map(
        (words) => `— ${words}`,
      ),
    ]),
    link: linkOfStep(context, step, view),
    change: index === 0 ? 'none' : CHANGES[step.transition],
  };
}

/** The slides of a file; at least one. */
export function slidesOf(request: ExportRequest, slides: Slides): readonly SlideContent[] {
  const { story, catalogue, evidence, year } = request;
  if (slides === 'years')
    return catalogue.years.map((one, index) => ofYear(request, one, index === 0 ? 'none' : 'morph'));
  if (!story) return [ofYear(request, year, 'none')];
  const rows = new Map([...evidence.values()].flatMap((file) => rowsOf(file)).map((row) => [row.id, row]));
  return story.steps.map((step, index) => ofStep({ request, story, rows }, step, index));
}

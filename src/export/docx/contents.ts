/** Which blocks a memo has: of a story its steps, else the map, the tables that are open, and sections of places. */
import { rowsById } from '#domain/asof/place.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { StoryStep } from '#domain/story/story.ts';
import { listedAreas } from '#state/selectors.ts';
import type { ExportRequest } from '../format.ts';
import { slidesOf } from '../pptx/deck.ts';
import type { SlideContent } from '../pptx/slide.ts';
import { type Block, heading, paragraph, type Said } from './memo.ts';
import { briefSection, fullSection, marked } from './places.ts';
import { comparisonTables, differenceTables, placeTable } from './tables.ts';

/** `open`: the place that is open, those compared, or the members of a structure; where none is, those listed. */
export type Sections = 'open' | 'all';

/** A step: its map, its points with the rows that they rest on. */
function* stepBlocks(request: ExportRequest, slide: SlideContent, step: StoryStep): Generator<Block> {
  const { about, evidence, evidenceLanguage: language, t } = request;
  const { title = '', view, year, scene, camera, alt, link } = slide;
  yield heading(1, title);
  yield { is: 'map', request: { ...request, view, year, scene, camera, about: { ...about, link, title } }, alt };
  yield paragraph(t('picture.asOf', { year }), 'caption');
  const rows = rowsById(evidence);
  for (const point of step.points) {
    const cited = point.rows.flatMap((id) => rows.get(id) ?? []);
    const [first] = cited;
    const said: Said = first
      ? {
          text: cited.every((row) => row.standing === first.standing && row.basis === first.basis)
            ? marked(request, point[language], first)
            : point[language],
          cited: cited.map(({ document, at, id, areas }) => ({ document, at, row: id, area: areas[0] })),
        }
      : { text: t('export.docx.marked', { words: point[language], marks: t('present.noSource') }) };
    yield { is: 'text', style: 'bullet', said: [said] };
  }
}

/** The groups of the structure that the map shows, and its members. */
function* structureBlocks(request: ExportRequest): Generator<Block, readonly AreaId[]> {
  const { catalogue, evidence, view, evidenceLanguage: language, t } = request;
  const found = [...evidence.values()].flatMap(({ id, structures }) =>
    structures.filter((one) => one.id === view.structure).map((structure) => ({ document: id, structure })),
  )[0];
  if (!found) return [];
  const { document, structure } = found;
  const cited = [{ document, at: structure.at, row: structure.id }];
  const words = structure.text?.[language] ?? structure.name[language];
  yield heading(1, structure.name[language]);
  yield {
    is: 'text',
    style: 'body',
    said: [{ text: marked(request, `${structure.asOf}${t.colon}${words}`, structure), cited }],
  };
  for (const { role, members } of structure.groups) {
    const names = t.list(members.map((id) => catalogue.areaById.get(id)?.name[language] ?? id));
    yield { is: 'text', style: 'bullet', said: [{ text: `${role[language]}${t.colon}${names}`, cited }] };
  }
  return [...new Set(structure.groups.flatMap(({ members }) => members))];
}

/** Sections of the places listed, by layer. */
function* listedSections(request: ExportRequest): Generator<Block> {
  const { catalogue, view, year, t } = request;
  const areas = listedAreas(catalogue, view, year);
  if (areas.length === 0) return yield paragraph(t('export.nothing.places'));
  let layer: Area['overlay'] | undefined;
  for (const area of areas) {
    if (area.overlay !== layer && area.overlay !== 'context') yield heading(1, t(`layers.${area.overlay}`));
    layer = area.overlay;
    yield* briefSection(request, area, 2);
  }
}

function* shownBlocks(request: ExportRequest, sections: Sections): Generator<Block | undefined> {
  const { catalogue, view, about, t, year } = request;
  yield paragraph(about.description);
  yield { is: 'map', request, alt: undefined };
  yield paragraph(t.sentences([t('picture.asOf', { year }) + t('describe.end'), about.attribution]), 'caption');
  const isCompared = view.compare.length > 0;
  const isListed = view.panel === 'table';
  if (isCompared) yield* comparisonTables(request);
  if (view.panel === 'difference') yield* differenceTables(request);
  const members = view.structure === null ? [] : yield* structureBlocks(request);
  if (isListed) yield* placeTable(request);
  if (sections === 'all') return yield* listedSections(request);
  const open = new Set([...(view.area ? [view.area] : []), ...view.compare]);
  for (const id of open) {
    const area = catalogue.areaById.get(id);
    if (area) yield* fullSection(request, area, 1);
  }
  if (members.length > 0) yield heading(1, t('export.sheet.places'));
  for (const id of members) {
    const area = catalogue.areaById.get(id);
    if (area && !open.has(id)) yield* briefSection(request, area, 2);
  }
  const isOpen = open.size + members.length > 0 || isListed || view.panel === 'difference';
  if (!isOpen) yield* listedSections(request);
}

/** The blocks of a memo; undefined is a point at which the work may be cut. */
export function* memoOf(request: ExportRequest, sections: Sections): Generator<Block | undefined> {
  const { story, about, evidenceLanguage: language, t } = request;
  yield { is: 'title', text: story ? story.title[language] : about.title };
  yield paragraph(story ? story.subtitle[language] : t('picture.asOf', { year: request.year }), 'subtitle');
  if (story) {
    const slides = slidesOf(request, 'shown');
    for (const [index, step] of story.steps.entries()) {
      const slide = slides[index];
      if (slide) yield* stepBlocks(request, slide, step);
    }
  } else yield* shownBlocks(request, sections);
  yield heading(1, t('export.column.sources'));
  yield { is: 'sources' };
  yield heading(1, t('export.sheet.about'));
  yield paragraph(about.versionWords);
  yield paragraph(about.attribution);
  yield paragraph(t('export.docx.lines'));
  yield { is: 'address', link: about.link };
}

/** The request for a file, from the state of the page: what is shown, its sources, and the address of both. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DataVersion, DocumentId, Year } from '#domain/model/ids.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import { isOwnStory } from '#domain/story/story.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { exportTranslator } from '#i18n/export/index.ts';
import type { Geometries } from '#map/svg/picture.tsx';
import { pictureCamera } from '#map/svg/picture-camera.ts';
import { composeScene } from '#scene/scene.ts';
import { describe } from '#state/describe.ts';
import { catalogueOf, differenceOf, languageOf, themeOf, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { linkOfView, STAGE_PX, stepOf } from '#state/story.ts';
import { titleOf } from '#state/title.ts';
import { encode, writtenValue } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { shareable } from '#state/view-rules.ts';
import { fileStem } from './file-name.ts';
import type { About, ExportRequest } from './format.ts';

/** What the state of the page does not hold. */
export interface Around {
  /** Address of the app's folder, with a trailing slash. */
  readonly base: string;
  /** The version that the present data have, and whether a link to it works. */
  readonly present: DataVersion;
  readonly isPublished: boolean;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly evidence: ReadonlyMap<DocumentId, DocumentEvidence>;
  readonly geometries: Geometries;
  readonly camera: ExportRequest['camera'];
  readonly own: ExportRequest['own'];
}

/** Ids in English, so that the name can be typed; names in the language of an interface that is not. */
function subjects(view: View, catalogue: IndexedCatalogue, language: 'zh' | 'en'): readonly string[] {
  const areaName = (id: View['compare'][number]) =>
    language === 'en' ? id : (catalogue.areaById.get(id)?.name[language] ?? id);
  const documentName = (id: DocumentId) =>
    language === 'en' ? id : (catalogue.documentById.get(id)?.short[language] ?? id);
  if (view.panel === 'compare' && view.compare.length > 0) return view.compare.map(areaName);
  if (view.panel === 'difference') return (differenceOf(catalogue, view) ?? []).map(documentName);
  if (view.structure !== null)
    return [(language !== 'en' && catalogue.structureById.get(view.structure)?.name[language]) || view.structure];
  return view.area === null ? [] : [areaName(view.area)];
}

/** The step that is shown, of a story that every browser has: its keys are left out of a link that names it. */
const builtInStep = (state: State) => {
  const shown = stepOf(state);
  return shown && !isOwnStory(shown.story.id) ? shown : undefined;
};

/** A story of one's own is in no other browser: what it shows is linked as a View. */
const linkedView = (view: View): View =>
  view.story !== null && isOwnStory(view.story)
    ? { ...shareable(view), mode: DEFAULT_VIEW.mode, story: null, step: null }
    : shareable(view);

function aboutOf(state: State, catalogue: IndexedCatalogue, year: Year, around: Around): About {
  const language = languageOf(state);
  const t = exportTranslator(language, evidenceLanguage(language));
  const { view } = state;
  const inEvidence = evidenceLanguage(language);
  const version = view.data ?? around.present;
  const data = view.data ?? (around.isPublished ? around.present : null);
  const query = encode({ ...linkedView(view), lang: language, asof: year, data }, builtInStep(state)?.base);
  const documents = catalogue.documents.filter(({ covers }) => covers[0] <= year);
  return {
    title: titleOf(state, t, null),
    description: describe(state, t),
    stem: fileStem([t('export.stem'), year, ...subjects(view, catalogue, inEvidence)]),
    link: `${around.base}?${query}`,
    version,
    made: around.today,
    documents,
    attribution: t('table.attribution'),
    versionWords: t('export.version', { version, day: around.today }),
    sources: t('picture.sources', { documents: t.list(documents.map(({ short }) => short[inEvidence])) }),
  };
}

/** A dialog over the page is no part of what a file shows. */
const shown = (view: View): View => ({ ...view, panel: view.panel === 'export' ? null : view.panel });

/** @returns undefined until the catalogue has loaded. */
export function requestOf(from: State, around: Around): ExportRequest | undefined {
  const state: State = { ...from, view: shown(from.view) };
  const catalogue = catalogueOf(state);
  const year = yearOf(state);
  if (!catalogue || year === undefined) return undefined;
  const language = languageOf(state);
  const step = stepOf(state);
  return {
    view: state.view,
    year,
    catalogue,
    evidence: around.evidence,
    geometries: around.geometries,
    scene: composeScene(catalogue, state.view, year, evidenceLanguage(language)),
    // A step that nobody has moved is for a square of its own, or shows its place; the page's camera is for its window.
    camera:
      step && writtenValue('at', step.base.at) === writtenValue('at', state.view.at)
        ? (frame) => pictureCamera(catalogue, state.view, frame, STAGE_PX)
        : around.camera,
    language,
    evidenceLanguage: evidenceLanguage(language),
    theme: themeOf(state),
    t: exportTranslator(language, evidenceLanguage(language)),
    about: aboutOf(state, catalogue, year, around),
    story: step?.story,
    query: linkOfView(state, { ...shareable(state.view), lang: language }),
    own: around.own,
  };
}

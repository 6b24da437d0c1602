/** Which pictures the build makes, and which of them shows a place. */

import { ancestorsOf } from '#domain/asof/place.ts';
import { type IndexedCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Story, StoryStep } from '#domain/story/story.ts';
import { THEMES, type ThemeName } from '#domain/vocabulary/display.ts';
import { FIRST_LANGUAGE, LANGUAGES, type Language, languageSuffix } from '#domain/vocabulary/languages.ts';
import { isDrawnByYear, PICTURE_SIZES, pictureName } from '#domain/vocabulary/pictures.ts';
import { type Geometries, type PictureOptions, renderPicture } from '#map/svg/picture.tsx';
import { isFarAway, positionedAt } from '#map/svg/picture-camera.ts';
import { storyPath } from '#state/page-address.ts';
import { STAGE_PX, viewOfStep } from '#state/story.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { CARD_SIZE } from './head.ts';
import { cardPath, languageName, picturePath } from './site.ts';
import { WORLD } from './views.ts';

const LIGHT: ThemeName = 'light';

/** A picture that is drawn on demand; drawing takes about 25 ms. */
export interface Drawing {
  /** From the site's root. */
  readonly path: string;
  readonly draw: () => string;
}

const named = (area: AreaId) => `place-${area}`;
/** Only places with an outline have a card: on a card without text all points look the same. */
const hasCard = ({ shape }: Area) => shape === 'polygon' || shape === 'line';

/**
 * The place whose picture is used: the area itself, or its nearest ancestor with a position; undefined if there is
 * none.
 */
export const pictureOf = (catalogue: IndexedCatalogue, area: Area): Area | undefined => positionedAt(catalogue, area);
export const placePicturePath = (area: AreaId, language: Language): string =>
  picturePath(pictureName({ area, year: null, suffix: languageSuffix(language), theme: LIGHT }));

/** The name of a place's card: its own, or that of what it lies in. */
export function cardOf(catalogue: IndexedCatalogue, area: Area): string {
  const outlined = [area, ...ancestorsOf(catalogue, area)].find(hasCard);
  const seat = positionedAt(catalogue, area);
  if (seat?.point && isFarAway(seat.point)) return 'world';
  return outlined && outlined.overlay !== 'context' ? named(outlined.id) : 'home';
}

/** Draws at the first call: two files may have the same drawing. */
function once(draw: () => string): () => string {
  let drawn: string | undefined;
  return () => {
    drawn ??= draw();
    return drawn;
  };
}

/** The name of a story's card: the picture of its first step. */
export const cardOfStory = ({ id }: Pick<Story, 'id'>): string => `story-${id}`;

/** The name of the whole map's card as of a year; null: the latest. */
export const cardOfYear = (asof: Year | null): string => (asof === null ? 'home' : `year-${asof}`);

/** The pictures of the site. Those of the latest year have a name with it too, because a link may name it. */
export function drawingsOf(catalogue: IndexedCatalogue, geometries: Geometries): Drawing[] {
  const latest = latestYear(catalogue);
  const render = (view: Partial<View>, options: PictureOptions) => () =>
    renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, options);
  const inYear = (area: Area | null, asof: Year, language: Language, theme: ThemeName): Drawing[] => {
    const size = PICTURE_SIZES[area === null ? 'home' : 'place'];
    const draw = once(render({ area: area?.id ?? null, asof }, { ...size, language, theme }));
    const isByYear = area === null || isDrawnByYear(area);
    return [...(asof === latest ? [null] : []), ...(isByYear ? [String(asof)] : [])].map((year) => {
      const name = pictureName({ area: area?.id ?? null, year, suffix: languageSuffix(language), theme });
      return { path: picturePath(name), draw };
    });
  };
  return LANGUAGES.flatMap((language) => [
    {
      path: picturePath(languageName('world', language)),
      draw: render(WORLD, { ...PICTURE_SIZES.home, language, theme: LIGHT }),
    },
    ...catalogue.years.flatMap((asof) => [
      ...THEMES.flatMap((theme) => inYear(null, asof, language, theme)),
      ...catalogue.areas.filter(({ point }) => point !== null).flatMap((area) => inYear(area, asof, language, LIGHT)),
    ]),
  ]);
}

/** The name of a step's picture, beside the page of its story; an id, or the number of the step. */
export const stepPictureName = (step: string | number): string => `${step}.svg`;

/**
 * The pictures of the stories' steps, each under the step's id and its number: who embeds a step by its number, such as
 * `<layout-map story="g60" step="2">`, shows the picture before anything tells the id.
 */
export function storyDrawings(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  stories: readonly Story[],
): Drawing[] {
  const ofStep = (story: Story, step: StoryStep, index: number, language: Language): Drawing[] => {
    const options = { ...PICTURE_SIZES.step, language, theme: LIGHT, stage: STAGE_PX };
    const draw = once(() => renderPicture(catalogue, geometries, viewOfStep(step, catalogue), options));
    const number = String(index + 1);
    const names = story.steps.some(({ id }) => id === number) ? [step.id] : [step.id, number];
    return names.map((name) => ({ path: `${storyPath(story.id, language)}${stepPictureName(name)}`, draw }));
  };
  return stories.flatMap((story) =>
    LANGUAGES.flatMap((language) => story.steps.flatMap((step, index) => ofStep(story, step, index, language))),
  );
}

/**
 * Social cards, as SVG without text, which the build converts to PNG: fonts differ between machines, and the text is in
 * the page's meta tags. So one card serves all languages.
 */
export function cardsOf(
  catalogue: IndexedCatalogue,
  geometries: Geometries,
  stories: readonly Story[] = [],
): Drawing[] {
  const options = { ...CARD_SIZE, language: FIRST_LANGUAGE, theme: 'light', words: false, stage: STAGE_PX } as const;
  const card = (name: string, view: Partial<View>): Drawing => ({
    path: cardPath(name),
    draw: () => renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, options),
  });
  return [
    card('home', {}),
    ...catalogue.years.map((asof) => card(cardOfYear(asof), { asof })),
    card('world', WORLD),
    ...catalogue.areas
      .filter((area) => hasCard(area) && area.overlay !== 'context')
      .map(({ id }) => card(named(id), { area: id })),
    ...stories.flatMap((story) =>
      story.steps.slice(0, 1).map((first) => card(cardOfStory(story), viewOfStep(first, catalogue))),
    ),
  ];
}

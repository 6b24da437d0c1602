/** Which pictures the build makes, and which of them shows a place. */

import { ancestorsOf } from '#domain/asof/place.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { THEMES } from '#domain/vocabulary/display.ts';
import { FIRST_LANGUAGE, LANGUAGES } from '#domain/vocabulary/languages.ts';
import { type Geometries, type PictureOptions, renderPicture } from '#map/svg/picture.tsx';
import { isFarAway, positionedAt } from '#map/svg/picture-camera.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { CARD_SIZE } from './head.ts';
import { cardPath, picturePath } from './site.ts';
import { WORLD } from './views.ts';

export const PLACE_PICTURE = { width: 880, height: 520 } as const;
const HOME_PICTURE = CARD_SIZE;

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
export const placePicturePath = (area: AreaId, language: Parameters<typeof picturePath>[1]): string =>
  picturePath(named(area), language);

/** The name of a place's card: its own, or that of what it lies in. */
export function cardOf(catalogue: IndexedCatalogue, area: Area): string {
  const outlined = [area, ...ancestorsOf(catalogue, area)].find(hasCard);
  const seat = positionedAt(catalogue, area);
  if (seat?.point && isFarAway(seat.point)) return 'world';
  return outlined && outlined.overlay !== 'context' ? named(outlined.id) : 'home';
}

/** The pictures of the site. */
export function drawingsOf(catalogue: IndexedCatalogue, geometries: Geometries): Drawing[] {
  const drawing = (path: string, view: Partial<View>, options: PictureOptions): Drawing => ({
    path,
    draw: () => renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, options),
  });
  return LANGUAGES.flatMap((language) => [
    ...THEMES.map((theme) => drawing(picturePath('home', language, theme), {}, { ...HOME_PICTURE, language, theme })),
    drawing(picturePath('world', language), WORLD, { ...HOME_PICTURE, language, theme: 'light' }),
    ...catalogue.areas
      .filter(({ point }) => point !== null)
      .map(({ id }) =>
        drawing(placePicturePath(id, language), { area: id }, { ...PLACE_PICTURE, language, theme: 'light' }),
      ),
  ]);
}

/**
 * Social cards, as SVG without text, which the build converts to PNG: fonts differ between machines, and the text is in
 * the page's meta tags. So one card serves all languages.
 */
export function cardsOf(catalogue: IndexedCatalogue, geometries: Geometries): Drawing[] {
  const options = { ...CARD_SIZE, language: FIRST_LANGUAGE, theme: 'light', words: false } as const;
  const card = (name: string, view: Partial<View>): Drawing => ({
    path: cardPath(name),
    draw: () => renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, options),
  });
  return [
    card('home', {}),
    card('world', WORLD),
    ...catalogue.areas
      .filter((area) => hasCard(area) && area.overlay !== 'context')
      .map(({ id }) => card(named(id), { area: id })),
  ];
}

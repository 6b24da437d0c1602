/** Which pictures the build makes, and which of them shows a place. */
import type { IndexedCatalogue } from '#domain/catalogue.ts';
import type { AreaId } from '#domain/ids.ts';
import { LANGUAGES, THEMES } from '#domain/layers.ts';
import { ancestorsOf } from '#domain/place.ts';
import type { Area } from '#domain/schema.ts';
import { type Geometries, renderPicture } from '#map/svg/picture.tsx';
import { isFarAway, positionedAt } from '#map/svg/picture-camera.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { CARD_SIZE } from './head.ts';
import { cardPath, picturePath } from './site.ts';
import { WORLD } from './views.ts';

export const PLACE_PICTURE = { width: 880, height: 520 } as const;
const HOME_PICTURE = CARD_SIZE;

interface SvgFile {
  readonly path: string;
  readonly text: string;
}

const named = (area: AreaId) => `place-${area}`;
/** A place with an outline is worth a card of its own; a point on a card without words is like every other point. */
const hasCard = ({ shape }: Area) => shape === 'polygon' || shape === 'line';

/** The place whose picture shows where this one is: itself, or the nearest ancestor that has a position; undefined: none has. */
export const pictureOf = (catalogue: IndexedCatalogue, area: Area): Area | undefined => positionedAt(catalogue, area);
export const placePicturePath = (area: AreaId, language: Parameters<typeof picturePath>[1]): string => picturePath(named(area), language);

/** Name of the card that goes with a place: its own, or of what surrounds it. */
export function cardOf(catalogue: IndexedCatalogue, area: Area): string {
  const outlined = [area, ...ancestorsOf(catalogue, area)].find(hasCard);
  const seat = positionedAt(catalogue, area);
  if (seat?.point && isFarAway(seat.point)) return 'world';
  return outlined && outlined.overlay !== 'context' ? named(outlined.id) : 'home';
}

/** @returns the drawn pictures, to be written as they are. Takes about 25 ms a picture. */
export function drawPictures(catalogue: IndexedCatalogue, geometries: Geometries): SvgFile[] {
  const draw = (view: Partial<View>, options: Parameters<typeof renderPicture>[3]) =>
    renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, options);
  return LANGUAGES.flatMap((language) => [
    ...THEMES.map((theme) => ({ path: picturePath('home', language, theme), text: draw({}, { ...HOME_PICTURE, language, theme }) })),
    { path: picturePath('world', language), text: draw(WORLD, { ...HOME_PICTURE, language, theme: 'light' }) },
    ...catalogue.areas
      .filter(({ point }) => point !== null)
      .map(({ id }) => ({
        path: placePicturePath(id, language),
        text: draw({ area: id }, { ...PLACE_PICTURE, language, theme: 'light' }),
      })),
  ]);
}

/**
 * Social cards, as SVG without words, to be made into PNG: fonts differ from machine to machine, and a card's words are in the tags that
 * go with it. One for all languages therefore.
 */
export function drawCards(catalogue: IndexedCatalogue, geometries: Geometries): SvgFile[] {
  const draw = (view: Partial<View>) =>
    renderPicture(catalogue, geometries, { ...DEFAULT_VIEW, ...view }, { ...CARD_SIZE, language: 'zh', theme: 'light', words: false });
  return [
    { path: cardPath('home'), text: draw({}) },
    { path: cardPath('world'), text: draw(WORLD) },
    ...catalogue.areas
      .filter((area) => hasCard(area) && area.overlay !== 'context')
      .map(({ id }) => ({ path: cardPath(named(id)), text: draw({ area: id }) })),
  ];
}

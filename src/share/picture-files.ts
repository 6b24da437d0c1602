/**
 * The picture files that the build makes, and which of them matches a View. The element has the same rule (`link.ts`).
 */
import type { Area } from '#domain/model/schema.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { type Language, languageSuffix } from '#domain/vocabulary/languages.ts';
import { isDrawnByYear, PICTURE_SIZES, pictureName } from '#domain/vocabulary/pictures.ts';
import type { Size } from '#scene/camera.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';

export interface PictureFile {
  /** URL relative to the app's folder. */
  readonly path: string;
  readonly size: Size;
  /** The place and the year that it shows; null: all of Shanghai, and the latest year. */
  readonly area: View['area'];
  readonly asof: View['asof'];
  /** Whether it shows everything that the View does. */
  readonly isExact: boolean;
}

/**
 * The picture of a View: one with nothing but a place and a year has the picture of these, any other the whole map in
 * its year, which shows nothing wrong.
 *
 * @param selected the place of the View.
 */
export function pictureFileOf(
  view: View,
  selected: Pick<Area, 'overlay'> | undefined,
  language: Language,
  theme: ThemeName,
): PictureFile {
  // Language and theme choose the file; no picture shows the parts or behaviour of an embed.
  const { lang, mode, show, interaction, unknown } = DEFAULT_VIEW;
  const shown: View = { ...view, lang, theme: null, mode, show, interaction, unknown };
  const { asof } = view;
  const isPictured = encode({ ...shown, area: null, asof: null }) === '';
  const isDrawn = selected !== undefined && (asof === null || isDrawnByYear(selected));
  const area = isPictured && isDrawn ? view.area : null;
  const name = pictureName({
    area,
    year: asof === null ? null : String(asof),
    suffix: languageSuffix(language),
    theme,
  });
  return {
    path: `pictures/${name}.svg`,
    size: PICTURE_SIZES[area === null ? 'home' : 'place'],
    area,
    asof,
    isExact: isPictured && area === view.area,
  };
}

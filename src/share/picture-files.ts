/**
 * The picture files that the build makes, and which of them matches a View. The element has the same rule (`link.ts`).
 */
import type { ThemeName } from '#domain/vocabulary/display.ts';
import { type Language, languageSuffix } from '#domain/vocabulary/languages.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';

export interface PictureFile {
  /** URL relative to the app's folder. */
  readonly path: string;
  /** The place that it shows; null: all of Shanghai. */
  readonly area: View['area'];
  /** Whether it shows everything that the View does. */
  readonly isExact: boolean;
}

/**
 * The picture of a View: a View with nothing but a place has the place's picture, any other View the whole map, which
 * shows nothing wrong.
 */
export function pictureFileOf(view: View, language: Language, theme: ThemeName): PictureFile {
  // Language and theme choose the file; no picture shows the parts or behaviour of an embed.
  const { lang, mode, show, interaction, unknown } = DEFAULT_VIEW;
  const shown: View = { ...view, lang, theme: null, mode, show, interaction, unknown };
  const isAlone = encode({ ...shown, area: null }) === '';
  const area = isAlone ? view.area : null;
  // Hundreds of places have a picture each, in each language but in the light theme alone; the whole map has both
  // themes.
  const name = `${area === null ? 'home' : `place-${area}`}${languageSuffix(language)}${area === null && theme === 'dark' ? '-dark' : ''}`;
  return { path: `pictures/${name}.svg`, area, isExact: isAlone };
}

/** The pictures that the build makes of the map: their names and sizes, for whoever writes or finds them. */
import type { ThemeName } from './display.ts';
import type { AreaOverlay } from './overlays.ts';

/** CSS px. */
export const PICTURE_SIZES = {
  home: { width: 1200, height: 630 },
  place: { width: 880, height: 520 },
  /** Small, so that its legend can still be read on a phone and at two steps a sheet of paper. */
  step: { width: 720, height: 405 },
} as const;

/** What a picture shows; all else of it is that of the default View. */
export interface PictureSubject {
  /** Id of the place; null: all of Shanghai. */
  readonly area: string | null;
  /** A year of the documents; null: the latest. */
  readonly year: string | null;
  /** What the language adds to the name (`languageSuffix`). */
  readonly suffix: string;
  /** There are hundreds of places, and so each is drawn in the light theme alone. */
  readonly theme: ThemeName;
}

/** The file's name in `pictures/`, without its ending. */
export const pictureName = ({ area, year, suffix, theme }: PictureSubject): string =>
  `${area === null ? 'home' : `place-${area}`}${year === null ? '' : `-${year}`}${suffix}${area === null && theme === 'dark' ? '-dark' : ''}`;

/** Whether a place is drawn as of each year: a drawing takes 25 ms, and there are hundreds of places. */
export const isDrawnByYear = ({ overlay }: { readonly overlay: AreaOverlay }): boolean => overlay === 'districts';

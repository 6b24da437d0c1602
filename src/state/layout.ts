/**
 * Where everything stands on the page, in CSS px: columns, dock, sheet, and the part of the map that they leave free.
 * The style sheets read it as custom properties, the map session as numbers, and the boot script before the first
 * paint; no other place says how wide a column is or what covers the map. Pure, and small, because it is part of the
 * page itself.
 */
import type { Mode } from '#domain/vocabulary/display.ts';
import { placeOf } from './panels.ts';
import type { Session } from './store.ts';
import type { View } from './view.ts';
import { showsPart } from './view-rules.ts';

/** The window, or the frame of an embed: CSS px. */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  /** Factor of the user's font size (`ui/font-scale.ts`): columns and rows are larger by it. */
  readonly scale?: number;
}

/** What of View and Session has a place on the page. */
export interface LayoutSubject {
  readonly mode: Mode;
  /** Of an embed: whether it shows the layers, and the time line. */
  readonly hasLayers: boolean;
  readonly hasTimeline: boolean;
  /** The right column, or the sheet of a phone: a place, or a panel of that column. */
  readonly hasDetails: boolean;
  readonly hasDock: boolean;
  readonly sheet: Session['sheet'];
  readonly isLeftFolded: boolean;
}

/** @param hasPlace whether the area that the View names exists; before the catalogue has come, whether it names one. */
export function layoutSubjectOf(
  view: View,
  { sheet, foldedLeft }: Pick<Session, 'sheet' | 'foldedLeft'>,
  hasPlace: boolean,
): LayoutSubject {
  const hasPanels = showsPart(view, 'panel');
  const place = placeOf(view.panel);
  return {
    mode: view.mode,
    hasLayers: showsPart(view, 'layers'),
    hasTimeline: showsPart(view, 'timeline'),
    hasDetails: hasPanels && (hasPlace || place === 'column'),
    hasDock: hasPanels && place === 'dock',
    sheet,
    isLeftFolded: foldedLeft,
  };
}

export interface PageLayout {
  /** What stands at each side of the free part of the map. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The opaque part of these: the map lies between them and draws nothing unseen. */
  readonly coveredLeft: number;
  readonly coveredRight: number;
  readonly coveredBottom: number;
  /** From the edge of the free part to what lies on it; and to the home view, below. */
  readonly gap: number;
  readonly gapBottom: number;
  /** Width of the right column; height of the sheet that it is on a phone. */
  readonly column: number;
  readonly sheet: number;
  /** Height of the dock, and of what stands below it. */
  readonly dock: number;
  readonly dockBottom: number;
}

/** Below this width the columns are a sheet; below `TWO_COLUMNS_PX` a place takes the place of search and layers. */
export const PHONE_MAX_PX = 700;
const TWO_COLUMNS_PX = 1100;
/** A slide this wide has title and legend beside the map. */
const SLIDE_COLUMN_PX = 1280;
const EMBED_LAYERS_PX = 1000;
/** A box this low has no room for a sheet, or for the labels of a time line. */
const LOW_PX = 420;
/** The line of sources stands between a sheet and the map. */
const SOURCES_PX = 14;

/** Shares of the viewport's height. */
const SHEET = { low: 0.35, middle: 0.6, high: 0.95 } as const;
/** Above a sheet pulled up further than this the map keeps what it has: the sheet covers it. */
const SHEET_LEAVES = { low: 0.36, middle: 0.6, high: 0.6 } as const;

const NOTHING_BESIDE = {
  left: 0,
  right: 0,
  top: 0,
  bottom: 0,
  gapBottom: 16,
  gap: 16,
  dock: 0,
  dockBottom: 0,
} as const;

interface Sides extends Omit<PageLayout, 'coveredLeft' | 'coveredRight' | 'coveredBottom'> {}

function explore(subject: LayoutSubject, { width, height }: Viewport): Sides {
  const { hasDetails, isLeftFolded, sheet } = subject;
  const sheetHeight = SHEET[sheet] * height;
  if (width < PHONE_MAX_PX) {
    return {
      ...NOTHING_BESIDE,
      top: 56,
      bottom: hasDetails ? SHEET_LEAVES[sheet] * height : 76,
      gap: 10,
      gapBottom: hasDetails ? 10 + SOURCES_PX : 10,
      column: width,
      sheet: sheetHeight,
    };
  }
  const hasTwo = width >= TWO_COLUMNS_PX;
  const isHidden = isLeftFolded && (hasTwo || !hasDetails);
  return {
    ...NOTHING_BESIDE,
    left: isHidden ? 0 : hasTwo ? 336 : 320,
    right: hasDetails && hasTwo ? 400 : 0,
    bottom: 112,
    column: 400,
    sheet: sheetHeight,
  };
}

function embed(subject: LayoutSubject, { width, height }: Viewport): Sides {
  const { hasDetails, hasTimeline, hasLayers, isLeftFolded } = subject;
  const isLow = height < LOW_PX;
  const isNarrow = width < PHONE_MAX_PX;
  const timeline = hasTimeline ? (isLow ? 66 : 100) : 0;
  const sheet = 0.44 * height;
  // In a box that is both low and narrow a sheet would leave no map: the place stands beside it.
  const column = isNarrow && isLow ? 0.48 * width : 320;
  const isSheet = hasDetails && isNarrow && !isLow;
  const gap = isLow || isNarrow ? 10 : 16;
  return {
    ...NOTHING_BESIDE,
    left: hasLayers && width >= EMBED_LAYERS_PX && !isLeftFolded ? 266 : 0,
    right: hasDetails && !isSheet ? column : 0,
    top: 28,
    bottom: isSheet ? sheet : hasDetails && isNarrow ? 0 : timeline,
    gap,
    gapBottom: hasDetails && isNarrow ? gap + SOURCES_PX : gap,
    column,
    sheet,
  };
}

function present({ hasDetails, sheet }: LayoutSubject, { width, height }: Viewport): Sides {
  const isPhone = width < PHONE_MAX_PX;
  const hasColumn = width >= SLIDE_COLUMN_PX;
  const column = hasColumn ? 400 : 340;
  return {
    ...NOTHING_BESIDE,
    left: hasColumn ? 372 : 0,
    right: hasDetails && !isPhone ? column : 0,
    top: isPhone ? 176 : hasColumn ? 0 : 136,
    bottom: hasDetails && isPhone ? SHEET_LEAVES[sheet] * height : 56,
    gap: isPhone ? 10 : 16,
    gapBottom: isPhone ? 10 + (hasDetails ? SOURCES_PX : 0) : 16,
    column,
    sheet: SHEET[sheet] * height,
  };
}

const BY_MODE = { explore, embed, present } as const;

/**
 * The dock lies across the bottom; on a phone the sheet of a place stands below it, and it keeps what room there is.
 */
function withDock(sides: Sides, { hasDetails }: LayoutSubject, { width, height }: Viewport): Sides {
  const isPhone = width < PHONE_MAX_PX;
  if (isPhone && hasDetails) return { ...sides, dock: 0.34 * height, dockBottom: 0.35 * height, bottom: 0.69 * height };
  const dock = (isPhone ? 0.6 : 0.46) * height;
  return { ...sides, dock, bottom: dock };
}

/** At the usual font size. */
function usualLayout(subject: LayoutSubject, viewport: Viewport): PageLayout {
  const sides = BY_MODE[subject.mode](subject, viewport);
  const docked = subject.hasDock ? withDock(sides, subject, viewport) : sides;
  // In an embed and on a slide panels lie over the map and are not opaque to their edge.
  const isOver = subject.mode !== 'explore';
  return {
    ...docked,
    coveredLeft: isOver ? 0 : docked.left,
    coveredRight: isOver ? 0 : docked.right,
    coveredBottom: subject.hasDock ? docked.bottom : 0,
  };
}

/**
 * A larger font makes everything larger, as the browser's zoom does: the window then is as a smaller one.
 *
 * @returns px, not rounded: the style sheets and the map then agree to the fraction.
 */
export function layoutOf(subject: LayoutSubject, { width, height, scale = 1 }: Viewport): PageLayout {
  const layout = usualLayout(subject, { width: width / scale, height: height / scale });
  if (scale === 1) return layout;
  return Object.fromEntries(Object.entries(layout).map(([key, px]) => [key, px * scale])) as unknown as PageLayout;
}

/** A window too small for its panels still gets a frame to fit the map into. */
const FRAME_MIN_PX = 64;

export interface MapBox {
  readonly size: { readonly width: number; readonly height: number };
  /** The free part, from the map's north-west corner. */
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The map in a layout: its size, and the part that nothing covers. */
export function mapBoxOf(layout: PageLayout, { width, height }: Viewport): MapBox {
  const { left, right, top, bottom, gap, gapBottom, coveredLeft, coveredRight, coveredBottom } = layout;
  return {
    size: {
      width: Math.max(0, width - coveredLeft - coveredRight),
      height: Math.max(0, height - coveredBottom),
    },
    frame: {
      x: left - coveredLeft + gap,
      y: top + gap,
      width: Math.max(FRAME_MIN_PX, width - left - right - 2 * gap),
      height: Math.max(FRAME_MIN_PX, height - top - bottom - gap - gapBottom),
    },
  };
}

/** The custom property of each measure, as the style sheets name it. */
export const LAYOUT_VARIABLES = {
  left: '--left',
  right: '--right',
  top: '--top',
  bottom: '--bottom',
  coveredLeft: '--covered-left',
  coveredRight: '--covered-right',
  coveredBottom: '--covered-bottom',
  gap: '--gap',
  gapBottom: '--gap-bottom',
  column: '--column',
  sheet: '--sheet',
  dock: '--dock',
  dockBottom: '--dock-bottom',
} as const satisfies Readonly<Record<keyof PageLayout, `--${string}`>>;

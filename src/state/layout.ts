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
  /** A story is presented: its words stand beside the map. */
  readonly hasStory: boolean;
  /** Of an embed: whether it shows the layers, and the time line. */
  readonly hasLayers: boolean;
  readonly hasTimeline: boolean;
  /** The right column, or the sheet of a phone: a place, or a panel of that column. */
  readonly hasDetails: boolean;
  readonly hasDock: boolean;
  readonly sheet: Session['sheet'];
  readonly isLeftFolded: boolean;
}

/** Whether a View presents a story. */
export const isOfStory = ({ mode, story }: Pick<View, 'mode' | 'story'>): boolean =>
  mode === 'present' && story !== null;

/**
 * @param hasPlace whether the area that the View names exists, and is not the one that a step is about; before the
 *   catalogue has come, whether it names one.
 * @param hasPanel whether the panel that the View names can be shown: one whose code has failed takes no room.
 */
export function layoutSubjectOf(
  view: View,
  { sheet, foldedLeft }: Pick<Session, 'sheet' | 'foldedLeft'>,
  hasPlace: boolean,
  hasPanel = true,
): LayoutSubject {
  const hasPanels = showsPart(view, 'panel');
  const place = hasPanel ? placeOf(view.panel) : null;
  return {
    mode: view.mode,
    hasStory: isOfStory(view),
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
  /** From the edge of the free part to what lies on it; and to the home view, above and below. */
  readonly gap: number;
  readonly gapTop: number;
  readonly gapBottom: number;
  /** The greatest width of the title of the map, which lies on it in its upper left corner. */
  readonly title: number;
  /** Width of the right column; height of the sheet that it is on a phone. */
  readonly column: number;
  readonly sheet: number;
  /** Height of the dock, and of what stands below it. */
  readonly dock: number;
  readonly dockBottom: number;
  /** Of the time line. */
  readonly timelineBottom: number;
}

/** Below this width the columns are a sheet; below `TWO_COLUMNS_PX` a place takes the place of search and layers. */
export const PHONE_MAX_PX = 700;
const TWO_COLUMNS_PX = 1100;
/** A slide this wide has title and legend beside the map. */
const SLIDE_COLUMN_PX = 1280;
/** The strip above the map of a narrower one, which is as high as its words need: fewer lines from this width on. */
const SLIDE_STRIP_PX = 960;
const EMBED_LAYERS_PX = 1000;
/** A screen narrower than this many heights has the words of a story below the map, in this share of the height. */
const STAGE_ASPECT = 1.1;
const STAGE_BELOW = 0.42;
/** A box this low has no room for a sheet, or for the labels of a time line. */
const LOW_PX = 420;
/** An embed this large has the finding in its head. */
const EMBED_FINDING_PX = { width: 720, height: 400 } as const;
/** An embed this low has nothing but the year over the map. */
const TINY_PX = 240;
/** A low window of a phone on its side: a place stands beside the map. A narrower one has only room for a sheet. */
const BESIDE_MIN_PX = 480;
/** Head of a phone: title and search, or in a low window the search alone. */
const PHONE_HEAD_PX = 90;
const LOW_PHONE_HEAD_PX = 56;
/** The time line of a phone, which stands on the sheet of a place while that leaves the map so much. */
const PHONE_TIMELINE_PX = 56;
const MAP_MIN_PX = 120;
/** A dock has its head and some rows, or the window to itself where the map would be a strip. */
const DOCK_MIN_PX = 340;
const DOCK_PAGE_PX = 600;
/** The line of sources stands between a sheet and the map. */
const SOURCES_PX = 14;

/** Shares of the viewport's height, and what a place's name and role need, px. */
const SHEET = { low: 0.35, middle: 0.6, high: 0.95 } as const;
const SHEET_MIN_PX = { low: 220, middle: 340, high: 340 } as const;

const NOTHING_BESIDE = {
  left: 0,
  right: 0,
  top: 0,
  bottom: 0,
  gapBottom: 16,
  gap: 16,
  dock: 0,
  dockBottom: 0,
  timelineBottom: 0,
} as const;

interface Sides extends Omit<PageLayout, 'coveredLeft' | 'coveredRight' | 'coveredBottom' | 'gapTop' | 'title'> {}

/** Below the head, which only the highest sheet covers. */
const sheetPx = (sheet: Session['sheet'], height: number, head: number): number =>
  Math.min(
    Math.max(SHEET[sheet] * height, SHEET_MIN_PX[sheet]),
    sheet === 'high' ? SHEET.high * height : Math.max(0, height - head),
  );

/** Above a sheet pulled up to the highest the map keeps what it has: the sheet covers it. */
const leavesAs = (sheet: Session['sheet']): Session['sheet'] => (sheet === 'high' ? 'middle' : sheet);

const phoneHeadPx = (height: number): number => (height < LOW_PX ? LOW_PHONE_HEAD_PX : PHONE_HEAD_PX);

/** Whether the time line of a phone has room above the sheet of a place. */
const isAboveSheet = (sheet: Session['sheet'], height: number): boolean => {
  const head = phoneHeadPx(height);
  return height - head - sheetPx(leavesAs(sheet), height, head) - PHONE_TIMELINE_PX >= MAP_MIN_PX;
};

const isBeside = ({ width, height }: Viewport): boolean => height < LOW_PX && width >= BESIDE_MIN_PX;

function phone({ hasDetails, sheet }: LayoutSubject, viewport: Viewport): Sides {
  const { width, height } = viewport;
  const top = phoneHeadPx(height);
  const sides = {
    ...NOTHING_BESIDE,
    top,
    bottom: PHONE_TIMELINE_PX + 20,
    gap: 10,
    gapBottom: 10,
    column: width,
    sheet: sheetPx(sheet, height, top),
  };
  if (!hasDetails) return sides;
  if (isBeside(viewport)) return { ...sides, right: 0.48 * width, column: 0.48 * width };
  const below = sheetPx(leavesAs(sheet), height, top);
  const timeline = isAboveSheet(sheet, height) ? PHONE_TIMELINE_PX : 0;
  return { ...sides, bottom: below + timeline, timelineBottom: below, gapBottom: 10 + SOURCES_PX };
}

function explore(subject: LayoutSubject, viewport: Viewport): Sides {
  const { width, height } = viewport;
  if (width < PHONE_MAX_PX) return phone(subject, viewport);
  const { hasDetails, isLeftFolded, sheet } = subject;
  const hasTwo = width >= TWO_COLUMNS_PX;
  const isHidden = isLeftFolded && (hasTwo || !hasDetails);
  return {
    ...NOTHING_BESIDE,
    left: isHidden ? 0 : hasTwo ? 336 : 320,
    right: hasDetails && hasTwo ? 400 : 0,
    bottom: 112,
    column: 400,
    sheet: sheetPx(sheet, height, 0),
    timelineBottom: hasTwo ? 34 : 38,
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
    top: height < TINY_PX ? 0 : 28,
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
    top: isPhone ? 176 : hasColumn ? 0 : width >= SLIDE_STRIP_PX ? 172 : 212,
    bottom: hasDetails && isPhone ? SHEET[leavesAs(sheet)] * height + (sheet === 'low' ? 8 : 0) : 56,
    gap: isPhone ? 10 : 16,
    gapBottom: isPhone ? 10 + (hasDetails ? SOURCES_PX : 0) : 16,
    column,
    sheet: SHEET[sheet] * height,
  };
}

/**
 * The screen of a story: the words have a column as wide as sixteen lines of them are long, in shares of the height,
 * and the map all the rest; where the window is higher than wide they stand below. A place or panel of an excursion
 * stands at the other side.
 */
function stage({ hasDetails, sheet }: LayoutSubject, { width, height }: Viewport): Sides {
  const gap = 0.015 * height;
  if (width < STAGE_ASPECT * height) {
    const words = STAGE_BELOW * height;
    return {
      ...NOTHING_BESIDE,
      bottom: words,
      gap,
      gapBottom: gap + SOURCES_PX,
      column: width,
      sheet: Math.max(words, SHEET[leavesAs(sheet)] * height),
    };
  }
  const column = Math.min(0.5 * height, 0.3 * width);
  return {
    ...NOTHING_BESIDE,
    left: Math.min(0.6 * height, 0.39 * width),
    right: hasDetails ? column : 0,
    gap,
    gapBottom: gap + SOURCES_PX,
    column,
    sheet: SHEET[sheet] * height,
  };
}

/** Width over height of the home view (`HOME` of the map), and the share of its width that its north leaves free. */
const HOME_ASPECT = 0.833;
const HOME_NORTH_WEST = 0.31;
/** From the home view's frame to the title's left edge, at most. */
const TITLE_INSET_PX = 20;
/** The title in the corner of the map: its greatest width with what is beside it, its height, and that of a strip. */
interface TitleBox {
  readonly corner: number;
  readonly beside: number;
  readonly height: number;
  readonly strip: number;
}

/** The finding over the map, and the head of an embed that holds it: as `Finding.module.css` has them. */
function titleBoxOf(
  { mode, hasDetails, hasDock, hasStory }: LayoutSubject,
  { width, height }: Viewport,
): TitleBox | undefined {
  if (hasStory) return undefined;
  if (mode === 'explore' && height >= LOW_PX) {
    if (width >= PHONE_MAX_PX) return { corner: 276, beside: 104, height: 112, strip: 46 };
    // What is open takes most of a phone; what is left of the map is for the map.
    return hasDetails || (hasDock && height >= DOCK_PAGE_PX)
      ? undefined
      : { corner: width - 76, beside: 76, height: 84, strip: 74 };
  }
  if (mode === 'embed' && width >= EMBED_FINDING_PX.width && height >= EMBED_FINDING_PX.height)
    return { corner: 300, beside: 76, height: 132, strip: 36 };
  return undefined;
}

/**
 * The title in its corner where the home view leaves that free; else the title is a strip, and the home view below it.
 */
function withTitle(
  sides: Sides,
  subject: LayoutSubject,
  viewport: Viewport,
): Sides & Pick<PageLayout, 'gapTop' | 'title'> {
  const { left, right, top, bottom, gap, gapBottom } = sides;
  const box = titleBoxOf(subject, viewport);
  const width = viewport.width - left - right;
  // The head of an embed with its layers open is the column beside the map.
  if (!box || (subject.mode === 'embed' && left > 0)) return { ...sides, gapTop: gap, title: box?.corner ?? width };
  const [freeWidth, freeHeight] = [width - 2 * gap, viewport.height - top - bottom - gap - gapBottom];
  const home = Math.min(freeWidth, freeHeight * HOME_ASPECT);
  const isClear =
    (freeHeight - home / HOME_ASPECT) / 2 >= box.height ||
    (freeWidth - home) / 2 + HOME_NORTH_WEST * home >= box.corner + TITLE_INSET_PX;
  return isClear
    ? { ...sides, gapTop: gap, title: box.corner }
    : { ...sides, gapTop: gap + box.strip, title: Math.max(box.corner, width - box.beside) };
}

const BY_MODE = { explore, embed, present } as const;

/** A dock is a page of its own, over everything, where the window is too low for it and the map. */
const isDockPage = (viewport: Viewport): boolean => viewport.height < DOCK_PAGE_PX;

/**
 * The dock lies across the bottom; on a phone the sheet of a place stands below it, and it keeps what room there is. As
 * a page of its own it leaves the rest as it is, for a place that covers it.
 */
function withDock(sides: Sides, subject: LayoutSubject, viewport: Viewport): Sides {
  const { width, height } = viewport;
  const { hasDetails } = subject;
  const isPhone = width < PHONE_MAX_PX;
  if (isDockPage(viewport)) return { ...sides, dock: height };
  if (isPhone && hasDetails) {
    const dockBottom = Math.max(SHEET.low * height, SHEET_MIN_PX.low);
    const room = height - dockBottom - PHONE_HEAD_PX - MAP_MIN_PX;
    const dock = Math.max(0.34 * height, Math.min(DOCK_MIN_PX, room));
    return { ...sides, dock, dockBottom, bottom: dock + dockBottom };
  }
  const dock = Math.max((isPhone ? 0.6 : 0.46) * height, DOCK_MIN_PX);
  return { ...sides, dock, bottom: dock };
}

/** At the usual font size. */
function usualLayout(subject: LayoutSubject, viewport: Viewport): PageLayout {
  const sides = (subject.hasStory ? stage : BY_MODE[subject.mode])(subject, viewport);
  const docked = withTitle(subject.hasDock ? withDock(sides, subject, viewport) : sides, subject, viewport);
  // In an embed and on a slide panels lie over the map and are not opaque to their edge.
  const isOver = subject.mode !== 'explore';
  return {
    ...docked,
    coveredLeft: isOver && !subject.hasStory ? 0 : docked.left,
    coveredRight: isOver ? 0 : docked.right,
    coveredBottom: subject.hasDock && !isDockPage(viewport) ? docked.bottom : 0,
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

/** Attributes of `<html>` by which the style sheets tell what the measures do not say. */
export interface LayoutForm {
  readonly details: 'open' | 'closed';
  /** `page`: over the whole window. */
  readonly dock: 'open' | 'page' | 'closed';
  readonly timeline: 'shown' | 'hidden';
}

export function formOf(subject: LayoutSubject, { width, height, scale = 1 }: Viewport): LayoutForm {
  const usual = { width: width / scale, height: height / scale };
  const { mode, hasDetails, hasDock, sheet } = subject;
  const isSmall = hasDetails && usual.width < PHONE_MAX_PX;
  // In a box of another page a place leaves the year no room at all.
  const isCovered =
    isSmall && (mode === 'embed' || (!isBeside(usual) && (sheet === 'high' || !isAboveSheet(sheet, usual.height))));
  return {
    details: hasDetails ? 'open' : 'closed',
    dock: hasDock ? (isDockPage(usual) ? 'page' : 'open') : 'closed',
    timeline: isCovered ? 'hidden' : 'shown',
  };
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
  const { left, right, top, bottom, gap, gapTop, gapBottom, coveredLeft, coveredRight, coveredBottom } = layout;
  return {
    size: {
      width: Math.max(0, width - coveredLeft - coveredRight),
      height: Math.max(0, height - coveredBottom),
    },
    frame: {
      x: left - coveredLeft + gap,
      y: top + gapTop,
      width: Math.max(FRAME_MIN_PX, width - left - right - 2 * gap),
      height: Math.max(FRAME_MIN_PX, height - top - bottom - gapTop - gapBottom),
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
  gapTop: '--gap-top',
  title: '--title',
  gapBottom: '--gap-bottom',
  column: '--column',
  sheet: '--sheet',
  dock: '--dock',
  dockBottom: '--dock-bottom',
  timelineBottom: '--timeline-bottom',
} as const satisfies Readonly<Record<keyof PageLayout, `--${string}`>>;

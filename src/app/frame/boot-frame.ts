/**
 * The page frame before the app: part of the boot script. Keeps the frame of the page's language, puts the legend and
 * the time line of the link's year into it, and the summary of the link's place, which is requested at once.
 */
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { changedKeys } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { trustedMarkup } from '#ui/trusted.ts';
import {
  FRAME_ATTRIBUTE,
  framesIn,
  type PlaceWords,
  WORDS_MARK,
  wordsFile,
  YEARS_ATTRIBUTE,
  yearsKey,
} from './frame-page.ts';

/** What a plain link may choose; every other choice changes the column, whose parts are then not shown. */
const PLAIN = { area: null, asof: null, at: null, lang: null, theme: null, statement: null, unknown: {} } as const;
const isPlain = (view: View): boolean => changedKeys({ ...view, ...PLAIN }, DEFAULT_VIEW).length === 0;

const afterPaint = (work: () => void) => requestAnimationFrame(() => requestAnimationFrame(work));

export interface FrameBoot {
  /** The page has been parsed up to the end of `#app`. */
  readonly parsed: () => void;
  /**
   * Shows the summary of a place, after a call of `before` that makes room for it. Nothing happens where the page has
   * no such file, and after the app has come.
   */
  readonly showPlace: (area: AreaId, before: () => void) => Promise<void>;
}

/**
 * @param folder address of the folder with the summaries of places.
 * @param latest the year that the frame was rendered with.
 */
export function bootFrame(view: View, language: Language, folder: string, latest: Year): FrameBoot {
  const root = document.documentElement;
  const isOurs = view.mode === 'explore' && view.data === null;
  const year: Year = view.asof ?? latest;
  const words = isOurs && view.area !== null ? requestWords(folder, view.area, language) : undefined;

  function parsed() {
    const kept = framesIn(document);
    for (const frame of document.querySelectorAll(`[${FRAME_ATTRIBUTE}]`))
      if (frame.getAttribute(FRAME_ATTRIBUTE) !== language) kept?.append(frame);
    const frame = document.querySelector(`[${FRAME_ATTRIBUTE}]`);
    if (!frame || view.mode !== 'explore') return;
    const isWhole = isOurs && isPlain(view) && (year === latest || showYear(frame, yearsKey(language, year)));
    root.dataset.start = isWhole ? 'whole' : 'head';
    void words?.then((byYear) => {
      if (wanted === view.area && show(byYear?.[year])) afterPaint(() => performance.mark(WORDS_MARK));
    });
    if (!words && isWhole) afterPaint(() => performance.mark(WORDS_MARK));
  }

  /** The place whose summary is to be seen: the last that was asked for. */
  let wanted = view.area;
  let summary: Element | null = null;
  /** @returns whether the page has it now: the app may have been faster. */
  function show(markup: string | undefined): boolean {
    const frame = document.querySelector(`[${FRAME_ATTRIBUTE}]`);
    if (markup === undefined || !frame) return false;
    summary?.remove();
    frame.insertAdjacentHTML('beforeend', trustedMarkup('words', markup));
    summary = frame.lastElementChild;
    return true;
  }
  async function showPlace(area: AreaId, before: () => void) {
    if (!isOurs) return;
    wanted = area;
    const byYear = await requestWords(folder, area, language);
    const markup = byYear?.[year];
    if (wanted !== area || markup === undefined || !document.querySelector(`[${FRAME_ATTRIBUTE}]`)) return;
    before();
    show(markup);
  }
  return { parsed, showPlace };
}

/** Puts the parts of a year in the place of the same parts of the latest. @returns whether the page has them. */
function showYear(frame: Element, key: string): boolean {
  const template = document.querySelector<HTMLTemplateElement>(`template[${YEARS_ATTRIBUTE}="${key}"]`);
  if (!template) return false;
  for (const part of [...template.content.children]) {
    const name = part.getAttribute('data-part');
    frame.querySelector(`[data-part="${name}"]`)?.replaceWith(part);
  }
  return true;
}

/** A summary that is missing is no failure: the panel comes with the catalogue. */
async function requestWords(folder: string, area: AreaId, language: Language): Promise<PlaceWords | undefined> {
  try {
    const response = await fetch(folder + wordsFile(area, language));
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts a sheet into this page for the time of its printing: no second window is opened, which a browser might block,
 * and what is open beside the map is printed after it. On screen nothing of it is seen.
 */
import { trustedMarkup } from '#ui/trusted.ts';
import type { Sheet } from './sheet.tsx';

/** The sheet's element, by which `app/printing.ts` knows that one is in the page. */
const PART = 'print-sheet';
const PANEL = '[data-part="panel"]';

interface Printed extends Pick<Sheet, 'svg' | 'size'> {
  /** Whether the open panel is printed on further pages. */
  readonly hasPanel: boolean;
}

/** Neither an ancestor of a panel, nor one, nor in one. */
const WITHOUT_PANEL = `body :not([data-part="${PART}"], ${PANEL}, ${PANEL} *, :has(${PANEL}))`;
const WITHOUT_ALL = `body > :not([data-part="${PART}"])`;

/**
 * Rules for paper. The sheet is a page of its own size without margins. A browser shrinks all pages, the true scale
 * with them, when something is wider than its page: so what follows is cut instead. Without `size` the panel would be
 * printed on the paper of the sheet. Pages of the page's own sheets are said again, with the table's: layers, which
 * those are in, yield to these.
 */
const rules = ({ size: [width, height], hasPanel }: Printed): string => `
@page ${PART} { size: ${width} ${height}; margin: 0 }
@page { size: A4; margin: 14mm }
@page wide { size: A4 landscape; margin: 12mm }
[data-part="${PART}"] { display: none }
@media print {
  [data-part="${PART}"] {
    display: block; page: ${PART}; width: ${width}; height: ${height}; overflow: hidden; break-inside: avoid;
  }
  html, body { padding: 0 !important; margin: 0 !important }
  body > :not([data-part="${PART}"]) { overflow-x: clip }
  ${hasPanel ? WITHOUT_PANEL : WITHOUT_ALL} { display: none !important }
}`;

const styleSheet = (text: string): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

let current: (() => void) | undefined;

/** Takes the sheet out of the page again, with all that came with it. */
export function removeSheet(): void {
  current?.();
  current = undefined;
}

/** Puts a sheet into the page, in place of one that is there. */
export function putSheet(printed: Printed): void {
  removeSheet();
  const host = document.createElement('div');
  host.dataset.part = PART;
  // Ids of patterns and clips are those of the map on screen; in a tree of its own neither takes the other's.
  const shadow = host.attachShadow({ mode: 'open' });
  const drawing = new DOMParser().parseFromString(trustedMarkup('sheet', printed.svg), 'image/svg+xml').documentElement;
  shadow.append(document.adoptNode(drawing));
  shadow.adoptedStyleSheets = [styleSheet('svg { display: block }')];
  const style = styleSheet(rules(printed));
  document.adoptedStyleSheets.push(style);
  document.body.prepend(host);
  current = () => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== style);
  };
}

/** A browser that prints says so before `print` returns, or a little later. */
const BEGIN_MS = 2000;

/**
 * Prints a sheet through the browser's dialog, which also saves it as a PDF under this title.
 *
 * @returns (resolves) when the dialog is closed; false if there was none: a frame may be forbidden to print, and some
 *   browsers inside other programs cannot.
 */
export async function printSheet(printed: Printed, title: string): Promise<boolean> {
  const before = document.title;
  putSheet(printed);
  document.title = title;
  const listening = new AbortController();
  const { signal } = listening;
  try {
    const begun = new Promise<true>((resolve) =>
      addEventListener('beforeprint', () => resolve(true), { once: true, signal }),
    );
    const ended = new Promise<void>((resolve) =>
      addEventListener('afterprint', () => resolve(), { once: true, signal }),
    );
    print();
    const late = new Promise<false>((resolve) => setTimeout(resolve, BEGIN_MS, false));
    if (!(await Promise.race([begun, late]))) return false;
    await ended;
    return true;
  } finally {
    listening.abort();
    document.title = before;
    removeSheet();
  }
}

/**
 * A window that stays over all others of its display (Document Picture-in-Picture): on one display, and over a full
 * screen, the speaker has it in sight, and who shares the audience's window alone does not show it. Its page has no
 * address: it is drawn by the window that opened it, with that window's style sheets.
 */

/** What Chromium adds to a window. */
interface FloatingWindow {
  readonly documentPictureInPicture?: {
    readonly requestWindow: (size: {
      readonly width: number;
      readonly height: number;
    }) => Promise<Window & typeof globalThis>;
  };
}

/** As large as the desk needs to be; the browser makes it no larger than most of the display. CSS px. */
const SIZE = { width: 1180, height: 780 } as const;
/** Attributes of the root by which style sheets choose; not the mode, whose type grows with the window. */
const ROOT_ATTRIBUTES = ['lang', 'data-theme'] as const;

/**
 * Style sheets of the page, those that come with later chunks too, and what they choose by. Their rules and not their
 * addresses: there may be no network when the window is opened.
 */
function dress(target: Window & Pick<typeof globalThis, 'CSSStyleSheet'>): () => void {
  const source = document;
  const root = target.document.documentElement;
  const copied = new WeakSet<CSSStyleSheet>();
  const copy = () => {
    for (const name of ROOT_ATTRIBUTES) root.setAttribute(name, source.documentElement.getAttribute(name) ?? '');
    for (const link of source.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]'))
      if (!link.sheet) link.addEventListener('load', copy, { once: true });
    for (const sheet of source.styleSheets) {
      if (copied.has(sheet)) continue;
      copied.add(sheet);
      const same = new target.CSSStyleSheet({ media: sheet.media.mediaText });
      same.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
      target.document.adoptedStyleSheets.push(same);
    }
  };
  copy();
  const observer = new MutationObserver(copy);
  observer.observe(source.head, { childList: true });
  observer.observe(source.documentElement, { attributes: true, attributeFilter: [...ROOT_ATTRIBUTES] });
  return () => observer.disconnect();
}

/** Controls that have a use of their own for a key. */
const CONTROLS = 'button, select, input, textarea, summary, a[href], [data-part="desk-notes"]';

/** The keys of the talk are heard by the window that draws the page. */
function passKeysOn(from: Window): void {
  from.addEventListener('keydown', (event) => {
    // Of another window, whose classes are not this one's.
    const target = event.target as Element | null;
    if (event.defaultPrevented || target?.closest?.(CONTROLS)) return;
    const { key, code, shiftKey, altKey, ctrlKey, metaKey, repeat } = event;
    const same = { key, code, shiftKey, altKey, ctrlKey, metaKey, repeat, bubbles: true, cancelable: true };
    if (!document.body.dispatchEvent(new KeyboardEvent('keydown', same))) event.preventDefault();
  });
}

/**
 * Opens the window; only right after a click or key.
 *
 * @param closed is called when it has been closed, by whomever.
 * @returns null where the browser has none, or does not let it open.
 */
export async function openFloat(title: string, closed: () => void): Promise<Window | null> {
  try {
    const floating = await (self as FloatingWindow).documentPictureInPicture?.requestWindow(SIZE);
    if (!floating) return null;
    floating.document.title = title;
    const undress = dress(floating);
    passKeysOn(floating);
    floating.addEventListener('pagehide', () => {
      undress();
      closed();
    });
    return floating;
  } catch {
    return null;
  }
}

/** Whether a window of its own would lie behind this one: it fills the only display. */
export const fillsOnlyDisplay = (): boolean =>
  document.fullscreenElement !== null && (screen as Screen & { isExtended?: boolean }).isExtended === false;

/** Accessibility: findings of axe, overlaps and overflow, focus, and the announcements to screen readers. */
import axe from 'axe-core';
import { Part } from './part.ts';

/** Impacts that count as a failure: such a finding makes a part unusable for some users. */
const SERIOUS = ['serious', 'critical'];

export class Access extends Part {
  /** Findings of axe that are serious or critical: rule, problem, element. */
  async seriousFindings(): Promise<readonly string[]> {
    await this.screen.runScript(axe.source);
    const { violations } = await this.screen.run(() =>
      (globalThis as unknown as { readonly axe: typeof axe }).axe.run(),
    );
    return violations
      .filter(({ impact }) => impact && SERIOUS.includes(impact))
      .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
  async focusedName(): Promise<string> {
    return this.screen.run(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  }
  /** Which part of the page holds the focus: the nearest name of a part, or of a landmark. */
  async focusedPart(): Promise<string | undefined> {
    return this.screen.run(() => {
      const part = document.activeElement?.closest<HTMLElement>('[data-part]');
      return part?.dataset.part;
    });
  }
  /** Presses a key as an input method has taken it: while it composes, or right after, as Safari does. */
  async pressWhileComposing(key: string, isAfter = false): Promise<void> {
    await this.screen.run(
      ([name, after]) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', {
            key: String(name),
            keyCode: 229,
            isComposing: after === false,
            bubbles: true,
            cancelable: true,
          }),
        ),
      [key, isAfter] as const,
    );
  }
  /** The selected text that Ctrl+C would copy, in a field or on the page. */
  async selectedText(): Promise<string> {
    return this.screen.run(() => getSelection()?.toString() ?? '');
  }
  /** All tab stops of the page in order: accessible name, and whether a focus ring or the like is visible. */
  async tabStops(): Promise<readonly { readonly name: string; readonly isVisible: boolean }[]> {
    const MOST_STOPS = 200;
    const stops: { name: string; isVisible: boolean }[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.screen.press('Tab');
      const now = await this.screen.run(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body || element.dataset.seen) return undefined;
        element.dataset.seen = 'yes';
        const marked = [element, ...element.querySelectorAll('span')].some(
          (part) => getComputedStyle(part).outlineStyle !== 'none',
        );
        const labelled = (element as HTMLInputElement).labels?.[0]?.textContent;
        const name = element.getAttribute('aria-label') ?? labelled ?? element.textContent ?? '';
        return { name: name.trim(), isVisible: marked };
      });
      if (!now) break;
      stops.push(now);
    }
    return stops;
  }
  /**
   * What reaches over the sides of the window, so that the page moves sideways under the finger. What scrolls by itself
   * may, and what only a screen reader meets has no size.
   */
  async overflowing(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const isContained = (element: Element): boolean => {
        const { overflowX } = getComputedStyle(element);
        const clips = overflowX !== 'visible' && element.getBoundingClientRect().right <= innerWidth + 1;
        return clips || (element.parentElement !== null && isContained(element.parentElement));
      };
      return [...document.querySelectorAll('#app *')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter(
          (element) =>
            (element.getBoundingClientRect().right > innerWidth + 1 || element.scrollWidth > innerWidth + 1) &&
            !isContained(element),
        )
        .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
    });
  }
  /** Elements that overlap the panel's text without belonging to it. */
  async overPanel(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const panel = document.querySelector('aside')?.getBoundingClientRect();
      return [...document.querySelectorAll('#app > *, #app > * > *')]
        .filter(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) && !element.closest('aside, [data-part="skip"]'),
        )
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return (
            panel &&
            // Visually hidden text for screen readers is one pixel in size.
            box.width * box.height > 1 &&
            box.bottom > panel.top + 1 &&
            box.top < panel.bottom - 1 &&
            box.left < panel.right - 1 &&
            box.right > panel.left + 1
          );
        })
        .map((element) => element.className.toString() || element.tagName);
    });
  }
  /** Buttons and fields that another element covers at their centre (hit test). */
  async coveredControls(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const isScrolledAway = (element: Element, y: number): boolean => {
        const parent = element.parentElement;
        if (!parent) return false;
        const box = parent.getBoundingClientRect();
        const scrolls = /auto|scroll/.test(getComputedStyle(parent).overflowY);
        return (scrolls && (y < box.top || y > box.bottom)) || isScrolledAway(parent, y);
      };
      const nameOf = (element: Element) =>
        element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName;
      return [...document.querySelectorAll<HTMLElement>('#app :is(button, input, a):not([tabindex="-1"])')].flatMap(
        (control) => {
          const box = control.getBoundingClientRect();
          const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
          const inWindow = x > 0 && y > 0 && x < innerWidth && y < innerHeight;
          if (!inWindow || !control.checkVisibility({ visibilityProperty: true }) || isScrolledAway(control, y))
            return [];
          const top = document.elementFromPoint(x, y);
          if (!top || control.contains(top) || top.contains(control) || top.closest('label')?.contains(control))
            return [];
          return [`${nameOf(control)} lies under ${nameOf(top).slice(0, 40)}`];
        },
      );
    });
  }
  /**
   * All texts of the page, visible or for screen readers (names, titles, placeholders), except those marked as another
   * language or as no language at all.
   */
  async words(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const spoken = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt'];
      const isOurs = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest('[lang]') === document.documentElement &&
        !element.closest('[translate=no]');
      const found = [...document.body.querySelectorAll('*')].filter(isOurs).flatMap((element) => {
        const texts = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? '');
        return element.matches('script, style')
          ? []
          : [...texts, ...spoken.map((name) => element.getAttribute(name) ?? '')];
      });
      // The title of a window begins with names of the evidence, which no attribute can mark as another language.
      const [first = '', ...title] = document.title.split(' · ');
      return [
        ...new Set([...(title.length > 0 ? title : [first]), ...found].map((text) => text.trim()).filter(Boolean)),
      ];
    });
  }
  /** The last announcement of the live regions. */
  async announcement(): Promise<string> {
    return this.screen.run(() =>
      [...document.querySelectorAll('[aria-live]')].map((element) => element.textContent).join(' '),
    );
  }
  /** Starts recording announcements to screen readers. The returned function gives those recorded so far. */
  async listen(): Promise<() => Promise<readonly string[]>> {
    await this.screen.run(() => {
      const announced: string[] = [];
      // The description of the view is announced after a delay. Wanted here is the result of the action, announced at
      // once.
      const said = document.querySelectorAll('[aria-live]:not([data-description])');
      const write = () => announced.push([...said].map((element) => element.textContent).join(' '));
      for (const element of said)
        new MutationObserver(write).observe(element, { childList: true, characterData: true, subtree: true });
      Object.assign(globalThis, { announced });
    });
    return () => this.screen.run(() => (globalThis as unknown as { announced: readonly string[] }).announced);
  }
}

/** What keeps somebody out: findings of axe, things under or beside each other, focus, and what a screen reader is given. */
import axe from 'axe-core';
import { Part } from './part.ts';

/** What axe calls serious or worse keeps somebody out. */
const SERIOUS = ['serious', 'critical'];

export class Access extends Part {
  /** What axe holds for serious or worse: rule, what is wrong, where. */
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
  /** What the copying keys would take, in a field or on the page. */
  async selectedText(): Promise<string> {
    return this.screen.run(() => getSelection()?.toString() ?? '');
  }
  /** Every stop of the Tab key, once round the page: its name, and whether a ring or the like marks it. */
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
   * What reaches over the sides of the window, so that the page moves sideways under the finger. What scrolls by itself may,
   * and what only a screen reader meets has no size.
   */
  async tooWide(): Promise<readonly string[]> {
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
  /** What lies over the panel's words without being part of it. */
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
            // What only a screen reader meets is a pixel.
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
  /** Buttons and fields that something else lies over at their middle. */
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
  /** Everything that the page shows or has read out, but what it marks as another language: texts, names, titles, placeholders. */
  async words(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const spoken = ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt'];
      const isOurs = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) && element.closest('[lang]') === document.documentElement;
      const found = [...document.body.querySelectorAll('*')].filter(isOurs).flatMap((element) => {
        const texts = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent ?? '');
        return element.matches('script, style')
          ? []
          : [...texts, ...spoken.map((name) => element.getAttribute(name) ?? '')];
      });
      return [...new Set([document.title, ...found].map((text) => text.trim()).filter(Boolean))];
    });
  }
  /** The last thing that a screen reader is given to say beside what is on the screen. */
  async announcement(): Promise<string> {
    return this.screen.run(() =>
      [...document.querySelectorAll('[aria-live]')].map((element) => element.textContent).join(' '),
    );
  }
  /** Begins to write down what a screen reader is given to say; the function that it returns tells what it was so far. */
  async listen(): Promise<() => Promise<readonly string[]>> {
    await this.screen.run(() => {
      const heard: string[] = [];
      // The view in words is said a while after; what was done is said at once, and is meant here.
      const said = document.querySelectorAll('[aria-live]:not([data-description])');
      const write = () => heard.push([...said].map((element) => element.textContent).join(' '));
      for (const element of said)
        new MutationObserver(write).observe(element, { childList: true, characterData: true, subtree: true });
      Object.assign(globalThis, { heard });
    });
    return () => this.screen.run(() => (globalThis as unknown as { heard: readonly string[] }).heard);
  }
}

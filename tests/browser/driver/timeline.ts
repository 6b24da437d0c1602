/** The slider of years, and the marks of dated events above it. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

export const YEAR: Target = { role: 'slider', name: word('year.label') };
const EVENT_MARKS: Target = { role: 'toolbar', name: word('events.label') };
const EVENT_LIST: Target = { css: '[data-part="event-list"]' };
const ALL_EVENTS: Target = { role: 'button', name: word('events.all') };
const mark = (year: number | string): Target => ({ role: 'button', name: new RegExp(`^${year}\\b`), in: EVENT_MARKS });

export class Timeline extends Part {
  /** Pairs of years and names of documents that overlap, or stand nearer to each other than a digit's gap. */
  async overlaps(): Promise<readonly string[]> {
    return this.screen.run(() => {
      const gap = 2;
      const boxes = [...document.querySelectorAll('[data-part="track"] li :is(b, b + span)')]
        .filter((element) => element.checkVisibility())
        .map((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return { text: element.textContent, box: range.getBoundingClientRect() };
        });
      return boxes.flatMap((one, index) =>
        boxes
          .slice(index + 1)
          .filter(
            ({ box }) =>
              box.left < one.box.right + gap &&
              box.right > one.box.left - gap &&
              box.top < one.box.bottom - 2 &&
              box.bottom - 2 > one.box.top,
          )
          .map(({ text }) => `${one.text} ${text}`),
      );
    });
  }
  async setYear(year: number): Promise<void> {
    await this.screen.fill(YEAR, String(year));
  }
  async year(): Promise<number> {
    return Number(await this.screen.value(YEAR));
  }
  /** The value of the slider as a screen reader announces it (`aria-valuetext`). */
  async spoken(): Promise<string | null> {
    return this.screen.attribute(YEAR, 'aria-valuetext');
  }
  async focus(): Promise<void> {
    await this.screen.focus(YEAR);
  }
  /** Plays the years, one stop per document. */
  async play(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('year.play') });
  }
  async isPlaying(): Promise<boolean> {
    return (await this.screen.count({ role: 'button', name: word('year.pause') })) > 0;
  }
  /** Positions of the stops on the slider, as fractions of its length. */
  async stops(): Promise<readonly { readonly year: number; readonly at: number }[]> {
    return this.screen.runAt({ css: '[data-part="track"]' }, (element) => {
      const track = element.getBoundingClientRect();
      return [...element.querySelectorAll('li')].map((stop) => ({
        year: Number(stop.querySelector('b')?.textContent),
        at: (stop.getBoundingClientRect().x - track.x) / track.width,
      }));
    });
  }
}

export class Events extends Part {
  /** Accessible names of the marks on the time line; waits for the documents. */
  async marks(): Promise<readonly string[]> {
    await this.screen.appears({ role: 'button', in: EVENT_MARKS });
    return this.screen.runAll({ role: 'button', in: EVENT_MARKS }, (marks) =>
      marks.map((element) => element.getAttribute('aria-label') ?? ''),
    );
  }
  async open(year: number | string): Promise<void> {
    await this.screen.click(mark(year));
  }
  async focus(year: number | string): Promise<void> {
    await this.screen.focus(mark(year));
  }
  async pointAt(year: number | string): Promise<void> {
    const { x, y, width, height } = await this.screen.box(mark(year));
    await this.screen.pointAt({ x: x + width / 2, y: y + height / 2 });
  }
  /** The button that lists all events, which a phone has instead of the marks. */
  async hasOneList(): Promise<boolean> {
    return this.screen.isVisible(ALL_EVENTS);
  }
  async openAll(): Promise<void> {
    await this.screen.click(ALL_EVENTS);
  }
  /** Events that are listed, one text each; none while the list is closed. */
  async listed(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'li:visible', in: EVENT_LIST });
  }
  async openFirstPlace(): Promise<void> {
    await this.screen.click({ css: '[data-part="area-link"]', in: EVENT_LIST, nth: 0 });
  }
}

/** The audience's screen: a step of a story, and what is open over it. */
import type { Screen, Target } from '../helper/screen.ts';
import { word } from './words.ts';

const STAGE: Target = { css: '[data-part="stage"]' };
const part = (name: string): Target => ({ css: `[data-part="${name}"]` });
const OVER = ['source-card', 'spotlight', 'drawing', 'screen-keys'] as const;

export class Stage {
  readonly screen: Screen;
  constructor(screen: Screen) {
    this.screen = screen;
  }

  async appears(): Promise<void> {
    await this.screen.appears(STAGE);
  }
  /** The number of the step, from 1; null: no step is shown. */
  async step(): Promise<number | null> {
    return this.screen.run(
      () => Number(document.querySelector<HTMLElement>('[data-part="stage"]')?.dataset.step ?? 0) || null,
    );
  }
  async title(): Promise<string> {
    return this.screen.text({ role: 'heading', in: STAGE });
  }
  async sources(): Promise<string> {
    return this.screen.text(part('sources'));
  }
  /** `black` or `white`; null: the step is shown. */
  async blank(): Promise<string | null> {
    return this.screen.run(() => document.querySelector<HTMLElement>('[data-screen]')?.dataset.screen ?? null);
  }
  /** Numbers of sources that stand below the last line of their point. */
  async numbersAlone(): Promise<readonly string[]> {
    return this.screen.runAll({ css: 'ol > li', in: STAGE }, (points) =>
      points.flatMap((point) => {
        const number = point.querySelector('sup');
        if (!number) return [];
        const words = document.createRange();
        words.setStart(point, 0);
        words.setEndBefore(number);
        const lastLine = Math.max(...[...words.getClientRects()].map(({ bottom }) => bottom));
        return number.getBoundingClientRect().top < lastLine ? [] : [(point as HTMLElement).innerText];
      }),
    );
  }
  /** What is open over the step. */
  async over(): Promise<readonly string[]> {
    const seen = await Promise.all(OVER.map(async (name) => ((await this.screen.isVisible(part(name))) ? [name] : [])));
    return seen.flat();
  }
  async sourceCard(): Promise<string> {
    return this.screen.text(part('source-card'));
  }
  /** Whether the bar of tools is seen. */
  async hasTools(): Promise<boolean> {
    return this.screen.run(() => {
      const bar = document.querySelector('[data-part="screen-bar"]');
      return bar !== null && getComputedStyle(bar).opacity === '1';
    });
  }
  async isTiming(): Promise<boolean> {
    return (
      (await this.screen.attribute({ role: 'button', name: word('present.startTimer') }, 'aria-pressed')) === 'true'
    );
  }
  /** Whether the time used is seen beside the step. */
  async hasTime(): Promise<boolean> {
    return this.screen.isVisible(part('screen-timer'));
  }
  /** Presses a combination that the keyboard of a Mac makes another character of. */
  async pressAlt(digit: number): Promise<void> {
    await this.screen.press(`Alt+Digit${digit}`);
  }
  /** Opens the list of stories from the tools of the map. */
  async openList(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('tool.present') });
    await this.screen.appears(part('stories'));
  }
  async choose(story: string): Promise<void> {
    await this.screen.click({ css: `[data-story="${story}"]` });
  }
  async presentView(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('stories.view') });
  }
  /**
   * Sizes of type in shares of the height, %: of what must be read, with the names of the step's places that have the
   * room; of all other names; and of the sources.
   */
  async sizes(): Promise<{
    readonly read: number;
    readonly names: number;
    readonly large: number;
    readonly sources: number;
    readonly over: number;
  }> {
    return this.screen.run(() => {
      const shares = (css: string) =>
        [...document.querySelectorAll(css)].map(
          (element) => (100 * Number.parseFloat(getComputedStyle(element).fontSize)) / innerHeight,
        );
      const share = (css: string) => shares(`[data-part="stage"] ${css}`);
      const large = shares('.label[data-large][data-placed="true"]');
      const stage = document.querySelector('[data-part="stage"]');
      return {
        read: Math.min(
          ...large,
          ...['h1', 'ol > li', '[data-part="present-year"]', '[data-part="legend"] li'].flatMap(share),
        ),
        names: Math.min(...shares('.label[data-placed="true"]')),
        large: large.length,
        sources: Math.min(...share('[data-part="sources"]')),
        over: (stage?.scrollHeight ?? 0) - (stage?.clientHeight ?? 0),
      };
    });
  }
}

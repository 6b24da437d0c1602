/** A part of the interface: a screen, and verbs for what a person does there. */
import type { Screen, Target } from '../helper/screen.ts';

export abstract class Part {
  protected readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Texts also of what is not laid out because it is scrolled out of view, which has no `innerText`. */
  protected async allTexts(target: Target): Promise<readonly string[]> {
    return this.screen.runAll(target, (elements) =>
      elements.map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
    );
  }
}

/** A part of the interface: a screen, and methods for user actions in it. */
import type { Screen, Target } from '../helper/screen.ts';

export abstract class Part {
  protected readonly screen: Screen;

  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Texts of all matching elements, including those scrolled out of view without layout, which have no `innerText`. */
  protected async allTexts(target: Target): Promise<readonly string[]> {
    return this.screen.runAll(target, (elements) =>
      elements.map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? ''),
    );
  }

  /** Waits until a panel is there with its contents, and not with the word that they are on their way. */
  protected async hasContents(panel: Target): Promise<void> {
    await this.screen.appears(panel);
    await this.screen.vanishes({ css: '[data-part="waiting"]' });
  }
}

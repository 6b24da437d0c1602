/** "My data": files that are opened, what is asked about them, and the layers that they become. */
import type { Screen, Target } from '../helper/screen.ts';
import type { App } from './app.ts';

const part = (name: string, nth?: number): Target => ({
  css: `[data-part="${name}"]`,
  ...(nth !== undefined && { nth }),
});
const FILE: Target = { css: 'input[type="file"][aria-label]' };
const LAYERS = 'ul[aria-labelledby="own-layers"] > li';
const layer = (nth: number, css: string): Target => ({ css, in: { css: LAYERS, nth } });

export class Workbench {
  readonly #screen: Screen;
  constructor({ screen }: App) {
    this.#screen = screen;
  }

  async openFile(name: string, text: string): Promise<void> {
    await this.#screen.isThere(FILE);
    await this.#screen.giveFile(FILE, name, text);
  }
  /** Drops a file on the page, where the map is. */
  async drop(name: string, text: string): Promise<void> {
    await this.#screen.run(
      ([fileName, content]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], fileName));
        const map = document.querySelector('[data-map-state]') ?? document.body;
        for (const type of ['dragover', 'drop'])
          map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, text] as const,
    );
  }
  /** The names of the layers, from the topmost down. */
  async layers(): Promise<readonly string[]> {
    return this.#screen.texts({ css: `${LAYERS} label span[title]` });
  }
  /** What is asked about a file, or why it cannot be opened. */
  async asked(): Promise<string> {
    await this.#screen.appears({ css: '[data-part="draft"]:not([data-status="reading"])' });
    return this.#screen.text(part('draft', 0));
  }
  async problems(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="problems"] li' });
  }
  /** Answers what a name means. */
  async answer(nth: number, area: string): Promise<void> {
    await this.#screen.choose({ css: '[data-part="draft"] fieldset select', nth }, area);
  }
  async accept(): Promise<void> {
    await this.#screen.click({ css: '[data-part="accept"]', in: part('draft', 0) });
  }
  async colourBy(nth: number, column: string): Promise<void> {
    const style = layer(nth, 'details');
    if ((await this.#screen.attribute(style, 'open')) === null) await this.#screen.click(layer(nth, 'summary'));
    await this.#screen.choose(layer(nth, 'fieldset + label select'), column);
  }
  async legend(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="own-legend"] li', in: { css: LAYERS, nth: 0 } });
  }
  /** Opens the table of a layer, from the topmost down. */
  async openTable(nth: number): Promise<void> {
    await this.#screen.click(layer(nth, '[data-part="layer-table"]'));
  }
  /** Sorts the table by a column, as often as its head is clicked. */
  async sortTable(nth: number): Promise<void> {
    await this.#screen.click({ css: '[data-part="panel"] thead button', nth });
  }
  /** The cells of the first rows of the table. */
  async tableCells(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="panel"] tbody td' });
  }
  /** The parts that the SVG map has drawn of all layers, from the lowest up. */
  async drawn(): Promise<number> {
    return this.#screen.count({ css: '[data-part="drawn-map"] [data-own] path' });
  }
}

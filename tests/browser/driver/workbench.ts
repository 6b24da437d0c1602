/** "My data": files that are opened, what is asked about them, and the layers that they become. */
import type { Box, Screen, Target } from '../helper/screen.ts';
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

  async openFile(name: string, content: string | Buffer): Promise<void> {
    await this.#screen.isThere(FILE);
    await this.#screen.giveFile(FILE, name, content);
  }
  /** Drops a file on the page, where the map is. */
  async drop(name: string, content: string | Buffer): Promise<void> {
    await this.#screen.run(
      ([fileName, numbers]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([Uint8Array.from(numbers)], fileName));
        const map = document.querySelector('[data-map-state]') ?? document.body;
        for (const type of ['dragover', 'drop'])
          map.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, [...Buffer.from(content as string)]] as const,
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
  /** Saves the file of a layer, from the topmost layer down. */
  async save(nth: number): Promise<{ readonly name: string; readonly text: string }> {
    return this.#screen.download(layer(nth, '[data-part="layer-save"]'));
  }
  /** Begins a drawing. */
  async draw(): Promise<void> {
    await this.#screen.click(part('draw-new'));
    await this.#screen.isThere(part('pen'));
  }
  /** Goes on with a drawing, from the topmost layer down. */
  async drawOn(nth: number): Promise<void> {
    await this.#screen.click(layer(nth, '[data-part="draw-on"]'));
    await this.#screen.isThere(part('pen'));
  }
  async tool(name: 'select' | 'point' | 'line' | 'polygon' | 'rectangle' | 'circle'): Promise<void> {
    await this.#screen.click({ css: `[data-part="pen"] label:has([value="${name}"])` });
  }
  /** Presses a button of the drawing by its name. */
  async pen(name: string): Promise<void> {
    await this.#screen.click({ role: 'button', name, in: part('pen') });
  }
  /** Types into a form of the drawing and sends it. */
  async type(nth: number, ...values: readonly string[]): Promise<void> {
    const form = { css: 'form', in: part('pen'), nth };
    for (const [index, value] of values.entries())
      await this.#screen.fill({ css: 'input', in: form, nth: index }, value);
    await this.#screen.click({ css: '[type="submit"]', in: form });
  }
  /** What is measured. */
  async measured(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="measured"] li' });
  }
  async endDrawing(): Promise<void> {
    await this.#screen.click(part('draw-end'));
    await this.#screen.isThere(part('draw-new'));
  }
  /** Asks what lies in the zone that is open. */
  async ask(): Promise<void> {
    await this.#screen.click(part('ask'));
    await this.#screen.isThere(part('answer-csv'));
  }
  /** What the zone covers, and what is near it. */
  async answered(list: 'covered' | 'others' | 'near' | 'farther'): Promise<readonly string[]> {
    return this.#screen.texts({ css: `[data-part="${list}"] > li` });
  }
  async method(): Promise<string> {
    return this.#screen.text(part('method'));
  }
  async askWithin(kilometres: number): Promise<void> {
    await this.#screen.fill({ css: '[data-part="answer"] input[type="number"]' }, String(kilometres));
  }
  /** Saves the answer. */
  async csv(): Promise<{ readonly name: string; readonly text: string }> {
    return this.#screen.download(part('answer-csv'));
  }
  /** Asks for the rows of a layer by district, from the topmost layer down. */
  async byDistrict(nth: number): Promise<void> {
    await this.#screen.click(layer(nth, '[data-part="ask-districts"]'));
    await this.#screen.isThere(part('districts'));
  }
  /** The cells of the answer by district. */
  async districts(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="districts"] tbody tr' });
  }
  async countBy(column: string): Promise<void> {
    await this.#screen.choose({ css: '[data-part="answer"] select' }, column);
  }
  /** Proposes a class of roles and industries for the area whose card, or whose drawing, is open. */
  async propose(role: string, industries: readonly string[]): Promise<void> {
    const fields = part('proposal');
    if ((await this.#screen.attribute(fields, 'open')) === null)
      await this.#screen.click({ css: 'summary', in: fields, nth: 0 });
    await this.#screen.choose(part('proposal-role'), role);
    const list = part('proposal-industries');
    if (industries.length > 0 && !(await this.#screen.isVisible({ css: `[value="${industries[0]}"]`, in: fields })))
      await this.#screen.click(list);
    for (const id of industries) await this.#screen.click({ css: `label:has([value="${id}"])`, in: fields });
  }
  /** The proposals that the panel lists. */
  async proposals(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="proposals"] li' });
  }
  /** Holds the proposals against the documents. */
  async compare(): Promise<void> {
    await this.#screen.click(part('compare'));
    await this.#screen.isThere(part('answer-csv'));
  }
  /** A column of the comparison, a text a proposal. */
  async compared(column: 'agrees' | 'differs' | 'missing'): Promise<readonly string[]> {
    return this.#screen.texts({ css: `[data-part="compared"] [data-part="${column}"]` });
  }
  /** Saves all layers and the View as one file. */
  async saveProject(name: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    await this.#screen.fill({ css: 'input', in: part('project') }, name);
    await this.#screen.press('Enter');
    return this.#screen.download(part('project-save'));
  }
  /** What is said of a project that was opened. */
  async openedProject(): Promise<string> {
    await this.#screen.isThere(part('project-opened'));
    return this.#screen.text(part('project-opened'));
  }
  /** What is said of a layer that two windows have changed. */
  async conflict(): Promise<string> {
    await this.#screen.isThere(part('conflict'));
    return this.#screen.text(part('conflict'));
  }
  /** Outlines that the SVG map draws dashed. */
  async dashed(): Promise<number> {
    return this.#screen.count({ css: '[data-part="drawn-map"] [data-own] path[data-proposed]' });
  }
  /** Where the lowest of them is. */
  async dashedBox(): Promise<Box> {
    return this.#screen.box({ css: '[data-part="drawn-map"] [data-own] path[data-proposed]' });
  }
  /** The parts that the SVG map has drawn of all layers, from the lowest up. */
  async drawn(): Promise<number> {
    return this.#screen.count({ css: '[data-part="drawn-map"] [data-own] path' });
  }
}

/** Places side by side. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const COMPARISON: Target = { role: 'region', name: word('tool.compare') };
/** The scroll container of the panel. */
const RESULT: Target = { role: 'region', name: word('compare.result'), in: COMPARISON };

export class Comparison extends Part {
  async text(): Promise<string> {
    return this.screen.text(COMPARISON);
  }
  /** The columns, by name. */
  async places(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'thead th [data-part="area-link"]', in: COMPARISON });
  }
  /** Numbers in the heads of the columns. */
  async numbers(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'thead [data-part="order"]', in: COMPARISON });
  }
  async add(name: string): Promise<void> {
    await this.screen.fill({ role: 'combobox', name: word('compare.add'), in: COMPARISON }, name);
    await this.screen.press('Enter');
  }
  /** Types into the field without adding. */
  async type(text: string): Promise<void> {
    await this.screen.fill({ role: 'combobox', name: word('compare.add'), in: COMPARISON }, text);
  }
  async typed(): Promise<string> {
    return this.screen.value({ role: 'combobox', name: word('compare.add'), in: COMPARISON });
  }
  async remove(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name: word('compare.remove', { name }), in: COMPARISON });
  }
  /** The cells of the row of this name, one for each place; empty while there is no such row. */
  async row(name: string): Promise<readonly string[]> {
    return this.screen.runAll(
      { css: 'tr', in: COMPARISON },
      (rows, wanted) => {
        const nameOf = (row: HTMLElement) => row.querySelector<HTMLElement>('th[scope=row]')?.innerText.split('\n')[0];
        const row = rows.find((candidate) => nameOf(candidate) === wanted);
        return [...(row?.querySelectorAll('td') ?? [])].map((found) => found.innerText.trim());
      },
      name,
    );
  }
  /** The text on the distance or border between two compared places; their ids are in the order of the columns. */
  async between(a: string, b: string): Promise<string> {
    return this.screen.text({ css: `[data-pair="${a} ${b}"]`, in: COMPARISON });
  }
  /**
   * Scrolls the columns horizontally. Returns the scroll offset, and the distance in px of the row headings from the
   * panel's edge.
   */
  async scroll(left: number): Promise<{ readonly scrolled: number; readonly namesAt: number }> {
    return this.screen.runAt(
      RESULT,
      (body, to) => {
        body.scrollLeft = to;
        const names = body.querySelector('th[scope=row]')?.getBoundingClientRect().left ?? Number.NaN;
        return { scrolled: body.scrollLeft, namesAt: names - body.getBoundingClientRect().left };
      },
      left,
    );
  }
  /** Opens the first source that the comparison gives in a row of this name. */
  async openSource(row: string): Promise<void> {
    await this.screen.click({
      css: '[data-part="source"]',
      in: { role: 'row', name: new RegExp(`^${row}`), in: COMPARISON },
      nth: 0,
    });
  }
}

/** The matrix of rows by places: cells with their statements, and the lists derived from the matrix. */
import type { Name, Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const MATRIX: Target = { role: 'region', name: word('matrix.label') };
const GRID: Target = { role: 'grid', in: MATRIX };
const CLAIMS: Target = { css: '[data-part="claims"]', in: MATRIX };
const cell = (name: RegExp | string): Target => ({ role: 'button', name, in: GRID });

export class Matrix extends Part {
  async waitUntilShown(): Promise<void> {
    await this.hasContents(MATRIX);
  }
  /** Items of the list (overlap, similarity, gaps …) that is derived from the matrix. */
  async items(): Promise<readonly string[]> {
    return this.allTexts({ css: 'ol > li', in: MATRIX });
  }
  async setYear(year: number): Promise<void> {
    await this.screen.select({ role: 'combobox', name: word('year.label'), in: MATRIX }, String(year));
  }
  /** @param name the accessible name of the cell. */
  async openCell(name: RegExp | string): Promise<void> {
    await this.screen.click(cell(name));
  }
  async focusCell(name: RegExp | string): Promise<void> {
    await this.screen.focus(cell(name));
  }
  async countCells(name: RegExp): Promise<number> {
    return this.screen.count(cell(name));
  }
  /** The statements behind the cell that is open, with their sources. */
  async claims(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'li', in: CLAIMS });
  }
  async areClaimsOpen(): Promise<boolean> {
    return this.screen.isVisible(CLAIMS);
  }
  async openFirstClaim(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('matrix.open'), in: CLAIMS, nth: 0 });
  }
  /** A button of the matrix by its name: what is in its rows, a reading, a place. */
  async press(name: Name): Promise<void> {
    await this.screen.click({ role: 'button', name, in: MATRIX, nth: 0 });
  }
  async definition(): Promise<string> {
    return this.screen.text({ role: 'complementary', name: word('matrix.about'), in: MATRIX });
  }
  async countElements(): Promise<number> {
    return this.screen.count({ css: '*', in: MATRIX });
  }
  /** Columns that the grid has, the names of rows among them, and those of which the heads are rendered. */
  async columns(): Promise<{ readonly all: number; readonly rendered: readonly number[] }> {
    const all = Number(await this.screen.attribute(GRID, 'aria-colcount'));
    const rendered = await this.screen.runAll({ css: 'thead [aria-colindex]', in: GRID }, (heads) =>
      heads.map((head) => Number(head.getAttribute('aria-colindex'))),
    );
    return { all, rendered };
  }
  /** The column in which the focus is. */
  async focusedColumn(): Promise<number> {
    return this.screen.run(() =>
      Number(document.activeElement?.closest('[aria-colindex]')?.getAttribute('aria-colindex')),
    );
  }
  /** Elements of the grid. */
  async countInGrid(): Promise<number> {
    return this.screen.count({ css: '*', in: GRID });
  }
  /** Scrolls the grid to its right end. */
  async scrollToEnd(): Promise<void> {
    await this.screen.runAt(GRID, (grid) => grid.parentElement?.scrollTo({ left: grid.scrollWidth }));
  }
  /** Number of tab stops in the grid. */
  async tabStops(): Promise<number> {
    return this.screen.count({ css: 'button[tabindex="0"]', in: GRID });
  }
}

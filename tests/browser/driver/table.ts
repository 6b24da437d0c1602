/** The table of places below the map. */
import type { ColumnId } from '#domain/comparing/columns.ts';
import type { Box, Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const PANEL: Target = { role: 'region', name: word('tool.table') };
const TABLE: Target = { role: 'grid', name: word('table.label') };

export class Table extends Part {
  async waitUntilShown(): Promise<void> {
    await this.screen.appears({ css: 'tr[data-area]', in: TABLE });
  }
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(TABLE);
  }
  /** Bounding box of its panel. */
  async box(): Promise<Box> {
    return this.screen.box(PANEL);
  }
  /** The rows in the page, in their order: id and the text of each cell. */
  async rows(): Promise<readonly { readonly id: string; readonly cells: readonly string[] }[]> {
    return this.screen.runAll({ css: 'tr[data-area]', in: TABLE }, (rows) =>
      rows.map((row) => ({
        id: row.dataset.area ?? '',
        cells: [...row.querySelectorAll('td')].map((cell) => cell.innerText),
      })),
    );
  }
  /** Number of rows of the table without its header, including those scrolled out of view. */
  async size(): Promise<number> {
    return Number(await this.screen.attribute(TABLE, 'aria-rowcount')) - 1;
  }
  async sortBy(column: ColumnId): Promise<void> {
    await this.screen.click({ css: 'button', in: this.#head(column) });
  }
  async sortOf(column: ColumnId): Promise<string | null> {
    return this.screen.attribute(this.#head(column), 'aria-sort');
  }
  #head(column: ColumnId): Target {
    // A sorted column has an arrow after its name, which is hidden from screen readers.
    return { role: 'columnheader', name: word(`table.${column}`), in: TABLE };
  }
  async find(text: string): Promise<void> {
    await this.screen.fill({ role: 'searchbox', name: word('table.find') }, text);
  }
  async clickRow(id: string): Promise<void> {
    await this.screen.click({ css: `tr[data-area="${id}"] td:first-child`, in: TABLE });
  }
  async focus(): Promise<void> {
    await this.screen.focus(TABLE);
  }
  /** The active row of the keyboard navigation. */
  async activeRow(): Promise<string | undefined> {
    return this.screen.run(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return id ? document.getElementById(id)?.dataset.area : undefined;
    });
  }
  /** The selected row, when it is fully visible. */
  async selectedRowInSight(): Promise<string | undefined> {
    return this.screen.runAll({ css: 'tr[aria-selected=true]', in: TABLE }, ([row]) => {
      const box = row?.getBoundingClientRect();
      const table = row?.closest('table');
      const [body, head] = [table?.parentElement, table?.tHead].map((element) => element?.getBoundingClientRect());
      const isSeen = box && body && head && box.top >= head.bottom - 1 && box.bottom <= body.bottom + 1;
      return isSeen ? row?.dataset.area : undefined;
    });
  }
  async hoveredRow(): Promise<string | undefined> {
    return this.screen.runAll({ css: 'tr[data-hover=true]', in: TABLE }, ([row]) => row?.dataset.area);
  }
  async showColumn(column: ColumnId): Promise<void> {
    await this.screen.click({ role: 'button', name: word('table.columns') });
    await this.screen.setChecked({ role: 'checkbox', name: word(`table.${column}`) }, true);
    await this.screen.press('Escape');
  }
  /** Chooses the year in the panel's own head, where the time line is covered. */
  async chooseYear(year: number): Promise<void> {
    await this.screen.select({ css: 'select', in: PANEL }, String(year));
  }
  async columns(): Promise<readonly string[]> {
    return this.screen.texts({ role: 'columnheader', in: TABLE });
  }
  async download(format: 'csv' | 'geojson'): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download({ role: 'button', name: word(`table.${format}`) });
  }
}

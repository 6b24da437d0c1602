/** The search box and its suggestions. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

export const SEARCH: Target = { role: 'combobox', name: word('search.label') };

/** What is offered; a native list elsewhere on the page has options too. */
const OPTION: Target = { css: '[role=listbox] [role=option]' };

export class SearchBox extends Part {
  /** Types and presses Enter, which takes the first suggestion. */
  async submit(text: string): Promise<void> {
    await this.type(text);
    await this.screen.press('Enter');
  }
  /** Types without choosing. */
  async type(text: string): Promise<void> {
    await this.screen.fill(SEARCH, text);
  }
  async typed(): Promise<string> {
    return this.screen.value(SEARCH);
  }
  /** Texts of the suggestions for a query; waits for the first. */
  async offersFor(text: string): Promise<readonly string[]> {
    await this.type(text);
    await this.screen.appears(OPTION);
    return this.screen.texts(OPTION);
  }
  /** Group name and id of each suggestion, in order. */
  async offered(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[role=listbox] [role=option]')].map(
        ({ dataset, parentElement }) => `${parentElement?.querySelector('p')?.textContent}: ${dataset.id}`,
      ),
    );
  }
  /** The highlighted parts of the suggestions, one list for each suggestion. */
  async marked(): Promise<readonly (readonly string[])[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll('[role=listbox] [role=option]')].map((option) =>
        [...option.querySelectorAll('mark')].map((mark) => mark.textContent ?? ''),
      ),
    );
  }
  async choose(id: string): Promise<void> {
    await this.screen.click({ css: `[role=listbox] [role=option][data-id="${id}"]` });
  }
}

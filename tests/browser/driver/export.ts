/** The dialog of files. */
import type { Target } from '../helper/screen.ts';
import type { App } from './app.ts';
import { DIALOG } from './dialogs.ts';
import { word } from './words.ts';

const button = (format: string): Target => ({ css: `[data-export="${format}"]`, in: DIALOG });
const SIZE: Target = { css: '[data-made]', in: DIALOG };

export class ExportDialog {
  readonly #app: App;
  constructor(app: App) {
    this.#app = app;
  }
  async open(): Promise<void> {
    await this.#app.screen.click({ role: 'button', name: word('tool.export') });
    await this.waitUntilShown();
  }
  async waitUntilShown(): Promise<void> {
    await this.#app.screen.appears(DIALOG);
  }
  async choose(name: string): Promise<void> {
    await this.#app.screen.click({ role: 'radio', name: new RegExp(`^${name}`), in: DIALOG });
  }
  /** Name and size of the file, once it is made. */
  async size(): Promise<string> {
    await this.#app.screen.appears(SIZE);
    return this.#app.screen.text(SIZE);
  }
  /** An option of the chosen format, by the value that is remembered: the fields have labels for people only. */
  async set(option: string, value: string): Promise<void> {
    await this.#app.screen.select({ css: `select[data-option="${option}"]`, in: DIALOG }, value);
  }
  async check(option: string): Promise<void> {
    await this.#app.screen.setChecked({ css: `input[data-option="${option}"]`, in: DIALOG }, true);
  }
  async press(format: string): Promise<void> {
    await this.#app.screen.click(button(format));
  }
  async save(format: string): Promise<{ readonly name: string; readonly text: string }> {
    return this.#app.screen.download(button(format));
  }
  async status(): Promise<string> {
    return this.#app.screen.text({ role: 'status', in: DIALOG });
  }
  /** Why there is no file. */
  async failure(): Promise<string> {
    return this.#app.screen.text({ role: 'alert', in: DIALOG });
  }
  async takeSmaller(): Promise<void> {
    await this.#app.screen.click({ css: '[data-part="smaller"]', in: DIALOG });
  }
  async cancel(): Promise<void> {
    await this.#app.screen.click({ css: 'progress ~ button', in: DIALOG });
  }
  /** The value of an option. */
  async chosen(option: string): Promise<string> {
    return this.#app.screen.runAt({ css: `select[data-option="${option}"]`, in: DIALOG }, (select) =>
      select instanceof HTMLSelectElement ? select.value : '',
    );
  }
  /** Elements that reach beyond the right edge of the dialog. */
  async overflowing(): Promise<readonly string[]> {
    return this.#app.screen.runAt(DIALOG, (dialog) => {
      const { right } = dialog.getBoundingClientRect();
      return [...dialog.querySelectorAll('*')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > right + 1)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
    });
  }
}

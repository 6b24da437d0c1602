/** The story editor, and the dialog that adds what the map shows to a story. */
import type { Screen, Target } from '../helper/screen.ts';
import type { App } from './app.ts';
import { DETAILS } from './place.ts';
import { word } from './words.ts';

const part = (name: string, within?: Target): Target => ({
  css: `[data-part="${name}"]`,
  ...(within && { in: within }),
});
const EDITOR = part('story-editor');
const STEPS = '[data-part="editor-steps"]';
const OPENERS = {
  tools: { role: 'button', name: word('tool.story'), in: { role: 'toolbar', name: word('tools.label') } },
  place: { role: 'button', name: word('tool.story'), in: DETAILS },
} as const satisfies Readonly<Record<string, Target>>;

export class StoryEditor {
  readonly #screen: Screen;
  constructor({ screen }: App) {
    this.#screen = screen;
  }

  /** Adds what the map shows, by the keyboard: to the story that was changed last. */
  async addView(from: keyof typeof OPENERS): Promise<string> {
    await this.#screen.focus(OPENERS[from]);
    await this.#screen.press('Enter');
    await this.#screen.appears(part('add'));
    await this.#screen.press('Enter');
    await this.#screen.appears(part('added'));
    return this.#screen.text(part('added'));
  }
  /** The warning beside it that the browser keeps nothing. */
  async warning(): Promise<string> {
    return this.#screen.text(part('not-kept'));
  }
  async goOn(): Promise<void> {
    await this.#screen.press('Enter');
    await this.#screen.vanishes(part('added'));
  }
  async edit(): Promise<void> {
    await this.#screen.click(part('open-editor'));
    await this.#screen.appears(part('step-form'));
  }
  /** Opens the editor at its list of stories. */
  async open(): Promise<void> {
    const present: Target = { role: 'button', name: word('tool.present'), nth: 0 };
    // On a phone the tools are in the column.
    if (!(await this.#screen.isVisible(present)))
      await this.#screen.click({ role: 'button', name: word('layers.title') });
    await this.#screen.click(present);
    await this.#screen.click(part('make-story'));
    await this.#screen.appears(part('editor-start'));
  }
  async stories(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="own-stories"] b' });
  }
  async openFile(name: string, text: string): Promise<void> {
    await this.#screen.giveFile(part('open-story'), name, text);
    await this.#screen.appears(part('step-form'));
  }
  async list(): Promise<void> {
    await this.#screen.click(part('story-list'));
    await this.#screen.appears(part('editor-start'));
  }

  /** The ids of the steps, in their order. */
  async steps(): Promise<readonly string[]> {
    return this.#screen.runAll({ css: `${STEPS} > li` }, (items) =>
      items.map((item) => item.getAttribute('data-step-id') ?? ''),
    );
  }
  async focusStep(id: string): Promise<void> {
    await this.#screen.focus({ css: `[data-step-id="${id}"] [data-choose]` });
  }
  async chooseStep(id: string): Promise<void> {
    await this.#screen.click({ css: `[data-step-id="${id}"] [data-choose]` });
  }
  async focusedStep(): Promise<string | null> {
    return this.#screen.run(
      () => document.activeElement?.closest('[data-step-id]')?.getAttribute('data-step-id') ?? null,
    );
  }
  /** Drags a step by its handle below another one. */
  async dragBelow(id: string, other: string): Promise<void> {
    const from = await this.#screen.box({ css: `[data-step-id="${id}"] [data-drag]` });
    const to = await this.#screen.box({ css: `[data-step-id="${other}"]` });
    const x = from.x + from.width / 2;
    await this.#screen.drag({ x, y: from.y + from.height / 2 }, { x, y: to.y + to.height - 3 });
  }
  async said(): Promise<string> {
    return this.#screen.text({ css: 'dialog > [role="status"]' });
  }
  async type(field: string, language: 'zh' | 'en', text: string): Promise<void> {
    await this.#screen.fill({ css: `[data-field="${field}"] [data-language="${language}"]`, in: EDITOR }, text);
  }
  async valueOf(field: string, language: 'zh' | 'en'): Promise<string> {
    return this.#screen.value({ css: `[data-field="${field}"] [data-language="${language}"]`, in: EDITOR });
  }
  async wordsOf(field: string): Promise<string> {
    return this.#screen.text({ css: `[data-field="${field}"]`, in: EDITOR });
  }
  async addPoint(): Promise<void> {
    await this.#screen.click(part('add-point'));
    await this.#screen.appears(part('row-list'));
  }
  async isWithoutSource(): Promise<boolean> {
    return this.#screen.isVisible(part('no-source'));
  }
  async chooseRow(id: string): Promise<void> {
    await this.#screen.setChecked({ css: `[data-row="${id}"]` }, true);
  }
  async undo(): Promise<void> {
    await this.#screen.press('Control+z');
  }
  async redo(): Promise<void> {
    await this.#screen.press('Control+Shift+z');
  }
  async saveState(): Promise<string | null> {
    return this.#screen.attribute(part('save-state'), 'data-save');
  }
  async saveFile(): Promise<{ readonly name: string; readonly text: string }> {
    return this.#screen.download(part('save-story'));
  }
  async link(): Promise<string> {
    await this.#screen.click(part('link-story'));
    return this.#screen.value({ css: '[data-part="story-link"] textarea' });
  }
  async problems(): Promise<readonly string[]> {
    return this.#screen.texts({ css: '[data-part="file-problems"] li' });
  }
  /** What of the file is kept beside the story. */
  async rest(): Promise<string> {
    return this.#screen.run(() => document.querySelector('[data-part="file-rest"]')?.textContent ?? '');
  }
  async present(): Promise<void> {
    await this.#screen.click(part('present-story'));
    await this.#screen.vanishes(EDITOR);
  }
  /** Number and title of the step on the audience's screen. */
  async stage(): Promise<string> {
    return this.#screen.run(() => {
      const stage = document.querySelector('[data-step]');
      return `${stage?.getAttribute('data-step')} ${document.querySelector('h1')?.textContent ?? ''}`;
    });
  }
}

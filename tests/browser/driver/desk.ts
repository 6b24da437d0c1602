/** A talk: the window of the audience, and the speaker's desk beside it or over it. */
import type { Screen, Target } from '../helper/screen.ts';
import { word } from './words.ts';

const DESK: Target = { css: '[data-desk]' };
const part = (name: string): Target => ({ css: `[data-part="desk-${name}"]` });
const FRAME: Target = { frame: '[data-part="desk-explorer"] iframe' };
const BUTTONS = {
  next: { role: 'button', name: word('desk.forward'), in: DESK },
  previous: { role: 'button', name: word('desk.previous'), in: DESK },
  start: { role: 'button', name: word('desk.start'), in: DESK },
  black: { role: 'button', name: word('desk.black'), in: DESK },
  explore: { role: 'button', name: word('desk.explore'), in: DESK },
  show: { role: 'button', name: word('desk.show'), in: DESK },
  back: { role: 'button', name: word('desk.back'), in: DESK, nth: 0 },
  note: { role: 'button', name: word('desk.rehearse'), in: DESK },
  close: { role: 'button', name: word('place.close'), in: DESK },
  fillOther: { role: 'button', name: word('desk.fillOther'), in: DESK },
} as const satisfies Readonly<Record<string, Target>>;

export class Desk {
  readonly screen: Screen;
  constructor(screen: Screen) {
    this.screen = screen;
  }

  /** Presses `S` in the audience's window, whose keys work as soon as the step is there. */
  static async openedFrom(screen: Screen): Promise<Desk> {
    await screen.appears({ css: '[data-step]' });
    const desk = new Desk(await screen.opened(() => screen.press('s')));
    await desk.isThere();
    return desk;
  }
  async isThere(): Promise<void> {
    await this.screen.appears({ css: 'img[data-query]', in: part('now') });
  }
  /** Waits until each window of the talk has what it needs. */
  async isReady(): Promise<void> {
    await this.screen.appears({ css: '[data-part="desk-offline"][data-state="good"]' });
  }
  async kind(): Promise<string | null> {
    return this.screen.attribute(DESK, 'data-desk');
  }
  /** Whether the styles of the page are in the window. */
  async isDressed(): Promise<boolean> {
    return this.screen.runAt(DESK, (desk) => desk.ownerDocument.defaultView?.getComputedStyle(desk).display === 'grid');
  }
  async use(name: keyof typeof BUTTONS): Promise<void> {
    await this.screen.click(BUTTONS[name]);
  }
  /** The step that is marked in the list, from 1. */
  async step(): Promise<number> {
    const all = await this.screen.runAll({ css: '[data-part="desk-steps"] button' }, (buttons) =>
      buttons.map((button) => button.hasAttribute('aria-current')),
    );
    return all.indexOf(true) + 1;
  }
  /** The query of the View of the drawn picture. */
  async picture(name: 'now' | 'next'): Promise<string | null> {
    return this.screen.attribute({ css: 'img', in: part(name) }, 'data-query');
  }
  async text(name: 'notes' | 'status' | 'offline' | 'rehearsal' | 'now'): Promise<string> {
    return this.screen.text(part(name));
  }
  /** Since when the timer runs, ms; null: it does not. The windows of the talk keep it. */
  async runningSince(): Promise<number | null> {
    return this.screen.run(() => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith('talk-')) ?? '';
      return JSON.parse(sessionStorage.getItem(key) ?? 'null')?.state.timer.runningSince ?? null;
    });
  }
  async isRunning(): Promise<boolean> {
    return (await this.screen.attribute({ css: '[role="timer"]', in: DESK }, 'data-running')) === 'true';
  }
  /** The language of the audience, by its own name. */
  async speakTo(language: string): Promise<void> {
    await this.screen.choose({ role: 'combobox', name: word('desk.audienceLanguage'), in: DESK }, language);
  }
  /** Opens a place on the desk's own map. */
  async lookUp(area: string): Promise<void> {
    await this.screen.click({ css: `[data-map-state="svg"] a[data-area="${area}"] > span:visible`, in: FRAME });
    await this.screen.appears({ css: '[data-part="panel"] h2', in: FRAME });
  }
  /** Types into the search of the desk's own map. @returns the names of the groups that it offers. */
  async search(words: string): Promise<readonly string[]> {
    await this.screen.fill({ css: '#search', in: FRAME }, words);
    const group: Target = { css: '[role=listbox] [role=group]', in: FRAME };
    await this.screen.appears({ ...group, nth: 0 });
    return this.screen.runAll(group, (groups) => groups.map((one) => one.querySelector('p')?.textContent ?? ''));
  }
  /** The stored words of a row become others, as if the data had changed since. */
  async alterRehearsal(row: string, words: string): Promise<void> {
    await this.screen.run(
      ({ id, text }) => {
        const key = Object.keys(localStorage).find((name) => name.startsWith('rehearsal-')) ?? '';
        const stored = JSON.parse(localStorage.getItem(key) ?? '{}');
        stored.rows[id] = { hash: '00000000', words: { zh: text, en: text } };
        localStorage.setItem(key, JSON.stringify(stored));
      },
      { id: row, text: words },
    );
  }
}

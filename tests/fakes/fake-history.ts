/** A browser's own history of one tab: entries, of which one is shown, and the event when the user goes to another. */
import type { HistoryWindow } from '../../src/app/history.ts';

type Listener = () => void;

export class FakeHistory {
  /** Queries, with their question mark. */
  entries: readonly string[];
  index = 0;
  #listeners = new Set<Listener>();

  constructor(first = '') {
    this.entries = [first];
  }

  get search(): string {
    return this.entries[this.index] ?? '';
  }

  /** What the app sees of it. @param framed the page stands in a frame of another page. */
  window(framed = false): HistoryWindow {
    const write = (url: string, push: boolean) => {
      const { search } = new URL(url, 'https://map.test');
      this.entries = [...this.entries.slice(0, push ? this.index + 1 : this.index), search].concat(
        push ? [] : this.entries.slice(this.index + 1),
      );
      if (push) this.index += 1;
    };
    const own = {};
    const searchNow = () => this.search;
    return {
      location: {
        pathname: '/map/',
        hash: '',
        get search() {
          return searchNow();
        },
      },
      history: {
        pushState: (_state: unknown, _title: string, url: string) => write(url, true),
        replaceState: (_state: unknown, _title: string, url: string) => write(url, false),
      },
      self: own,
      parent: framed ? {} : own,
      addEventListener: (_name: string, listener: Listener) => void this.#listeners.add(listener),
      removeEventListener: (_name: string, listener: Listener) => void this.#listeners.delete(listener),
      // The parts that the app uses, without the rest of a window.
    } as unknown as HistoryWindow;
  }

  /** Back (-1) or forward (1). @returns whether there was such an entry on this site. */
  go(step: -1 | 1): boolean {
    if (this.entries[this.index + step] === undefined) return false;
    this.index += step;
    for (const listener of [...this.#listeners]) listener();
    return true;
  }

  /** The user opens another link in the same tab: the page is loaded anew by whoever calls this. */
  navigate(search: string): void {
    this.entries = [...this.entries.slice(0, this.index + 1), search];
    this.index += 1;
  }
}

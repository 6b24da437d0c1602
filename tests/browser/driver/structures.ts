/** Layout structures: the list of them, and one with its groups on the map. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const STRUCTURES: Target = { role: 'complementary', name: word('structures.label') };

export class Structures extends Part {
  async open(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('tool.structures') });
    await this.hasContents(STRUCTURES);
  }
  /** Structures that the list offers, by year. */
  async offered(): Promise<readonly string[]> {
    return this.allTexts({ css: 'li button', in: STRUCTURES });
  }
  async choose(name: string | RegExp): Promise<void> {
    await this.screen.click({ role: 'button', name, in: STRUCTURES, nth: 0 });
  }
  /** The name of the structure that is shown; waits for one. */
  async heading(): Promise<string> {
    return this.screen.text({ css: 'h2', in: STRUCTURES });
  }
  async text(): Promise<string> {
    return this.screen.text(STRUCTURES);
  }
  /** Groups of the structure shown, each with its wording and members on separate lines. */
  async groups(): Promise<readonly string[]> {
    return this.screen.texts({ css: '[data-part="group"]', in: STRUCTURES });
  }
  /** What changed since the previous structure, by kind of change. */
  async changes(): Promise<readonly string[]> {
    return this.screen.texts({ css: '[data-part="changes"] div', in: STRUCTURES });
  }
}

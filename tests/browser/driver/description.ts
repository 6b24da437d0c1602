/** The text description of the present view. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const DESCRIPTION: Target = { css: '[data-part="description"]' };

export class Description extends Part {
  async open(): Promise<void> {
    await this.screen.click({ css: 'summary', in: DESCRIPTION });
  }
  async text(): Promise<string> {
    return this.screen.text({ css: 'p', in: DESCRIPTION });
  }
  /** Copies the words of the view and its link. */
  async copy(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('describe.copy'), in: DESCRIPTION });
  }
  /** The status message beside the button. */
  async outcome(): Promise<string> {
    return this.screen.text({ css: 'small', in: DESCRIPTION });
  }
  /** The description of the changed view in the live region. */
  async spoken(): Promise<string> {
    return this.screen.run(() => document.querySelector('[data-description]')?.textContent ?? '');
  }
}

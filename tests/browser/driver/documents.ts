/** The documents, and what a document is the sole source of. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const DOCUMENTS: Target = { role: 'complementary', name: word('documents.label') };
const ONLY: Target = { role: 'region', name: word('only.title'), in: DOCUMENTS };

export class Documents extends Part {
  async waitUntilShown(): Promise<void> {
    await this.hasContents(DOCUMENTS);
  }
  /** Waits for the sections of the document that is open. */
  async waitForSections(): Promise<void> {
    await this.screen.appears({ css: 'summary', in: DOCUMENTS });
  }
  /** The text that says for how much the open document is the sole source. */
  async soleSourceCount(): Promise<string> {
    return this.screen.text({ css: 'h3 + p', in: ONLY });
  }
  async soleSourceText(): Promise<string> {
    return this.screen.text(ONLY);
  }
  /**
   * Places that are listed, by degree: only this document mentions them, only it gives them a role or an industry, or
   * it says more of them.
   */
  async soleSourcePlaces(degree: 'place' | 'aspect' | 'claim'): Promise<readonly string[]> {
    return this.allTexts({ css: `details[data-alone="${degree}"] h4`, in: ONLY });
  }
  async toggleSoleSource(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('only.show'), in: ONLY });
  }
  async openFirstSoleClaim(): Promise<void> {
    await this.screen.click({ css: 'details[data-alone="claim"] [data-part="source"]', in: ONLY, nth: 0 });
  }
}

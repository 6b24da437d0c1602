/** The open panel, whichever it is: the parts that all panels have from their frame. */
import type { Box, Target } from '../helper/screen.ts';
import { Part } from './part.ts';

/** With its contents: the frame that says that they are on their way gives its place to another element. */
const PANEL: Target = { css: '[data-part="panel"]:not(:has([data-part="waiting"]))' };

export class OpenPanel extends Part {
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(PANEL);
  }
  /** Waits for it. */
  async heading(): Promise<string> {
    return this.screen.text({ css: 'header h2', in: PANEL });
  }
  async box(): Promise<Box> {
    return this.screen.box(PANEL);
  }
  async close(): Promise<void> {
    await this.screen.click({ css: 'header [data-part="close"]', in: PANEL });
  }
}

/** What the SVG renderer has drawn, read from its elements. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';

const DRAWN: Target = { css: '[data-part="drawn-map"]' };
const drawn = (css: string, nth?: number): Target => ({ css, in: DRAWN, ...(nth !== undefined && { nth }) });

export class SvgMap extends Part {
  /** How many arcs there are. */
  async arcs(): Promise<number> {
    // Arcs that look the same are one path of several parts.
    return this.screen.runAll(drawn('g > [data-layer^="arcs-"] path'), (paths) =>
      paths.reduce((sum, path) => sum + (path.getAttribute('d')?.split('M').length ?? 1) - 1, 0),
    );
  }
  /** Dashes of the arcs of a standing; null for a solid line, undefined when there is no such arc. */
  async arcDashes(standing: string): Promise<string | null | undefined> {
    const arc = drawn(`g > [data-layer="arcs-${standing}"] path`, 0);
    if ((await this.screen.count(arc)) === 0) return undefined;
    // Lines in several pieces have what they look like in common.
    return this.screen.runAt(
      arc,
      (path) => path.closest('[stroke-dasharray]')?.getAttribute('stroke-dasharray') ?? null,
    );
  }
  /** Copies of the land, and of the lines between places, in the order of drawing. */
  async layersOfWorld(): Promise<readonly ('surface' | 'lines')[]> {
    return this.screen.runAll(drawn('[data-part="surface"], [data-part="lines"], use'), (parts) =>
      parts.map((part) => (/lines/.test(part.getAttribute('href') ?? part.id) ? 'lines' : 'surface')),
    );
  }
  /**
   * The colour token of a place: `role-core-area`, `change-new`, `group-1`, `not-stated`; undefined for plain ground.
   */
  async toneOf(id: string): Promise<string | undefined> {
    const fill = await this.screen.attribute(drawn(`[data-layer$="-fill"] [data-id="${id}"]`, 0), 'fill');
    const token = /var\(--([a-z-]+(?:-\d)?)\)/.exec(fill ?? '')?.[1];
    return token === 'subject' ? undefined : token;
  }
  /** The colour token of a member's group, for example `group-1`; undefined for a place that is not a member. */
  async groupOf(id: string): Promise<string | undefined> {
    const mark = drawn(`[data-layer^="members-"] [data-id="${id}"]`, 0);
    if ((await this.screen.count(mark)) === 0) return undefined;
    const paint = [await this.screen.attribute(mark, 'fill'), await this.screen.attribute(mark, 'stroke')].join(' ');
    return /--(group-\d)/.exec(paint)?.[1];
  }
  /** Number of partners of a tie that have a mark. */
  async partnersOf(tie: string): Promise<number> {
    return this.screen.count(drawn(`[data-layer^="partners-${tie}-"] [data-id]`));
  }
  /** Places that are outlined because they are compared. */
  async comparedOutlines(): Promise<readonly string[]> {
    const ids = await this.screen.runAll(drawn('[data-compared]'), (outlines) =>
      outlines.map(({ dataset }) => dataset.compared ?? ''),
    );
    return [...new Set(ids)];
  }
  /** Whether what is seen was drawn for another camera and moved from there. */
  async isMoved(): Promise<boolean> {
    return /\btransform:/.test((await this.screen.attribute(DRAWN, 'style')) ?? '');
  }
  async isLinkPointedAt(): Promise<boolean> {
    return (await this.screen.count(drawn('[data-part="pointed-link"]'))) === 1;
  }
}

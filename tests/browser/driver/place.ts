/** The panel of a place: its role, what each document says of it, its links. */
import { vi } from 'vitest';
import type { Box, Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

export const DETAILS: Target = { role: 'complementary', name: word('place.label') };
const part = (name: string, css = ''): Target => ({ css: `[data-part="${name}"]${css}`, in: DETAILS });
const TARGET: Target = { css: '[data-target="true"]' };

/** All documents and their panel. */
const EVIDENCE_MS = 10_000;

export class PlacePanel extends Part {
  async waitUntilShown(): Promise<void> {
    await this.screen.appears({ role: 'heading', in: DETAILS });
  }
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible({ css: 'h2', in: DETAILS });
  }
  /** The name of the place that is shown; waits for one. */
  async heading(): Promise<string> {
    return this.screen.text({ css: 'h2', in: DETAILS });
  }
  /** Words of its name that stand on more than one line. */
  async brokenWords(): Promise<readonly string[]> {
    return this.screen.runAt({ css: 'h2', in: DETAILS }, (heading) => {
      const text = heading.firstChild;
      if (!(text instanceof Text)) return ['(no text)'];
      return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    });
  }
  async text(): Promise<string> {
    return this.screen.text(DETAILS);
  }
  async box(): Promise<Box> {
    return this.screen.box(DETAILS);
  }
  /** Returns to the tool that the place was opened from. */
  async backToTool(): Promise<void> {
    await this.screen.click({ role: 'button', name: /^← /, in: DETAILS });
  }
  /** The other places at the point of the one shown. */
  async alsoHere(): Promise<readonly string[]> {
    return this.screen.texts(part('also-here', ' [data-part="area-link"]'));
  }
  async chooseAlsoHere(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: part('also-here') });
  }

  async roleSection(): Promise<string> {
    return this.screen.text(part('role'));
  }
  /** The roles that the panel gives as of its year, each with the source line under it. Empty when none is stated. */
  async roles(): Promise<readonly string[]> {
    return this.screen.texts(part('role', ' > ul > li'));
  }
  /** The roles that were last stated before the year, each with its source, under a heading that names that year. */
  async lastRoles(): Promise<readonly string[]> {
    return this.screen.texts(part('last-role', ' :is(h4, li)'));
  }
  /** The history by document, after its evidence is loaded; `missing` is the number of documents expected to fail. */
  async history(
    missing = 0,
  ): Promise<readonly { readonly year: number; readonly says: number; readonly text: string }[]> {
    const nodes = part('history', ' > ol > li');
    await this.screen.appears(nodes);
    const read = part('history', ' > ol > li:is([data-silent="true"], :has(article))');
    const isRead = async () => (await this.screen.count(read)) >= (await this.screen.count(nodes)) - missing;
    await vi.waitUntil(isRead, { timeout: EVIDENCE_MS });
    return this.screen.runAll(nodes, (items) =>
      items.map((item) => ({
        year: Number(item.querySelector('h4 span')?.textContent),
        says: item.querySelectorAll('article').length,
        text: item.innerText,
      })),
    );
  }

  /** What documents later than the year say. */
  async later(): Promise<string> {
    return this.screen.text(part('later'));
  }
  /** The highlighted row, to which a link, a search or a click points; waits for one. */
  async targetRow(): Promise<string> {
    return this.screen.text({ ...TARGET, in: DETAILS });
  }
  /** Where the cited lines of the row that the link names lead. */
  async pageLinks(): Promise<readonly string[]> {
    const target = { ...TARGET, in: DETAILS };
    return this.screen.runAll({ css: 'cite a', in: target }, (links) =>
      links.map((link) => link.getAttribute('href') ?? ''),
    );
  }
  /** Opens the citations of the statement that the link names. Returns their texts by citation style. */
  async citations(): Promise<Readonly<Record<string, string>>> {
    const target: Target = { ...TARGET, in: DETAILS };
    await this.screen.click({ role: 'button', name: word('place.cite'), in: target });
    const citations: Target = { role: 'region', name: word('place.citation'), in: target };
    const forms = await this.screen.texts({ css: 'h5', in: citations });
    const texts = await this.screen.texts({ css: 'p', in: citations });
    return Object.fromEntries(forms.map((form, index) => [form, texts[index] ?? '']));
  }
  /** Copies a citation that is open. */
  async copyCitation(style: string): Promise<void> {
    await this.screen.click({ role: 'button', name: word('place.copy', { style }), in: DETAILS });
  }
  /** Status messages beside the buttons that were pressed. */
  async citationOutcomes(): Promise<readonly string[]> {
    return this.allTexts({ css: 'small', in: { role: 'region', name: word('place.citation'), in: DETAILS } });
  }

  /** Types of links, each with its number. */
  async linkTypes(): Promise<readonly string[]> {
    return this.allTexts(part('links', ' h4'));
  }
  async links(): Promise<readonly string[]> {
    return this.allTexts(part('link'));
  }
  /** The button in the n-th row of links, which opens the place at the other end. */
  async focusLink(nth: number): Promise<void> {
    await this.screen.focus({ ...part('link', ' [data-part="area-link"]'), nth });
  }
  /** Kinds of tie of the city, each with its number of places. */
  async ties(): Promise<readonly string[]> {
    return this.allTexts(part('ties', ' summary'));
  }
  /** Opens a tie and reads the places under it, each with what documents say. */
  async placesOfTie(nth: number): Promise<readonly string[]> {
    await this.screen.click({ ...part('ties', ' summary'), nth });
    const places = part('ties', ` details:nth-of-type(${nth + 1}) > ul > li`);
    await this.screen.appears(places);
    return this.allTexts(places);
  }
}

/** Two documents compared: what changed from one to the other, place by place. */
import type { ChangeKind } from '#domain/comparing/changes.ts';
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { counted, word } from './words.ts';

const DIFFERENCE: Target = { role: 'complementary', name: word('difference.title') };
const KINDS: Target = { css: 'button', in: { role: 'region', name: word('difference.kinds'), in: DIFFERENCE } };
const GROUPS: Target = { css: 'ol > li:has(> h4)', in: DIFFERENCE };

export class Difference extends Part {
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(DIFFERENCE);
  }
  /** How many changes there are of each kind, as the panel counts them; waits for the panel. */
  async counts(): Promise<Readonly<Record<string, number>>> {
    await this.screen.appears(KINDS);
    const texts = await this.screen.texts(KINDS);
    return Object.fromEntries(
      texts.map((text) => {
        const [count = '', kind = ''] = text.split('\n').filter(Boolean);
        return [kind, Number(count)];
      }),
    );
  }
  /** Shows one kind of change only, or all again. */
  async toggleKind(kind: ChangeKind): Promise<void> {
    await this.screen.click({ role: 'button', name: counted(`difference.${kind}`), in: DIFFERENCE });
  }
  /** The changes listed, under the place or the industry that they belong to. */
  async changes(): Promise<readonly { readonly of: string; readonly text: string }[]> {
    await this.screen.appears(GROUPS);
    // Rows far down are not laid out, and have no innerText.
    return this.screen.runAll(GROUPS, (groups) =>
      groups.flatMap((group) => {
        const of = group.querySelector('h4')?.firstChild?.textContent ?? '';
        return [...group.querySelectorAll('[data-change]')].map((row) => ({ of, text: row.textContent ?? '' }));
      }),
    );
  }
  async groupBy(by: 'place' | 'industry'): Promise<void> {
    await this.screen.setChecked({ role: 'radio', name: word(`difference.by.${by}`), in: DIFFERENCE }, true);
  }
  /** The headings of the list by place, in their order. */
  async tiers(): Promise<readonly string[]> {
    return this.screen.runAll({ css: 'section > h3', in: DIFFERENCE }, (heads) =>
      heads.map((head) => head.firstChild?.textContent ?? ''),
    );
  }
  /** Keeps the list to one kind of place, by the start of its name in the list. */
  async choosePlaceKind(id: string): Promise<void> {
    await this.screen.choose({ role: 'combobox', name: word('difference.placeKind'), in: DIFFERENCE }, id);
  }
  /** @param document as the list names it. */
  async chooseDocument(side: 'from' | 'to', document: string): Promise<void> {
    await this.screen.choose({ role: 'combobox', name: word(`difference.${side}`), in: DIFFERENCE }, document);
  }
  async swap(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('difference.swap'), in: DIFFERENCE });
  }
  /** Ids of the documents that the lists of the panel show, from and to. */
  async documents(): Promise<readonly string[]> {
    return this.screen.runAll({ css: 'select[data-side]', in: DIFFERENCE }, (lists) =>
      lists.map((list) => (list as HTMLSelectElement).value),
    );
  }
  /** Opens the first source of a place's changes. */
  async openSource(area: string): Promise<void> {
    await this.screen.click({
      css: `ol > li:has(> h4 [data-part="area-link"]:text-is("${area}")) [data-part="source"]`,
      in: DIFFERENCE,
      nth: 0,
    });
  }
  async download(): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download({ role: 'button', name: () => /CSV/, in: DIFFERENCE });
  }
}

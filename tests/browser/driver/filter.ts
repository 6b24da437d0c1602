/** The filter: its panel, the filters in use beside the map, and the way out of an empty result. */
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

const FILTER: Target = { role: 'complementary', name: word('filter.title') };
const PLACES: Target = { role: 'region', name: word('filter.places'), in: FILTER };
const IN_USE: Target = { role: 'list', name: word('filter.active') };
const NO_MATCH: Target = { css: '[data-part="no-match"]:visible' };
const choicesOf = (facet: string): Target => ({ css: `[data-facet="${facet}"] [role="radiogroup"]`, in: FILTER });
/** @param id id of the choice; empty for "any". */
const choice = (facet: string, id: string): Target => ({ css: `input[value="${id}"]`, in: choicesOf(facet) });

export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Number of places that would match with it. */
  readonly count: number;
  readonly canBeChosen: boolean;
}

export class Filter extends Part {
  async open(): Promise<void> {
    await this.screen.click({ role: 'button', name: word('tool.filter') });
    await this.hasContents(FILTER);
  }
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(FILTER);
  }
  /** Opens a facet by its key in the link; one that is open stays so. */
  async openFacet(facet: string): Promise<void> {
    // The panel is there before its lazy contents: a facet asked too early looks closed, and the click would close it.
    await this.screen.appears({ css: `[data-facet="${facet}"]`, in: FILTER });
    if (!(await this.screen.isVisible(choicesOf(facet))))
      await this.screen.click({ css: `[data-facet="${facet}"] summary`, in: FILTER });
  }
  async openIndustryGroup(group: string): Promise<void> {
    await this.screen.click({ role: 'button', name: word('filter.members', { group }), in: FILTER });
  }
  async choices(facet: string): Promise<readonly Choice[]> {
    await this.openFacet(facet);
    return this.screen.runAll({ css: 'label', in: choicesOf(facet) }, (labels) =>
      labels.map((label) => ({
        id: label.querySelector('input')?.value ?? '',
        name: label.querySelector('span')?.innerText ?? '',
        count: Number(label.querySelector('small')?.innerText),
        canBeChosen: label.querySelector('input')?.disabled === false,
      })),
    );
  }
  async choose(facet: string, id: string): Promise<void> {
    await this.openFacet(facet);
    await this.screen.setChecked(choice(facet, id), true);
  }
  async setFigures(checked: boolean): Promise<void> {
    await this.screen.setChecked({ role: 'checkbox', in: FILTER }, checked);
  }
  async focusChoice(facet: string, id: string): Promise<void> {
    await this.openFacet(facet);
    await this.screen.focus(choice(facet, id));
  }

  /** Number of matching places, as the panel shows it. */
  async count(): Promise<number> {
    return Number(await this.screen.text({ css: 'h3 small', in: PLACES }));
  }
  /** The matching places by layer: each layer with its count, and with its places when it is expanded. */
  async places(): Promise<
    readonly { readonly layer: string; readonly count: number; readonly places: readonly string[] }[]
  > {
    return this.screen.runAll({ css: 'details', in: PLACES }, (layers) =>
      layers.map((layer) => ({
        layer: layer.querySelector('summary')?.innerText.trim() ?? '',
        count: Number(layer.querySelector('summary small')?.textContent),
        places: [...layer.querySelectorAll<HTMLElement>('li')].map((item) => item.innerText),
      })),
    );
  }
  async openPlace(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: PLACES });
  }

  /** The active filters as the user sees them, wherever they are on the page. */
  async inUse(): Promise<readonly string[]> {
    // Only filters that can be removed one by one have this attribute.
    return this.screen.runAll({ css: 'button[aria-label]', in: IN_USE }, (chips) =>
      chips.filter((chip) => chip.checkVisibility({ visibilityProperty: true })).map((chip) => chip.innerText.trim()),
    );
  }
  /** @param name of the filter in use, or a part of it. */
  async drop(name: string): Promise<void> {
    await this.screen.click({ css: `li:has-text("${name}") > button:visible`, in: IN_USE });
  }
  /** What an empty result says, and the filters it offers to drop. */
  async noMatch(): Promise<{ readonly says: string; readonly offers: readonly string[] } | undefined> {
    return this.screen.runAll(
      NO_MATCH,
      ([shown]) =>
        shown && {
          says: shown.querySelector('p')?.innerText.trim() ?? '',
          offers: [...shown.querySelectorAll('button')].map((button) => button.innerText.trim()),
        },
    );
  }
  async dropSuggested(name: string): Promise<void> {
    await this.screen.click({ role: 'button', name, in: NO_MATCH });
  }
}

/** The list of layers and the legend under it. */
import type { Overlay } from '#domain/vocabulary/overlays.ts';
import type { Target } from '../helper/screen.ts';
import { Part } from './part.ts';
import { word } from './words.ts';

export const LAYERS: Target = { role: 'group', name: word('layers.title') };
export const LEGEND: Target = { role: 'region', name: word('legend.title') };
const layer = (id: Overlay): Target => ({ role: 'checkbox', name: word(`layers.${id}`), in: LAYERS });

export class Layers extends Part {
  async waitUntilShown(): Promise<void> {
    await this.screen.appears(LAYERS);
  }
  async names(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'label', in: LAYERS });
  }
  async toggle(id: Overlay): Promise<void> {
    await this.screen.setChecked(layer(id), !(await this.isOn(id)));
  }
  async isOn(id: Overlay): Promise<boolean> {
    return this.screen.isChecked(layer(id));
  }
  /** The entries of the legend, one text each. */
  async legend(): Promise<readonly string[]> {
    return this.screen.texts({ css: 'li', in: LEGEND });
  }
}

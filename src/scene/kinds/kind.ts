/** What a layer kind is: all that one overlay brings to the map and to its legend, as one entry of the registry. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import type { MarkDrawing } from '../drawing.ts';
import type { SceneLabel, SceneLayer } from '../model.ts';
import type { RoleColour, Tone } from '../tokens.ts';

/** What a kind's part of the Scene depends on. */
export interface KindContext {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly year: Year;
  readonly language: EvidenceLanguage;
  /** Areas of this kind's overlay. */
  readonly areas: readonly Area[];
}

/** What a layer kind adds to the Scene. Layers carry an order, because kinds interleave (fills under rivers under labels). */
export interface KindScene {
  readonly layers?: readonly (SceneLayer & { readonly order: number })[];
  readonly labels?: readonly SceneLabel[];
  readonly tones?: Readonly<Record<string, Tone>>;
  readonly lastTones?: Readonly<Record<string, Tone>>;
  readonly faint?: Readonly<Record<string, true>>;
}

/** What a kind asks to know whether its marks are on the map. */
export interface LegendContext {
  readonly zoom: number;
  /**
   * Whether an area of the kind for which `is` holds is drawn and in sight. Where the legend is of the whole map and not of a picture,
   * every kind that is on could be moved into sight: true.
   */
  readonly sees: (is: (area: Area) => boolean) => boolean;
  /** Whether links of the selected area with this standing are drawn. */
  readonly hasLinks: (standing: Standing) => boolean;
}

/** A mark of the legend that means the same whatever the colours of areas mean. Kinds may share one: it is listed once. */
export interface LegendEntry<Text extends string = string> {
  readonly id: string;
  /** Place in the legend, ascending. */
  readonly order: number;
  /** Key of the interface's words. */
  readonly text: Text;
  readonly drawing: MarkDrawing;
  readonly isShown: (context: LegendContext) => boolean;
}

/** A sentence under the legend: what a user of the map could take for an omission. */
export interface LegendNote<Text extends string = string> {
  readonly text: Text;
  /** Where there is no panel to refer to: under a picture. */
  readonly pictureText: Text;
  readonly isShown: (context: LegendContext) => boolean;
}

/** One entry of the registry. Parts that are not optional have to be thought of: leaving one out does not compile. */
export interface LayerKind<Text extends string = string> {
  /** What the colour of its areas says: their role, what kind of thing they are, or nothing, because the Scene gives them no tone. */
  readonly colourMeans: 'role' | 'kind' | 'nothing';
  /** Of its labels, where it is not the ink of all. */
  readonly labelColour?: RoleColour;
  readonly legend: readonly LegendEntry<Text>[];
  readonly notes?: readonly LegendNote<Text>[];
  /** Its part of the Scene; pure. */
  readonly compose: (context: KindContext) => KindScene;
}
/** The keys of the words that a kind's legend needs. */
export type TextOf<Kind> = Kind extends LayerKind<infer Text> ? Text : never;

/**
 * The type of a layer kind: everything that one overlay adds to the map and its legend, as one entry of the registry.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import type { MarkDrawing } from '../drawing.ts';
import type { SceneLabel, SceneLayer } from '../model.ts';
import type { RoleColour, Tone } from '../tokens.ts';

/** The input of a kind's part of the Scene. */
export interface KindContext {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly year: Year;
  readonly language: EvidenceLanguage;
  /** Areas of this kind's overlay. */
  readonly areas: readonly Area[];
}

/**
 * What a layer kind adds to the Scene. Layers have an order, because kinds interleave (fills under rivers under
 * points).
 */
export interface KindScene {
  readonly layers?: readonly (SceneLayer & { readonly order: number })[];
  readonly labels?: readonly SceneLabel[];
  readonly tones?: Readonly<Record<string, Tone>>;
  readonly lastTones?: Readonly<Record<string, Tone>>;
  readonly planned?: Readonly<Record<string, true>>;
  readonly faint?: Readonly<Record<string, true>>;
  readonly later?: Readonly<Record<string, Year>>;
}

/** The input for deciding whether a mark is on the map. */
export interface LegendContext {
  readonly zoom: number;
  /**
   * Whether an area of the kind that satisfies `is` is drawn and in sight. Always true for the legend of the
   * interactive map, which can be moved to show any area.
   */
  readonly sees: (is: (area: Area) => boolean) => boolean;
  /** Whether links of the selected area said in this manner are drawn. */
  readonly hasLinks: (manner: Manner) => boolean;
  /**
   * Whether an arc to a site abroad that is said in this manner is drawn by the year. On the interactive map, which can
   * be moved to another year, in any year.
   */
  readonly hasArcs: (manner: Manner) => boolean;
}

/** A mark whose meaning does not depend on what the colours mean. Kinds may share a mark; it is listed once. */
export interface LegendEntry<Text extends string = string> {
  readonly id: string;
  /** Place in the legend, ascending. */
  readonly order: number;
  /** Key of the interface's words. */
  readonly text: Text;
  readonly drawing: MarkDrawing;
  readonly isShown: (context: LegendContext) => boolean;
}

/** A sentence under the legend that explains what looks like an omission. */
export interface LegendNote<Text extends string = string> {
  readonly text: Text;
  /** For pictures, which have no panel to refer to. */
  readonly pictureText: Text;
  readonly isShown: (context: LegendContext) => boolean;
}

/** One entry of the registry. Leaving out a part that is not optional does not compile. */
export interface LayerKind<Text extends string = string> {
  /** What the colour of its areas means: their role, their kind, or nothing (the Scene gives them no tone). */
  readonly colourMeans: 'role' | 'kind' | 'nothing';
  /** The colour of its labels, where it differs from the default. */
  readonly labelColour?: RoleColour;
  readonly legend: readonly LegendEntry<Text>[];
  readonly notes?: readonly LegendNote<Text>[];
  /** Its part of the Scene; pure. */
  readonly compose: (context: KindContext) => KindScene;
}
/** The keys of the words that a kind's legend needs. */
export type TextOf<Kind> = Kind extends LayerKind<infer Text> ? Text : never;

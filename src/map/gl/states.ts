/**
 * The paint of each place and each link, as feature state: a place's colour on every layer, its marks, and whether a
 * link is drawn. Year, filter and selection change nothing else, so MapLibre shows them with the next frame; a change
 * that its worker has to know of (a layer's filter, the global state) would make it cut all tiles again, a quarter of a
 * second on a slow machine.
 */
import type { AreaId, StatementId, Year } from '#domain/model/ids.ts';
import { mixed } from '#scene/colour.ts';
import { DOTS } from '#scene/drawing.ts';
import type { LayerArea } from '#scene/layer-areas.ts';
import { isByTone, isDotted, isFaint, isStriped, opacityOf, ringOf, strengthOf, toneOf } from '#scene/look.ts';
import { MATCH_LAYERS } from '#scene/matches.ts';
import type { Scene, SceneLayer } from '#scene/model.ts';
import { paintOf, type RolePaint, type SurfaceToken, type Theme, type Tone } from '#scene/tokens.ts';
import { rgba } from './colour.ts';

/**
 * Of a place: its colours by palette name, the flags `faint`, `excluded`, `match`, `dotted`, `striped`, `selected` and
 * `compared`, and for a marked point the radius of its `ring` in px. Of a link: `link`, which is `shown`,
 * `faint` or `hidden`.
 */
export type FeatureState = Readonly<Record<string, string | number | boolean>>;

/** Properties of a line between two places in the file `arcs`. */
export interface LinkProperties {
  readonly part: string;
  readonly link: StatementId;
  /** The place that the link is about: the link is faint when the filter excludes that place. */
  readonly id: AreaId;
  readonly from: AreaId;
  readonly to: AreaId;
  readonly asOf: Year;
}

const partOf = (layer: SceneLayer): keyof RolePaint => (layer.colour === 'tone' ? 'fill' : 'edge');
const hasDots = (layer: SceneLayer) => layer.type === 'fill' && layer.dots === true;

/** The key under which a layer's colour is kept in the feature state. Layers that paint alike share it. */
export function paletteName(layer: SceneLayer): string {
  const { stated, notStated, over } = strengthOf(layer);
  return [partOf(layer), stated, notStated, over, ...(hasDots(layer) ? ['dots'] : [])].join(' ');
}

/** What decides how a place is painted. */
interface Appearance {
  readonly tone: Tone;
  readonly isFaint: boolean;
  /** The class that colours the dots, if nothing is stated for the year. */
  readonly lastTone: Tone | undefined;
}

/** The colour of a place on a layer, as CSS: of the dots if the place is dotted, otherwise of its tone. */
function paintOn(layer: SceneLayer, { tone, isFaint, lastTone }: Appearance, theme: Theme): string {
  const { over } = strengthOf(layer);
  // The dots are holes in a "not stated" pattern through which this colour shows: see `dots.ts`.
  if (hasDots(layer) && isDotted(tone, isFaint))
    return rgba(lastTone ? paintOf(theme, lastTone).edge : theme.surface[DOTS.colour], 1);
  const opacity = opacityOf(layer, tone, isFaint);
  return washOf(paintOf(theme, tone)[partOf(layer)], opacity, over, theme);
}

/** A colour (`#rrggbb`) with an opacity (0 to 1), or mixed with the ground below it and opaque. */
export const washOf = (hex: string, opacity: number, over: SurfaceToken | undefined, theme: Theme): string =>
  over ? `rgba(${mixed(hex, theme.surface[over], opacity).join()},1)` : rgba(hex, opacity);

/** @returns the state of each of the places, in their order. */
export function placeStates(
  scene: Scene,
  theme: Theme,
  places: readonly LayerArea[],
): ReadonlyMap<AreaId, FeatureState> {
  const palettes = new Map(
    // Those of matches too while there is no filter: switching one on then paints with what each place has already.
    [...scene.layers, ...MATCH_LAYERS]
      .filter(({ colour }) => isByTone(colour))
      .map((layer) => [paletteName(layer), layer]),
  );
  // Places of the same class look the same: each appearance is computed once.
  const states = new Map<string, FeatureState>();
  const stateOf = (appearance: Appearance): FeatureState => {
    const { tone, isFaint, lastTone } = appearance;
    const key = [tone, isFaint, lastTone].join();
    const known = states.get(key);
    if (known) return known;
    const state = {
      ...Object.fromEntries([...palettes].map(([name, layer]) => [name, paintOn(layer, appearance, theme)])),
      faint: isFaint,
      dotted: isDotted(tone, isFaint),
    };
    states.set(key, state);
    return state;
  };
  return new Map(
    places.map((place) => {
      const { id } = place;
      const tone = toneOf(scene, id);
      const lastTone = tone === 'not-stated' ? scene.lastTones[id] : undefined;
      const [selected, compared] = [scene.selected === id, scene.compared.includes(id)];
      const ring = selected || compared ? ringOf(scene, place) : undefined;
      const match = scene.matches[id] === true;
      // What is first named later is faint too, but no filter excludes it.
      const excluded = scene.faint[id] === true;
      const marks = {
        selected,
        compared,
        match,
        excluded,
        striped: isStriped(scene, id),
        ...(ring !== undefined && { ring }),
      };
      return [id, { ...stateOf({ tone, isFaint: isFaint(scene, id), lastTone }), ...marks }];
    }),
  );
}

/** @returns the state of each link (`shown`, `faint` or `hidden`), by year, selection and filter. */
export function linkStates(scene: Scene, links: readonly LinkProperties[]): ReadonlyMap<StatementId, FeatureState> {
  const layers = scene.layers.filter(({ source }) => source === 'arcs');
  return new Map(
    links.map((link) => {
      const layer = layers.find(({ where }) => where.part === link.part);
      const isInTime = !layer?.untilYear || link.asOf <= scene.year;
      const isOfSelection = !layer?.ofSelection || link.from === scene.selected || link.to === scene.selected;
      const shown = scene.faint[link.id] ? 'faint' : 'shown';
      return [link.link, { link: isInTime && isOfSelection ? shown : 'hidden' }];
    }),
  );
}

/**
 * The difference between two sets of feature states.
 *
 * @returns features with the part of their state that is new. Keys that are no longer in a state are not removed: no
 *   layer reads them.
 */
export function changedStates<Id>(
  before: ReadonlyMap<Id, FeatureState>,
  after: ReadonlyMap<Id, FeatureState>,
): readonly (readonly [Id, FeatureState])[] {
  return [...after].flatMap(([id, state]) => {
    const known = before.get(id);
    const fresh = Object.entries(state).filter(([key, value]) => known?.[key] !== value);
    return fresh.length > 0 ? [[id, Object.fromEntries(fresh)] as const] : [];
  });
}

/**
 * What the map paints of each place and of each tie, as feature state: a place's colour on every layer that has one, its marks, and whether
 * a tie is drawn. A step of the year, a choice in the filter and a selection change nothing else, so that MapLibre paints them at once;
 * anything that its worker has to know (a filter, the global state) would have all tiles cut again, a quarter of a second on a slow machine.
 */
import type { AreaId, StatementId, Year } from '#domain/model/ids.ts';
import { mixed } from '#scene/colour.ts';
import { DOTS } from '#scene/drawing.ts';
import { isByTone, isDotted, opacityOf, ringOf, strengthOf, toneOf } from '#scene/look.ts';
import type { Scene, SceneLayer } from '#scene/model.ts';
import type { Known } from '#scene/takes.ts';
import { paintOf, type RolePaint, type SurfaceToken, type Theme, type Tone } from '#scene/tokens.ts';
import { rgba } from './colour.ts';

/**
 * Of a place: colours by the name of their palette, whether it is `faint`, `dotted`, `selected`, `compared`, and of a point that
 * is marked the radius of its `ring` in px. Of a tie: its `tie`.
 */
export type FeatureState = Readonly<Record<string, string | number | boolean>>;

/** Properties of a line between two places. */
export interface Tie {
  readonly part: string;
  readonly link: StatementId;
  /** The place that it is about, with which a filter leaves it aside. */
  readonly id: AreaId;
  readonly from: AreaId;
  readonly to: AreaId;
  readonly asOf: Year;
}

const partOf = (layer: SceneLayer): keyof RolePaint => (layer.colour === 'tone' ? 'fill' : 'edge');
const hasDots = (layer: SceneLayer) => layer.type === 'fill' && layer.dots === true;

/** Layers that paint alike share a palette; its name is what they have in common. */
export function paletteName(layer: SceneLayer): string {
  const { stated, notStated, over } = strengthOf(layer);
  return [partOf(layer), stated, notStated, over, ...(hasDots(layer) ? ['dots'] : [])].join(' ');
}

/** What decides how a place is painted. */
interface Appearance {
  readonly tone: Tone;
  readonly isFaint: boolean;
  /** The class whose colour its dots have, if nothing is stated of the year. */
  readonly lastTone: Tone | undefined;
}

/** An opaque colour, or one with an opacity, of what lies under the dots or of the place itself. */
function paintOn(layer: SceneLayer, { tone, isFaint, lastTone }: Appearance, theme: Theme): string {
  const { over } = strengthOf(layer);
  // The dots are holes in a cover of "not stated", through which this shows: see `dots.ts`.
  if (hasDots(layer) && isDotted(tone, isFaint))
    return rgba(lastTone ? paintOf(theme, lastTone).edge : theme.surface[DOTS.colour], 1);
  const opacity = opacityOf(layer, tone, isFaint);
  return washOf(paintOf(theme, tone)[partOf(layer)], opacity, over, theme);
}

/** A colour at an opacity, or mixed with the ground that it is painted over and opaque. */
export const washOf = (hex: string, opacity: number, over: SurfaceToken | undefined, theme: Theme): string =>
  over ? `rgba(${mixed(hex, theme.surface[over], opacity).join()},1)` : rgba(hex, opacity);

/** @returns the state of each of the places, in their order. */
export function placeStates(scene: Scene, theme: Theme, places: readonly Known[]): ReadonlyMap<AreaId, FeatureState> {
  const palettes = new Map(
    scene.layers.filter(({ colour }) => isByTone(colour)).map((layer) => [paletteName(layer), layer]),
  );
  // Places of the same class look alike: each look is worked out once.
  const looks = new Map<string, FeatureState>();
  const lookOf = (appearance: Appearance): FeatureState => {
    const { tone, isFaint, lastTone } = appearance;
    const key = [tone, isFaint, lastTone].join();
    const known = looks.get(key);
    if (known) return known;
    const look = {
      ...Object.fromEntries([...palettes].map(([name, layer]) => [name, paintOn(layer, appearance, theme)])),
      faint: isFaint,
      dotted: isDotted(tone, isFaint),
    };
    looks.set(key, look);
    return look;
  };
  return new Map(
    places.map((place) => {
      const { id } = place;
      const tone = toneOf(scene, id);
      const lastTone = tone === 'not-stated' ? scene.lastTones[id] : undefined;
      const [selected, compared] = [scene.selected === id, scene.compared.includes(id)];
      const ring = selected || compared ? ringOf(scene, place) : undefined;
      const marks = { selected, compared, ...(ring !== undefined && { ring }) };
      return [id, { ...lookOf({ tone, isFaint: scene.faint[id] === true, lastTone }), ...marks }];
    }),
  );
}

/** @returns the state of each tie: drawn, drawn faintly, or `hidden`, by the year, the selection and the filter. */
export function tieStates(scene: Scene, ties: readonly Tie[]): ReadonlyMap<StatementId, FeatureState> {
  const layers = scene.layers.filter(({ source }) => source === 'arcs');
  return new Map(
    ties.map((tie) => {
      const layer = layers.find(({ where }) => where.part === tie.part);
      const isInTime = !layer?.untilYear || tie.asOf <= scene.year;
      const isOfSelection = !layer?.ofSelection || tie.from === scene.selected || tie.to === scene.selected;
      const shown = scene.faint[tie.id] ? 'faint' : 'shown';
      return [tie.link, { tie: isInTime && isOfSelection ? shown : 'hidden' }];
    }),
  );
}

/**
 * What a map has to be told that was told `before`.
 *
 * @returns features with the part of their state that is new. What is no longer in a state is left standing: no layer asks for it.
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

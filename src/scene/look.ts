/** How a layer paints a place: what both renderers have to decide alike. Pure, and without a word of either. */
import { FAINT, PIN, ringRadiusPx } from './drawing.ts';
import { isOf, type Known } from './layer-areas.ts';
import type { PointLayer, Scene, SceneLayer } from './model.ts';
import { isGroupTone, type SurfaceToken, type Tone } from './tokens.ts';

/** How strongly a layer paints what is stated, and what is not (0 to 1), and over which ground. */
export interface Strength {
  readonly stated: number;
  readonly notStated: number;
  readonly over: SurfaceToken | undefined;
}

/** The strengths of a layer; a point is always painted in full. */
export function strengthOf(layer: SceneLayer): Strength {
  const stated = layer.type === 'point' ? 1 : (layer.opacity ?? 1);
  if (layer.type !== 'fill') return { stated, notStated: stated, over: undefined };
  return { stated, notStated: layer.notStatedOpacity ?? stated, over: layer.over };
}

/** The opacity (0 to 1) of one place on a layer. */
export function opacityOf(layer: SceneLayer, tone: Tone, isFaint: boolean): number {
  const { stated, notStated } = strengthOf(layer);
  return (tone === 'not-stated' ? notStated : stated) * (isFaint ? FAINT : 1);
}

/** Whether a place has the dots of "not stated"; one that the filter leaves aside has none. */
export const isDotted = (tone: Tone, isFaint: boolean): boolean => tone === 'not-stated' && !isFaint;

/** Whether the place decides the colour, and not the layer. */
export const isByTone = (colour: SceneLayer['colour']): colour is 'tone' | 'tone-edge' =>
  colour === 'tone' || colour === 'tone-edge';

/** The tone of a place; one that the Scene does not name is ground. */
export const toneOf = (scene: Scene, id: unknown): Tone =>
  (typeof id === 'string' ? scene.tones[id] : undefined) ?? 'plain';

/**
 * Radius of the ring that marks a point as selected or compared, px to the middle of its line: round the mark of the
 * topmost layer that takes the place at any zoom, or round a pin where none does. Undefined for what is no point.
 */
export function ringOf(scene: Scene, area: Known): number | undefined {
  if (area.shape !== 'point') return undefined;
  const mark = scene.layers.findLast(
    (layer): layer is PointLayer =>
      layer.type === 'point' && isOf(area, layer.where) && (!layer.ofMembers || isGroupTone(toneOf(scene, area.id))),
  );
  return ringRadiusPx((mark ?? PIN).radiusPx);
}

/** How a layer paints a place: decisions that both renderers share. Pure, and independent of either. */
import { FAINT, PIN, ringRadiusPx, SELECTED, SELECTED_EXCLUDED } from './drawing.ts';
import { isInLayer, type LayerArea } from './layer-areas.ts';
import type { PointLayer, Scene, SceneLayer } from './model.ts';
import { isGroupTone, type SurfaceToken, type Tone } from './tokens.ts';

/** Opacity (0 to 1) of places with and without a statement, and the colour that they are mixed with. */
export interface Strength {
  readonly stated: number;
  readonly notStated: number;
  readonly over: SurfaceToken | undefined;
}

/** The strengths of a layer; a point is always opaque. */
export function strengthOf(layer: SceneLayer): Strength {
  const stated = layer.type === 'point' ? 1 : (layer.opacity ?? 1);
  if (layer.type !== 'fill') return { stated, notStated: stated, over: undefined };
  return { stated, notStated: layer.notStatedOpacity ?? stated, over: layer.over };
}

/** Whether a place is drawn faintly: the filter excludes it, or no document names it by the year. */
export const isFaint = ({ faint, later }: Pick<Scene, 'faint' | 'later'>, id: unknown): boolean =>
  typeof id === 'string' && (faint[id] === true || later[id] !== undefined);

/** Whether a place has the stripes of a planned role; a faint one has none. */
export const isStriped = (scene: Pick<Scene, 'planned' | 'faint' | 'later'>, id: unknown): boolean =>
  typeof id === 'string' && scene.planned[id] === true && !isFaint(scene, id);

/** The opacity (0 to 1) of one place on a layer. */
export function opacityOf(layer: SceneLayer, tone: Tone, isFaint: boolean): number {
  const { stated, notStated } = strengthOf(layer);
  return (tone === 'not-stated' ? notStated : stated) * (isFaint ? FAINT : 1);
}

/** Whether a place has the dots of "not stated"; a place that the filter excludes has none. */
export const isDotted = (tone: Tone, isFaint: boolean): boolean => tone === 'not-stated' && !isFaint;

/** Whether the colour depends on the place's tone. */
export const isByTone = (colour: SceneLayer['colour']): colour is 'tone' | 'tone-edge' =>
  colour === 'tone' || colour === 'tone-edge';

/** The tone of a place; `plain` if the Scene has none. */
export const toneOf = (scene: Scene, id: unknown): Tone =>
  (typeof id === 'string' ? scene.tones[id] : undefined) ?? 'plain';

/**
 * Radius in px of the ring that marks a point as selected or compared, to the ring's centre line: round the mark of the
 * topmost layer that has the place at any zoom, or round a pin if none has it. Undefined for areas that are not points.
 */
export function ringOf(scene: Scene, area: LayerArea): number | undefined {
  if (area.shape !== 'point') return undefined;
  const mark = scene.layers.findLast(
    (layer): layer is PointLayer =>
      layer.type === 'point' &&
      isInLayer(area, layer.where) &&
      (!layer.ofMembers || isGroupTone(toneOf(scene, area.id))) &&
      (!layer.ofMatches || scene.matches[area.id] === true),
  );
  return ringRadiusPx((mark ?? PIN).radiusPx);
}

/** The outline of the selected place. */
export const selectedOutline = ({ selected, faint }: Pick<Scene, 'selected' | 'faint'>) =>
  selected !== null && faint[selected] ? SELECTED_EXCLUDED : SELECTED;

/** Which features a layer of the Scene selects, and in which colour each is drawn. */
import type { Feature, FeatureCollection } from 'geojson';
import { isByTone, toneOf } from '#scene/look.ts';
import type { GeometryName, Scene, SceneLayer, Where } from '#scene/model.ts';
import { isGroupTone } from '#scene/tokens.ts';
import type { Paint } from './paint.ts';

/** The geometry files as published: coordinates are [longitude, latitude] in degrees WGS-84. */
export type Geometries = Readonly<Record<GeometryName, FeatureCollection>>;

/** The area id of a feature; features of the base map have none. */
export const idOf = (feature: Feature): unknown => feature.properties?.id;

/** A test whether a feature has all properties of a selection. */
export function matcherOf(where: Where): (feature: Feature) => boolean {
  const wanted = Object.entries(where);
  return ({ properties }) => wanted.every(([key, value]) => properties?.[key] === value);
}

/** The features of a layer, by its `where`, the year, the selected place and the structure shown. */
export function featuresOf(layer: SceneLayer, scene: Scene, geometries: Geometries): readonly Feature[] {
  const isWanted = matcherOf(layer.where);
  return geometries[layer.source].features.filter((feature) => {
    if (!isWanted(feature)) return false;
    const { id, asOf, from, to } = feature.properties ?? {};
    if (layer.untilYear && asOf > scene.year) return false;
    if (layer.ofSelection && (scene.selected === null || (from !== scene.selected && to !== scene.selected)))
      return false;
    if (layer.ids && !layer.ids.includes(id)) return false;
    if (layer.ofMatches && scene.matches[id] !== true) return false;
    return !(layer.ofMembers && !isGroupTone(toneOf(scene, id)));
  });
}

/** Whether a layer is drawn at a zoom; a small picture of the world has one below 0. */
export const inZoom = (layer: SceneLayer, zoom: number): boolean =>
  zoom >= (layer.minZoom ?? Number.NEGATIVE_INFINITY) && zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY);

/** The colour of one feature on a layer, as `paint` writes it. */
export function colourOf({ colour }: SceneLayer, scene: Scene, id: unknown, paint: Paint): string {
  if (!isByTone(colour)) return paint.colour(colour);
  return paint.tone(toneOf(scene, id), colour === 'tone' ? 'fill' : 'edge');
}

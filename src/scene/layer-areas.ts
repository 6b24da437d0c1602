/** Which areas belong to a layer, by the properties that the catalogue has of them. */
import type { Area } from '#domain/model/schema.ts';
import type { Where } from './model.ts';

const PROPERTIES = ['overlay', 'shape', 'precision', 'tie', 'kind'] as const satisfies readonly (keyof Where &
  keyof Area)[];

/** The properties of an area that a layer can select by. */
export type LayerArea = Pick<Area, 'id' | (typeof PROPERTIES)[number]>;

/** Whether a layer may take an area. Properties that only the geometry files have are not compared. */
export const isInLayer = (area: LayerArea, where: Where): boolean =>
  PROPERTIES.every((key) => where[key] === undefined || where[key] === area[key]);

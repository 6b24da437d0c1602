/** Which places a layer takes, by what the catalogue knows of them. */
import type { Area } from '#domain/model/schema.ts';
import type { Where } from './model.ts';

const KNOWN = ['overlay', 'shape', 'precision', 'tie', 'kind'] as const satisfies readonly (keyof Where & keyof Area)[];

/** An area, as far as a layer's choice of features asks for it. */
export type Known = Pick<Area, 'id' | (typeof KNOWN)[number]>;

/** What else the choice asks for only the geometry files know; it may be true of any place. */
export const isOf = (area: Known, where: Where): boolean =>
  KNOWN.every((key) => where[key] === undefined || where[key] === area[key]);

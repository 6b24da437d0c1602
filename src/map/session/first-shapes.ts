import type { GeometryName } from '#scene/model.ts';

/** What nearly every first map shows: requested in parallel with the catalogue, which says what else is needed. */
export const FIRST_SHAPES = ['base', 'areas'] as const satisfies readonly GeometryName[];

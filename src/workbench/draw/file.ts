/**
 * Drawn shapes as a GeoJSON file, and back: a drawing is a layer like any other, whose file is written here. What a
 * program of somebody else needs is in geometry and properties; what makes a shape a circle again is beside them.
 */
import type { Feature } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import { type Proposal, proposalIn } from '../model/proposal.ts';
import { type Drawn, geometryOf, measured, SHAPE_KINDS } from './shapes.ts';

/** Names of the columns, in the language of the page. */
export interface ColumnNames {
  readonly name: string;
  readonly note: string;
  readonly length: string;
  readonly area: string;
}

const rounded = (value: number | undefined, digits: number) =>
  value === undefined ? null : Math.round(value * 10 ** digits) / 10 ** digits;

/** The text of the file. Lengths are in metres, areas in square kilometres. */
export function fileOf(shapes: readonly Drawn[], columns: ColumnNames): string {
  const features = shapes.map((shape) => {
    const { length, area } = measured(shape);
    const properties = {
      [columns.name]: shape.name,
      [columns.note]: shape.note,
      [columns.length]: rounded(length, 1),
      [columns.area]: rounded(area === undefined ? undefined : area / 1e6, 6),
    };
    return { type: 'Feature', properties, geometry: geometryOf(shape), drawn: shape };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const isPosition = (value: unknown): value is LngLat =>
  Array.isArray(value) && value.length === 2 && value.every((number) => Number.isFinite(number));

function isDrawn(value: unknown): value is Drawn {
  if (typeof value !== 'object' || value === null) return false;
  const { id, kind, vertices, name, note, colour } = value as Partial<Record<keyof Drawn, unknown>>;
  return (
    typeof id === 'string' &&
    SHAPE_KINDS.some((one) => one === kind) &&
    Array.isArray(vertices) &&
    vertices.length > 0 &&
    vertices.every(isPosition) &&
    typeof name === 'string' &&
    typeof note === 'string' &&
    typeof colour === 'number'
  );
}

/** The shapes of a file that was written here; what is none of them is left out. */
export function shapesOf(text: string): readonly Drawn[] {
  const { features } = JSON.parse(text) as { readonly features: readonly (Feature & { readonly drawn?: unknown })[] };
  return features
    .map(({ drawn }) => drawn)
    .filter(isDrawn)
    .map(({ proposal, ...shape }) => {
      const found = proposalIn(proposal);
      return found ? { ...shape, proposal: found } : shape;
    });
}

/** The file with another proposal for one of its rows; null: none. */
export function withProposal(text: string, row: number, proposal: Proposal | null): string {
  const whole = JSON.parse(text) as { readonly features: readonly (Feature & { readonly drawn?: object })[] };
  const features = whole.features.map((feature, index) =>
    index === row ? { ...feature, drawn: { ...feature.drawn, proposal: proposal ?? undefined } } : feature,
  );
  return JSON.stringify({ ...whole, features });
}

/** What somebody is drawing just now: pure, so that each step can be tested and undone. */
import type { Feature, FeatureCollection } from 'geojson';
import type { LngLat } from '#domain/model/ids.ts';
import type { OwnDrawing } from '#scene/own.ts';
import { COLOURS } from '../model/colours.ts';
import type { Shape } from '../model/table.ts';
import { draw } from '../work/draw.ts';
import { boxesOf, shapeAt } from '../work/hit.ts';
import { begun, done, type History } from './history.ts';
import {
  type Drawn,
  FEWEST,
  geometryOf,
  handlesOf,
  isComplete,
  type Measured,
  made,
  measured,
  type ShapeKind,
  withAdded,
  withMoved,
  withoutVertex,
} from './shapes.ts';
import type { Snapped } from './snap.ts';

export type Tool = 'select' | ShapeKind;

/** What undo and redo go through: the shapes, and the positions given for the next one. */
export interface Sheet {
  readonly shapes: readonly Drawn[];
  readonly given: readonly LngLat[];
}

export interface Pen {
  /** The layer that is drawn. */
  readonly layer: string;
  readonly tool: Tool;
  readonly history: History<Sheet>;
  /** A shape that is edited, and the vertex of it that was touched last. */
  readonly selected: { readonly shape: string; readonly vertex: number | null } | null;
  readonly pointer: Snapped | null;
  /** A vertex that is being moved: the shape as it would be. */
  readonly dragged: { readonly shape: Drawn; readonly vertex: number } | null;
  /** The last file is being written; nothing is drawn any more. */
  readonly isEnding?: true;
}

export const newPen = (layer: string, shapes: readonly Drawn[]): Pen => ({
  layer,
  tool: shapes.length > 0 ? 'select' : 'polygon',
  history: begun({ shapes, given: [] }),
  selected: null,
  pointer: null,
  dragged: null,
});

const step = (pen: Pen, sheet: Sheet): Pen => ({ ...pen, history: done(pen.history, sheet) });
export const selectedShape = ({ history, selected, dragged }: Pen): Drawn | undefined =>
  dragged?.shape ?? history.now.shapes.find(({ id }) => id === selected?.shape);

const replaced = (shapes: readonly Drawn[], next: Drawn) =>
  shapes.map((shape) => (shape.id === next.id ? next : shape));

/** The selected shape becomes another one. */
export const changed = (pen: Pen, next: Drawn): Pen =>
  step(pen, { ...pen.history.now, shapes: replaced(pen.history.now.shapes, next) });

/** Ends the shape that is drawn; nothing happens while it has too few vertices. */
export function finished(pen: Pen, blank: Pick<Drawn, 'id' | 'name' | 'colour'>): Pen {
  const { now } = pen.history;
  if (pen.tool === 'select') return pen;
  const form = made({ kind: pen.tool, given: now.given });
  if (!form) return pen;
  const shape: Drawn = { ...blank, kind: pen.tool, ...form, note: '' };
  return { ...step(pen, { shapes: [...now.shapes, shape], given: [] }), selected: { shape: shape.id, vertex: null } };
}

/** A position for the shape that is drawn, which may be its last. */
export function withGiven(pen: Pen, at: LngLat, blank: Pick<Drawn, 'id' | 'name' | 'colour'>): Pen {
  if (pen.tool === 'select') return pen;
  const given = [...pen.history.now.given, at];
  const next = step({ ...pen, selected: null }, { ...pen.history.now, given });
  if (!isComplete({ kind: pen.tool, given })) return next;
  // The position and the end of the shape are one step.
  const form = made({ kind: pen.tool, given });
  return form ? { ...finished(next, blank), history: done(pen.history, finished(next, blank).history.now) } : pen;
}

/** Gives up what is drawn; the shapes stay. */
export const cancelled = (pen: Pen): Pen =>
  pen.history.now.given.length === 0 ? pen : step(pen, { ...pen.history.now, given: [] });

/** Whether a click at a position ends the shape: it is on its first vertex, or on its last. */
export function closes({ tool, history: { now } }: Pen, [lng, lat]: LngLat, reach: number): boolean {
  if (tool !== 'line' && tool !== 'polygon') return false;
  if (now.given.length < FEWEST[tool]) return false;
  const ends = tool === 'polygon' ? [now.given[0], now.given.at(-1)] : [now.given.at(-1)];
  return ends.some((end) => end !== undefined && Math.hypot(end[0] - lng, end[1] - lat) <= reach);
}

/** The topmost shape at a position; null: none. @param reach degrees of longitude. */
export function shapeUnder({ history: { now } }: Pen, at: LngLat, reach: number): string | null {
  const shapes = now.shapes.map((shape, index): Shape => ({ geometry: geometryOf(shape), rows: [index] }));
  const index = shapeAt(shapes, boxesOf(shapes), at, reach);
  return index === undefined ? null : (now.shapes[index]?.id ?? null);
}

/** Takes the handle under the pointer: a vertex, or the middle of an edge, which becomes one. */
export function grabbed(pen: Pen, [lng, lat]: LngLat, reach: number): Pen | undefined {
  const shape = pen.tool === 'select' && selectedShape(pen);
  if (!shape) return undefined;
  const [nearest] = handlesOf(shape)
    .map((handle) => ({ handle, distance: Math.hypot(handle.at[0] - lng, handle.at[1] - lat) }))
    .filter(({ distance }) => distance <= reach)
    // A vertex before a middle that is as near.
    .sort((a, b) => a.distance - b.distance || Number(a.handle.kind === 'middle') - Number(b.handle.kind === 'middle'));
  if (!nearest) return undefined;
  const { kind, index, at } = nearest.handle;
  if (kind === 'vertex') return { ...pen, dragged: { shape, vertex: index } };
  return { ...pen, dragged: { shape: withAdded(shape, index, at), vertex: index + 1 } };
}

export const draggedTo = (pen: Pen, to: Snapped): Pen =>
  pen.dragged
    ? {
        ...pen,
        pointer: to,
        dragged: { ...pen.dragged, shape: withMoved(pen.dragged.shape, pen.dragged.vertex, to.at) },
      }
    : pen;

/** Lets go. @param hasMoved otherwise the vertex is selected, and nothing else changes. */
export function dropped(pen: Pen, hasMoved: boolean): Pen {
  const { dragged } = pen;
  if (!dragged) return pen;
  const { shape, vertex } = dragged;
  const isThere = pen.history.now.shapes.some(({ id }) => id === shape.id);
  const free: Pen = { ...pen, dragged: null };
  if (!isThere) return free;
  const before = pen.history.now.shapes.find(({ id }) => id === shape.id);
  const isAdded = before !== undefined && before.vertices.length !== shape.vertices.length;
  const selected = { shape: shape.id, vertex: vertex < shape.vertices.length ? vertex : null };
  return { ...(hasMoved || isAdded ? changed(free, shape) : free), selected };
}

/** Deletes the selected vertex, or the shape where none is selected or too few would be left. */
export function deleted(pen: Pen): Pen {
  const { selected, history } = pen;
  const shape = selectedShape(pen);
  if (!shape || !selected) return pen;
  const rest = selected.vertex === null ? undefined : withoutVertex(shape, selected.vertex);
  if (rest) return { ...changed(pen, rest), selected: { shape: shape.id, vertex: null } };
  const shapes = history.now.shapes.filter(({ id }) => id !== shape.id);
  return { ...step(pen, { ...history.now, shapes }), selected: null };
}

/** What is measured now: the shape that is drawn, up to the pointer, or the selected one. */
export function measuredNow(pen: Pen): { readonly kind: ShapeKind; readonly measured: Measured } | undefined {
  const { tool, history, pointer } = pen;
  const { given } = history.now;
  if (tool !== 'select' && given.length > 0) {
    const all = pointer ? [...given, pointer.at] : given;
    const kind = tool === 'polygon' && all.length === 2 ? 'line' : tool;
    const form = made({ kind, given: all });
    return form && { kind, measured: measured({ kind, ...form }) };
  }
  const shape = selectedShape(pen);
  return shape && { kind: shape.kind, measured: measured(shape) };
}

const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: [...features],
});

function drawing(
  id: string,
  shapes: readonly (readonly [geometry: Feature['geometry'], colour: number, isProposed?: boolean])[],
  colours: readonly string[],
  change: Partial<OwnDrawing> = {},
): OwnDrawing {
  const all = shapes.map(([geometry], index): Shape => ({ geometry, rows: [index] }));
  const { paths, parts } = draw(
    all,
    (index) => shapes[index]?.[1] ?? 0,
    (index) => shapes[index]?.[2] ?? false,
  );
  const data = collection(
    shapes.map(
      ([geometry, c, isProposed]) =>
        ({ type: 'Feature', properties: { c, ...(isProposed && { p: 1 }) }, geometry }) satisfies Feature,
    ),
  );
  return { id, opacity: 1, colours, data, paths, parts, ...change };
}

const pointAt = (at: LngLat) => ({ type: 'Point', coordinates: [...at] }) satisfies Feature['geometry'];

/** The drawing and its handles on the map. @param colour of handles and of what is drawn. */
export function penDrawings(pen: Pen, colour: string): readonly OwnDrawing[] {
  const { tool, history, pointer } = pen;
  const { shapes, given } = history.now;
  const selected = selectedShape(pen);
  const shown = selected ? replaced(shapes, selected) : shapes;
  const drawings = [
    drawing(
      pen.layer,
      shown.map((shape) => [geometryOf(shape), shape.colour, shape.proposal !== undefined] as const),
      COLOURS,
    ),
  ];
  if (tool !== 'select') {
    const all = pointer && given.length > 0 ? [...given, pointer.at] : given;
    const kind = tool === 'polygon' && all.length < 3 ? 'line' : tool;
    const form = made({ kind, given: all });
    if (form && kind !== 'point') drawings.push(drawing('pen', [[geometryOf({ kind, ...form }), 0]], [colour]));
    if (given.length > 0)
      drawings.push(
        drawing(
          'pen-given',
          given.map((at) => [pointAt(at), 0] as const),
          [colour],
        ),
      );
  }
  if (tool === 'select' && selected) {
    const handles = handlesOf(selected);
    const of = (wanted: 'vertex' | 'middle') =>
      handles.filter(({ kind }) => kind === wanted).map(({ at }) => [pointAt(at), 0] as const);
    if (of('middle').length > 0) drawings.push(drawing('pen-middles', of('middle'), [colour], { opacity: 0.45 }));
    drawings.push(drawing('pen-vertices', of('vertex'), [colour]));
    const vertex = pen.selected?.vertex ?? null;
    const chosen = vertex === null ? undefined : selected.vertices[vertex];
    if (chosen) drawings.push(drawing('pen-vertex', [[pointAt(chosen), 0]], [colour], { isMark: true }));
  }
  // What the pointer has snapped to is seen before it is taken.
  if (pointer?.to && (tool !== 'select' || pen.dragged))
    drawings.push(drawing('pen-snapped', [[pointAt(pointer.at), 0]], [colour], { isMark: true }));
  return drawings;
}

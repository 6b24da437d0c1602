/** Layers that are drawn by hand: begun, drawn on, and written as the file of a layer like any other. */
import { reportBug } from '#data/report-bug.ts';
import type { LngLat } from '#domain/model/ids.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { workbenchTranslator } from '#i18n/workbench/index.ts';
import { languageOf } from '#state/selectors.ts';
import { fileOf, shapesOf } from '../draw/file.ts';
import { listenForPen } from '../draw/gestures.ts';
import { redone, undone } from '../draw/history.ts';
import {
  cancelled,
  changed,
  closes,
  deleted,
  draggedTo,
  dropped,
  finished,
  grabbed,
  newPen,
  type Pen,
  selectedShape,
  shapeUnder,
  type Tool,
  withGiven,
} from '../draw/pen.ts';
import { type Drawn, geometryOf, withMoved } from '../draw/shapes.ts';
import { type Edges, edgesOf, type Snapped, snapped } from '../draw/snap.ts';
import { type Course, destination } from '../measure/geodesy.ts';
import { COLOURS } from '../model/colours.ts';
import { freeColour, type LayerRecord } from '../model/layer.ts';
import { NO_CHOICES } from '../work/layer-work.ts';
import type { LayersInside } from './layers.ts';
import { type Core, newId } from './state.ts';

export interface Drawing {
  /** Begins a new layer, or goes on with one that was drawn here. */
  readonly draw: (layer?: string) => Promise<void>;
  readonly setTool: (tool: Tool) => void;
  /** A position that was typed: of the shape that is drawn, or of the selected vertex. */
  readonly give: (at: LngLat) => void;
  /** The next vertex, by length and bearing from the last one. */
  readonly giveCourse: (course: Course) => void;
  /** Of the circle that is drawn or selected, metres. */
  readonly giveRadius: (radius: number) => void;
  /** Ends the shape that is drawn. */
  readonly finish: () => void;
  /** Of the shape that is drawn, if there is one; otherwise of the selection, otherwise the drawing ends. */
  readonly escape: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly changeShape: (change: Partial<Pick<Drawn, 'name' | 'note' | 'colour' | 'proposal'>>) => void;
  readonly deleteSelected: () => void;
  readonly endDrawing: () => void;
}

/** A file is written when the pen rests. */
const REST_MS = 300;

export function benchDrawing(core: Core, layers: LayersInside): Drawing {
  const { around, bench, files, layerOf } = core;
  const { store } = around;
  const { getState, setState } = bench;
  const words = () => workbenchTranslator(evidenceLanguage(languageOf(store.getState())));

  /** Edges of our places, made once for the shapes that are here. */
  let ofPlaces: { readonly of: unknown; readonly edges: Edges } | undefined;
  function edgesOfPlaces(): Edges {
    const shapes = around.shapes();
    if (ofPlaces?.of !== shapes) ofPlaces = { of: shapes, edges: edgesOf(shapes?.features ?? []) };
    return ofPlaces?.edges ?? new Float64Array();
  }
  function snap(at: LngLat, reach: number): Snapped {
    const { pen } = getState();
    const shapes = pen?.history.now.shapes.filter(({ id }) => id !== pen.dragged?.shape.id) ?? [];
    return snapped(at, reach, [edgesOf(shapes.map((shape) => ({ geometry: geometryOf(shape) }))), edgesOfPlaces()]);
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Files are written one after the other. */
  let writing: Promise<void> = Promise.resolve();
  function write({ layer, history }: Pen) {
    clearTimeout(timer);
    timer = undefined;
    const t = words();
    const columns = { name: t('drawName'), note: t('drawNote'), length: t('drawLengthM'), area: t('drawAreaKm2') };
    const { shapes } = history.now;
    writing = writing.then(() => put(layer, shapes, fileOf(shapes, columns))).catch(reportBug);
  }
  /** Of the file that the pen began with or has written last. */
  let lastText: string | undefined;
  /** Layers whose drawing went on in a copy, because another window had drawn on them too. */
  const moved = new Map<string, string>();
  async function put(drawnOn: string, shapes: readonly Drawn[], text: string) {
    const layer = moved.get(drawnOn) ?? drawnOn;
    const known = layerOf(layer);
    // A file that says the same is not written: it would be one more that other windows have to follow.
    if (known && lastText === text) return;
    lastText = text;
    if (shapes.length === 0) {
      if (known) await layers.remove(layer);
      return;
    }
    const name = known?.record.name ?? freeName();
    const file = new File([text], `${name}.geojson`, { type: 'application/geo+json' });
    if (known) {
      const now = await layers.refile(layer, file);
      if (now !== layer) moved.set(drawnOn, now).set(layer, now);
      return;
    }
    await layers.addFile(recordOf(layer, name), file);
  }
  function freeName() {
    const names = new Set(getState().layers.map(({ record }) => record.name));
    let number = 1;
    while (names.has(words()('drawnLayer', { number }))) number += 1;
    return words()('drawnLayer', { number });
  }
  function recordOf(id: string, name: string): LayerRecord {
    const order = Math.max(0, ...getState().layers.map(({ record }) => record.order)) + 1;
    return {
      form: 1,
      id,
      name,
      fileName: `${name}.geojson`,
      choices: NO_CHOICES,
      style: { colour: freeColour(getState().layers), opacity: 1, isVisible: true, classing: null },
      order,
      isDrawn: true,
    };
  }
  // A window that is closed has no time to wait, and a shape that is not ended yet is ended.
  if (typeof addEventListener === 'function')
    addEventListener('pagehide', () => {
      const { pen } = getState();
      if (!pen || pen.isEnding) return;
      const ended = finished(pen, blank(pen));
      if (timer || ended.history.now.shapes !== pen.history.now.shapes) write(ended);
    });

  /** Changes the pen; what is drawn with it is written when it rests. */
  function set(how: (pen: Pen) => Pen) {
    const { pen } = getState();
    if (!pen) return;
    const next = how(pen);
    if (next === pen) return;
    setState({ pen: next });
    if (next.history.now.shapes === pen.history.now.shapes) return;
    clearTimeout(timer);
    timer = setTimeout(() => write(next), REST_MS);
  }
  /** As the last shape, or as the layer, which may not be there yet. */
  function colourIn({ layer, history }: Pen): number {
    const { layers: known } = getState();
    const record = known.find(({ record: { id } }) => id === layer)?.record;
    return history.now.shapes.at(-1)?.colour ?? record?.style.colour ?? freeColour(known);
  }
  const blank = (pen: Pen) => ({
    id: newId(),
    name: words()('drawnShape', { number: pen.history.now.shapes.length + 1 }),
    colour: colourIn(pen),
  });
  const finish = () => set((pen) => finished(pen, blank(pen)));
  const stepped = (how: typeof undone) =>
    set((pen) => {
      const history = how(pen.history);
      const isThere = history.now.shapes.some(({ id }) => id === pen.selected?.shape);
      return {
        ...pen,
        history,
        dragged: null,
        selected: isThere && pen.selected ? { ...pen.selected, vertex: null } : null,
      };
    });
  const undo = () => stepped(undone);
  const redo = () => stepped(redone);
  const deleteSelected = () => set((pen) => (pen.history.now.given.length > 0 ? cancelled(pen) : deleted(pen)));

  function endDrawing() {
    const { pen } = getState();
    if (!pen || pen.isEnding) return;
    const ended = finished(pen, blank(pen));
    write(ended);
    // The drawing stays on the map until its layer has the last file.
    void writing
      .then(() => {
        const layer = moved.get(pen.layer) ?? pen.layer;
        if (getState().pen?.layer !== layer) return;
        setState({ pen: null });
        return layers.catchUp(layer);
      })
      .catch(reportBug);
    setState({ pen: { ...ended, tool: 'select', selected: null, pointer: null, isEnding: true } });
  }

  listenForPen(around.map, {
    isDrawing: () => getState().pen !== null && !getState().pen?.isEnding,
    grab(at, reach) {
      const { pen } = getState();
      const next = pen && grabbed(pen, at, reach);
      if (next) setState({ pen: next });
      return Boolean(next);
    },
    drag: (at, reach) => set((pen) => draggedTo(pen, snap(at, reach))),
    drop: (hasMoved) => set((pen) => ({ ...dropped(pen, hasMoved), pointer: null })),
    hover(at, reach) {
      if (!at) return set((pen) => (pen.pointer ? { ...pen, pointer: null } : pen));
      set((pen) => (pen.tool === 'select' ? pen : { ...pen, pointer: snap(at, reach) }));
    },
    press(at, reach, clicks) {
      const { pen } = getState();
      if (!pen) return;
      if (pen.tool === 'select') {
        const shape = shapeUnder(pen, at, reach);
        return set((now) => ({ ...now, selected: shape === null ? null : { shape, vertex: null } }));
      }
      if (clicks > 1 || closes(pen, at, reach)) return finish();
      set((now) => withGiven(now, snap(at, reach).at, blank(now)));
    },
    key(name) {
      ({ finish, undo, redo, delete: deleteSelected })[name]();
    },
  });

  return {
    async draw(layer) {
      const id = layer ?? newId();
      const file = files.get(id);
      const text = await file?.text();
      const shapes = text === undefined ? [] : shapesOf(text);
      await writing;
      lastText = text;
      setState({ pen: newPen(id, shapes), opened: null, hovered: null });
    },
    setTool: (tool) => set((pen) => ({ ...cancelled(pen), tool, pointer: null, selected: null })),
    give: (at) =>
      set((pen) => {
        if (pen.tool !== 'select') return withGiven(pen, at, blank(pen));
        const shape = selectedShape(pen);
        const vertex = pen.selected?.vertex ?? 0;
        return shape ? changed(pen, withMoved(shape, vertex, at)) : pen;
      }),
    giveCourse: (course) =>
      set((pen) => {
        const last = pen.history.now.given.at(-1);
        return last ? withGiven(pen, destination(last, course), blank(pen)) : pen;
      }),
    giveRadius: (radius) =>
      set((pen) => {
        const shape = pen.tool === 'select' ? selectedShape(pen) : undefined;
        if (shape?.kind === 'circle') return changed(pen, { ...shape, radius });
        const [centre] = pen.history.now.given;
        if (pen.tool !== 'circle' || !centre) return pen;
        return withGiven(pen, destination(centre, { length: radius, bearing: 90 }), blank(pen));
      }),
    finish,
    escape() {
      const { pen } = getState();
      if (!pen) return;
      if (pen.history.now.given.length > 0) set(cancelled);
      else if (pen.selected) set((now) => ({ ...now, selected: null }));
      else endDrawing();
    },
    undo,
    redo,
    changeShape: (change) =>
      set((pen) => {
        const shape = selectedShape(pen);
        return shape
          ? changed(pen, { ...shape, ...change, colour: (change.colour ?? shape.colour) % COLOURS.length })
          : pen;
      }),
    deleteSelected,
    endDrawing,
  };
}

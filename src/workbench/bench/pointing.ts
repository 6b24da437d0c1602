/** What the map shows of the workbench, and what is under the pointer there. */
import { reportBug } from '#data/report-bug.ts';
import type { LngLat } from '#domain/model/ids.ts';
import type { OwnOnMap } from '#scene/own.ts';
import { THEME } from '#scene/tokens.ts';
import { themeOf } from '#state/selectors.ts';
import { penDrawings } from '../draw/pen.ts';
import { drawingsOf, inOrder, type Pointed } from '../model/layer.ts';
import type { Core } from './state.ts';

interface Position {
  readonly at: LngLat;
  readonly reach: number;
}

const isSame = (one: Pointed | null, other: Pointed | null) =>
  one?.layer === other?.layer && one?.hit.shape === other?.hit.shape;

export function benchPointing({ around, bench, clients }: Core): void {
  const { store } = around;
  const { getState, setState } = bench;

  /** The topmost layer that has something at a position. */
  async function hitAt({ at, reach }: Position): Promise<Pointed | null> {
    for (const { record } of inOrder(getState().layers)) {
      if (!record.style.isVisible) continue;
      const hit = await clients.get(record.id)?.ask('hit', at, reach);
      if (hit) return { layer: record.id, hit };
    }
    return null;
  }

  /** Where the pointer is now; null: nowhere on the map. */
  let pointer: Position | null = null;
  let isAsking = false;
  /** One question at a time: a pointer moves faster than a worker with a large layer answers. */
  async function look() {
    if (isAsking) return;
    isAsking = true;
    let asked: Position | null = null;
    try {
      while (pointer && pointer !== asked) {
        asked = pointer;
        const found = await hitAt(asked);
        // Most movements are over the same shape: nothing is drawn for them.
        if (pointer && !isSame(found, getState().hovered)) setState({ hovered: found });
      }
    } finally {
      isAsking = false;
    }
  }

  const point: OwnOnMap['point'] = (at, reach) => {
    pointer = at && { at, reach };
    // While somebody draws, the pointer is the pen.
    if (getState().pen) pointer = null;
    if (pointer) void look().catch(reportBug);
    else if (getState().hovered) setState({ hovered: null });
  };
  const press: OwnOnMap['press'] = async (at, reach) => {
    const opened = await hitAt({ at, reach });
    if (opened || getState().opened) setState({ opened });
    return opened !== null;
  };

  // What the map shows follows from the state.
  let shown: OwnOnMap['drawings'] = [];
  const showOnMap = () => {
    const { layers, hovered, opened, sketch, pen } = getState();
    const colour = THEME[themeOf(store.getState())].surface.ink;
    const next = [
      // What is drawn on is drawn from the pen, whose file follows when it rests.
      ...drawingsOf(
        layers.filter(({ record }) => record.id !== pen?.layer),
        { hovered, opened, colour },
      ),
      ...(sketch?.drawings ?? []),
      ...(pen ? penDrawings(pen, colour) : []),
    ];
    if (next.length === 0 && shown.length === 0) return;
    shown = next;
    around.showOwn({ drawings: shown, point, press });
  };
  bench.subscribe((state, before) => {
    if (
      state.pen !== before.pen ||
      state.sketch !== before.sketch ||
      state.layers !== before.layers ||
      state.hovered !== before.hovered ||
      state.opened !== before.opened
    )
      showOnMap();
  });
  store.subscribe((state, before) => {
    if (themeOf(state) !== themeOf(before)) showOnMap();
  });
}

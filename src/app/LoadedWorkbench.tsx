/** The workbench with what it may ask of the app: a chunk that is loaded when somebody has own data. */
import { useEffect } from 'react';
import type { MapSession } from '#map/session/session.ts';
import { ColumnPanel, PanelHead } from '#panels/frame/ColumnPanel.tsx';
import { DockPanel } from '#panels/frame/DockPanel.tsx';
import { projector } from '#scene/camera.ts';
import type { MapStore } from '#state/store.ts';
import { workerAddress } from '#ui/trusted.ts';
import { type Bench, createBench } from '#workbench/bench.ts';
import { browserShelf, keeping } from '#workbench/keep/shelf.ts';
import { Workbench, type WorkbenchProps } from '#workbench/panel/Workbench.tsx';
import { layerClient, workerLine } from '#workbench/work/client.ts';
import workerUrl from '#workbench/work/layer-worker.ts?worker&url';

const FRAMES = { Column: ColumnPanel, Head: PanelHead, Dock: DockPanel };
const CHANNEL = 'layout-workbench';

let bench: Bench | undefined;

/** One for the page: its layers outlive the panel. */
function benchOf(store: MapStore, map: MapSession, element: HTMLElement): Bench {
  if (bench) return bench;
  bench = createBench({
    store,
    showOwn: map.showOwn,
    show: map.show,
    shapes: () => map.shapes().areas,
    keeping: keeping(browserShelf()),
    map: {
      element,
      unproject(x, y) {
        const { camera, layout } = map.motion();
        return projector(camera, layout.frame).unproject(x, y);
      },
      reachOf(px) {
        const { camera, layout } = map.motion();
        return (360 * px) / projector(camera, layout.frame).scale;
      },
    },
    client: () => layerClient(workerLine(workerAddress(workerUrl))),
    channel: typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL),
  });
  void bench.load();
  return bench;
}

interface LoadedProps extends Pick<WorkbenchProps, 'store' | 'column' | 'isDragged'> {
  readonly map: MapSession;
  /** The map's element, with the names over it. */
  readonly element: HTMLElement;
  /** Files that have been dropped on the page. */
  readonly dropped: readonly File[];
  readonly onTaken: () => void;
}

export function LoadedWorkbench({ store, map, element, column, isDragged, dropped, onTaken }: LoadedProps) {
  const own = benchOf(store, map, element);
  useEffect(() => {
    if (dropped.length === 0) return;
    own.openFiles(dropped);
    onTaken();
  }, [own, dropped, onTaken]);
  return <Workbench bench={own} store={store} frames={FRAMES} column={column} isDragged={isDragged} />;
}

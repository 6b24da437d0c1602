/**
 * Where the workbench stands in the page, and when its code is loaded: when its panel is opened, when files are dragged
 * over the page, or when this browser keeps own layers. Nobody else waits for it.
 */
import { Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '#map/session/session.ts';
import { lazyPart } from '#panels/lazy-part.ts';
import { PartBoundary } from '#panels/notices/PartBoundary.tsx';
import { PartWait } from '#panels/notices/PartWait.tsx';
import { setPanel } from '#state/actions.ts';
import type { MapStore } from '#state/store.ts';
import { whenIdle } from '#ui/when-idle.ts';

/** The name of the database, as `workbench/keep/shelf.ts` has it. */
const DATABASE = 'layout-workbench';
const IDLE_TIMEOUT_MS = 4000;

const LazyWorkbench = lazyPart(
  () => import('./LoadedWorkbench.tsx'),
  (module) => module.LoadedWorkbench,
);

/** Whether this browser keeps own layers, without opening their database. */
async function hasKeptLayers(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    // Where a browser cannot list its databases, the layers are there when the panel is opened.
    return false;
  }
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
const NONE: readonly File[] = [];

/** Files over the page, and those that were dropped on it. */
function useDrop() {
  const [isDragged, setDragged] = useState(false);
  const [dropped, setDropped] = useState(NONE);
  useEffect(() => {
    // A dialog takes its own files.
    const isOurs = (event: DragEvent) => hasFiles(event) && !document.querySelector('dialog[open]');
    const over = (event: DragEvent) => {
      if (!isOurs(event)) return;
      event.preventDefault();
      setDragged(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const drop = (event: DragEvent) => {
      setDragged(false);
      if (!isOurs(event)) return;
      event.preventDefault();
      setDropped([...(event.dataTransfer?.files ?? [])]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  return { isDragged, dropped, onTaken: () => setDropped(NONE) };
}

interface WorkbenchHereProps {
  readonly store: MapStore;
  readonly map: MapSession;
  /** The map's element, with the names over it. */
  readonly element: HTMLElement;
  readonly column: Element | null;
}

export function WorkbenchHere({ store, map, element, column }: WorkbenchHereProps) {
  const isOpen = useStore(store, ({ view }) => view.panel === 'workbench' || view.panel === 'rows');
  const [isWanted, setWanted] = useState(false);
  const { isDragged, dropped, onTaken } = useDrop();
  useEffect(
    () =>
      whenIdle(() => {
        void hasKeptLayers().then((found) => found && setWanted(true));
      }, IDLE_TIMEOUT_MS),
    [],
  );
  // Once wanted it stays: the layers are on the map after the panel is closed.
  if (!isWanted && (isOpen || isDragged || dropped.length > 0)) setWanted(true);
  if (!isWanted) return null;
  const close = () => store.dispatch(setPanel(null));
  return (
    <PartBoundary name="workbench" {...(isOpen && { onClose: close })}>
      <Suspense fallback={isOpen ? <PartWait name="workbench" onClose={close} /> : null}>
        <LazyWorkbench
          store={store}
          map={map}
          element={element}
          column={column}
          isDragged={isDragged}
          dropped={dropped}
          onTaken={onTaken}
        />
      </Suspense>
    </PartBoundary>
  );
}

/**
 * The browser's own print command gives the sheet that the dialog of files gives, with the open panel after it. A
 * browser lays the page out as soon as it has said that it prints, so that whatever draws the sheet has to be there: it
 * is loaded when the page is idle (`print-command.ts`). Without it, as in a slide and in an embedded map, the page is
 * printed as it is laid out for paper, with the map that is drawn.
 */
import { loadChunk } from '#data/chunk.ts';
import { type Geometries, loadGeometries } from '#data/load.ts';
import { reportBug } from '#data/report-bug.ts';
import type { DataSource } from '#data/source.ts';
import type { MapSession } from '#map/session/session.ts';
import type { MapStore } from '#state/store.ts';
import { rendererOf } from '#state/view-rules.ts';
import { isPrintKey } from '#ui/keys.ts';
import { appFolder, cameraIn } from './shown-camera.ts';

interface Ready {
  readonly sheets: typeof import('#export/print/now.ts');
  readonly geometries: Geometries;
}

export interface Printing {
  /** Loads what draws the sheet; called again after a failure, it asks again. Never rejects. */
  readonly prepare: () => Promise<void>;
}

export function connectPrinting(store: MapStore, map: MapSession, source: DataSource): Printing {
  let ready: Ready | undefined;
  let asked: Promise<void> | undefined;
  const hasSheets = () => {
    const { view, catalogue } = store.getState();
    return parent === self && view.mode === 'explore' && catalogue.status === 'ready';
  };
  const load = async () => {
    const [sheets, geometries] = await Promise.all([
      loadChunk('now.js', () => import('#export/print/now.ts')),
      loadGeometries(source),
    ]);
    if (geometries.ok) ready = { sheets, geometries: geometries.value };
  };
  // A failure is told by whoever needs the same files to be seen; the next try asks again.
  const prepare = async () => {
    if (!hasSheets()) return;
    asked ??= load()
      .catch(() => undefined)
      .finally(() => {
        if (!ready) asked = undefined;
      });
    await asked;
  };
  const putSheet = (): boolean => {
    if (!ready || !hasSheets()) return false;
    const state = store.getState();
    const { sheets, geometries } = ready;
    try {
      sheets.putSheetOf(state, { base: appFolder(), camera: (frame) => cameraIn(state.view.at, frame) }, geometries);
      return true;
    } catch (error) {
      reportBug(error);
      return false;
    }
  };
  addEventListener('keydown', (event) => {
    // In time for the key, which can wait; the browser's menu cannot.
    if (event.defaultPrevented || !isPrintKey(event) || ready || !hasSheets()) return;
    event.preventDefault();
    void prepare().then(() => print());
  });
  addEventListener('beforeprint', () => {
    // The dialog of files has its own in the page.
    if (document.querySelector('[data-part="print-sheet"]') || putSheet()) return;
    // A canvas has its own size and theme; the SVG map takes both from the style sheets, at once.
    map.choose('svg');
  });
  addEventListener('afterprint', () => {
    ready?.sheets.removeSheet();
    map.choose(rendererOf(store.getState().view));
  });
  return { prepare };
}

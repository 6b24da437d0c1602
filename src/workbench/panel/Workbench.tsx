/** All of the workbench that is on the page: its panel, its table, and what stands on the map. */
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import type { MapStore } from '#state/store.ts';
import type { Bench } from '../bench.ts';
import { Card, Tip } from './Card.tsx';
import { type Frames, useWords, WorkbenchContext } from './context.ts';
import { PenTip } from './Draw.tsx';
import { OwnLayers } from './OwnLayers.tsx';
import { RowsDock } from './RowsDock.tsx';
import css from './Workbench.module.css';
import { WorkbenchPanel } from './WorkbenchPanel.tsx';

export interface WorkbenchProps {
  readonly bench: Bench;
  readonly store: MapStore;
  readonly frames: Frames;
  /** The element in the left column where own layers stand; null: there is none. */
  readonly column: Element | null;
  /** Files are dragged over the page. */
  readonly isDragged: boolean;
}

export function Workbench({ bench, store, frames, column, isDragged }: WorkbenchProps) {
  const panel = useStore(store, (state) => state.view.panel);
  return (
    <WorkbenchContext value={{ bench, store, frames }}>
      {panel === 'workbench' && <WorkbenchPanel />}
      {panel === 'rows' && <RowsDock />}
      {column && createPortal(<OwnLayers />, column)}
      <Card />
      <Tip />
      <PenTip />
      {isDragged && <DropCover />}
    </WorkbenchContext>
  );
}

function DropCover() {
  const { t } = useWords();
  return (
    <div className={css.drop} data-part="drop">
      <p>{t('drop')}</p>
    </div>
  );
}

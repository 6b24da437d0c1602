/**
 * The frame of all panels in the right column: a labelled landmark, on a phone a sheet with its handle. The place panel
 * is the only one that covers the others: while a place is selected they are not rendered, and closing the place
 * returns to them.
 */
import type { ReactNode } from 'react';
import { selectArea, setPanel, showColumn } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useFocusReturn, usePanelLayer } from '#ui/use-layer.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { CloseButton } from './CloseButton.tsx';
import css from './ColumnPanel.module.css';
import { SheetHandle } from './SheetHandle.tsx';

interface ColumnPanelProps {
  /** Accessible name of the landmark. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Rendered also while a place is selected. */
  readonly covers?: boolean;
  readonly children: ReactNode;
}

export function ColumnPanel({ label, className, covers = false, children }: ColumnPanelProps) {
  const opened = useOpened(covers);
  const dispatch = useDispatch();
  usePanelLayer(opened, () => dispatch(covers ? selectArea(null) : setPanel(null)));
  useFocusReturn(opened !== null, covers ? [UNCOVERED] : toolOf(opened));
  if (opened === null) return null;
  return (
    <aside className={classes(css.panel, className)} data-part="panel" aria-label={label} tabIndex={-1}>
      <SheetHandle />
      <ToColumn />
      {children}
    </aside>
  );
}

/** The panel that is there again when the place that covered it is closed. */
const UNCOVERED = 'aside[data-part="panel"]';
/** What opens a panel. */
export const toolOf = (panel: string | null): readonly string[] => (panel ? [`[data-tool="${panel}"]`, '#search'] : []);

/** The place that covers, or the panel that is not covered; null: the frame is not rendered. */
function useOpened(covers: boolean): string | null {
  return useSelect(({ view }) => (covers ? (view.area ?? 'place') : view.area === null ? (view.panel ?? '') : null));
}

/** Where the window has one column, the panel covers search, tools and legend: the way to them, which keeps it open. */
function ToColumn() {
  const { t } = useLanguage();
  const mode = useSelect((state) => state.view.mode);
  const dispatch = useDispatch();
  if (mode !== 'explore') return null;
  return (
    <LinkButton className={css.toColumn} data-part="to-column" onClick={() => dispatch(showColumn(true))}>
      ← {t('ui.toColumn')}
    </LinkButton>
  );
}

interface PanelHeadProps {
  /** The heading, or a button back to the list. */
  readonly children: ReactNode;
  /** Buttons before the close button. */
  readonly actions?: ReactNode;
  readonly closeLabel: string;
  /** Default: closes the panel that the link names. */
  readonly onClose?: () => void;
}

export function PanelHead({ children, actions, closeLabel, onClose }: PanelHeadProps) {
  const dispatch = useDispatch();
  return (
    <header className={css.head}>
      {children}
      <div className={css.actions}>
        {actions}
        <CloseButton label={closeLabel} onClose={onClose ?? (() => dispatch(setPanel(null)))} />
      </div>
    </header>
  );
}

/** The frame of panels that are wider than a column: below the map, which stays in view above it. */
import type { ReactNode } from 'react';
import { setPanel } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { useFocusReturn, usePanelLayer } from '#ui/use-layer.ts';
import { useDispatch, useSelect } from '../context.ts';
import { CloseButton } from './CloseButton.tsx';
import { toolOf } from './ColumnPanel.tsx';
import css from './DockPanel.module.css';
import { YearChoice } from './YearChoice.tsx';

interface DockPanelProps {
  /** Accessible name of the region, and its heading. */
  readonly label: string;
  readonly className?: string | undefined;
  /** Part of the heading: the number of entries. */
  readonly count?: ReactNode;
  /** Fields and buttons between the heading and the close button. */
  readonly tools?: ReactNode;
  readonly closeLabel: string;
  /** One element of the class `body` of `DockPanel.module.css`, the scroll container. */
  readonly children: ReactNode;
}

export function DockPanel({ label, className, count, tools, closeLabel, children }: DockPanelProps) {
  const dispatch = useDispatch();
  const name = useSelect((state) => state.view.panel);
  const close = () => dispatch(setPanel(null));
  usePanelLayer(name, close);
  useFocusReturn(true, toolOf(name));
  return (
    <section className={classes(css.dock, className)} data-part="panel" aria-label={label} tabIndex={-1}>
      <header className={css.head}>
        <h2>
          {label}
          {count && <> {count}</>}
        </h2>
        <YearChoice />
        {tools}
        <CloseButton className={css.close} label={closeLabel} onClose={close} />
      </header>
      {children}
    </section>
  );
}

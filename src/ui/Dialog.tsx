/** A native modal dialog, so that the browser traps the focus, handles Escape and restores the focus. */
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { classes } from './classes.ts';
import css from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** `wide`: for two columns; without it the caller sets size and padding. Both fill the screen of a phone. */
  readonly size?: 'wide' | 'window';
  readonly className?: string | undefined;
  /** The last result, announced here because the page's own live region is inert under a modal dialog. */
  readonly status?: ReactNode;
  readonly lang?: string;
  readonly children: ReactNode;
}

export function Dialog({ title, closeLabel, onClose, size, className, status, lang, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    // Restored here too: React removes the dialog from the page before the browser can restore the focus.
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={classes(css.dialog, className)}
      data-size={size}
      aria-labelledby={id}
      lang={lang}
      onClose={onClose}
    >
      <header className={css.header}>
        <h2 id={id} className={css.title}>
          {title}
        </h2>
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </header>
      {children}
      {status !== undefined && (
        <p className={css.status} role="status">
          {status}
        </p>
      )}
    </dialog>
  );
}

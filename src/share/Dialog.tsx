/** The frame of both dialogs: native and modal, so that the browser keeps the focus in it, hears Escape and gives the focus back. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '#ui/icons.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly language: string;
  readonly onClose: () => void;
  /** What has just happened, spoken: the page's own live region is inert under a modal dialog. */
  readonly status: string;
  readonly children: ReactNode;
}

export function Dialog({ title, closeLabel, language, onClose, status, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    // Kept by ourselves too: React takes the dialog out of the page before the browser can give the focus back.
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="hand-out" aria-labelledby="hand-out-title" lang={language} onClose={onClose}>
      <header>
        <h2 id="hand-out-title">{title}</h2>
        <button type="button" className="icon-button" aria-label={closeLabel} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
      <p className="hand-out-status" role="status">
        {status}
      </p>
    </dialog>
  );
}

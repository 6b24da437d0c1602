/** The frame of both dialogs: two columns and a status line. */
import type { ReactNode } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import css from './StatusDialog.module.css';
import type { Status } from './use-status.ts';

interface StatusDialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly language: string;
  readonly onClose: () => void;
  /** The last result, announced here because the page's own live region is inert under a modal dialog. */
  readonly status: Status;
  /** Two elements, one for each column. */
  readonly children: ReactNode;
}

export function StatusDialog({ title, closeLabel, language, onClose, status, children }: StatusDialogProps) {
  return (
    <Dialog
      title={title}
      closeLabel={closeLabel}
      lang={language}
      className={css.dialog}
      headerClassName={css.header}
      onClose={onClose}
    >
      <div className={css.columns}>{children}</div>
      <p className={css.status} role="status">
        {status.text && <span key={status.id}>{status.text}</span>}
      </p>
    </Dialog>
  );
}

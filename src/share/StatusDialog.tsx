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
      size="wide"
      status={status.text && <span key={status.id}>{status.text}</span>}
      onClose={onClose}
    >
      <div className={css.columns}>{children}</div>
    </Dialog>
  );
}

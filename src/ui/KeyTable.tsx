/** Which keys do what, as a list in a dialog. */
import { Fragment } from 'react';
import { classes } from './classes.ts';
import { Dialog } from './Dialog.tsx';
import css from './KeyTable.module.css';

/** What one or several keys do. */
export interface KeyTableRow {
  /** As they are written on keyboards; any of them does it. */
  readonly shown: readonly string[];
  readonly does: string;
}

interface KeyTableProps {
  readonly title: string;
  readonly closeLabel: string;
  /** Between two keys of a row. */
  readonly or: string;
  readonly rows: readonly KeyTableRow[];
  /** Below the list. */
  readonly note?: string;
  /** `data-part` of the list. */
  readonly part: string;
  /** For who stands before the screen that others look at. */
  readonly isLarge?: boolean;
  readonly onClose: () => void;
}

export function KeyTable({ title, closeLabel, or, rows, note, part, isLarge = false, onClose }: KeyTableProps) {
  return (
    <Dialog title={title} closeLabel={closeLabel} className={classes(css.keys, isLarge && css.large)} onClose={onClose}>
      <dl data-part={part}>
        {rows.map(({ shown, does }) => (
          <div key={does}>
            <dt>
              {shown.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && or}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      {note && <p>{note}</p>}
    </Dialog>
  );
}

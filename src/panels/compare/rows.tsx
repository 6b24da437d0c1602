/** Rows across all columns of the comparison. */
import type { ReactNode } from 'react';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import css from './ComparePanel.module.css';

/** The title of a section; sticky when the columns are scrolled sideways. */
export function Part({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr className={css.part}>
      <th scope="rowgroup" colSpan={columns}>
        <span>{children}</span>
      </th>
    </tr>
  );
}
export function Note({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns}>
        <span className={classes(prose.hint, css.note)}>{children}</span>
      </td>
    </tr>
  );
}

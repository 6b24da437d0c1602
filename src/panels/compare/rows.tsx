/** Rows across all columns of the comparison. */
import type { ReactNode } from 'react';

/** The title of a part; it stays in sight when the columns are scrolled sideways. */
export function Part({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr className="compare-part">
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
        <span className="hint compare-note">{children}</span>
      </td>
    </tr>
  );
}

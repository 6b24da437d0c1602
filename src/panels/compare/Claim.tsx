/** One cell's claim in the comparison: what a document says, and its source, which opens the statement. */
import type { ComponentProps, ReactNode } from 'react';
import { SourceLink } from '../parts/SourceLink.tsx';
import css from './ComparePanel.module.css';

export function Claim({ children, ...source }: ComponentProps<typeof SourceLink> & { readonly children: ReactNode }) {
  return (
    <div className={css.claim}>
      {children}
      <SourceLink {...source} />
    </div>
  );
}

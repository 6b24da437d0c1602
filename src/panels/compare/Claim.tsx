/** One cell's claim in the comparison: what a document says, and its source, which opens the statement. */
import type { ComponentProps, ReactNode } from 'react';
import { SourceLink } from '../parts/SourceLink.tsx';

export function Claim({ children, ...source }: ComponentProps<typeof SourceLink> & { readonly children: ReactNode }) {
  return (
    <div className="claim">
      {children}
      <SourceLink {...source} />
    </div>
  );
}

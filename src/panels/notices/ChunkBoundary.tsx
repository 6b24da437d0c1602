/**
 * Around what is loaded when it is first opened: code that is missing becomes a notice, and the rest of the page works.
 */
import { Component, type ReactNode } from 'react';
import { isMissingChunk } from '#data/chunk.ts';
import { reportMissingCode } from '#state/actions.ts';
import { StoreContext } from '../context.ts';

interface ChunkBoundaryProps {
  readonly children: ReactNode;
}

export class ChunkBoundary extends Component<ChunkBoundaryProps, { readonly error: unknown }> {
  static override contextType = StoreContext;
  declare context: React.ContextType<typeof StoreContext>;
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (isMissingChunk(error)) this.context?.dispatch(reportMissingCode());
  }

  override render() {
    const { error } = this.state;
    // A bug is none of its business.
    if (error !== undefined && !isMissingChunk(error)) throw error;
    return error === undefined ? this.props.children : null;
  }
}

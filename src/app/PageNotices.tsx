/** The notices, in a root of their own: they are needed before the app, and where it cannot start. */
import { StoreContext } from '#panels/context.ts';
import { Notices } from '#panels/notices/Notices.tsx';
import type { MapStore } from '#state/store.ts';

export interface PageNoticesProps {
  readonly store: MapStore;
}

export function PageNotices({ store }: PageNoticesProps) {
  return (
    <StoreContext value={store}>
      <Notices />
    </StoreContext>
  );
}

/** The guest side of an embed, open to the host that the address names. Loaded only then: see `start.ts`. */
import { type DataSource, presentVersion } from '#data/source.ts';
import { readGrant } from '#embed/guest/grant.ts';
import { startGuest } from '#embed/guest/guest.ts';
import { WORLD } from '#map/MapPort.ts';
import { targetOf } from '#map/session/camera.ts';
import type { MapSession } from '#map/session/session.ts';
import { goToStep } from '#present/screen/go-to.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { takeScreenshot } from './screenshot.ts';

/** Listens until the page is unloaded; not at all if the address does not name exactly one origin. */
export function openToHost(store: MapStore, session: MapSession, source: DataSource): void {
  const grant = readGrant(location.hash);
  if (!grant) return;
  startGuest({
    store,
    grant,
    window: self,
    app: import.meta.env.APP_VERSION,
    data: store.getState().view.data ?? presentVersion,
    world: WORLD,
    targetOf(id, state) {
      const catalogue = catalogueOf(state);
      const area = catalogue?.areaById.get(id);
      return catalogue && area ? targetOf(catalogue, area) : null;
    },
    goToStep: (index) => goToStep(store, index),
    screenshot: (options) => takeScreenshot(store.getState(), session, source, options),
  });
}

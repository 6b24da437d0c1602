/** The two ways out of the map, each loaded when it is first opened, with what they need of folders that they may not import. */
import { lazy, useMemo } from 'react';
import { loadGeometries, orThrow } from '#data/load.ts';
import { publishedVersions, sourceOf } from '#data/source.ts';
import { DATA_FORMAT } from '#domain/model/version.ts';
import { HOME } from '#map/MapPort.ts';
import { fitBox, type Size } from '#scene/camera.ts';
import type { PictureMaker } from '#share/ShareDialog.tsx';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { Camera, View } from '#state/view.ts';

/** The app's folder: everything that the build makes is below it. */
const appFolder = () => new URL('.', location.href).href;
/** Versions of the data that an embed can be frozen to: those that this app reads. */
const VERSIONS = publishedVersions.filter(({ format }) => format <= DATA_FORMAT);

/** Of a picture with its words beside the map, what the map has. */
const MAP_SHARE = 0.6;

/**
 * The camera that makes a smaller picture show what the window does. The zoom of a View is for the reader's own window, and a
 * picture without a camera would go to the place that is selected, which the map does not.
 */
function cameraIn(at: View['at'], { width, height }: Size): Camera {
  const size = { width: width * MAP_SHARE, height };
  const frame = document.querySelector('.map-frame');
  if (at === null || at === 'home') return fitBox(HOME, size);
  if (!frame?.clientWidth || !frame.clientHeight) return at;
  return {
    ...at,
    zoom: at.zoom + Math.log2(Math.min(size.width / frame.clientWidth, size.height / frame.clientHeight)),
  };
}

const pictureOf =
  (store: MapStore): PictureMaker =>
  async (view, options) => {
    const catalogue = catalogueOf(store.getState());
    if (!catalogue) throw new Error('the index has not loaded');
    const [{ renderPicture }, loaded] = await Promise.all([
      import('#map/svg/picture.tsx'),
      loadGeometries(sourceOf(view.data)),
    ]);
    return renderPicture(catalogue, orThrow(loaded), { ...view, at: cameraIn(view.at, options) }, options);
  };

const LazyShareDialog = lazy(() =>
  import('#share/ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })),
);
const LazyEmbedDialog = lazy(() =>
  import('#share/EmbedDialog.tsx').then((module) => ({ default: module.EmbedDialog })),
);

interface DialogProps {
  readonly store: MapStore;
  readonly onClose: () => void;
}

export function ShareDialog({ store, onEmbed, onClose }: DialogProps & { readonly onEmbed: () => void }) {
  const picture = useMemo(() => pictureOf(store), [store]);
  return <LazyShareDialog store={store} base={appFolder()} picture={picture} onEmbed={onEmbed} onClose={onClose} />;
}

export function EmbedDialog({ store, onClose }: DialogProps) {
  return <LazyEmbedDialog store={store} base={appFolder()} versions={VERSIONS} onClose={onClose} />;
}

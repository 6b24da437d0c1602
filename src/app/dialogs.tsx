/**
 * The share and embed dialogs, each loaded when first opened, with the dependencies that their folder may not import.
 */
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

/** URL of the app's folder; everything that the build writes is below it. */
const appFolder = () => new URL('.', location.href).href;
/** Data versions that an embed can be pinned to: those that this app reads. */
const VERSIONS = publishedVersions.filter(({ format }) => format <= DATA_FORMAT);

/** The part of a picture that the map takes up; the words stand beside it. */
const MAP_SHARE = 0.6;

/**
 * The camera that makes a smaller picture show what the window shows. The zoom of a View belongs to the user's own
 * window, and a picture without a camera would go to the selected place, which the map does not.
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

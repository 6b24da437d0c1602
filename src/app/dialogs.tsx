/**
 * The share, export and embed dialogs, each loaded when first opened, with the dependencies that their folder may not
 * import.
 */
import { useMemo } from 'react';
import { loadGeometries, orThrow } from '#data/load.ts';
import { publishedVersions, sourceOf } from '#data/source.ts';
import { DATA_FORMAT } from '#domain/model/version.ts';
import { lazyPart } from '#panels/lazy-part.ts';
import type { Size } from '#scene/camera.ts';
import type { PictureMaker } from '#share/DrawnPicture.tsx';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { ownStories } from './own-stories.ts';
import { appFolder, cameraIn } from './shown-camera.ts';

/** Data versions that an embed can be pinned to: those that this app reads. */
const VERSIONS = publishedVersions.filter(({ format }) => format <= DATA_FORMAT);

/** The part of a picture that the map takes up; the words stand beside it. */
const MAP_SHARE = 0.6;

const pictureSize = ({ width, height }: Size): Size => ({ width: width * MAP_SHARE, height });

const pictureOf =
  (store: MapStore): PictureMaker =>
  async (view, options) => {
    const catalogue = catalogueOf(store.getState());
    if (!catalogue) throw new Error('the index has not loaded');
    const [{ renderPicture }, loaded] = await Promise.all([
      import('#map/svg/picture.tsx'),
      loadGeometries(sourceOf(view.data)),
    ]);
    return renderPicture(catalogue, orThrow(loaded), { ...view, at: cameraIn(view.at, pictureSize(options)) }, options);
  };

const LazyShareDialog = lazyPart(
  () => import('#share/ShareDialog.tsx'),
  (module) => module.ShareDialog,
);
const LazyExportDialog = lazyPart(
  () => import('#export/ExportDialog.tsx'),
  (module) => module.ExportDialog,
);
const LazyEmbedDialog = lazyPart(
  () => import('#share/EmbedDialog.tsx'),
  (module) => module.EmbedDialog,
);

interface DialogProps {
  readonly store: MapStore;
  readonly onClose: () => void;
}

/** What is on the map but leaves the page by no link and in no file. */
interface OwnProps {
  readonly hasOwn: boolean;
}

interface ShareProps extends DialogProps, OwnProps {
  readonly onEmbed: () => void;
  readonly onExport: () => void;
}

export function ShareDialog({ store, hasOwn, onEmbed, onExport, onClose }: ShareProps) {
  const picture = useMemo(() => pictureOf(store), [store]);
  return (
    <LazyShareDialog
      store={store}
      base={appFolder()}
      hasPages={import.meta.env.PROD}
      hasOwn={hasOwn}
      picture={picture}
      onEmbed={onEmbed}
      onExport={onExport}
      onClose={onClose}
    />
  );
}

export function ExportDialog({ store, hasOwn, onClose }: DialogProps & OwnProps) {
  const camera = useMemo(() => (frame: Size) => cameraIn(store.getState().view.at, frame), [store]);
  return (
    <LazyExportDialog
      store={store}
      base={appFolder()}
      camera={camera}
      own={ownStories}
      hasOwn={hasOwn}
      onClose={onClose}
    />
  );
}

export function EmbedDialog({ store, onClose }: DialogProps) {
  const picture = useMemo(() => pictureOf(store), [store]);
  return <LazyEmbedDialog store={store} base={appFolder()} picture={picture} versions={VERSIONS} onClose={onClose} />;
}

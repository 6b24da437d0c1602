/** What the window shows, for files and sheets of other sizes. */
import { onSite } from '#data/carried.ts';
import { HOME } from '#map/MapPort.ts';
import { fitBox, type Size } from '#scene/camera.ts';
import type { Camera, View } from '#state/view.ts';

/** URL of the app's folder, of a file that of the living map; everything that the build writes is below it. */
export const appFolder = () => new URL(onSite('.'), location.href).href;

/**
 * The camera that makes a picture of another size show what the window shows. The zoom of a View belongs to the user's
 * own window, and a picture without a camera would go to the selected place, which the map does not.
 */
export function cameraIn(at: View['at'], size: Size): Camera {
  const frame = document.querySelector('.map-frame');
  if (at === null || at === 'home') return fitBox(HOME, size);
  if (!frame?.clientWidth || !frame.clientHeight) return at;
  return {
    ...at,
    zoom: at.zoom + Math.log2(Math.min(size.width / frame.clientWidth, size.height / frame.clientHeight)),
  };
}

/** What the session needs of the page. The only file of the session that touches the DOM; tests pass a fake. */
import type { AreaId } from '#domain/model/ids.ts';
import type { MapState } from '#state/store.ts';
import type { Layout } from '../MapPort.ts';
import { afterPaint } from './after-paint.ts';
import type { PosterDrag } from './poster-drag.ts';
import { type Stage, stage } from './stage.ts';

export interface MapPage extends Stage {
  readonly layout: () => Layout;
  /**
   * Calls the listener when the size of the map, or of its free part, changes. @returns a function that unsubscribes.
   */
  readonly onLayout: (listener: () => void) => () => void;
  /** Calls the listener when a place of the poster is clicked. @returns a function that unsubscribes. */
  readonly onPosterSelect: (listener: (area: AreaId) => void) => () => void;
  /**
   * How far the poster has been dragged, once: the first renderer takes its place, and `goOn` passes a drag under way
   * to it.
   */
  readonly takePosterDrag: () => (PosterDrag & { readonly goOn: () => void }) | undefined;
  /** Reports the active renderer to the page (`data-map-state`). */
  readonly tell: (state: MapState) => void;
  /** Runs work once after the next paint, however often it is scheduled. */
  readonly afterPaint: typeof afterPaint;
  /** @returns a function that cancels. */
  readonly nextFrame: (work: () => void) => () => void;
  readonly reducedMotion: () => boolean;
  readonly pixelRatio: () => number;
}

/** Sharp on a slide of 960 px that is shown on a screen of 1920. */
const FRAMED_MIN_RATIO = 2;

/** The place whose link in the poster was clicked; a click with a modifier key is left to the browser. */
function posterArea(event: MouseEvent): AreaId | null {
  const link = event.target instanceof Element ? event.target.closest('.poster-box a') : null;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  return new URLSearchParams(link.getAttribute('href') ?? '').get('area') as AreaId | null;
}

/** The part of the page outside the map that defines the map's size. */
export interface LayoutSource {
  readonly mapBox: () => Layout;
  readonly onLayout: MapPage['onLayout'];
}

/** Presses the mouse on the renderer that is shown, where the real one has been pressed on the poster. */
function press(element: HTMLElement, { x, y }: { readonly x: number; readonly y: number }): void {
  element.querySelector('[data-renderer]:not([data-waiting])')?.dispatchEvent(
    new MouseEvent('mousedown', {
      bubbles: true,
      cancelable: true,
      view: window,
      clientX: x,
      clientY: y,
      buttons: 1,
    }),
  );
}

/**
 * @param element the map's element, with the build's poster and a `.map-live` in it.
 * @param takeDrag what the boot script knows of a drag of the poster; undefined where it did not run.
 */
export function mapPage(
  element: HTMLElement,
  mirror: LayoutSource,
  takeDrag: () => PosterDrag | undefined = () => undefined,
): MapPage {
  return {
    ...stage(element.querySelector('.map-live') ?? element),
    layout: mirror.mapBox,
    onLayout: mirror.onLayout,
    onPosterSelect(listener) {
      const onClick = (event: MouseEvent) => {
        const area = posterArea(event);
        if (!area) return;
        event.preventDefault();
        listener(area);
      };
      element.addEventListener('click', onClick);
      return () => element.removeEventListener('click', onClick);
    },
    takePosterDrag() {
      const drag = takeDrag();
      const pointer = drag?.pointer;
      return drag && { ...drag, goOn: () => pointer && press(element, pointer) };
    },
    tell(state) {
      element.dataset.mapState = state;
      // The poster's labels stay until those of the map replace them.
      if (state !== 'poster') for (const shapes of element.querySelectorAll('.poster-box > svg')) shapes.remove();
      if (state === 'svg' || state === 'live') performance.mark(`map:${state}`);
    },
    afterPaint,
    nextFrame(work) {
      const frame = requestAnimationFrame(work);
      return () => cancelAnimationFrame(frame);
    },
    // A deck scales its slides, and with them the frame, which cannot find out by how much.
    pixelRatio: () => (parent === self ? devicePixelRatio : Math.max(FRAMED_MIN_RATIO, devicePixelRatio)),
    reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

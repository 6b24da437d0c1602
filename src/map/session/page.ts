/** What the session needs of the page that holds it. The one file of the session that touches the DOM; tests give a fake. */
import type { AreaId } from '#domain/model/ids.ts';
import type { MapState } from '#state/store.ts';
import type { Layout } from '../MapPort.ts';
import { afterPaint } from './after-paint.ts';
import { type Stage, stage } from './stage.ts';

export interface MapPage extends Stage {
  readonly layout: () => Layout;
  /** Calls when the map, or the part of it that panels leave free, has another size. @returns a function that stops it. */
  readonly onLayout: (listener: () => void) => () => void;
  /** Calls when a place of the poster is clicked. @returns a function that stops it. */
  readonly onPosterSelect: (listener: (area: AreaId) => void) => () => void;
  /** Tells the page which renderer is on (`data-map-state`). */
  readonly tell: (state: MapState) => void;
  /** Runs work once after the next paint, however often it is scheduled. */
  readonly afterPaint: typeof afterPaint;
  /** @returns a function that cancels. */
  readonly nextFrame: (work: () => void) => () => void;
  readonly reducedMotion: () => boolean;
}

/** The place whose link in the poster was clicked; one that is opened with a modifier is the browser's affair. */
function posterArea(event: MouseEvent): AreaId | null {
  const link = event.target instanceof Element ? event.target.closest('.poster-box a') : null;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  return new URLSearchParams(link.getAttribute('href') ?? '').get('area') as AreaId | null;
}

/** The part of the page outside the map that says how large the map is. */
export interface LayoutSource {
  readonly mapBox: () => Layout;
  readonly onLayout: MapPage['onLayout'];
}

/** @param element the map's element, with the build's poster and a `.map-live` in it. */
export function mapPage(element: HTMLElement, mirror: LayoutSource): MapPage {
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
    tell(state) {
      element.dataset.mapState = state;
      // The poster's labels stay until those of the map stand in their place.
      if (state !== 'poster') for (const shapes of element.querySelectorAll('.poster-box > svg')) shapes.remove();
      if (state === 'svg' || state === 'live') performance.mark(`map:${state}`);
    },
    afterPaint,
    nextFrame(work) {
      const frame = requestAnimationFrame(work);
      return () => cancelAnimationFrame(frame);
    },
    reducedMotion: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** What the session needs of the page that holds it. The one file of the session that touches the DOM; tests give a fake. */
import type { AreaId } from '#domain/model/ids.ts';
import type { MapState } from '#state/store.ts';
import type { Layout } from '../MapPort.ts';
import { afterPaint } from './after-paint.ts';
import { type Stage, stage } from './stage.ts';

export interface MapPage extends Stage {
  readonly layout: () => Layout;
  /** Calls when the map (`isMap`) or the part that panels leave free has another size. @returns a function that stops it. */
  readonly onResize: (listener: (isMap: boolean) => void) => () => void;
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

/** A window too small for its panels still gets a frame to fit the map into. */
const FRAME_MIN_PX = 64;

function measure(element: HTMLElement): Layout {
  const outer = element.getBoundingClientRect();
  const inner = (element.querySelector('.map-frame') ?? element).getBoundingClientRect();
  return {
    size: { width: outer.width, height: outer.height },
    frame: {
      x: inner.left - outer.left,
      y: inner.top - outer.top,
      width: Math.max(FRAME_MIN_PX, inner.width),
      height: Math.max(FRAME_MIN_PX, inner.height),
    },
  };
}

/** The place whose link in the poster was clicked; one that is opened with a modifier is the browser's affair. */
function posterArea(event: MouseEvent): AreaId | null {
  const link = event.target instanceof Element ? event.target.closest('.poster-box a') : null;
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return null;
  return new URLSearchParams(link.getAttribute('href') ?? '').get('area') as AreaId | null;
}

/** @param element the map's element, with the build's poster, a `.map-live` and a `.map-frame` in it. */
export function mapPage(element: HTMLElement): MapPage {
  return {
    ...stage(element.querySelector('.map-live') ?? element),
    layout: () => measure(element),
    onResize(listener) {
      const observer = new ResizeObserver((entries) => listener(entries.some(({ target }) => target === element)));
      observer.observe(element);
      const frame = element.querySelector('.map-frame');
      if (frame) observer.observe(frame);
      return () => observer.disconnect();
    },
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

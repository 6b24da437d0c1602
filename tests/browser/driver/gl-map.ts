/** Observes the WebGL renderer: its pixels and its calls of browser APIs. */
import { colourOf } from '../helper/picture.ts';
import type { Screen } from '../helper/screen.ts';
import type { MapView } from './map.ts';
import { Part } from './part.ts';

export class GlMap extends Part {
  readonly #map: MapView;

  constructor(screen: Screen, map: MapView) {
    super(screen);
    this.#map = map;
  }

  /** Loses the WebGL context, as after a driver crash or a laptop's sleep. */
  async loseContext(): Promise<void> {
    await this.screen.run(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-map-state] canvas');
      // A lost context returns no extensions, so the extension that can restore it is kept.
      const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      Object.assign(globalThis, { lostContext: extension });
      extension?.loseContext();
    });
  }
  async restoreContext(): Promise<void> {
    await this.screen.run(() => (globalThis as { lostContext?: WEBGL_lose_context }).lostContext?.restoreContext());
  }
  /** The rendered colour of a district: red, green, blue. */
  async colourOf(id: string): Promise<readonly number[]> {
    return colourOf(await this.screen.picture({ ...(await this.#map.insideOf(id)), width: 1, height: 1 }));
  }
  /** Counts from now on the messages of the page to MapLibre's worker. */
  async countMessagesToWorker(): Promise<() => Promise<number>> {
    await this.screen.run(() => {
      const count = { asked: 0 };
      Object.assign(globalThis, { count });
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...args: unknown[]) {
        count.asked += 1;
        Reflect.apply(postMessage, this, args);
      };
    });
    return () => this.screen.run(() => (globalThis as unknown as { count: { asked: number } }).count.asked);
  }
  /** Counts from now on the draws of the map within animation frames, and the synchronous ones between two frames. */
  async countDrawings(): Promise<() => Promise<{ readonly atOnce: number; readonly inFrame: number }>> {
    await this.screen.run(() => {
      const drawings = { atOnce: 0, inFrame: 0 };
      Object.assign(globalThis, { drawings });
      const request = globalThis.requestAnimationFrame.bind(globalThis);
      let isFrame = false;
      globalThis.requestAnimationFrame = (callback) =>
        request((time) => {
          isFrame = true;
          callback(time);
          isFrame = false;
        });
      let isCounted = false;
      const { drawElements } = WebGL2RenderingContext.prototype;
      WebGL2RenderingContext.prototype.drawElements = function (...args) {
        drawElements.apply(this, args);
        if (isCounted) return;
        isCounted = true;
        drawings[isFrame ? 'inFrame' : 'atOnce'] += 1;
        queueMicrotask(() => {
          isCounted = false;
        });
      };
    });
    return () =>
      this.screen.run(() => (globalThis as unknown as { drawings: { atOnce: number; inFrame: number } }).drawings);
  }
  /** Records from now on the widths in px of the map and of its canvas per frame, each distinct pair once. */
  async watchWidths(): Promise<() => Promise<readonly (readonly [map: number, canvas: number])[]>> {
    await this.screen.run(() => {
      const widths: [number, number][] = [];
      Object.assign(globalThis, { widths });
      const look = () => {
        const map = document.querySelector('[data-map-state]')?.clientWidth ?? 0;
        const canvas = document.querySelector('[data-map-state] canvas')?.clientWidth ?? 0;
        if (widths.at(-1)?.[0] !== map || widths.at(-1)?.[1] !== canvas) widths.push([map, canvas]);
      };
      // A task posted from a frame callback sees what that frame has painted.
      const { port1, port2 } = new MessageChannel();
      const frame = () => {
        port2.postMessage(null);
        requestAnimationFrame(frame);
      };
      port1.onmessage = look;
      requestAnimationFrame(frame);
    });
    return () => this.screen.run(() => (globalThis as unknown as { widths: [number, number][] }).widths);
  }
}

/** The map as a user sees and moves it, with either renderer. */
import { vi } from 'vitest';
import type { Box, Point, Target } from '../helper/screen.ts';
import { Part } from './part.ts';

export type MapState = 'poster' | 'live' | 'svg' | 'lost';

const MAP: Target = { css: '[data-map-state]' };
/** The part of the map that no column, dock or sheet covers. */
const FRAME: Target = { css: '[data-part="map-frame"]' };
/**
 * The `<a>` element has no size; its text is what is visible and clickable. The build's picture has one per language
 * and width.
 */
const label = (id: string): Target => ({ css: `a[data-area="${id}"] > span:visible`, in: MAP });

/** Timeout in ms for a camera flight and the throttled update of the link, on a busy machine. */
const LINK_MS = 10_000;
/** Distance in px from a label beyond its halo; still inside the smallest district that tests use. */
const CLEAR_PX = 8;
/** Time in ms in which the link follows the map. */
const STILL_MS = 600;

export class MapView extends Part {
  async waitForState(state: MapState): Promise<void> {
    await this.screen.isThere({ css: `[data-map-state="${state}"]` });
  }
  async state(): Promise<string | null> {
    return this.screen.attribute(MAP, 'data-map-state');
  }

  async click(at: Point): Promise<void> {
    await this.screen.clickAt(at);
  }
  async pointAt(at: Point): Promise<void> {
    await this.screen.pointAt(at);
  }
  /** Moves the pointer to a point by way of its neighbour, so that the map looks again at what lies there. */
  async pointBeside({ x, y }: Point): Promise<void> {
    await this.screen.pointAt({ x: x + 1, y });
    await this.screen.pointAt({ x, y });
  }
  async hasTooltip(): Promise<boolean> {
    return this.screen.isVisible({ css: '[data-part="tooltip"]' });
  }
  /** The tooltip under the pointer; waits for it. */
  async tooltip(): Promise<string> {
    return this.screen.text({ css: '[data-part="tooltip"]' });
  }
  /** Drags the map; the distance must not exceed that to the edge of the smallest screen. */
  async drag(dx: number, dy: number): Promise<void> {
    const from = await this.middle();
    await this.screen.drag(from, { x: from.x + dx, y: from.y + dy });
  }
  async zoomByWheel(delta: number): Promise<void> {
    await this.screen.wheel(await this.middle(), delta);
  }
  async frame(): Promise<Box> {
    return this.screen.box(FRAME);
  }
  /** Middle of the part of the map that nothing covers. */
  async middle(): Promise<Point> {
    const { x, y, width, height } = await this.frame();
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** The north-west corner of that part. */
  async corner(): Promise<Point> {
    const { x, y } = await this.frame();
    return { x: x + 30, y: y + 60 };
  }

  async clickName(id: string): Promise<void> {
    await this.screen.click(label(id));
  }
  async tapName(id: string): Promise<void> {
    await this.screen.tap(label(id));
  }
  async waitForName(id: string): Promise<void> {
    await this.screen.appears(label(id));
  }
  /** The label of a place on the map. */
  async nameOf(id: string): Promise<string> {
    return this.screen.text(label(id));
  }
  /** Middle of a place's name on the screen. */
  async nameAt(id: string): Promise<Point> {
    await this.waitForName(id);
    const { x, y, width, height } = await this.screen.box(label(id));
    return { x: x + width / 2, y: y + height / 2 };
  }
  /** Screen position of the point that a place's label belongs to. */
  async pointOf(id: string): Promise<Point> {
    return this.screen.run((area) => {
      const { x, y } =
        document.querySelector(`[data-map-state] a[data-area="${area}"]`)?.getBoundingClientRect() ?? new DOMRect();
      return { x, y };
    }, id);
  }
  /** A point inside a district's shape, clear of its label, which is a link of its own, and of the label's halo. */
  async insideOf(id: string): Promise<Point> {
    await this.waitForName(id);
    const { x, y, width, height } = await this.screen.box(label(id));
    return { x: Math.round(x + width / 2), y: Math.round(y + height + CLEAR_PX) };
  }
  /** A small box of the map around that point. */
  async patchOf(id: string): Promise<Box> {
    const { x, y } = await this.insideOf(id);
    return { x: x - CLEAR_PX / 2, y: y - CLEAR_PX / 2, width: CLEAR_PX, height: CLEAR_PX };
  }
  /** Ids of the places whose names are on the map. */
  async labels(): Promise<readonly string[]> {
    return this.screen.run(() =>
      [...document.querySelectorAll<HTMLElement>('[data-map-state] a[data-area]')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.dataset.area ?? ''),
    );
  }
  /** Numbers before the names of places, by place. */
  async numbers(): Promise<Readonly<Record<string, string>>> {
    return this.screen.run(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>('[data-map-state] a[data-area][data-placed="true"]')].flatMap(
          (name) => {
            const number = name.querySelector('[data-part="order"]')?.textContent;
            return number ? [[name.dataset.area, number]] : [];
          },
        ),
      ),
    );
  }
  /** Elements that cover the corners of a place's label, by hit test; empty when it can be read and clicked. */
  async coversOf(id: string): Promise<readonly string[]> {
    return this.screen.run((area) => {
      const box = document.querySelector(`[data-map-state] a[data-area="${area}"] > span`)?.getBoundingClientRect();
      if (!box) return ['the name is not on the map'];
      const corners = [
        [box.left + 1, box.top + 1],
        [box.right - 1, box.top + 1],
        [box.left + 1, box.bottom - 1],
        [box.right - 1, box.bottom - 1],
      ] as const;
      return corners.flatMap(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        if (!top) return ['the edge of the window'];
        return top.closest('[data-map-state]') ? [] : [top.closest('[class]')?.className.toString() ?? top.tagName];
      });
    }, id);
  }
  /** Ids of the places whose names lie over a part of the page; the part has to be there. */
  async namesOver(part: string): Promise<readonly string[]> {
    return this.screen.run((name) => {
      const box = document.querySelector(`[data-part="${name}"]`)?.getBoundingClientRect();
      if (!box) return [`${name} is not there`];
      return [...document.querySelectorAll<HTMLElement>('[data-map-state] a[data-area][data-placed="true"]')]
        .filter((element) => element.checkVisibility())
        .flatMap((element) => {
          const word = (element.querySelector('span') ?? element).getBoundingClientRect();
          const isOver =
            word.left < box.right && box.left < word.right && word.top < box.bottom && box.top < word.bottom;
          return isOver ? [element.dataset.area ?? ''] : [];
        });
    }, part);
  }

  async focusedArea(): Promise<string | undefined> {
    return this.screen.run(() => (document.activeElement as HTMLElement | null)?.dataset.area);
  }
  async focus(id: string): Promise<void> {
    await this.screen.focus({ css: `a[data-area="${id}"]`, in: MAP });
  }
  /** Presses Tab until a place on the map has the focus. Returns its id. */
  async tabInto(): Promise<string> {
    const MOST_STOPS = 40;
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.screen.press('Tab');
      const area = await this.focusedArea();
      if (area && (await this.screen.run(() => document.activeElement?.matches('[data-map-state] *')))) return area;
    }
    throw new Error(`The Tab key did not come to the map in ${MOST_STOPS} steps.`);
  }

  /** The camera in the address. */
  camera(): { readonly lng: number; readonly lat: number; readonly zoom: number } {
    const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = (this.#at() ?? '').split(',').map(Number);
    return { lng, lat, zoom };
  }
  #at(): string | null {
    return this.screen.url().searchParams.get('at');
  }
  /** Waits until the map has not moved for the time in which the link follows it. */
  async waitUntilStill(): Promise<void> {
    await this.screen.run(
      (still) =>
        new Promise<void>((resolve) => {
          let last = '';
          let since = performance.now();
          const look = () => {
            const now = [...document.querySelectorAll('[data-map-state] a[data-area], [data-part="names"]')]
              .map((element) => element.getAttribute('style'))
              .join();
            if (now !== last) since = performance.now();
            last = now;
            if (performance.now() - since >= still) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
      STILL_MS,
    );
  }
  /**
   * Number of distinct positions at which the map was painted during an action until it rests, and the duration of the
   * movement in ms.
   */
  async movementOf(action: () => Promise<void>): Promise<{ readonly places: number; readonly ms: number }> {
    // The names come after the map.
    await this.waitUntilStill();
    const before = this.#at();
    await this.screen.run(() => {
      const seen: { readonly at: string; readonly time: number }[] = [];
      const look = (time: number) => {
        const moved = document.querySelectorAll(
          '[data-map-state] a[data-area], [data-part="names"], [data-part="drawn-map"], [data-part="drawn-map"] > g',
        );
        const at = [...moved]
          .map((element) => `${element.getAttribute('style')} ${element.getAttribute('transform')}`)
          .join();
        if (at !== seen.at(-1)?.at) seen.push({ at, time });
        requestAnimationFrame(look);
      };
      look(0);
      Object.assign(globalThis, { seen });
    });
    await action();
    await vi.waitUntil(() => this.#at() !== before, { timeout: LINK_MS });
    await this.waitUntilStill();
    const [, ...moves] = await this.screen.run(
      () => (globalThis as unknown as { seen: readonly { readonly time: number }[] }).seen,
    );
    return { places: moves.length, ms: (moves.at(-1)?.time ?? 0) - (moves[0]?.time ?? 0) };
  }
  /**
   * How far the name of a district was away from its place on the SVG map during an action, at most, in px: seen in
   * every frame, from where it was before.
   */
  async driftOf(id: string, action: () => Promise<void>): Promise<{ readonly px: number; readonly frames: number }> {
    await this.screen.run((area) => {
      const seen = { px: 0, frames: 0, isOver: false };
      Object.assign(globalThis, { seen });
      const name = () => document.querySelector(`[data-part="names"] a[data-area="${area}"]`)?.getBoundingClientRect();
      const shape = () =>
        document.querySelector(`[data-part="drawn-map"] [data-id="${area}"]`)?.getBoundingClientRect();
      /** Where in the box of its shape the name is: from 0 to 1. */
      const within = () => {
        const [point, box] = [name(), shape()];
        return point && box && { x: (point.x - box.x) / box.width, y: (point.y - box.y) / box.height, box };
      };
      const first = within();
      let last = '';
      const look = () => {
        const now = within();
        if (first && now) {
          const px = Math.hypot((now.x - first.x) * now.box.width, (now.y - first.y) * now.box.height);
          seen.px = Math.max(seen.px, px);
          const at = `${now.box.x} ${now.box.y} ${now.box.width}`;
          if (at !== last) seen.frames += 1;
          last = at;
        }
        if (!seen.isOver) requestAnimationFrame(look);
      };
      look();
    }, id);
    await action();
    await this.waitUntilStill();
    return this.screen.run(() => {
      const { seen } = globalThis as unknown as { seen: { px: number; frames: number; isOver: boolean } };
      seen.isOver = true;
      return { px: seen.px, frames: seen.frames };
    });
  }
}

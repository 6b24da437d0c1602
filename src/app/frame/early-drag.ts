/**
 * The map's picture follows a drag before there is a map: part of the boot script. The map goes on from where it was
 * dragged to, and with the drag itself if the button is still down.
 */
import type { Interaction } from '#domain/vocabulary/display.ts';
import type { PosterDrag } from '#map/session/poster-drag.ts';

/** A hand that trembles clicks; the same as d3-zoom's and MapLibre's limit. */
const CLICK_PX = 3;

/** What is drawn of the picture around the map, to be dragged into sight: the margin of the SVG map (`map/svg`). */
const MARGIN_PX = 256;

interface Point {
  readonly x: number;
  readonly y: number;
}

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });
const isOnMap = ({ target }: Event) => target instanceof Element && target.closest('.map') !== null;

/**
 * Makes the picture a layer of its own, which the browser moves without drawing it again. The layer ends a margin
 * beyond the map: in software every pixel of it delays the first frame of the drag, and the whole picture is several
 * times as large as the map.
 */
function lift(picture: HTMLElement): void {
  const map = picture.closest('.map')?.getBoundingClientRect();
  if (!map) return;
  const { top, right, bottom, left } = picture.getBoundingClientRect();
  const insets = [map.top - top, right - map.right, bottom - map.bottom, map.left - left];
  Object.assign(picture.style, {
    willChange: 'transform',
    clipPath: `inset(${insets.map((inset) => `${inset - MARGIN_PX}px`).join(' ')})`,
  });
}

/** @returns a function that ends it: the drag so far, once. undefined: nobody drags the picture, or has. */
export function followEarlyDrag(interaction: Interaction): () => PosterDrag | undefined {
  const abort = new AbortController();
  let offset: Point = { x: 0, y: 0 };
  /** Where the button was pressed, and the offset that the picture had then. */
  let pressed: { readonly at: Point; readonly offset: Point; readonly isMouse: boolean } | undefined;
  let last: Point | undefined;
  let isDrag = false;
  /** The offset at which the layer was cut to the map. */
  let lifted: Point | undefined;
  const on = <Name extends keyof DocumentEventMap>(name: Name, listener: (event: DocumentEventMap[Name]) => void) =>
    document.addEventListener(name, listener, { capture: true, signal: abort.signal });
  const box = () => document.querySelector<HTMLElement>('.poster-box');

  on('pointerdown', (event) => {
    isDrag = false;
    const isMouse = event.pointerType === 'mouse';
    const isOurs = interaction === 'free' || (interaction === 'cooperative' && isMouse);
    if (!isOurs || event.button !== 0 || event.ctrlKey || !event.isPrimary || !isOnMap(event)) return;
    pressed = { at: pointOf(event), offset, isMouse };
    last = undefined;
  });
  on('pointermove', (event) => {
    if (!pressed || !event.isPrimary) return;
    last = pointOf(event);
    const moved = { x: last.x - pressed.at.x, y: last.y - pressed.at.y };
    isDrag ||= Math.hypot(moved.x, moved.y) > CLICK_PX;
    const picture = box();
    if (!isDrag || !picture) return;
    offset = { x: pressed.offset.x + moved.x, y: pressed.offset.y + moved.y };
    picture.style.transform = `translate(${offset.x}px,${offset.y}px)`;
    if (lifted && Math.max(Math.abs(offset.x - lifted.x), Math.abs(offset.y - lifted.y)) < MARGIN_PX) return;
    lifted = offset;
    lift(picture);
  });
  const release = () => {
    pressed = undefined;
  };
  on('pointerup', release);
  on('pointercancel', release);
  // The end of a drag is no click on the place beneath.
  on('click', (event) => {
    if (!isDrag || event.detail === 0 || !isOnMap(event)) return;
    isDrag = false;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  // Places are links, and names are text.
  for (const name of ['dragstart', 'selectstart'] as const)
    on(name, (event) => {
      if (isOnMap(event)) event.preventDefault();
    });

  return () => {
    abort.abort();
    const pointer = pressed?.isMouse ? (last ?? pressed.at) : undefined;
    if (offset.x === 0 && offset.y === 0 && !pointer) return undefined;
    const drag = { ...offset, pointer };
    offset = { x: 0, y: 0 };
    return drag;
  };
}

/**
 * What a person does with the page frame before the app is there: clicks and the Enter key are recorded here by the
 * boot script, and repeated by `take-over.ts`. What is typed stays in its field.
 */

import type { AreaId } from '#domain/model/ids.ts';
import type { PosterDrag } from '#map/session/poster-drag.ts';

/** Something that the frame could not answer. */
export interface EarlyAct {
  readonly element: Element;
  readonly kind: 'click' | 'enter';
}

/** What the boot script leaves for the app. */
export interface EarlyInput {
  /** In order. */
  readonly acts: readonly EarlyAct[];
  /** Drops what was done to an element, because it has been answered. */
  readonly forget: (element: Element) => void;
  /** The place that was clicked last in the map's poster. */
  readonly area: () => AreaId | null;
  /** How far the poster has been dragged. It follows no pointer from now on. */
  readonly takeDrag: () => PosterDrag | undefined;
  /** Whether an input method (IME) is in the middle of a word. */
  readonly isComposing: () => boolean;
  readonly stop: () => void;
}

/** The name on `globalThis` under which the boot script leaves it. */
const KEY = 'layoutMapEarlyInput';
/** A person who clicks again and again means the last clicks. */
const MOST_ACTS = 20;
/** A label is not in the list: the browser clicks its field too. */
const CONTROLS = 'button, a, summary, select, input';

const controlOf = ({ target }: Event) => (target instanceof Element ? target.closest(CONTROLS) : null);

export interface EarlyInputOptions extends Pick<EarlyInput, 'takeDrag'> {
  /** A place was clicked in the poster. */
  readonly onPlace: (area: AreaId) => void;
}

export function recordEarlyInput({ onPlace, takeDrag }: EarlyInputOptions): void {
  const abort = new AbortController();
  const options = { capture: true, signal: abort.signal };
  const acts: EarlyAct[] = [];
  let isComposing = false;
  let area: AreaId | null = null;
  const keep = (element: Element, kind: EarlyAct['kind']) => {
    acts.push({ element, kind });
    if (acts.length > MOST_ACTS) acts.shift();
  };
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    const control = controlOf(event);
    if (control?.closest('[data-frame]')) keep(control, 'click');
    else if (control?.closest('.poster-box')) {
      event.preventDefault();
      area = new URLSearchParams(control.getAttribute('href') ?? '').get('area') as AreaId | null;
      if (area) onPlace(area);
    } else if (control?.matches('.skip')) {
      event.preventDefault();
      document.getElementById('search')?.focus();
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const control = controlOf(event);
    // A button is clicked by its Enter key, which is recorded as a click.
    if (event.key === 'Enter' && !event.isComposing && event.keyCode !== 229 && control?.matches('[data-frame] input'))
      keep(control, 'enter');
  };
  const setComposing = (value: boolean) => () => {
    isComposing = value;
  };
  document.addEventListener('click', onClick, options);
  document.addEventListener('keydown', onKey, options);
  document.addEventListener('compositionstart', setComposing(true), options);
  document.addEventListener('compositionend', setComposing(false), options);
  const forget = (element: Element) => {
    const index = acts.findLastIndex((act) => act.element === element);
    if (index >= 0) acts.splice(index, 1);
  };
  const early: EarlyInput = {
    acts,
    forget,
    area: () => area,
    takeDrag,
    isComposing: () => isComposing,
    stop: () => abort.abort(),
  };
  Object.assign(globalThis, { [KEY]: early });
}

/** What was recorded; undefined where the boot script did not run. */
export const earlyInput = (): EarlyInput | undefined =>
  (globalThis as unknown as Readonly<Record<string, EarlyInput | undefined>>)[KEY];

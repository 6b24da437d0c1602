/**
 * Replaces the page frame by the app. React renders it in slices, outside the page, while the frame stays in use; the
 * exchange is one task and so one frame: text, focus, selection and scroll positions stay, and what the frame could not
 * answer is repeated.
 */
import { earlyInput } from './early-input.ts';
import { FRAME_ATTRIBUTE } from './frame-page.ts';

/** Parts that stand in the frame and in the app, the innermost first; between two of them the order is the same. */
const ANCHORS = ['[data-part="panel"]', '[data-part="timeline"]', '[data-part="map-controls"]', '#left'] as const;

/** Where an element stands: its number among those of its kind in a part of the page. */
interface Place {
  readonly anchor: string | undefined;
  readonly tag: string;
  readonly index: number;
}

const allIn = (root: ParentNode, anchor: string | undefined, tag: string): readonly Element[] => [
  ...((anchor ? root.querySelector(anchor) : root)?.querySelectorAll(tag) ?? []),
];

function placeOf(element: Element): Place {
  const root = element.closest(`[${FRAME_ATTRIBUTE}]`) ?? element;
  const anchor = ANCHORS.find((selector) => element.closest(selector) && root.querySelector(selector));
  const tag = element.tagName.toLowerCase();
  return { anchor, tag, index: allIn(root, anchor, tag).indexOf(element) };
}

const elementAt = (root: Element, { anchor, tag, index }: Place): HTMLElement | undefined =>
  allIn(root, anchor, tag)[index] as HTMLElement | undefined;

interface Typed extends Place {
  readonly value: string;
  readonly selection: readonly [start: number, end: number] | undefined;
}

/** Text fields and sliders that a person has changed. */
function typedIn(frame: Element): readonly Typed[] {
  return [...frame.querySelectorAll<HTMLInputElement>('input[type="text"], input[type="range"]')]
    .filter((input) => input.value !== input.defaultValue)
    .map((input) => ({
      ...placeOf(input),
      value: input.value,
      selection: input.type === 'text' ? [input.selectionStart ?? 0, input.selectionEnd ?? 0] : undefined,
    }));
}

/** Through the prototype's setter, past React's own, so that React sees a change. */
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;

function typeAgain(host: Element, typed: Typed) {
  const input = elementAt(host, typed);
  if (!(input instanceof HTMLInputElement)) return;
  setValue?.call(input, typed.value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  if (typed.selection) input.setSelectionRange(...typed.selection);
}

/** Resolves when an input method has composed a word: a field that is replaced would lose it. */
let composed: Promise<void> | undefined;
function whileComposing(): Promise<void> | undefined {
  if (!earlyInput()?.isComposing()) {
    composed = undefined;
    return undefined;
  }
  composed ??= new Promise<void>((resolve) => {
    document.addEventListener('compositionend', () => setTimeout(resolve), { once: true });
  });
  return composed;
}

export interface Exchange {
  /** The element that has the app; in the page once `exchange` has been called. */
  readonly container: Element;
  /** undefined, or what the exchange has to wait for: a person is in the middle of a word. */
  readonly obstacle: () => Promise<void> | undefined;
  /** Puts the container in the place of the frame, which is read for what a person has done to it. */
  readonly exchange: () => void;
  /** Restores scroll positions, focus and text. Before the next paint, so that no key goes to the wrong field. */
  readonly restore: () => void;
  /** Repeats clicks and the Enter key, once everything in the app listens. */
  readonly repeat: () => void;
}

/** @param host the element that has the frame, or nothing. */
export function exchangeOf(host: Element): Exchange {
  const container = host.cloneNode(false) as Element;
  let kept: Kept | undefined;
  return {
    container,
    obstacle: whileComposing,
    exchange() {
      kept = readFrame(host, container);
      host.replaceWith(container);
    },
    restore: () => kept?.restore(),
    repeat: () => kept?.repeat(),
  };
}

type Kept = Pick<Exchange, 'restore' | 'repeat'>;

/** What a person has done to the frame so far, to be done to the app. undefined: there is no frame. */
function readFrame(host: Element, container: Element): Kept | undefined {
  const early = earlyInput();
  early?.stop();
  const frame = host.querySelector(`[${FRAME_ATTRIBUTE}]`);
  if (!frame) return undefined;
  const focused = document.activeElement && frame.contains(document.activeElement) ? document.activeElement : null;
  const focus = focused && placeOf(focused);
  const typed = typedIn(frame);
  const acts = (early?.acts ?? []).map(({ element, kind }) => ({ kind, place: placeOf(element) }));
  const scrolled = ANCHORS.map((anchor) => [anchor, frame.querySelector(anchor)?.scrollTop ?? 0] as const);
  return {
    restore() {
      for (const [anchor, top] of scrolled) {
        const part = container.querySelector(anchor);
        if (part && top > 0) part.scrollTop = top;
      }
      if (focus) elementAt(container, focus)?.focus({ preventScroll: true });
      for (const input of typed) typeAgain(container, input);
    },
    repeat() {
      // All are found before the first opens a panel with more of their kind.
      const found = acts.map(({ kind, place }) => ({ kind, element: elementAt(container, place) }));
      for (const { kind, element } of found) {
        if (kind === 'click') element?.click();
        else element?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }
    },
  };
}

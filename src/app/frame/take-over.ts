/**
 * Replaces the page frame by the app, in one task and so in one frame: text, focus, selection and scroll positions
 * stay, and what the frame could not answer is repeated.
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

/** Waits while an input method composes a word: a field that is replaced would lose it. */
async function whileComposing(): Promise<void> {
  if (!earlyInput()?.isComposing()) return;
  await new Promise<void>((resolve) => {
    document.addEventListener('compositionend', () => setTimeout(resolve), { once: true });
  });
}

/**
 * @param host the element that has the frame, or nothing.
 * @param mount renders the app into it, synchronously.
 */
export async function takeOver(host: Element, mount: () => void): Promise<void> {
  await whileComposing();
  const early = earlyInput();
  early?.stop();
  const frame = host.querySelector(`[${FRAME_ATTRIBUTE}]`);
  if (!frame) return mount();
  const focused = document.activeElement && frame.contains(document.activeElement) ? document.activeElement : null;
  const focus = focused && placeOf(focused);
  const typed = typedIn(frame);
  const acts = (early?.acts ?? []).map(({ element, kind }) => ({ kind, place: placeOf(element) }));
  const scrolled = ANCHORS.map((anchor) => [anchor, frame.querySelector(anchor)?.scrollTop ?? 0] as const);
  mount();
  for (const [anchor, top] of scrolled) {
    const part = host.querySelector(anchor);
    if (part && top > 0) part.scrollTop = top;
  }
  if (focus) elementAt(host, focus)?.focus({ preventScroll: true });
  for (const input of typed) typeAgain(host, input);
  for (const { kind, place } of acts) {
    const element = elementAt(host, place);
    if (kind === 'click') element?.click();
    else element?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }
}

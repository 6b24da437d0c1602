/** What every listener for keys asks first. */

/** The parts of a key's event that are asked for: the browser's own or React's. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** `keyCode` of every key that an input method (IME) has taken. */
const TAKEN_KEY_CODE = 229;

/**
 * Whether the key belongs to an input method: it ends or cancels the composition and means nothing else. Safari sends
 * the Enter that ends it after `compositionend`, so that only the key code tells.
 */
export const isComposing = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === TAKEN_KEY_CODE;

/** Whether the key is the browser's or the system's: Alt+← is the way back, Ctrl+= the zoom of the page. */
export const hasModifier = ({ altKey, ctrlKey, metaKey }: Omit<KeyPress, 'key'>): boolean =>
  altKey || ctrlKey || metaKey;

/** Whether the key is the browser's command to print. */
export const isPrintKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress & { readonly shiftKey: boolean }) =>
  (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'p';

const TEXT_FIELD =
  'input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=file]), textarea, select, [contenteditable]';
/** Whether keys that make characters go into a field. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TEXT_FIELD) !== null;

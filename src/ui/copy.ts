/**
 * The clipboard, with a fallback where it is not available: a page without https, a frame without permission, a policy.
 */

/** Selects the text, so that the user can copy it by keyboard. */
function selectText(element: HTMLElement): void {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.focus();
    element.select();
  } else getSelection()?.selectAllChildren(element);
}

/**
 * Copies a text, or selects it where the browser refuses.
 *
 * @param shown the element on screen that holds the text.
 * @returns which of the two happened; report either to the user. Never throws.
 */
export async function copyText(text: string, shown: HTMLElement): Promise<'copied' | 'selected'> {
  try {
    // Undefined, despite its type, where the page is not a secure context; handled like a refusal.
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    selectText(shown);
    return 'selected';
  }
}

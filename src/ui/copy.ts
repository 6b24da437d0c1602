/** The clipboard, and what is done where there is none: a page without https, a frame without the permission, a policy. */

/** So that the user's own keys copy it. */
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
 * @returns which of the two happened; the user must be told either. Never throws.
 */
export async function copyText(text: string, shown: HTMLElement): Promise<'copied' | 'selected'> {
  try {
    // Absent, whatever its type says, where the page is not a secure context; that ends in the same way as a refusal.
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    selectText(shown);
    return 'selected';
  }
}

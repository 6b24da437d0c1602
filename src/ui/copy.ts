/**
 * Copies what a field holds. Where the browser denies its clipboard (a policy, a frame, a page without https), the text is selected
 * instead, and the reader's own keys do it.
 *
 * @returns which of the two happened. Never throws.
 */
export async function copyField(field: HTMLInputElement | HTMLTextAreaElement): Promise<'copied' | 'selected'> {
  try {
    await navigator.clipboard.writeText(field.value);
    return 'copied';
  } catch {
    field.focus();
    field.select();
    return 'selected';
  }
}

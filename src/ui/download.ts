/**
 * Gives a text to the browser to be kept as a file; nothing leaves the browser.
 *
 * @param type the media type, with `charset` where the reader's spreadsheet would guess another.
 */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The download has its own hold on the bytes once the click has been handled.
  URL.revokeObjectURL(url);
}

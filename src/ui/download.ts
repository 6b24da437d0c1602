/**
 * Saves a text or bytes as a file through the browser; no data is sent anywhere.
 *
 * @param type the media type, with `charset` where the user's spreadsheet program would guess another.
 */
export function download(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The download keeps its own reference to the bytes once the click has been handled.
  URL.revokeObjectURL(url);
}

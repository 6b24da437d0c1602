/**
 * Whether this page may save files. In a frame whose sandbox lacks `allow-downloads` the browser drops them in silence,
 * and the page of another site cannot be asked whether it has one.
 */
export function mayDownload(page: Framed = window): 'yes' | 'no' | 'unknown' {
  if (page.parent === page.self) return 'yes';
  const frame = frameOf(page);
  if (!frame?.sandbox) return 'unknown';
  if (frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-downloads')) return 'no';
  // What is around the parent may forbid it too.
  return page.parent === page.top ? 'yes' : 'unknown';
}

/** What of a window tells whether it is in a frame. */
export interface Framed {
  readonly self: unknown;
  readonly parent: unknown;
  readonly top: unknown;
  readonly frameElement: Element | null;
}

/** The frame's element; undefined where it belongs to a page of another site. An `<object>` has no `sandbox`. */
function frameOf(page: Framed): (Element & { readonly sandbox?: DOMTokenList }) | null | undefined {
  try {
    return page.frameElement;
  } catch {
    return undefined;
  }
}

/**
 * Saves a text or bytes as a file through the browser; no data is sent anywhere.
 *
 * @param type the media type, with `charset` where the user's spreadsheet program would guess another.
 */
export function download(name: string, type: string, content: BlobPart): void {
  const file = new Blob([content], { type });
  const save = (href: string) => Object.assign(document.createElement('a'), { href, download: name }).click();
  let url: string;
  try {
    url = URL.createObjectURL(file);
  } catch {
    // Some policies of companies refuse addresses of objects: the file is then its own address.
    void file.arrayBuffer().then((buffer) => {
      const signs = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
      save(`data:${type};base64,${btoa(signs)}`);
    });
    return;
  }
  save(url);
  // The download keeps its own reference to the bytes once the click has been handled.
  URL.revokeObjectURL(url);
}

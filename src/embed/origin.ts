/** The one page that may command an embedded map, named by its origin: scheme, host and port, nothing after them. */

export type OriginReading =
  | { readonly ok: true; readonly origin: string }
  /** What the text would be as an origin, where that can be told. */
  | { readonly ok: false; readonly meant: string | undefined };

/** Never throws. `https://example.org/` is not exact: it is refused, with what was probably meant. */
export function readOrigin(text: string): OriginReading {
  try {
    const { origin, protocol } = new URL(text);
    if (!/^https?:$/.test(protocol)) return { ok: false, meant: undefined };
    return origin === text ? { ok: true, origin } : { ok: false, meant: origin };
  } catch {
    // Typed without its scheme, as addresses are spoken.
    const isHost = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?$/i.test(text);
    return { ok: false, meant: isHost ? `https://${text.toLowerCase()}` : undefined };
  }
}

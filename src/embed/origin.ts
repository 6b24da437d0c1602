/** The one page that may command an embedded map, named by its origin: scheme, host and port, nothing after them. */

export type OriginReading =
  | { readonly ok: true; readonly origin: string }
  /** What the text would be as an origin, where that can be told. */
  | { readonly ok: false; readonly meant: string | undefined };

/** Of an ASCII name, an IPv4 or an IPv6 address, with a port. An address may have signs in its host that mean something else here: `*`, `&`. */
const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/;

/** Never throws. `https://example.org/` is not exact: it is refused, with what was probably meant. */
export function readOrigin(text: string): OriginReading {
  try {
    const { origin, protocol, host } = new URL(text);
    if (!/^https?:$/.test(protocol) || !HOST.test(host)) return { ok: false, meant: undefined };
    return origin === text ? { ok: true, origin } : { ok: false, meant: origin };
  } catch {
    // Typed without its scheme, as addresses are spoken.
    const host = text.toLowerCase();
    return { ok: false, meant: HOST.test(host) && host.includes('.') ? `https://${host}` : undefined };
  }
}

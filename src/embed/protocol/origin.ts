/** The one page that may command an embedded map, as a person types it. What an origin is, the protocol says. */
import { isOrigin } from './messages.ts';

export type OriginReading =
  | { readonly ok: true; readonly origin: string }
  /** What the text would be as an origin, where that can be told. */
  | { readonly ok: false; readonly meant: string | undefined };

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
}

/** Never throws. `https://example.org/` is not exact: it is refused, with what was probably meant. */
export function readOrigin(text: string): OriginReading {
  if (isOrigin(text)) return { ok: true, origin: text };
  // A name with a dot may have been typed without its scheme, as addresses are spoken; `javascript:` and `blob:` have none to add.
  const address = /^[^:/]+\.[^:/]+(?::\d+)?(?:\/|$)/.test(text) ? `https://${text}` : text;
  const meant = /^https?:/i.test(address) ? originOf(address) : '';
  return { ok: false, meant: isOrigin(meant) ? meant : undefined };
}

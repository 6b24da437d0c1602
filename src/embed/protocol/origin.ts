/**
 * Reads the origin of the page that may command an embedded map, as a user types it. `isOrigin` of the protocol
 * decides.
 */
import { isOrigin } from './messages.ts';

export type OriginReading =
  | { readonly ok: true; readonly origin: string }
  /** The origin that was probably meant, if there is one. */
  | { readonly ok: false; readonly meant: string | undefined };

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
}

/** Reads an origin. `https://example.org/` is not exact: it is refused, with what was probably meant. Never throws. */
export function readOrigin(text: string): OriginReading {
  if (isOrigin(text)) return { ok: true, origin: text };
  // A host name with a dot may have been typed without its scheme; `javascript:` and `blob:` do not match.
  const address = /^[^:/]+\.[^:/]+(?::\d+)?(?:\/|$)/.test(text) ? `https://${text}` : text;
  const meant = /^https?:/i.test(address) ? originOf(address) : '';
  return { ok: false, meant: isOrigin(meant) ? meant : undefined };
}

/** Why code of the page did not load: asks the site for the page once more and compares. */

/**
 * `newer`: the site has been published anew, and the files of this page may be gone. `offline`: the site cannot be
 * reached. `missing`: the site is as it was, without the file.
 */
export type MissingReason = 'newer' | 'offline' | 'missing';

const ENTRY = /<script[^>]*\ssrc="([^"]+)"/;
const fileName = (url: string) => url.split('/').at(-1);

/** @param entry address of the script that this page began with. @param html the page as the site has it now. */
export function isNewer(entry: string, html: string): boolean {
  const now = ENTRY.exec(html)?.[1];
  return now !== undefined && fileName(now) !== fileName(entry);
}

/** @param page address of this page. @param entry address of the script that it began with. */
export async function whyMissing(page: string, entry: string | undefined): Promise<MissingReason> {
  if (navigator.onLine === false) return 'offline';
  try {
    const response = await fetch(page, { cache: 'no-store' });
    return response.ok && entry && isNewer(entry, await response.text()) ? 'newer' : 'missing';
  } catch {
    return 'offline';
  }
}

/**
 * Addresses of the build's files. They are relative, so that the site works in any folder of any host. What must be
 * absolute (canonical addresses, social cards, oEmbed, the site map) is made only if the build is given the site's
 * address.
 */
import { type Language, languageFolder, languageSuffix } from '#domain/vocabulary/languages.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';

/** The site's address, ending with a slash; undefined if unknown. */
export type SiteUrl = string | undefined;

/** Validates the site's address. @throws if it is not an absolute http(s) URL of a folder. */
export function readSiteUrl(given: string | undefined): SiteUrl {
  if (!given) return undefined;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '' || url.username !== '')
    throw new Error(
      `SITE_URL is "${given}"; it must be the whole address of the folder that the site stands in, as https://example.org/map/`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Folder, from the site's root. */
export const listPath = (language: Language): string => `place/${languageFolder(language)}`;
/** Files, from the site's root. */
export const picturePath = (name: string): string => `pictures/${name}.svg`;
export const cardPath = (name: string): string => `pictures/${name}.png`;
export const oembedPath = (name: string): string => `oembed/${name}.json`;
export const languageName = (name: string, language: Language): string => `${name}${languageSuffix(language)}`;

/** The map at a View, from the site's root. */
export function mapPath(change: Partial<View>): string {
  const query = encode({ ...DEFAULT_VIEW, ...change });
  return query === '' ? '' : `?${query}`;
}

/** From a page in this folder (from the root, ending with a slash) to the root. */
export const rootFrom = (folder: string): string => '../'.repeat(folder.split('/').length - 1) || './';

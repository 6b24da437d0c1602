/**
 * Attributes of `<layout-map>` ↔ the link of a map ↔ the address of its frame. Each attribute becomes one value of a
 * query, whatever it holds: it cannot change the app's address, and the app validates it like any link.
 */
import { PERMISSIONS } from './messages.ts';

/**
 * The attribute that sets a key of the link. The names are the same except for `role`: that attribute is ARIA's, and
 * another value in it would be an error in every accessibility checker.
 */
export const attributeOf = (key: string): string => (key === 'role' ? 'role-class' : key);

/** Attribute → key of the link. */
export const LINK_ATTRIBUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'lang theme asof area statement layers industry role kind standing figures panel document only compare difference structure matrix ' +
      'cell sort find columns change by at show interaction data'
    )
      .split(' ')
      .map((key) => [attributeOf(key), key]),
  ),
};

/** Keys that an embedder cannot set: the mode is always `embed`, and the version is that of this script. */
const RESERVED = ['v', 'mode'];

/** A link's parameters without the reserved ones. A leading `?` is allowed. */
export function parseLink(link: string): URLSearchParams {
  const parameters = new URLSearchParams(link);
  for (const key of RESERVED) parameters.delete(key);
  return parameters;
}

/** The link of an element's attributes: `view` is a whole link, and each other attribute overrides its key. */
export function linkOfAttributes(element: Pick<Element, 'getAttribute'>): URLSearchParams {
  const parameters = parseLink(element.getAttribute('view') ?? '');
  for (const [attribute, key] of Object.entries(LINK_ATTRIBUTES)) {
    const value = element.getAttribute(attribute);
    if (value !== null) setKey(parameters, key, value);
  }
  return parameters;
}

/** Sets a key; null or empty removes it, which means the app's default. */
export function setKey(parameters: URLSearchParams, key: string, value: string | null): void {
  if (value) parameters.set(key, value);
  else parameters.delete(key);
}

/** Commas stay readable, as in the app's own links. */
export const formatLink = (parameters: URLSearchParams): string => parameters.toString().replaceAll('%2C', ',');

/**
 * The folder (or page) of the app that an element names, without query and fragment.
 *
 * @param src the attribute; null: the folder that the script came from.
 * @returns undefined if there is none or it is not http(s): `javascript:` and the like are never opened.
 */
export function appAddress(src: string | null, scriptFolder: string | undefined, base: string): URL | undefined {
  try {
    const address = new URL(src ?? scriptFolder ?? '', src === null ? undefined : base);
    if (!/^https?:$/.test(address.protocol)) return undefined;
    address.username = address.password = address.search = address.hash = '';
    // Relative to `…/map` the folder `pictures/` would be resolved beside the app instead of in it.
    if (!/(?:\/|\.html)$/.test(address.pathname)) address.pathname += '/';
    return address;
  } catch {
    return undefined;
  }
}

/** The address of the full map with the view of the embed. */
export function pageAddress(app: URL, link: URLSearchParams): string {
  const address = new URL(app);
  // Keys that only apply to an embed.
  const parameters = new URLSearchParams(link);
  for (const key of ['show', 'interaction']) parameters.delete(key);
  address.search = formatLink(parameters);
  return address.href;
}

/** The permissions that an attribute `allow` grants; empty: no commands are accepted and nothing is posted. */
export function permissionsOf(allow: string): readonly string[] {
  const names = allow.split(',').map((name) => name.trim());
  return PERMISSIONS.filter((name) => names.includes(name));
}

/**
 * The address of the frame.
 *
 * @param host the origin of the page that may send commands; undefined: none.
 * @param allow the attribute's value; null: the default permissions.
 */
export function frameAddress(app: URL, link: URLSearchParams, host: string | undefined, allow: string | null): string {
  const address = new URL(app);
  const parameters = new URLSearchParams(link);
  parameters.set('mode', 'embed');
  address.search = formatLink(parameters);
  if (host) address.hash = `host=${host}${allow === null ? '' : `&allow=${permissionsOf(allow)}`}`;
  return address.href;
}

/** Keys that do not make the picture of a place wrong. */
const IRRELEVANT_TO_PICTURE = ['area', 'lang', 'theme', 'show', 'interaction'];

/**
 * Addresses of the build's pictures for a link, the best first. There is a picture of each place, in each language. For
 * a link with anything else the build has no picture; the one of the whole map, which names its year, is then the only
 * one that is not wrong.
 *
 * @param user the user's language and theme, where the link has none.
 * @param languages those of the map; the first is the one without a suffix in file names.
 */
export function pictureAddresses(
  app: URL,
  link: URLSearchParams,
  user: { readonly lang: string; readonly theme: string },
  languages: readonly string[],
): string[] {
  const area = link.get('area') ?? '';
  const isAreaAlone =
    /^[a-z0-9-]{1,80}$/.test(area) && [...link.keys()].every((key) => IRRELEVANT_TO_PICTURE.includes(key));
  const lang = link.get('lang') ?? user.lang;
  const language = languages.indexOf(lang) > 0 ? `-${lang}` : '';
  const theme = (link.get('theme') ?? user.theme) === 'dark' ? '-dark' : '';
  return [...(isAreaAlone ? [`place-${area}${language}`] : []), `home${language}${theme}`].map(
    (name) => new URL(`pictures/${name}.svg`, app).href,
  );
}

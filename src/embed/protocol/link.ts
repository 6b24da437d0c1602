/**
 * Attributes of `<layout-map>` ↔ the link of a map ↔ the address of its frame. Whatever an attribute holds, it ends as one value
 * of a query: it cannot leave the app's own address, and the app reads it with all the checks that a link gets.
 */
import { PERMISSIONS } from './messages.ts';

/**
 * The attribute that sets a key of the link. They have the same names, but for `role`: on an element that attribute is ARIA's, and a
 * role of a place in it would be an error to every checker of the host page.
 */
export const attributeOf = (key: string): string => (key === 'role' ? 'role-class' : key);

/** Attribute → key of the link. */
export const LINK_ATTRIBUTES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'lang theme asof area statement layers industry role kind standing figures panel document only compare difference structure matrix ' +
      'sort at show interaction data'
    )
      .split(' ')
      .map((key) => [attributeOf(key), key]),
  ),
};

/** Not the embedder's: an embed is in mode `embed`, and writes links of the version that it knows. */
const FIXED = ['v', 'mode'];

/** A link's parameters without those that are not the embedder's to choose. A leading `?` may be there. */
export function parseLink(link: string): URLSearchParams {
  const parameters = new URLSearchParams(link);
  for (const key of FIXED) parameters.delete(key);
  return parameters;
}

/** What the attributes say: `view` is a whole link to begin with, and each other one sets its key in it. */
export function linkOfAttributes(element: Pick<Element, 'getAttribute'>): URLSearchParams {
  const parameters = parseLink(element.getAttribute('view') ?? '');
  for (const [attribute, key] of Object.entries(LINK_ATTRIBUTES)) {
    const value = element.getAttribute(attribute);
    if (value !== null) setKey(parameters, key, value);
  }
  return parameters;
}

/** null or nothing: as the app has it by default. */
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
 * @returns undefined when there is none, or when it is not a web address: `javascript:` and the like are never opened.
 */
export function appAddress(src: string | null, scriptFolder: string | undefined, base: string): URL | undefined {
  try {
    const address = new URL(src ?? scriptFolder ?? '', src === null ? undefined : base);
    if (!/^https?:$/.test(address.protocol)) return undefined;
    address.username = address.password = address.search = address.hash = '';
    // `…/map` would make `pictures/` a neighbour of the app instead of its own.
    if (!/(?:\/|\.html)$/.test(address.pathname)) address.pathname += '/';
    return address;
  } catch {
    return undefined;
  }
}

/** The full map with what the embed shows, for a reader who wants more than the embed. */
export function pageAddress(app: URL, link: URLSearchParams): string {
  const address = new URL(app);
  // An embed's own furniture and manners mean nothing on the full page.
  const parameters = new URLSearchParams(link);
  for (const key of ['show', 'interaction']) parameters.delete(key);
  address.search = formatLink(parameters);
  return address.href;
}

/** Which of the permissions an element grants; empty: nobody may command, and nothing is posted. */
export function permissionsOf(allow: string): readonly string[] {
  const names = allow.split(',').map((name) => name.trim());
  return PERMISSIONS.filter((name) => names.includes(name));
}

/**
 * The address of the frame.
 *
 * @param host the origin of the page that may command the map; undefined: nobody.
 * @param allow what it may do, as the attribute has it; null: the default.
 */
export function frameAddress(app: URL, link: URLSearchParams, host: string | undefined, allow: string | null): string {
  const address = new URL(app);
  const parameters = new URLSearchParams(link);
  parameters.set('mode', 'embed');
  address.search = formatLink(parameters);
  if (host) address.hash = `host=${host}${allow === null ? '' : `&allow=${permissionsOf(allow)}`}`;
  return address.href;
}

/** Keys that change nothing that a picture of a place would show wrongly. */
const BESIDE_THE_PICTURE = ['area', 'lang', 'theme', 'show', 'interaction'];

/**
 * Pictures of the app that show a link, the truest first. A place alone has its own, in each language; whatever else a link says,
 * no picture of the build shows it, and the whole map with its year written in it is the one that claims nothing wrong.
 *
 * @param languages those of the map, the one whose pictures bear no language in their names first.
 */
export function pictureAddresses(
  app: URL,
  link: URLSearchParams,
  reader: { readonly lang: string; readonly theme: string },
  languages: readonly string[],
): string[] {
  const area = link.get('area') ?? '';
  const isAreaAlone =
    /^[a-z0-9-]{1,80}$/.test(area) && [...link.keys()].every((key) => BESIDE_THE_PICTURE.includes(key));
  const lang = link.get('lang') ?? reader.lang;
  const language = languages.indexOf(lang) > 0 ? `-${lang}` : '';
  const theme = (link.get('theme') ?? reader.theme) === 'dark' ? '-dark' : '';
  return [...(isAreaAlone ? [`place-${area}${language}`] : []), `home${language}${theme}`].map(
    (name) => new URL(`pictures/${name}.svg`, app).href,
  );
}

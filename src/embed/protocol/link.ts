/**
 * Attributes of `<layout-map>` ↔ the link of a map ↔ the address of its frame. Each attribute becomes one value of a
 * query, whatever it holds: it cannot change the app's address, and the app validates it like any link.
 */
import { pictureName } from '#domain/vocabulary/pictures.ts';
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
      'cell sort find columns change by at story step show interaction data'
    )
      .split(' ')
      .map((key) => [attributeOf(key), key]),
  ),
};

/** Keys that an embedder cannot set: the mode follows from what is shown, and the version is that of this script. */
const RESERVED = ['v', 'mode'];

/** A link's parameters without the reserved ones. A leading `?` is allowed. */
export function parseLink(link: string): URLSearchParams {
  const parameters = new URLSearchParams(link);
  for (const key of RESERVED) parameters.delete(key);
  return parameters;
}

/** Keys that are on or off, with what a link has for on. */
const ON: Readonly<Record<string, string>> = { figures: 'with', only: 'document' };

/**
 * What an attribute says of its key; empty: the app's default; undefined: nothing. Frameworks write a prop that is not
 * set as `undefined` or `null`, and one that is on as an empty attribute or as `true`.
 */
function saidBy(key: string, text: string | null): string | undefined {
  if (text === null || text === 'undefined' || text === 'null') return undefined;
  const on = ON[key];
  if (on === undefined) return text;
  return text === '' || text === 'true' ? on : text === 'false' ? '' : text;
}

function write(parameters: URLSearchParams, key: string, value: string): void {
  if (value) parameters.set(key, value);
  else parameters.delete(key);
}

/** The link of an element's attributes: `view` is a whole link, and each other attribute overrides its key. */
export function linkOfAttributes(element: Pick<Element, 'getAttribute'>): URLSearchParams {
  const parameters = parseLink(saidBy('view', element.getAttribute('view')) ?? '');
  for (const [attribute, key] of Object.entries(LINK_ATTRIBUTES)) {
    const value = saidBy(key, element.getAttribute(attribute));
    if (value !== undefined) write(parameters, key, value);
  }
  return parameters;
}

/** How the map is shown, and not what: a link that is set later changes it only where it says so. */
const MANNER = ['lang', 'theme', 'show', 'interaction', 'data'];

/** The link that a script sets, with what the element's attributes say of how it is shown. */
export function linkOfScript(element: Pick<Element, 'getAttribute'>, link: string): URLSearchParams {
  const parameters = parseLink(link);
  for (const [key, value] of linkOfAttributes(element))
    if (MANNER.includes(key) && !parameters.has(key)) parameters.set(key, value);
  return parameters;
}

/** A story is presented, in a frame as on a screen; anything else is embedded. */
const modeOf = (link: URLSearchParams): 'present' | 'embed' => (link.get('story') ? 'present' : 'embed');

/** What a link says of a step, beside how it is shown: an excursion from a step has more. */
const STEP = ['story', 'step', ...MANNER];

/**
 * The step of the second link, where that is all that differs from the first: then the map goes there, and is not
 * opened anew.
 */
export function stepBetween(shown: URLSearchParams, wanted: URLSearchParams): string | undefined {
  const isSame = ['story', ...MANNER].every((key) => shown.get(key) === wanted.get(key));
  const isStep = [...wanted.keys()].every((key) => STEP.includes(key));
  return wanted.get('story') && isSame && isStep ? (wanted.get('step') ?? '1') : undefined;
}

/** Sets a key to what an attribute says now; without it the app's default holds. */
export const setKey = (parameters: URLSearchParams, key: string, text: string | null): void =>
  write(parameters, key, saidBy(key, text) ?? '');

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
  if (modeOf(parameters) === 'present') parameters.set('mode', 'present');
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
  parameters.set('mode', modeOf(parameters));
  address.search = formatLink(parameters);
  if (host) address.hash = `host=${host}${allow === null ? '' : `&allow=${permissionsOf(allow)}`}`;
  return address.href;
}

/** Keys that do not make the picture of a place and a year wrong. */
const IRRELEVANT_TO_PICTURE = ['area', 'asof', 'lang', 'theme', 'show', 'interaction'];

/**
 * The districts: of other places the build has one picture, of the latest year. A request for one that is not there
 * would be an error in the console of the host page.
 */
export const PICTURED_BY_YEAR: ReadonlySet<string> = new Set(
  (
    'baoshan changning chongming fengxian hongkou huangpu jiading jingan jinshan minhang pudong putuo qingpu ' +
    'songjiang xuhui yangpu'
  ).split(' '),
);

const ID = /^[a-z0-9-]{1,80}$/;
const matching = (text: string | null, form: RegExp): string | null => (text !== null && form.test(text) ? text : null);

/**
 * Addresses of the build's pictures for a link, the best first. There is a picture of each place, of the districts in
 * each year, and of the whole map in each year, in each language. For a link with anything else the build has no
 * picture: the one of the whole map in that year is then the only one that is not wrong. A step of a story has its own.
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
  const lang = link.get('lang') ?? user.lang;
  const index = languages.indexOf(lang);
  const story = matching(link.get('story'), ID);
  if (story) {
    const step = matching(link.get('step'), ID) ?? '1';
    return [new URL(`story/${story}/${index > 0 ? `${lang}/` : ''}${step}.svg`, app).href];
  }
  const area = matching(link.get('area'), ID);
  const year = matching(link.get('asof'), /^\d{4}$/);
  const isPictured =
    [...link.keys()].every((key) => IRRELEVANT_TO_PICTURE.includes(key)) &&
    (year === null || (area !== null && PICTURED_BY_YEAR.has(area)));
  const suffix = index > 0 ? `-${lang}` : '';
  const theme = (link.get('theme') ?? user.theme) === 'dark' ? 'dark' : 'light';
  return [...(isPictured && area ? [area] : []), null].map(
    (shown) => new URL(`pictures/${pictureName({ area: shown, year, suffix, theme })}.svg`, app).href,
  );
}

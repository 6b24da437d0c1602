/** Escaping of text in markup, scripts and style sheets, for the app, the built pages and the embed snippets. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For element content and for attribute values in quotes of either kind, in HTML and in XML. */
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');

/** Characters that XML 1.0 does not allow, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** For files of XML: what XML does not allow is left out. */
export const escapeXml = (text: string): string => escapeMarkup(text.replace(NOT_XML, ''));

/** JSON for a `<script>` element: nothing in it can end the element or begin a comment. */
export const jsonForScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** `strokeWidth` → `stroke-width`: the name of a property as an attribute or a CSS variable. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

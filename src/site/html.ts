/** HTML of the built pages: a template tag that escapes whatever is put into it, unless it is HTML already. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** For element content and for attribute values in quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Markup that may stand as it is. Only `html` and `raw` make it. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

type Value = string | number | Html | undefined | null | false | readonly Value[];

function written(value: Value): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.toString();
  return typeof value === 'object' ? value.map(written).join('') : escapeHtml(String(value));
}

/** html`<p>${text}</p>`: text is escaped, lists are joined, undefined and false are nothing. Attribute values stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + written(values[index])).join(''));
}

/** JSON for a `<script>` element: nothing in it can end the element or begin a comment. */
export const jsonHtml = (value: unknown): Html => new Html(JSON.stringify(value).replaceAll('<', '\\u003c'));

/** A template tag for HTML that escapes every value that is not HTML already. */
import { escapeMarkup, jsonForScript } from '#domain/format/markup.ts';

/** Markup that is inserted without escaping. Only `html` and `jsonHtml` create it. */
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

function toMarkup(value: Value): string {
  if (value === undefined || value === null || value === false) return '';
  if (value instanceof Html) return value.toString();
  return typeof value === 'object' ? value.map(toMarkup).join('') : escapeMarkup(String(value));
}

/**
 * html`<p>${text}</p>`: text is escaped, lists are joined, undefined and false are omitted. Attribute values need
 * double quotes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + toMarkup(values[index])).join(''));
}

/** JSON as the content of a `<script>` element, escaped. */
export const jsonHtml = (value: unknown): Html => new Html(jsonForScript(value));

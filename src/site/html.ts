/** HTML of the built pages: a template tag that escapes whatever is put into it, unless it is HTML already. */
import { escapeMarkup, jsonForScript } from '#domain/format/markup.ts';

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
  return typeof value === 'object' ? value.map(written).join('') : escapeMarkup(String(value));
}

/** html`<p>${text}</p>`: text is escaped, lists are joined, undefined and false are nothing. Attribute values stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + written(values[index])).join(''));
}

/** JSON as the content of a `<script>` element. */
export const jsonHtml = (value: unknown): Html => new Html(jsonForScript(value));

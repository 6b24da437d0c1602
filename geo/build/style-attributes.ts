/**
 * Moves the `style` attributes of written markup into a style sheet, because a strict Content-Security-Policy allows a
 * sheet by its hash, and no attribute.
 */

const STYLE = / style="([^"]*)"/g;
const unescaped = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

export interface Written {
  /** The parts, in order. */
  readonly markup: readonly string[];
  /** One rule for each different value, outside any cascade layer: like the attribute it beats every layered rule. */
  readonly css: string;
}

/**
 * @param parts of one page, whose elements have at most one `style` attribute each, and no script that contains one as
 * text.
 */
export function withoutStyleAttributes(parts: readonly string[]): Written {
  const rules = new Map<string, number>();
  const markup = parts.map((part) =>
    part.replace(STYLE, (_, value: string) => {
      const number = rules.get(value) ?? rules.size;
      rules.set(value, number);
      return ` data-style="${number}"`;
    }),
  );
  const css = [...rules].map(([value, number]) => `[data-style="${number}"]{${unescaped(value)}}`).join('');
  return { markup, css };
}

/** Elements as markup: what `react-dom/server` writes of the same elements, and no character that XML does not have. */
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { markupOf } from '#map/svg/markup.ts';

function Mark({ text, wide }: { readonly text: string; readonly wide: number }) {
  return (
    <>
      <path d="M0 0" strokeWidth={wide} strokeDasharray={undefined} fillOpacity={0.5} />
      <pattern id="a" patternUnits="userSpaceOnUse" patternTransform="scale(2)">
        <circle r={wide} />
      </pattern>
      {wide > 3 && <text textAnchor="middle">{text}</text>}
    </>
  );
}

/**
 * The two differ in how an element without content ends, and in the entity of an apostrophe; both are the same
 * document.
 */
const alike = (markup: string) => markup.replace(/<(\w+)([^>]*)><\/\1>/g, '<$1$2/>').replaceAll('&#x27;', '&#39;');

describe('markup of elements', () => {
  test('is that of react-dom/server', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.integer({ min: 1, max: 6 }), (text, wide) => {
        const element = (
          <g aria-label={text} fontFamily={text}>
            {[1, 2].map((key) => (
              <Mark key={key} text={text} wide={wide} />
            ))}
          </g>
        );
        expect(alike(markupOf(element))).toBe(alike(renderToStaticMarkup(element)));
      }),
    );
  });

  test('has no character that a parser of XML refuses', () => {
    expect(markupOf(<text>{'a\u0000b\u0008c\uffffd\n'}</text>)).toBe('<text>abcd\n</text>');
  });

  test('refuses what would be lost', () => {
    expect(() => markupOf(<path style={{ fill: 'red' }} />)).toThrow(/style/);
    expect(() => markupOf(createElement('path', { onClick: () => undefined }))).toThrow(/onClick/);
  });
});

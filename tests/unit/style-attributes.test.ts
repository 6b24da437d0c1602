/** Style attributes of written markup become rules of a sheet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutStyleAttributes } from '../../geo/build/style-attributes.ts';

describe('withoutStyleAttributes', () => {
  it('gives equal values one rule, in all parts', () => {
    const { markup, css } = withoutStyleAttributes([
      '<i style="left:1%"></i><b style="top:2px"></b>',
      '<u style="left:1%">',
    ]);
    expect(markup).toEqual(['<i data-style="0"></i><b data-style="1"></b>', '<u data-style="0">']);
    expect(css).toBe('[data-style="0"]{left:1%}[data-style="1"]{top:2px}');
  });

  it('writes a value as the attribute had it', () => {
    expect(withoutStyleAttributes(['<i style="--mark:&quot;a&amp;b&quot;">']).css).toBe(
      '[data-style="0"]{--mark:"a&b"}',
    );
  });

  it('leaves no style attribute, and all else as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}:[0-9]{1,4}px$/)), (values) => {
        const { markup } = withoutStyleAttributes(values.map((value) => `<i class="a" style="${value}">text</i>`));
        for (const part of markup) expect(part).toMatch(/^<i class="a" data-style="\d+">text<\/i>$/);
      }),
    );
  });
});

/** Whatever text is put into a page, it comes out as that text and never as markup. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeMarkup } from '#domain/format/markup.ts';
import { html, jsonHtml } from '#site/html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='x",
  '</title><b>',
  '&lt;',
  '<!--',
];
const anyText = fc.oneof(fc.string(), fc.constantFrom(...HOSTILE));
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};
const textOf = (markup: string) => markup.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? '');

describe('escaping', () => {
  test('gives the text back, and has no character that begins or ends markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeMarkup(text);
        expect(textOf(escaped)).toBe(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(?:lt|gt|quot|#39|amp);/g, '')).not.toContain('&');
      }),
    );
  });

  test('is done by the template, in content, in attributes and in lists, and once only', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const inner = html`<b title="${a}">${[a, b]}</b>`;
        expect(String(html`<p>${inner}</p>`)).toBe(
          `<p><b title="${escapeMarkup(a)}">${escapeMarkup(a)}${escapeMarkup(b)}</b></p>`,
        );
      }),
    );
  });

  test('nothing is written for what is not there, and zero is', () => {
    expect(String(html`${undefined}${null}${false}${0}${''}`)).toBe('0');
  });

  test('data in a script element cannot end it', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const written = String(jsonHtml(value));
        expect(written).not.toContain('<');
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

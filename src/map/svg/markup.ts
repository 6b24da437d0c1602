/**
 * Serialises stateless React elements: function components, fragments and SVG elements. `react-dom/server` would be a
 * download of 60 kB more for a user who wants a picture. The output is the same in the browser and in the build.
 */
import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { escapeXml, kebab } from '#domain/format/markup.ts';
import { atOnce } from './slices.ts';

/** Attributes that SVG itself spells with capitals (SVG 2, attribute index), of those in use here. */
const AS_THEY_ARE: ReadonlySet<string> = new Set([
  'viewBox',
  'patternUnits',
  'patternTransform',
  'preserveAspectRatio',
  'clipPathUnits',
]);
const NAMESPACED: Readonly<Record<string, string>> = {
  xmlLang: 'xml:lang',
  xmlnsInkscape: 'xmlns:inkscape',
  inkscapeGroupmode: 'inkscape:groupmode',
  inkscapeLabel: 'inkscape:label',
};

const attributeName = (property: string) =>
  NAMESPACED[property] ?? (AS_THEY_ARE.has(property) ? property : kebab(property));

/**
 * Serialises a node. @throws on anything unsupported: hooks, style objects, event handlers, `dangerouslySetInnerHTML`.
 */
export const markupOf = (node: ReactNode): string => atOnce(markupSteps(node));

/** As `markupOf`; yields after each element, so that the work can be done in slices. */
export function* markupSteps(node: ReactNode): Generator<undefined, string> {
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  if (typeof node === 'string' || typeof node === 'number') return escapeXml(String(node));
  if (isValidElement(node)) {
    const markup = yield* elementMarkup(node as ReactElement<Readonly<Record<string, unknown>>>);
    yield;
    return markup;
  }
  if (typeof node !== 'object' || !(Symbol.iterator in node)) throw new Error('a node that is no markup');
  let markup = '';
  for (const part of node) markup += yield* markupSteps(part);
  return markup;
}

function* elementMarkup({
  type,
  props,
}: ReactElement<Readonly<Record<string, unknown>>>): Generator<undefined, string> {
  if (type === Fragment) return yield* markupSteps(props.children as ReactNode);
  if (typeof type === 'function') return yield* markupSteps((type as (properties: object) => ReactNode)(props));
  if (typeof type !== 'string') throw new Error('an element that is no markup');
  const { children, ...attributes } = props;
  const written = Object.entries(attributes).map(([property, value]) => {
    if (value === undefined || value === null || value === false) return '';
    if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`${type}: ${property} is no text`);
    return ` ${attributeName(property)}="${escapeXml(String(value))}"`;
  });
  const content = yield* markupSteps(children as ReactNode);
  return content === '' ? `<${type}${written.join('')}/>` : `<${type}${written.join('')}>${content}</${type}>`;
}

/**
 * Snippets to paste into a host page: the map as an element, as a frame, or as a picture with a link. Text only; every
 * value is escaped here, so that no title and no link can inject markup into the host page.
 */
import { escapeMarkup } from '#domain/format/markup.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { attributeOf } from '#embed/protocol/link.ts';
import type { Permission } from '#embed/protocol/messages.ts';
import { encode } from '#state/url.ts';
import type { View } from '#state/view.ts';
import { addressOf, fullView } from './choices.ts';
import { type PictureFile, pictureFileOf } from './picture-files.ts';

export const RATIOS = ['16:9', '4:3', '3:2', '1:1'] as const;
/** CSS px. */
export type EmbedSize =
  | { readonly kind: 'ratio'; readonly ratio: (typeof RATIOS)[number] }
  | { readonly kind: 'fixed'; readonly width: number; readonly height: number }
  /** Fills its container, but with at least this height. */
  | { readonly kind: 'fill'; readonly minHeight: number };

export interface SnippetOptions {
  /** Accessible name of the frame, and text of the link to the full map. */
  readonly title: string;
  /** Alternative text of the picture. */
  readonly alt: string;
  /** Fallbacks for the picture where the View leaves language or theme to the user: a picture cannot adapt. */
  readonly language: Language;
  readonly theme: ThemeName;
  readonly size: EmbedSize;
  /** The page that may send commands to the map, and which; null: none. */
  readonly host: { readonly origin: string; readonly allow: readonly Permission[] } | null;
}

export interface Snippets {
  readonly element: string;
  readonly iframe: string;
  readonly picture: string;
  /** The picture that each snippet contains. */
  readonly pictureFile: PictureFile;
}

/** Size of the pictures that the build makes. */
const PICTURE_SIZE = { width: 1200, height: 630 } as const;
/** The frame's fallback size where a host's policy forbids inline styles. */
const FALLBACK_WIDTH = 960;

/** Control characters become spaces: HTML forbids most, and changes others while parsing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f-\u009f]+/g;
const escapeText = (text: string) => escapeMarkup(text.replace(CONTROL_CHARACTERS, ' '));

type Attributes = readonly (readonly [name: string, value: string | number | undefined])[];
const openTag = (name: string, attributes: Attributes) =>
  `<${name}${attributes.flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escapeText(String(value))}"`)).join('')}>`;

/** Attributes that the element itself writes. */
const NOT_ATTRIBUTES = ['v', 'mode'];

function elementAttributes(view: View): Attributes {
  const own = encode({ ...view, unknown: {} });
  return [...new URLSearchParams(own)]
    .filter(([key]) => !NOT_ATTRIBUTES.includes(key))
    .map(([key, value]) => [attributeOf(key), value]);
}

/**
 * Width, height and the rest of a frame's style; the numbers also as attributes, for hosts that forbid inline styles.
 */
function box(size: EmbedSize): { readonly style: string; readonly width: number | string; readonly height: number } {
  if (size.kind === 'fixed')
    return {
      style: `width:${size.width}px;max-width:100%;height:${size.height}px`,
      width: size.width,
      height: size.height,
    };
  if (size.kind === 'fill')
    return { style: `width:100%;height:100%;min-height:${size.minHeight}px`, width: '100%', height: size.minHeight };
  const [across = 16, down = 9] = size.ratio.split(':').map(Number);
  return {
    style: `width:100%;height:auto;aspect-ratio:${across}/${down}`,
    width: FALLBACK_WIDTH,
    height: Math.round((FALLBACK_WIDTH * down) / across),
  };
}

/**
 * The frame's address: the View, and in the fragment, which is sent to no server and is in no shared link, the host.
 */
function frameAddress(base: string, view: View, host: SnippetOptions['host']): string {
  const address = addressOf(base, view);
  return host ? `${address}#host=${host.origin}&allow=${host.allow.join(',')}` : address;
}

/**
 * @param base URL of the app's folder, absolute, with a trailing slash.
 * @param view as `embeddedView` returns it. Keys of other versions (`unknown`) are dropped: an attribute could have any
 * name.
 */
export function snippets(
  base: string,
  view: View,
  { title, alt, language, theme, size, host }: SnippetOptions,
): Snippets {
  const own: View = { ...view, unknown: {} };
  const pictureFile = pictureFileOf(own, view.lang ?? language, view.theme ?? theme);
  const link = openTag('a', [['href', addressOf(base, fullView(own))]]);
  const picture = (words: string, style: string) =>
    openTag('img', [
      ['src', base + pictureFile.path],
      ['alt', words],
      ['width', PICTURE_SIZE.width],
      ['height', PICTURE_SIZE.height],
      ['loading', 'lazy'],
      ['style', style],
    ]);
  const { style, width, height } = box(size);
  const linkedPicture = `${link}${picture(alt, 'max-width:100%;height:auto')}</a>`;
  const name = escapeText(title);
  return {
    pictureFile,
    element: [
      `${openTag('script', [['src', `${base}embed.js`]]).slice(0, -1)} async></script>`,
      openTag('layout-map', [
        ...elementAttributes(own),
        ['heading', title],
        ['allow', host?.allow.join(',')],
        ['style', `display:block;${size.kind === 'ratio' ? style : `aspect-ratio:auto;${style}`}`],
      ]),
      `  ${linkedPicture}`,
      '</layout-map>',
    ].join('\n'),
    // A frame has no fallback content. So the picture lies beneath it, visible while the frame loads and where a
    // sanitiser removes it; the link follows below, for screen readers, print and feeds.
    iframe: [
      '<figure style="display:grid;grid-template-columns:minmax(0,1fr);margin:0">',
      `  ${picture('', `grid-area:1/1;object-fit:contain;${style}`)}`,
      `  ${openTag('iframe', [
        ['src', frameAddress(base, own, host)],
        ['title', title],
        ['width', width],
        ['height', height],
        ['style', `grid-area:1/1;border:0;${style}`],
        ['loading', 'lazy'],
        ['allow', 'clipboard-write; fullscreen'],
        ['referrerpolicy', 'no-referrer'],
      ])}</iframe>`,
      `  <figcaption>${link}${name}</a></figcaption>`,
      '</figure>',
    ].join('\n'),
    picture: [
      `<figure style="margin:0">`,
      `  ${linkedPicture}`,
      `  <figcaption>${link}${name}</a></figcaption>`,
      '</figure>',
    ].join('\n'),
  };
}

/** The frame's address for a preview in the app itself, without a host that may send commands. */
export const previewAddress = (base: string, view: View): string => frameAddress(base, { ...view, unknown: {} }, null);

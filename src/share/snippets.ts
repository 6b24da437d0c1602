/**
 * Snippets to paste into a host page: the map as an element, as a frame, or as a picture with a link. Text only; every
 * value is escaped here, so that no title and no link can inject markup into the host page.
 */
import { escapeMarkup } from '#domain/format/markup.ts';
import { PICTURE_SIZES } from '#domain/vocabulary/pictures.ts';
import { attributeOf } from '#embed/protocol/link.ts';
import type { Permission } from '#embed/protocol/messages.ts';
import type { Size } from '#scene/camera.ts';
import { encode } from '#state/url.ts';
import type { View } from '#state/view.ts';
import { addressOf, fullView } from './choices.ts';

export const RATIOS = ['16:9', '4:3', '3:2', '1:1'] as const;
/** CSS px. */
export type EmbedSize =
  | { readonly kind: 'ratio'; readonly ratio: (typeof RATIOS)[number] }
  | { readonly kind: 'fixed'; readonly width: number; readonly height: number }
  /** Fills its container, but with at least this height. */
  | { readonly kind: 'fill'; readonly minHeight: number };

/** The picture in a snippet: one of the map's site, or one that the author of the page keeps. */
export interface SnippetPicture {
  /** As it stands in the page; another than the site's own is the element's `poster`. */
  readonly address: string;
  readonly isOwn: boolean;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** Alternative text: what the picture shows. */
  readonly alt: string;
}

/** Size of a picture of the View for an embed of this size, CSS px: as wide as the site's own where it has no width. */
export function drawnSize(size: EmbedSize): Size {
  const { width } = PICTURE_SIZES.home;
  if (size.kind === 'fixed') return { width: size.width, height: size.height };
  if (size.kind === 'fill') return { width, height: Math.max(size.minHeight, PICTURE_SIZES.home.height) };
  const [across = 16, down = 9] = size.ratio.split(':').map(Number);
  return { width, height: Math.round((width * down) / across) };
}

export interface SnippetOptions {
  /** Accessible name of the frame, and text of the link to the full map. */
  readonly title: string;
  readonly picture: SnippetPicture;
  /** The picture of a mail: always the author's own, a PNG. */
  readonly mailPicture: Omit<SnippetPicture, 'isOwn'>;
  readonly size: EmbedSize;
  /** The page that may send commands to the map, and which; null: none. */
  readonly host: { readonly origin: string; readonly allow: readonly Permission[] } | null;
}

export interface Snippets {
  readonly element: string;
  readonly iframe: string;
  readonly picture: string;
  /** For mails and for documents that are sent: a PNG, because their programs show no SVG, and no style of a page. */
  readonly mail: string;
}

/** Width of a picture in a mail: the column of most mail programs, CSS px. */
const MAIL_WIDTH = 600;
/** The column that a frame's height is made for where a host's policy forbids inline styles, CSS px. */
const COLUMN_PX = 720;

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
    width: '100%',
    height: Math.round((COLUMN_PX * down) / across),
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
  { title, picture: { address, isOwn, alt, ...pictureSize }, size, host, mailPicture }: SnippetOptions,
): Snippets {
  const own: View = { ...view, unknown: {} };
  const link = openTag('a', [['href', addressOf(base, fullView(own))]]);
  const picture = (words: string, style: string) =>
    openTag('img', [
      ['src', address],
      ['alt', words],
      ['width', pictureSize.width],
      ['height', pictureSize.height],
      ['loading', 'lazy'],
      ['style', style],
    ]);
  const { style, width, height } = box(size);
  const linkedPicture = `${link}${picture(alt, 'max-width:100%;height:auto')}</a>`;
  const name = escapeText(title);
  return {
    element: [
      `${openTag('script', [['src', `${base}embed.js`]]).slice(0, -1)} async></script>`,
      openTag('layout-map', [
        ...elementAttributes(own),
        ['heading', title],
        ['poster', isOwn ? address : undefined],
        ['allow', host?.allow.join(',')],
        ['style', `display:block;${size.kind === 'ratio' ? style : `aspect-ratio:auto;${style}`}`],
      ]),
      `  ${linkedPicture}`,
      '</layout-map>',
    ].join('\n'),
    // Without a picture of its own: the page of the map has one, and a host that forbids inline styles would show both.
    // The link is for users whose site removes frames, for screen readers, print and feeds.
    iframe: [
      '<figure style="margin:0">',
      `  ${openTag('iframe', [
        ['src', frameAddress(base, own, host)],
        ['title', title],
        ['width', width],
        ['height', height],
        ['style', `border:0;${style}`],
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
    mail: [
      `<p>${link}${openTag('img', [
        ['src', mailPicture.address],
        ['alt', mailPicture.alt],
        ['width', MAIL_WIDTH],
        ['height', Math.round((MAIL_WIDTH * mailPicture.height) / mailPicture.width)],
        ['border', 0],
      ])}</a></p>`,
      `<p>${link}${name}</a></p>`,
    ].join('\n'),
  };
}

/** The frame's address for a preview in the app itself, without a host that may send commands. */
export const previewAddress = (base: string, view: View): string => frameAddress(base, { ...view, unknown: {} }, null);

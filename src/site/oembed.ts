/** oEmbed 1.0 (https://oembed.com): one static answer for each built-in view. */
import { translator } from '#i18n/index.ts';
import { CARD_SIZE, type Card } from './head.ts';
import { html } from './html.ts';
import { mapPath } from './site.ts';
import type { BuiltInView } from './views.ts';

const FRAME = { width: 960, height: 600 } as const;
/** A day: the data change only with a build. */
const CACHE_SECONDS = 86_400;

/** The oEmbed response of a view. @param site the site's address, because the response is used on other sites. */
export function oembedOf({ title, view, language }: BuiltInView, card: Card, site: string): string {
  // A story is presented in a frame, too: the embedded map has no steps.
  const source = `${site}${mapPath({ ...view, mode: view.story === null ? 'embed' : view.mode })}`;
  const frame = html`<iframe src="${source}" title="${title}" width="${FRAME.width}" height="${FRAME.height}" style="border:0;max-width:100%" loading="lazy" allow="fullscreen" referrerpolicy="strict-origin-when-cross-origin"></iframe>`;
  const answer = {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: translator(language)('app.title'),
    provider_url: site,
    cache_age: CACHE_SECONDS,
    html: String(frame),
    ...FRAME,
    thumbnail_url: `${site}${card.path}`,
    thumbnail_width: CARD_SIZE.width,
    thumbnail_height: CARD_SIZE.height,
  };
  return `${JSON.stringify(answer, null, 1)}\n`;
}

/**
 * Runs before the first paint, inlined into the page by the build: it sets the poster to the user's language, theme,
 * mode, layout, camera and year. It reads the link with the app's own codec and lays the page out with the app's own
 * rule, so that there is no layout shift when the app takes over. Ids are checked later, once the catalogue has loaded.
 */

import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { userLanguage } from '#domain/vocabulary/languages.ts';
import type { PosterPage } from '#map/svg/poster-entry.tsx';
import { formOf, LAYOUT_VARIABLES, layoutOf, layoutSubjectOf, mapBoxOf, type PageLayout } from '#state/layout.ts';
import { decode } from '#state/url.ts';
import type { Camera, View } from '#state/view.ts';
import { asLinked, interactionOf } from '#state/view-rules.ts';
import { bootFrame } from './frame/boot-frame.ts';
import { followEarlyDrag } from './frame/early-drag.ts';
import { recordEarlyInput } from './frame/early-input.ts';
import { viewport } from './viewport.ts';

/** Injected by the build. */
declare const POSTER: PosterPage['boot'];
/** Address of the folder with the summaries of places. */
declare const WORDS_FOLDER: string;

const root = document.documentElement;
/** The years as of which a document speaks: a link to one between them means the one before. */
const years = new Set([...Object.keys(POSTER.looks).map(Number), POSTER.latest]);
const view = asLinked(decode(location.search, { years }).view);
const language = view.lang ?? userLanguage(navigator.language || '');

/** Zoom of the home view in the layout of the page. */
let homeZoom = 0;

function writeAttributes(area: AreaId | null): void {
  const subject = layoutSubjectOf(view, { sheet: 'low', foldedLeft: false }, area !== null);
  // The font size of a slide follows its mode, and the size of the window in such lengths.
  root.dataset.mode = view.mode;
  const size = viewport();
  root.lang = language;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  Object.assign(root.dataset, {
    theme: view.theme ?? (dark ? 'dark' : 'light'),
    scripts: 'on',
    show: view.mode === 'embed' ? view.show.join(' ') : '',
    interaction: interactionOf(view),
    ...formOf(subject, size),
  });
  if (view.data) root.dataset.frozen = view.data;
  // It is printed as a box of the page around it: `geo/build/print-rules.ts`.
  if (parent !== self) root.dataset.framed = '';
  const layout = layoutOf(subject, size);
  const { width, height } = mapBoxOf(layout, size).frame;
  homeZoom = Math.log2(Math.min(width, height * POSTER.aspect) / (POSTER.worldWidth * WORLD_PX));
  for (const key of Object.keys(LAYOUT_VARIABLES) as (keyof PageLayout)[])
    root.style.setProperty(LAYOUT_VARIABLES[key], `${layout[key]}px`);
}

/** Moves and sizes the poster's box so that the link's centre is in the middle of the free part of the map. */
function placePoster(box: HTMLElement, { lng, lat, zoom }: Camera): void {
  const frame = box.parentElement?.getBoundingClientRect();
  if (!frame) return;
  const world = WORLD_PX * 2 ** zoom;
  const centre = toWorld([lng, lat]);
  Object.assign(box.style, {
    position: 'absolute',
    translate: 'none',
    width: `${POSTER.worldWidth * world}px`,
    left: `${frame.width / 2 + (POSTER.west - centre.x) * world}px`,
    top: `${frame.height / 2 + (POSTER.north - centre.y) * world}px`,
  });
}

const shapesOf = (box: Element, id: string) =>
  box.querySelectorAll<SVGElement>(`[data-layer$="-fill"] [data-id="${id}"]`);

/** @param look a tone and the pattern over it, or the pattern of dots that mean that nothing is stated. */
function paintShape(shape: SVGElement, look: string): void {
  const isStated = !look.startsWith('dots-');
  const [tone = '', stripes] = isStated ? look.split(' ') : [];
  const colour = isStated ? `var(--role-${tone})` : 'var(--not-stated)';
  const isOpaque = (shape.getAttribute('fill') ?? '').startsWith('color-mix');
  const layer = shape.closest<SVGElement>('[data-layer]')?.dataset.layer ?? '';
  const strength = POSTER.strengths[layer] ?? 0;
  const fill = isOpaque ? `color-mix(in srgb,${colour} ${strength}%,var(--subject))` : isStated ? colour : 'none';
  shape.setAttribute('fill', fill);
  if (!isOpaque) shape.setAttribute('fill-opacity', String(strength / 100));
  // The pattern of a shape is a second one after it.
  shape.nextElementSibling?.remove();
  const pattern = isStated ? stripes : look;
  if (!pattern || !POSTER[isStated ? 'striped' : 'dotted'].includes(layer)) return;
  const over = shape.cloneNode() as SVGElement;
  for (const name of ['data-id', 'fill-opacity']) over.removeAttribute(name);
  over.setAttribute('fill', `url(#${pattern})`);
  over.setAttribute('pointer-events', 'none');
  shape.after(over);
}

/**
 * Outlines a place above everything else, as the map does: the borders of its neighbours would cover half of the line.
 */
function outline(box: Element, area: string): void {
  const shape = shapesOf(box, area)[0];
  const line = shape?.cloneNode();
  if (!(line instanceof SVGElement)) return;
  line.removeAttribute('data-id');
  line.setAttribute('fill', 'none');
  line.classList.add('poster-selected');
  box.querySelector('.poster-selected')?.remove();
  shape?.closest('svg')?.append(line);
}

/** Dots and stripes are those that the map has at its zoom, or they would jump when it takes over. */
function scalePatterns(box: Element, zoom: number): void {
  const transform = POSTER.patterns[Math.floor(zoom)];
  if (transform)
    for (const pattern of box.querySelectorAll('pattern')) pattern.setAttribute('patternTransform', transform);
}

/** Sets the colours of the link's year and the outline of its place. */
function paintPoster(box: Element, { asof, area }: View): void {
  for (const [id, look] of Object.entries((asof && POSTER.looks[asof]) || {}))
    for (const shape of shapesOf(box, id)) paintShape(shape, look);
  if (area) outline(box, area);
}

/** Calls once, as soon as the parser has inserted the element. */
function whenParsed(selector: string, work: () => void): void {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    work();
  }).observe(root, { childList: true, subtree: true });
}

/** A place is clicked before there is a map: its outline, and what its own file says, wait for nothing else. */
function openPlace(area: AreaId): void {
  const box = document.querySelector('.poster-box');
  if (box) outline(box, area);
  void frame.showPlace(area, () => writeAttributes(area));
}

writeAttributes(view.area);
recordEarlyInput({ onPlace: openPlace, takeDrag: followEarlyDrag(interactionOf(view)) });
const frame = bootFrame(view, language, WORDS_FOLDER, POSTER.latest);
// Both come later in the page: act as soon as the parser is past them, before they are painted.
whenParsed('#app', () => {
  const box = document.querySelector<HTMLElement>('.poster-box');
  if (!box) return;
  const camera = view.at && view.at !== 'home' ? view.at : undefined;
  if (camera) placePoster(box, camera);
  scalePatterns(box, camera?.zoom ?? homeZoom);
  paintPoster(box, view);
  root.dataset.poster = 'whole';
  requestAnimationFrame(() => performance.mark('map:poster'));
});
whenParsed('#notices', frame.parsed);
// The entry, one of its imports or the page's own sheet is gone: an old page of a site that has been published anew.
addEventListener(
  'error',
  ({ target }) => {
    const isOfPage =
      target instanceof HTMLScriptElement || (target instanceof HTMLLinkElement && 'page' in target.dataset);
    if (isOfPage) root.dataset.failed = 'on';
  },
  true,
);

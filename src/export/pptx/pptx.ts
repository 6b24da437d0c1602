/** PowerPoint (PresentationML, ECMA-376): slides whose map is shapes that can be edited. */

import { themePaint } from '#map/svg/paint.ts';
import { inSlices } from '#map/svg/slices.ts';
import { THEME } from '#scene/tokens.ts';
import type { ExportRequest, Made, Work } from '../format.ts';
import { filesOf } from '../ooxml/package.ts';
import { zipped } from '../zip/zip.ts';
import { type Slides, slidesOf } from './deck.ts';
import { colourMarkup } from './markup.ts';
import { type Deck, partsOf } from './package.ts';
import { LAYOUTS, type SlideTools, writeSlide } from './slide.ts';
import { paletteOf, slotsByColour } from './theme.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** The share of the work that drawing is; the rest is compression. */
const DRAWING = 0.8;

export interface PptxOptions {
  readonly slides: Slides;
  readonly size: keyof typeof LAYOUTS;
}

/** Draws in slices between which the page answers; so is the file packed. */
export async function makePptx(request: ExportRequest, work: Work, { slides, size }: PptxOptions): Promise<Made> {
  const { progress, signal } = work;
  signal.throwIfAborted();
  const { catalogue, evidenceLanguage, theme, about } = request;
  const contents = slidesOf(request, slides);
  const paint = themePaint(THEME[theme]);
  const palette = paletteOf(
    contents.map(({ scene }) => scene),
    catalogue,
    paint,
    evidenceLanguage,
  );
  const layout = LAYOUTS[size];
  const tools: SlideTools = {
    request,
    layout,
    paint,
    colour: colourMarkup(slotsByColour(palette)),
    moves: contents.length > 1,
  };
  const written: Deck['slides'][number][] = [];
  function* draw(): Generator<undefined> {
    for (const content of contents) {
      const slide = writeSlide(content, tools);
      let step = slide.next();
      while (!step.done) {
        signal.throwIfAborted();
        yield;
        step = slide.next();
      }
      written.push({ ...step.value, link: content.link });
      progress((DRAWING * written.length) / contents.length);
    }
  }
  await inSlices(draw());
  const parts = partsOf({ request, layout, palette, title: titleOf(request, slides), slides: written });
  const bytes = await zipped(filesOf(parts), about.made, (done) => {
    signal.throwIfAborted();
    progress(DRAWING + ((1 - DRAWING) * done) / parts.length);
  });
  const preview = written.map(({ title }, index) => `${index + 1}. ${title}`).join('\n');
  return { bytes, name: `${about.stem}.pptx`, type: TYPE, preview };
}

const titleOf = ({ story, about, evidenceLanguage }: ExportRequest, slides: Slides): string =>
  slides === 'shown' && story ? story.title[evidenceLanguage] : about.title;

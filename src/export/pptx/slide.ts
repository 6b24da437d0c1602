/** A slide: title, map of shapes, names, legend, points and sources, as markup. */

import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { fittingScale } from '#map/svg/caption.tsx';
import { labelColour, labelText } from '#map/svg/label-text.ts';
import type { Paint } from '#map/svg/paint.ts';
import { captionOf, descriptionOf } from '#map/svg/picture-caption.ts';
import { pictureLabels } from '#map/svg/picture-parts.ts';
import type { Frame, Size } from '#scene/camera.ts';
import type { PlacedLabel } from '#scene/labels/place.ts';
import { widthEm, wrapText } from '#scene/labels/text.ts';
import { labelWeight } from '#scene/labels/type.ts';
import type { Scene } from '#scene/model.ts';
import { scaleBar, scaleWords } from '#scene/scale-bar.ts';
import type { Camera, View } from '#state/view.ts';
import { qrCode } from '#ui/qr.ts';
import { QUIET_MODULES } from '#ui/quiet-zone.ts';
import type { ExportRequest } from '../format.ts';
import { attribute, DECLARATION } from '../ooxml/package.ts';
import { type ExportedPlace, placeOf, sourcesOf } from '../rows.ts';
import { type Drawn, drawnShapes } from './drawn.ts';
import { legendEntries } from './legend.ts';
import {
  type Box,
  bodyMarkup,
  type ColourMarkup,
  emu,
  type Fill,
  fillMarkup,
  frameMarkup,
  freeformMarkup,
  type Letters,
  type Line,
  lineMarkup,
  NAMESPACES,
  type Paragraph,
  textProperties,
} from './markup.ts';

/** How a slide follows the one before it. */
export type Change = 'morph' | 'fade' | 'none';

/** What a slide shows. */
export interface SlideContent {
  /** Undefined: that of the map's caption. */
  readonly title: string | undefined;
  readonly view: View;
  readonly year: Year;
  readonly scene: Scene;
  readonly camera: (frame: Size) => Camera;
  /** Of a step of a story, each with its sources. */
  readonly points: readonly { readonly text: string; readonly sources: string }[];
  /** What the map shows, for those who do not see it; undefined: what its caption says. */
  readonly alt: string | undefined;
  /** What the speaker says, before the sources. */
  readonly notes: readonly string[];
  readonly citations: readonly string[];
  readonly link: string;
  readonly change: Change;
}

/** Where things stand, px of the slide. */
export interface Layout {
  readonly size: Size;
  readonly title: Box;
  readonly subtitle: Box;
  readonly map: Box;
  readonly column: Box;
  readonly footer: Box;
  /** The address as a QR code. */
  readonly code: Box;
}

export const LAYOUTS: Readonly<Record<'16:9' | '4:3', Layout>> = {
  '16:9': {
    size: { width: 1280, height: 720 },
    title: { x: 40, y: 22, width: 1200, height: 48 },
    subtitle: { x: 40, y: 70, width: 1200, height: 24 },
    map: { x: 40, y: 105, width: 800, height: 545 },
    column: { x: 865, y: 105, width: 375, height: 500 },
    footer: { x: 40, y: 658, width: 1090, height: 50 },
    code: { x: 1146, y: 612, width: 94, height: 94 },
  },
  '4:3': {
    size: { width: 960, height: 720 },
    title: { x: 30, y: 20, width: 900, height: 46 },
    subtitle: { x: 30, y: 66, width: 900, height: 24 },
    map: { x: 30, y: 100, width: 600, height: 545 },
    column: { x: 650, y: 100, width: 280, height: 500 },
    footer: { x: 30, y: 654, width: 796, height: 54 },
    code: { x: 836, y: 612, width: 94, height: 94 },
  },
};

/** Px of the slide for a px of the picture: names of a picture are too small for a room. */
export const MAP_SCALE = 1.25;
/** Names that PowerPoint's Morph takes as those of the same shape on the next slide. */
const SAME = '!!';
const TITLE_PX = 36;
const SUBTITLE_PX = 17;
const FOOTER_PX = 11;
const POINT_PX = 21;
const POINT_SOURCE_PX = 13;
/** Of the column, at most; the legend stands below. */
const POINTS_SHARE = 0.7;
const LEAST_POINTS = 0.65;
const SCALE_BAR_PX = 90;
const SCALE_TEXT_PX = 10.5;
const BETWEEN = { zh: '；', en: '; ' } as const;

export interface SlideTools {
  readonly request: ExportRequest;
  readonly layout: Layout;
  readonly paint: Paint;
  readonly colour: ColourMarkup;
  /** Whether shapes carry the names by which Morph knows them. */
  readonly moves: boolean;
}

export interface WrittenSlide {
  readonly slide: string;
  readonly notes: readonly string[];
  readonly title: string;
}

/** Role and industries of a place, in words. */
const saidOf = ({ row }: ExportedPlace, language: 'zh' | 'en'): string =>
  [row.role, row.industries].filter((words) => words !== undefined).join(BETWEEN[language]);

/** Name, year and what is said of the place. */
export function altOf(request: ExportRequest, area: Area): string {
  const { evidenceLanguage: language, year, t } = request;
  const said = saidOf(placeOf(request, area), language);
  const name = language === 'zh' ? `${area.name.zh}（${year}）` : `${area.name.en} (${year})`;
  return said === '' ? name : `${name}${t.colon}${said}`;
}

class Writer {
  #last = 1;
  readonly colour: ColourMarkup;
  readonly letters: Letters;
  constructor(colour: ColourMarkup, language: string) {
    this.colour = colour;
    this.letters = { colour, language };
  }
  /** The properties that every shape begins with; ids are unique on the slide, and 1 is the slide's own. */
  named(name: string, alt = ''): string {
    this.#last += 1;
    return `<p:cNvPr id="${this.#last}" name="${attribute(name)}"${alt && ` descr="${attribute(alt)}"`}/>`;
  }
  shape(name: string, alt: string, geometry: string, look: { fill?: Fill | undefined; line?: Line | undefined }) {
    return [
      `<p:sp><p:nvSpPr>${this.named(name, alt)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${geometry}`,
      fillMarkup(look.fill, this.colour),
      lineMarkup(look.line, this.colour, MAP_SCALE),
      '</p:spPr></p:sp>',
    ].join('');
  }
  preset(
    name: string,
    alt: string,
    kind: string,
    box: Box,
    look: { fill?: Fill | undefined; line?: Line | undefined },
  ) {
    const geometry = `${frameMarkup(box)}<a:prstGeom prst="${kind}"><a:avLst/></a:prstGeom>`;
    return this.shape(name, alt, geometry, look);
  }
  text(name: string, box: Box, paragraphs: readonly Paragraph[], wrap = true, anchor: 't' | 'ctr' | 'b' = 't') {
    return [
      `<p:sp><p:nvSpPr>${this.named(name)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>`,
      `<p:spPr>${frameMarkup(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`,
      bodyMarkup(paragraphs, this.letters, textProperties(wrap, anchor)),
      '</p:sp>',
    ].join('');
  }
  /** @param index undefined: the title. */
  placeholder(name: string, index: number | undefined, box: Box, paragraphs: readonly Paragraph[]) {
    const kind = index === undefined ? 'type="title"' : `type="body" idx="${index}"`;
    return [
      `<p:sp><p:nvSpPr>${this.named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr>`,
      `<p:spPr>${frameMarkup(box)}</p:spPr>`,
      bodyMarkup(paragraphs, this.letters, textProperties(true, index === undefined ? 'b' : 't')),
      '</p:sp>',
    ].join('');
  }
  group(name: string, alt: string, box: Box, children: readonly string[]) {
    if (children.length === 0) return '';
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(emu);
    return [
      `<p:grpSp><p:nvGrpSpPr>${this.named(name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>`,
      `<a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/>`,
      `<a:chOff x="${x}" y="${y}"/><a:chExt cx="${width}" cy="${height}"/></a:xfrm></p:grpSpPr>`,
      ...children,
      '</p:grpSp>',
    ].join('');
  }
}

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

function drawnMarkup(writer: Writer, drawn: Drawn, name: string, alt: string): string {
  if (drawn.kind === 'outline')
    return writer.shape(name, alt, freeformMarkup(drawn.traces, drawn.open, MAP_SCALE), drawn);
  const { x, y, radius } = drawn;
  const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  return writer.preset(name, alt, 'ellipse', scaled(box, MAP_SCALE), drawn);
}

/** A name of the map in a text box, with the line that leads to it. */
function labelMarkup(
  writer: Writer,
  placed: PlacedLabel,
  content: SlideContent,
  { request, paint, moves }: SlideTools,
  camera: Camera,
): string {
  const { label, side, leader, x, y } = placed;
  const { size, rows, counted, height, left, top } = labelText(placed, camera.zoom);
  const all = counted ? [...rows, `○ ${counted}`] : rows;
  const width = Math.max(...all.map(widthEm)) * size + 4;
  const align = side === 'right' ? 'l' : side === 'left' ? 'r' : 'ctr';
  const from = side === 'right' ? left : side === 'left' ? left - width : left - width / 2;
  const name = `${moves ? SAME : ''}label:${label.id}`;
  const paragraphs = all.map(
    (text): Paragraph => ({
      align,
      runs: [
        {
          text,
          px: size * MAP_SCALE,
          colour: labelColour(label, content.scene, request.catalogue, paint),
          isBold: labelWeight(label.rank) >= 600,
          halo: paint.surface('halo'),
        },
      ],
    }),
  );
  const lead = () => {
    if (!leader) return '';
    const share = leader.lengthPx / Math.hypot(leader.dx, leader.dy);
    const spots = [
      [x, y],
      [x + leader.dx * share, y + leader.dy * share],
    ].map(([a = 0, b = 0]) => [Math.round(a * 10), Math.round(b * 10)] as const);
    const geometry = freeformMarkup([{ spots, isClosed: false }], undefined, MAP_SCALE);
    const line = { colour: paint.surface('ink2'), widthPx: 1 };
    return writer.shape(`${moves ? SAME : ''}leader:${label.id}`, '', geometry, { line });
  };
  return lead() + writer.text(name, scaled({ x: from, y: top, width, height }, MAP_SCALE), paragraphs, false, 'ctr');
}

function scaleMarkup(writer: Writer, frame: Frame, camera: Camera, { request, paint }: SlideTools): string {
  const bar = scaleBar(camera, SCALE_BAR_PX);
  if (!bar) return '';
  const [key, number] = scaleWords(bar);
  const [x, y] = [frame.x + 12, frame.y + frame.height - 10];
  const spots = [
    [x, y - 5],
    [x, y],
    [x + bar.lengthPx, y],
    [x + bar.lengthPx, y - 5],
  ].map(([a = 0, b = 0]) => [Math.round(a * 10), Math.round(b * 10)] as const);
  const geometry = freeformMarkup([{ spots, isClosed: false }], undefined, MAP_SCALE);
  const colour = paint.surface('ink2');
  const words = request.t(key, { number });
  const box = { x, y: y - 20, width: bar.lengthPx, height: 14 };
  const run = { text: words, px: SCALE_TEXT_PX * MAP_SCALE, colour };
  return [
    writer.shape('scale', words, geometry, { line: { colour, widthPx: 1.5 } }),
    writer.text('scale-text', scaled(box, MAP_SCALE), [{ align: 'ctr', runs: [run] }], false, 'ctr'),
  ].join('');
}

/** The points of a step, and how much of the column they take, px: their letters are as large as the legend allows. */
function pointsMarkup(writer: Writer, content: SlideContent, { layout, paint }: SlideTools) {
  if (content.points.length === 0) return { markup: '', height: 0 };
  const { column } = layout;
  const lines = (text: string, px: number) => wrapText(text, (column.width - 20) / px).length * px * 1.25;
  const heightAt = (scale: number) =>
    content.points.reduce(
      (sum, { text, sources }) => sum + lines(text, POINT_PX * scale) + lines(sources, POINT_SOURCE_PX * scale) + 16,
      0,
    );
  const scale = fittingScale((candidate) => heightAt(candidate) <= column.height * POINTS_SHARE, LEAST_POINTS);
  const height = heightAt(scale);
  const [px, sourcePx] = [POINT_PX * scale, POINT_SOURCE_PX * scale];
  const paragraphs = content.points.flatMap(({ text, sources }): readonly Paragraph[] => [
    { bullet: true, afterPx: 2, runs: [{ text, px, colour: paint.surface('ink') }] },
    ...(sources === ''
      ? []
      : [{ isInset: true, afterPx: 12, runs: [{ text: sources, px: sourcePx, colour: paint.surface('ink2') }] }]),
  ]);
  return { markup: writer.placeholder('points', 1, { ...column, height }, paragraphs), height: height + 12 };
}

function legendMarkup(writer: Writer, legend: Parameters<typeof legendEntries>[0], column: Box, paint: Paint): string {
  const children = legendEntries(legend, column, paint).flatMap(({ mark, text, box, px, isHeading = false }, index) => [
    ...(mark
      ? [writer.preset(`legend-mark:${index}`, '', mark.shape, mark.box, { fill: mark.fill, line: mark.line })]
      : []),
    writer.text(`legend-text:${index}`, box, [
      { runs: [{ text, px, colour: paint.surface('ink'), isBold: isHeading }] },
    ]),
  ]);
  return writer.group('legend', '', column, children);
}

/**
 * The address of a slide, for whoever sees it printed or on a screen. Nothing where it is longer than any code holds.
 */
function codeMarkup(writer: Writer, link: string, { x, y, width, height }: Box): string {
  const code = qrCode(link);
  if (!code) return '';
  const modules = code.modules + 2 * QUIET_MODULES;
  // Whole tenths, as the outlines have: with fractions some modules would be wider than others.
  const module = Math.floor((10 * width) / modules);
  const side = (module * modules) / 10;
  const box = { x: x + width - side, y: y + height - side, width: side, height: side };
  const [left, top] = [box.x, box.y].map((from) => Math.round(10 * from) + QUIET_MODULES * module) as [number, number];
  const traces = code.path
    .split('M')
    .slice(1)
    .map((ring) => ({
      spots: [...ring.matchAll(/(\d+) (\d+)/g)].map(
        ([, column, row]) => [left + module * Number(column), top + module * Number(row)] as const,
      ),
      isClosed: true,
    }));
  return writer.group('code', link, box, [
    writer.preset('code-ground', '', 'rect', box, { fill: { colour: '#ffffff' } }),
    writer.shape('code-modules', '', freeformMarkup(traces, undefined, 1), { fill: { colour: '#000000' } }),
  ]);
}

const MARKUP_COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const MORPH = 'xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main"';
const FADE = '<p:transition spd="med"><p:fade/></p:transition>';

const changeMarkup = (change: Change): string =>
  change === 'none'
    ? ''
    : change === 'fade'
      ? FADE
      : [
          `<mc:AlternateContent ${MARKUP_COMPATIBILITY}><mc:Choice ${MORPH} Requires="p159">`,
          '<p:transition spd="slow"><p159:morph option="byObject"/></p:transition></mc:Choice>',
          `<mc:Fallback>${FADE}</mc:Fallback></mc:AlternateContent>`,
        ].join('');

/** Relationship of a slide to the address of its View; those to its layout and notes are 1 and 2. */
export const LINK_ID = 'rId3';

/**
 * Writes a slide. Yields between shapes, so that the work can be done in slices.
 */
export function* writeSlide(content: SlideContent, tools: SlideTools): Generator<undefined, WrittenSlide> {
  const { layout, paint, colour, moves } = tools;
  const { view, scene } = content;
  const request: ExportRequest = { ...tools.request, view, year: content.year, scene };
  const { catalogue, geometries, language, t, about } = request;
  const frame = scaled(layout.map, 1 / MAP_SCALE);
  const camera = content.camera(frame);
  const selected = view.area ? catalogue.areaById.get(view.area) : undefined;
  const caption = captionOf({ catalogue, geometries, view, scene, camera, frame, language, selected });
  const title = content.title ?? caption.title;
  const writer = new Writer(colour, t.tag);
  yield;
  const drawn = yield* drawnShapes({ catalogue, geometries, scene, camera, frame, paint });
  yield;
  const parts: string[] = [
    writer.placeholder('title', undefined, layout.title, [
      { runs: [{ text: title, px: TITLE_PX, colour: paint.surface('ink'), isBold: true }] },
    ]),
    writer.text('subtitle', layout.subtitle, [
      { runs: [{ text: caption.asOf, px: SUBTITLE_PX, colour: paint.surface('ink2') }] },
    ]),
    writer.preset('map', content.alt || descriptionOf(caption, language), 'rect', layout.map, {
      fill: { colour: paint.surface('water') },
    }),
  ];
  let ground: string[] = [];
  let grounds = 0;
  const closeGround = () => {
    if (ground.length > 0) parts.push(writer.group(`ground:${grounds}`, '', layout.map, ground));
    grounds += 1;
    ground = [];
  };
  for (const one of drawn) {
    if (one.place === undefined && one.kind === 'outline') {
      ground.push(drawnMarkup(writer, one, one.name, ''));
      continue;
    }
    closeGround();
    const area = one.place === undefined ? undefined : catalogue.areaById.get(one.place as Area['id']);
    parts.push(drawnMarkup(writer, one, `${moves ? SAME : ''}${one.name}`, area ? altOf(request, area) : ''));
    yield;
  }
  closeGround();
  const labels = pictureLabels({ catalogue, geometries, scene, camera, frame });
  yield;
  for (const label of labels) {
    parts.push(labelMarkup(writer, label, content, tools, camera));
    yield;
  }
  parts.push(scaleMarkup(writer, frame, camera, tools));
  yield;
  const points = pointsMarkup(writer, content, tools);
  const { column } = layout;
  const rest = { ...column, y: column.y + points.height, height: Math.max(0, column.height - points.height) };
  parts.push(points.markup, legendMarkup(writer, caption.legend, rest, paint));
  const small = { px: FOOTER_PX, colour: paint.surface('ink3') };
  parts.push(
    writer.text('sources', layout.footer, [
      { runs: [{ ...small, text: caption.sources.join(' ') }] },
      {
        runs: [
          { ...small, text: `${about.versionWords} ` },
          { ...small, text: t('export.pptx.address'), link: LINK_ID },
        ],
      },
    ]),
    codeMarkup(writer, content.link, layout.code),
  );
  const slide = [
    `${DECLARATION}<p:sld ${NAMESPACES}><p:cSld><p:spTree>`,
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>',
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>',
    ...parts,
    '</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>',
    changeMarkup(content.change),
    '</p:sld>',
  ].join('');
  const places = new Set(drawn.flatMap(({ place }) => place ?? []));
  yield;
  return { slide, title, notes: yield* notesOf(content, request, places, caption.sources) };
}

/** What the speaker says; then what is cited, of each place that the slide shows. */
function* notesOf(
  { notes, citations, link }: SlideContent,
  request: ExportRequest,
  places: ReadonlySet<string>,
  sources: readonly string[],
): Generator<undefined, readonly string[]> {
  const { catalogue, evidenceLanguage: language, t, about } = request;
  const said: string[] = [];
  for (const area of catalogue.areas) {
    if (!places.has(area.id)) continue;
    const place = placeOf(request, area);
    yield;
    if (place.heads.length === 0) continue;
    const sentence = `${area.name[language]}${t.colon}${saidOf(place, language)}`;
    said.push(sentence, ...sourcesOf(request, place.heads).map((words) => `— ${words}`));
  }
  return [...notes, ...citations, ...said, ...sources, about.versionWords, link];
}

/**
 * A sheet of paper: the picture of the View true to scale, with scale bar, graticule and north arrow, title, legend and
 * sources, the address as a QR code, and a place for the review number. It is one SVG of the size of the paper.
 */
import type { ReactNode } from 'react';
import { wrapLng } from '#domain/geo/mercator.ts';
import type { LngLat } from '#domain/model/ids.ts';
import type { ExportTranslate } from '#i18n/export/index.ts';
import {
  type Block,
  type Caption,
  type Column,
  codeBlock,
  fittingScale,
  headBlocks,
  heightOf,
  inColumns,
  legendBlocks,
  sourceBlocks,
  stack,
  textBlock,
} from '#map/svg/caption.tsx';
import { type Paint, themePaint } from '#map/svg/paint.ts';
import { pictureSteps, type SheetDesign } from '#map/svg/picture.tsx';
import { type Frame, projector, type Size } from '#scene/camera.ts';
import { scaleWords } from '#scene/scale-bar.ts';
import { THEME } from '#scene/tokens.ts';
import { CAMERA_RANGE, type Camera } from '#state/view.ts';
import { type QrCode, qrCode } from '#ui/qr.ts';
import type { ExportRequest } from '../format.ts';
import { addressLines } from '../svg/svg.ts';
import {
  angleWords,
  graticuleOf,
  type Paper,
  paperBar,
  paperSize,
  roundScale,
  scaleAt,
  sheetPxMm,
  type Way,
  writtenScale,
  zoomOf,
} from './paper.ts';
import { drawnOut } from './texture.ts';

/** What the dialog offers for a sheet. */
export interface SheetChoice {
  readonly paper: Paper;
  readonly way: Way;
  /** `fit` and `round`: what the window shows, at a scale of three digits or a round one; else "1:50,000". */
  readonly scale: string;
  readonly grid: boolean;
  readonly north: boolean;
  readonly legend: boolean;
  readonly review: string;
}

/** A drawn sheet. */
export interface Sheet {
  readonly svg: string;
  /** In CSS lengths, mm. */
  readonly size: readonly [width: string, height: string];
  /** Paper, sides and scale in words. */
  readonly words: string;
}

/** Printers leave 3 to 5 mm of a sheet blank; px. */
const MARGIN_PX = 30;
const GAP_PX = 16;
const COLUMN_PX = 236;
const LEGEND_COLUMN_PX = 200;
/** A smaller code has modules that a phone does not resolve at arm's length: 25 mm on A4. */
const CODE_PX = 90;
/** Type is scaled down until a column fits, at most to this factor; legends of the whole map are long. */
const MIN_TYPE = 0.5;
/** The part of a portrait sheet that the map has at least. */
const MAP_SHARE = 0.5;
/** Longest bar of the column, px. */
const BAR_PX = 190;
const BAR_HEIGHT_PX = 5;
/** Above this ratio between the scales at the upper and the lower edge, no bar is true for the sheet. */
const ONE_SCALE = 1.1;
/** Lines of the graticule are at least so far apart, px. */
const GRID_PX = 110;

const round = (value: number) => Number(value.toFixed(2));
const SMALL = { size: 10.5, colour: 'ink2', after: 2 } as const;

/** "1:100,000" as a number; undefined for those that follow what is shown. */
function fixedScale(scale: string): number | undefined {
  const digits = /^1:([\d,]+)$/.exec(scale)?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

/** What is the same for all parts of a sheet. */
interface Plan {
  readonly request: ExportRequest;
  readonly chosen: SheetChoice;
  readonly pxMm: number;
  readonly code: QrCode | undefined;
  readonly camera: (frame: Frame) => PlannedCamera;
}

/** A camera with the scale that it has in the middle of its frame. */
interface PlannedCamera {
  readonly camera: Camera;
  readonly scale: number;
}

/** A View is fitted to the frame; a fixed scale keeps its middle. */
function cameraOf(request: ExportRequest, chosen: SheetChoice, frame: Frame, pxMm: number): PlannedCamera {
  const shown = request.camera(frame);
  const asShown = scaleAt(shown.zoom, shown.lat, pxMm);
  const wanted = fixedScale(chosen.scale) ?? (chosen.scale === 'round' ? roundScale(asShown) : writtenScale(asShown));
  const [least, most] = CAMERA_RANGE.zoom;
  const zoom = Math.min(most, Math.max(least, zoomOf(wanted, shown.lat, pxMm)));
  return { camera: { ...shown, zoom }, scale: scaleAt(zoom, shown.lat, pxMm) };
}

const scaleText = (scale: number, t: ExportTranslate): string =>
  `1:${new Intl.NumberFormat(t.tag, { maximumFractionDigits: 0 }).format(Number(scale.toPrecision(4)))}`;

/** Scales at the upper edge, the middle and the lower edge of a map. */
function scalesOf({ camera }: PlannedCamera, frame: Frame, pxMm: number) {
  const { unproject } = projector(camera, frame);
  const at = (y: number) => scaleAt(camera.zoom, unproject(frame.x, y)[1], pxMm);
  return { upper: at(frame.y), lower: at(frame.y + frame.height) };
}

const latitude = (lat: number) => angleWords(lat, ['N', 'S']);

/** The scale in words, its bar where one is true for the sheet, and where it is true. */
function scaleBlocks(plan: Plan, frame: Frame, column: Column): readonly Block[] {
  const { request, pxMm } = plan;
  const { t } = request;
  const planned = plan.camera(frame);
  const { scale, camera } = planned;
  const { upper, lower } = scalesOf(planned, frame, pxMm);
  const values = { scale: scaleText(scale, t), latitude: latitude(camera.lat) };
  const edges = { upper: scaleText(upper, t), lower: scaleText(lower, t) };
  const isOne = Math.max(upper, lower, scale) / Math.min(upper, lower, scale) <= ONE_SCALE;
  const title = textBlock(
    isOne ? t('print.scale', values) : t('print.scaleAt', values),
    { size: 14, weight: 600, colour: 'ink', after: 4 },
    column,
  );
  const note = textBlock(isOne ? t('print.trueAt', { ...values, ...edges }) : t('print.edges', edges), SMALL, column);
  if (!isOne) return [title, note];
  const bar = paperBar(scale, Math.min(BAR_PX, column.width - 40) * pxMm);
  return [title, barBlock(bar, plan, column), note];
}

function barBlock(bar: ReturnType<typeof paperBar>, { request, pxMm }: Plan, { paint, scale }: Column): Block {
  const length = bar.lengthMm / pxMm;
  const part = length / bar.parts;
  const ink = paint.surface('ink');
  const size = 10.5 * scale;
  const [key, number] = scaleWords({ metres: bar.metres, lengthPx: length });
  return {
    height: size * 1.4 + BAR_HEIGHT_PX + 8 * scale,
    draw: (x, y) => {
      const top = y + size * 1.3;
      const text = (words: string, at: number, anchor: 'start' | 'middle') => (
        <text x={round(x + at)} y={round(y + size)} fontSize={round(size)} textAnchor={anchor} fill={ink}>
          {words}
        </text>
      );
      return (
        <g id="scale-bar">
          {text('0', 0, 'start')}
          {text(request.t(key, { number }), length, 'middle')}
          {Array.from({ length: bar.parts }, (_, index) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is drawn once
              key={index}
              x={round(x + index * part)}
              y={round(top)}
              width={round(part)}
              height={BAR_HEIGHT_PX}
              fill={index % 2 === 0 ? ink : '#fff'}
            />
          ))}
          <rect
            x={round(x)}
            y={round(top)}
            width={Number(length.toFixed(4))}
            height={BAR_HEIGHT_PX}
            fill="none"
            stroke={ink}
            strokeWidth={0.75}
          />
        </g>
      );
    },
  };
}

/** Characters of the address in a line of small type, by the width of the column. */
const lineCharacters = ({ width, scale }: Column): number => Math.floor(width / (SMALL.size * scale * 0.62));

/** Documents, licence of the shapes, version of the data, address. */
const smallPrint = (caption: Caption, { request: { about } }: Plan, column: Column): readonly Block[] => [
  ...sourceBlocks(caption, column),
  textBlock(about.versionWords, { ...SMALL, colour: 'ink3' }, column),
  ...addressLines(about.link, lineCharacters(column)).map((line) =>
    textBlock(line, { ...SMALL, colour: 'ink3', after: 0 }, column),
  ),
];

/** A number is the authority's to give: without one there is a line to write it on. */
const reviewBlock = ({ request: { t }, chosen }: Plan, column: Column): Block =>
  textBlock(
    t('print.review', { number: chosen.review.trim() || '＿＿＿＿＿＿' }),
    { size: 12, colour: 'ink', after: 6 },
    column,
  );

/** Head, legend and sources in a column beside the map. */
function beside(plan: Plan, size: Size, caption: Caption, paint: Paint) {
  const frame: Frame = {
    x: MARGIN_PX + COLUMN_PX + GAP_PX,
    y: MARGIN_PX,
    width: size.width - 2 * MARGIN_PX - COLUMN_PX - GAP_PX,
    height: size.height - 2 * MARGIN_PX,
  };
  const parts = (scale: number) => {
    const column: Column = { width: COLUMN_PX, scale, paint };
    const legend = plan.chosen.legend ? legendBlocks(caption, column) : [];
    return {
      upper: [...headBlocks(caption, column), space(12 * scale), ...legend],
      lower: [
        ...scaleBlocks(plan, frame, column),
        space(8 * scale),
        reviewBlock(plan, column),
        ...(plan.code ? [codeBlock(plan.code, CODE_PX)] : []),
        ...smallPrint(caption, plan, column),
      ],
    };
  };
  const scale = fittingScale((candidate) => {
    const { upper, lower } = parts(candidate);
    return heightOf(upper) + heightOf(lower) + GAP_PX <= frame.height;
  }, MIN_TYPE);
  const { upper, lower } = parts(scale);
  return {
    frame,
    draw: (
      <>
        {stack(upper, MARGIN_PX, MARGIN_PX)}
        {stack(lower, MARGIN_PX, size.height - MARGIN_PX - heightOf(lower))}
      </>
    ),
  };
}

/** Head above the map, legend in columns below it, then scale, sources and code side by side. */
function around(plan: Plan, size: Size, caption: Caption, paint: Paint) {
  const width = size.width - 2 * MARGIN_PX;
  const count = Math.max(2, Math.floor(width / LEGEND_COLUMN_PX));
  const code = plan.code && codeBlock(plan.code, CODE_PX);
  const codeWidth = code ? CODE_PX + GAP_PX : 0;
  const scaleWidth = BAR_PX + 40;
  const measured = (scale: number, frame: Frame) => {
    const column = (of: number): Column => ({ width: of, scale, paint });
    const head = headBlocks(caption, column(width));
    const legend = plan.chosen.legend ? inColumns(legendBlocks(caption, column(width / count - 12)), count) : [];
    const left = [
      ...scaleBlocks(plan, frame, column(scaleWidth)),
      space(8 * scale),
      reviewBlock(plan, column(scaleWidth)),
    ];
    const sources = smallPrint(caption, plan, column(width - scaleWidth - GAP_PX - codeWidth));
    return {
      head,
      legend,
      left,
      sources,
      legendHeight: Math.max(0, ...legend.map(heightOf)),
      footHeight: Math.max(heightOf(left), heightOf(sources), code?.height ?? 0),
    };
  };
  const taken = ({ head, legendHeight, footHeight }: ReturnType<typeof measured>) =>
    heightOf(head) + legendHeight + footHeight + 2 * MARGIN_PX + 3 * GAP_PX;
  // Words about the scale are as many lines in every frame.
  const trial: Frame = { x: MARGIN_PX, y: MARGIN_PX, width, height: size.height * MAP_SHARE };
  const scale = fittingScale(
    (candidate) => taken(measured(candidate, trial)) <= size.height * (1 - MAP_SHARE),
    MIN_TYPE,
  );
  const first = measured(scale, trial);
  const top = MARGIN_PX + heightOf(first.head) + GAP_PX;
  const frame: Frame = { x: MARGIN_PX, y: round(top), width, height: round(size.height - taken(first)) };
  const { head, legend, left, sources, legendHeight, footHeight } = measured(scale, frame);
  const foot = size.height - MARGIN_PX - footHeight;
  return {
    frame,
    draw: (
      <>
        {stack(head, MARGIN_PX, MARGIN_PX)}
        {legend.map((blocks, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is drawn once
          <g key={index}>{stack(blocks, MARGIN_PX + (index * width) / count, foot - GAP_PX - legendHeight)}</g>
        ))}
        {stack(left, MARGIN_PX, foot)}
        {stack(sources, MARGIN_PX + scaleWidth + GAP_PX, foot)}
        {code?.draw(size.width - MARGIN_PX - CODE_PX, foot)}
      </>
    ),
  };
}

const space = (height: number): Block => ({ height, draw: () => null });

/** Line, graticule and arrow over the map. */
function OverMap({ plan, frame, paint }: { readonly plan: Plan; readonly frame: Frame; readonly paint: Paint }) {
  const { chosen, request } = plan;
  const { camera } = plan.camera(frame);
  return (
    <>
      {chosen.grid && <Graticule camera={camera} frame={frame} paint={paint} />}
      {chosen.north && <North words={request.t('print.north')} frame={frame} paint={paint} />}
      <rect
        id="neat-line"
        x={frame.x}
        y={frame.y}
        width={frame.width}
        height={frame.height}
        fill="none"
        stroke={paint.surface('ink')}
        strokeWidth={1}
      />
    </>
  );
}

interface GraticuleProps {
  readonly camera: Camera;
  readonly frame: Frame;
  readonly paint: Paint;
}

const GRID_TEXT_PX = 9;

function Graticule({ camera, frame, paint }: GraticuleProps) {
  const { project, unproject, scale } = projector(camera, frame);
  const bounds: readonly [LngLat, LngLat] = [
    unproject(frame.x, frame.y),
    unproject(frame.x + frame.width, frame.y + frame.height),
  ];
  const { meridians, parallels } = graticuleOf(bounds, (GRID_PX / scale) * 360);
  // Beyond the antimeridian `project` would take the nearest copy of the line, which may be outside.
  const x = (lng: number) => round(frame.x + frame.width / 2 + ((lng - camera.lng) / 360) * scale);
  const y = (lat: number) => round(project([camera.lng, lat]).y);
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height];
  const clear = { x: frame.x + 24, y: frame.y + 16, right: right - 24, bottom: bottom - 16 };
  return (
    <g id="graticule" fontSize={GRID_TEXT_PX} fill={paint.surface('ink2')}>
      <g stroke={paint.surface('ink2')} strokeWidth={0.4} strokeOpacity={0.6} fill="none">
        {meridians.map((lng) => (
          <path key={lng} d={`M${x(lng)} ${frame.y}V${bottom}`} />
        ))}
        {parallels.map((lat) => (
          <path key={lat} d={`M${frame.x} ${y(lat)}H${right}`} />
        ))}
      </g>
      <g stroke={paint.surface('halo')} strokeWidth={2.5} strokeLinejoin="round" paintOrder="stroke">
        {meridians
          .filter((lng) => x(lng) > clear.x && x(lng) < clear.right)
          .map((lng) => (
            <text key={lng} x={x(lng)} y={bottom - 4} textAnchor="middle">
              {angleWords(wrapLng(lng), ['E', 'W'])}
            </text>
          ))}
        {parallels
          .filter((lat) => y(lat) > clear.y && y(lat) < clear.bottom)
          .map((lat) => (
            <text key={lat} x={frame.x + 4} y={y(lat) - 3}>
              {latitude(lat)}
            </text>
          ))}
      </g>
    </g>
  );
}

/** Meridians of Web Mercator are upright, so that north is up everywhere on the sheet. */
function North({ words, frame, paint }: { readonly words: string; readonly frame: Frame; readonly paint: Paint }) {
  const [x, y] = [frame.x + frame.width - 26, frame.y + 16];
  const ink = paint.surface('ink');
  return (
    <g id="north-arrow" stroke={ink} strokeWidth={0.75} strokeLinejoin="round">
      <path d={`M${x} ${y + 12}l-8 28 8 -6z`} fill={ink} />
      <path d={`M${x} ${y + 12}l8 28 -8 -6z`} fill="#fff" />
      <text
        x={x}
        y={y + 8}
        fontSize={12}
        fontWeight={600}
        textAnchor="middle"
        fill={ink}
        stroke={paint.surface('halo')}
        strokeWidth={2.5}
        paintOrder="stroke"
      >
        {words}
      </text>
    </g>
  );
}

/** Draws a sheet. Colours are those of the light theme on white: dark ones would drown the paper in ink. */
export function* sheetSteps(request: ExportRequest, chosen: SheetChoice): Generator<undefined, Sheet> {
  const { catalogue, geometries, view, year, language, about, t } = request;
  const pxMm = sheetPxMm(chosen.paper);
  const { width, height } = paperSize(chosen.paper, chosen.way);
  const plan: Plan = {
    request,
    chosen,
    pxMm,
    code: qrCode(about.link),
    camera: (frame) => cameraOf(request, chosen, frame, pxMm),
  };
  const paint = themePaint({ ...THEME.light, surface: { ...THEME.light.surface, panel: '#ffffff' } });
  let scale = 0;
  const layout: SheetDesign['layout'] = (size, caption) => {
    const { frame, draw } = (chosen.way === 'landscape' ? beside : around)(plan, size, caption, paint);
    scale = plan.camera(frame).scale;
    const all: ReactNode = (
      <>
        <OverMap plan={plan} frame={frame} paint={paint} />
        {draw}
      </>
    );
    return { frame, draw: all };
  };
  const size = [`${width}mm`, `${height}mm`] as const;
  const svg = yield* pictureSteps(
    catalogue,
    geometries,
    { ...view, asof: year },
    {
      width: round(width / pxMm),
      height: round(height / pxMm),
      language,
      theme: 'light',
      sheet: { size, layout, camera: (frame) => plan.camera(frame).camera, paint },
    },
  );
  const words = t('print.sheet', {
    paper: chosen.paper,
    width,
    height,
    scale: scaleText(scale, t),
  });
  return { svg: yield* drawnOut(svg), size, words };
}

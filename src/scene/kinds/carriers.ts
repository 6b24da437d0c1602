/**
 * Zhangjiang, Lingang and the other zones: derived or authored outlines (dashed) over the districts, and points where
 * only a site is known. The three overlays differ in draw order and in the zoom from which they are labelled.
 */
import { INDICATIVE_EDGE, TINT } from '../drawing.ts';
import type { PointLayer } from '../model.ts';
import type { KindContext, KindScene, LayerKind } from './kind.ts';
import { GROUPED, INDICATIVE, ROUGH, SITE } from './marks.ts';
import { BAND, faintOf, labelOf, laterOf, plannedOf, tonesOf } from './shared.ts';

interface CarrierStyle {
  readonly overlay: 'zhangjiang' | 'lingang' | 'zones';
  readonly order: number;
  readonly rank: number;
  /** Zooms from which labels of outlines, and points with theirs, appear. */
  readonly outlineZoom: number;
  readonly pointZoom: number;
  /**
   * Points that represent the body itself (Zhangjiang, the Lingang Area) appear at a lower zoom and rank with outlines.
   */
  readonly bodyZoom?: number;
}

const BODY = 'carrier';
/** Below this zoom the zones are smaller than their edges. */
const CARRIER_MIN_ZOOM = 7;

const PRECISIONS = { site: false, area: true } as const;

function carrier({ overlay, order, rank, outlineZoom, pointZoom, bodyZoom = pointZoom }: CarrierStyle) {
  const point = {
    type: 'point',
    source: 'areas',
    colour: 'tone-edge',
    radiusPx: 4,
    minZoom: pointZoom,
    interactive: true,
  } as const satisfies Partial<PointLayer>;
  return (context: KindContext): KindScene => ({
    layers: [
      {
        order,
        id: `${overlay}-fill`,
        type: 'fill',
        source: 'areas',
        where: { overlay, shape: 'polygon' },
        colour: 'tone',
        opacity: TINT,
        notStatedOpacity: 0.01,
        stripes: true,
        minZoom: CARRIER_MIN_ZOOM,
        interactive: true,
      },
      {
        order: order + 1,
        id: `${overlay}-edge`,
        type: 'line',
        source: 'areas',
        where: { overlay, shape: 'polygon' },
        colour: 'tone-edge',
        ...INDICATIVE_EDGE,
        minZoom: CARRIER_MIN_ZOOM,
      },
      ...Object.entries(PRECISIONS).flatMap(([precision, hollow]) => [
        {
          ...point,
          order: BAND.point + 4,
          id: `${overlay}-points-${precision}`,
          where: { overlay, shape: 'point' as const, precision },
          hollow,
        },
        ...(bodyZoom < pointZoom
          ? [
              {
                ...point,
                order: BAND.point + 4,
                id: `${overlay}-bodies-${precision}`,
                where: { overlay, shape: 'point' as const, precision, kind: BODY },
                hollow,
                minZoom: bodyZoom,
                maxZoom: pointZoom,
              },
            ]
          : []),
      ]),
    ],
    labels: context.areas.flatMap((area) =>
      area.shape === 'polygon'
        ? labelOf(context, area, { rank, anchor: 'centre', minZoom: outlineZoom })
        : area.shape === 'point'
          ? labelOf(context, area, {
              rank: area.kind === BODY && bodyZoom < pointZoom ? rank : rank + 2,
              anchor: 'beside',
              minZoom: area.kind === BODY ? bodyZoom : pointZoom,
            })
          : [],
    ),
    tones: tonesOf(context),
    planned: plannedOf(context),
    faint: faintOf(context),
    later: laterOf(context),
  });
}

export const lingang = {
  colourMeans: 'role',
  legend: [INDICATIVE, SITE, GROUPED],
  compose: carrier({
    overlay: 'lingang',
    order: BAND.zone,
    rank: 3,
    outlineZoom: 7.5,
    pointZoom: 9.5,
    bodyZoom: 8.3,
  }),
} as const satisfies LayerKind;

export const zhangjiang = {
  colourMeans: 'role',
  legend: [INDICATIVE, SITE, GROUPED],
  compose: carrier({
    overlay: 'zhangjiang',
    order: BAND.zone + 3,
    rank: 3,
    outlineZoom: 9,
    pointZoom: 10,
    bodyZoom: 8,
  }),
} as const satisfies LayerKind;

export const zones = {
  colourMeans: 'role',
  legend: [INDICATIVE, SITE, ROUGH, GROUPED],
  compose: carrier({ overlay: 'zones', order: BAND.zone + 6, rank: 4, outlineZoom: 9.5, pointZoom: 10.5 }),
} as const satisfies LayerKind;

/**
 * Zhangjiang, Lingang and the other zones: derived or authored outlines (dashed) over the districts, and points where
 * only a site is known. The three overlays differ in order and in the zoom at which their names are worth the room.
 */
import type { Kind, PointLayer } from '../model.ts';
import { faintOf, labelOf, ORDER, tonesOf } from './shared.ts';

interface CarrierStyle {
  readonly overlay: 'zhangjiang' | 'lingang' | 'zones';
  readonly order: number;
  readonly rank: number;
  /** Zooms from which labels of outlines, and points with theirs, appear. */
  readonly outlineZoom: number;
  readonly pointZoom: number;
  /** Points that stand for the body itself (Zhangjiang, the Lingang Area) appear earlier and rank with outlines. */
  readonly bodyZoom?: number;
}

const BODY = 'carrier';
/** Under this zoom the zones are smaller than their edges. */
const CARRIER_MIN_ZOOM = 7;

const PRECISIONS = { site: false, area: true } as const;

function carrier({ overlay, order, rank, outlineZoom, pointZoom, bodyZoom = pointZoom }: CarrierStyle): Kind {
  const point = {
    type: 'point',
    source: 'areas',
    colour: 'tone-edge',
    radiusPx: 4,
    minZoom: pointZoom,
    interactive: true,
  } as const satisfies Partial<PointLayer>;
  return (context) => ({
    layers: [
      {
        order,
        id: `${overlay}-fill`,
        type: 'fill',
        source: 'areas',
        where: { overlay, shape: 'polygon' },
        colour: 'tone',
        opacity: 0.55,
        notStatedOpacity: 0.01,
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
        widthPx: 1.5,
        dash: [3, 2],
        minZoom: CARRIER_MIN_ZOOM,
      },
      ...Object.entries(PRECISIONS).flatMap(([precision, hollow]) => [
        {
          ...point,
          order: ORDER.zonePoints,
          id: `${overlay}-points-${precision}`,
          where: { overlay, shape: 'point' as const, precision },
          hollow,
        },
        {
          ...point,
          order: ORDER.zonePoints,
          id: `${overlay}-bodies-${precision}`,
          where: { overlay, shape: 'point' as const, precision, kind: BODY },
          hollow,
          minZoom: bodyZoom,
          maxZoom: pointZoom,
        },
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
    faint: faintOf(context),
  });
}

export const lingang = carrier({
  overlay: 'lingang',
  order: ORDER.lingangFill,
  rank: 3,
  outlineZoom: 7.5,
  pointZoom: 9.5,
  bodyZoom: 8.3,
});
export const zhangjiang = carrier({
  overlay: 'zhangjiang',
  order: ORDER.zhangjiangFill,
  rank: 3,
  outlineZoom: 9,
  pointZoom: 10,
  bodyZoom: 8,
});
export const zones = carrier({ overlay: 'zones', order: ORDER.zoneFill, rank: 4, outlineZoom: 9.5, pointZoom: 10.5 });

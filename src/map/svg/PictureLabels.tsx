/** The labels of a picture, as SVG text with a halo. */
import type { ReactNode } from 'react';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { GROUPED_MARK, POINT_GROUND } from '#scene/drawing.ts';
import type { Leader } from '#scene/labels/leaders.ts';
import type { PlacedLabel, Side } from '#scene/labels/place.ts';
import { widthEm } from '#scene/labels/text.ts';
import { labelWeight } from '#scene/labels/type.ts';
import type { Scene } from '#scene/model.ts';
import type { Camera } from '#state/view.ts';
import { labelColour, labelText } from './label-text.ts';
import { layerNamed, type Named } from './named.ts';
import type { Paint } from './paint.ts';

const round = (value: number) => Number(value.toFixed(1));

/** From the middle of a line to its baseline. */
const MIDDLE_EM = 0.36;
const HALO_PX = 3;
/** The weight of most labels, set on their group; only others have an attribute of their own. */
const BASE_WEIGHT = labelWeight(Number.POSITIVE_INFINITY);
const ANCHORS = {
  centre: 'middle',
  above: 'middle',
  below: 'middle',
  leader: 'middle',
  right: 'start',
  left: 'end',
} as const;

export interface PictureLabelsProps {
  readonly placed: readonly PlacedLabel[];
  readonly scene: Scene;
  readonly camera: Camera;
  readonly catalogue: IndexedCatalogue;
  readonly paint: Paint;
  readonly named?: Named | undefined;
}

/** Labels with the typography of `labels.css`; each line is a `<text>` element. */
export function PictureLabels({ placed, scene, camera, catalogue, paint, named }: PictureLabelsProps) {
  return (
    <g
      {...layerNamed(named, 'names')}
      stroke={paint.surface('halo')}
      strokeWidth={HALO_PX}
      strokeLinejoin="round"
      paintOrder="stroke"
      fontWeight={BASE_WEIGHT}
    >
      {placed.map((one) => {
        const { label, x: pointX, y: pointY, side, leader } = one;
        const { x, y, size, rows, counted, height, left, middleOf } = labelText(one, camera.zoom);
        return (
          <LabelGroup key={label.id} id={named && `names.${label.id}`}>
            {leader && <LeaderLine x={pointX} y={pointY} leader={leader} ink={paint.surface('ink2')} />}
            {leader && (
              <Plate x={x} y={y} width={Math.max(...rows.map(widthEm)) * size} height={height} paint={paint} />
            )}
            {rows.map((row, index) => (
              <text
                // Lines of one name never change order, and two may be equal.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={index}
                x={round(left)}
                y={round(middleOf(index) + MIDDLE_EM * size)}
                fontSize={round(size)}
                fontWeight={labelWeight(label.rank) === BASE_WEIGHT ? undefined : labelWeight(label.rank)}
                textAnchor={ANCHORS[side] === 'start' ? undefined : ANCHORS[side]}
                fill={labelColour(label, scene, catalogue, paint)}
              >
                {row}
              </text>
            ))}
            {counted && <Counted count={counted} x={left} y={middleOf(rows.length)} side={side} paint={paint} />}
          </LabelGroup>
        );
      })}
    </g>
  );
}

/** The lines of one name are a group where they are to be moved together. */
function LabelGroup({ id, children }: { readonly id: string | undefined; readonly children: ReactNode }) {
  return id === undefined ? children : <g id={id}>{children}</g>;
}

/** From the place's point, which a dot marks, to its name. */
function LeaderLine({ x, y, leader, ink }: { x: number; y: number; leader: Leader; ink: string }) {
  const share = leader.lengthPx / Math.hypot(leader.dx, leader.dy);
  return (
    <g stroke={ink} strokeWidth={1}>
      <circle cx={round(x)} cy={round(y)} r={1} fill={ink} />
      <path d={`M${round(x)} ${round(y)}L${round(x + leader.dx * share)} ${round(y + leader.dy * share)}`} />
    </g>
  );
}

interface PlateProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly paint: Paint;
}

/** Behind a name at the end of a line, which stands on another place: it is the name of what the line leads to. */
function Plate({ x, y, width, height, paint }: PlateProps) {
  const box = { x: round(x - width / 2 - 3), y: round(y - height / 2), width: round(width + 6), height: round(height) };
  return <rect {...box} rx={2} fill={paint.surface('panel')} stroke={paint.surface('ink2')} strokeWidth={0.75} />;
}

const COUNTED_SIZE_PX = 11;

/** Below a label: a hollow mark and the number of places that are only known to lie there. */
function Counted({ count, x, y, side, paint }: { count: number; x: number; y: number; side: Side; paint: Paint }) {
  const mark = 2 * GROUPED_MARK.radiusPx + 3;
  const width = mark + widthEm(String(count)) * COUNTED_SIZE_PX;
  const left = side === 'right' ? x : side === 'left' ? x - width : x - width / 2;
  const ink = paint.surface(GROUPED_MARK.colour);
  return (
    <>
      <circle
        cx={round(left + GROUPED_MARK.radiusPx)}
        cy={round(y)}
        r={GROUPED_MARK.radiusPx}
        fill={paint.surface(POINT_GROUND)}
        stroke={ink}
        strokeWidth={GROUPED_MARK.widthPx}
      />
      <text x={round(left + mark)} y={round(y + MIDDLE_EM * COUNTED_SIZE_PX)} fontSize={COUNTED_SIZE_PX} fill={ink}>
        {count}
      </text>
    </>
  );
}

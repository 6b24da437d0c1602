/** The labels of a picture, as SVG text with a halo. */
import { Fragment } from 'react';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { GROUPED_MARK, POINT_GROUND } from '#scene/drawing.ts';
import { kindOf } from '#scene/kinds/index.ts';
import {
  alsoText,
  BESIDE_PX,
  GROUPED_MIN_ZOOM,
  isMinorLabel,
  type Leader,
  LINE_EM,
  labelFontPx,
  labelWeight,
  type PlacedLabel,
  type Side,
  widthEm,
} from '#scene/labels.ts';
import { isWeakLabel } from '#scene/later.ts';
import { selectedOutline } from '#scene/look.ts';
import type { Scene, SceneLabel } from '#scene/model.ts';
import type { Camera } from '#state/view.ts';
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
}

/** Labels with the typography of `labels.css`; each line is a `<text>` element. */
export function PictureLabels({ placed, scene, camera, catalogue, paint }: PictureLabelsProps) {
  return (
    <g
      stroke={paint.surface('halo')}
      strokeWidth={HALO_PX}
      strokeLinejoin="round"
      paintOrder="stroke"
      fontWeight={BASE_WEIGHT}
    >
      {placed.map(({ label, lines, x: pointX, y: pointY, side, leader }) => {
        const x = pointX + (leader?.dx ?? 0);
        const y = pointY + (leader?.dy ?? 0);
        const size = labelFontPx(label.rank);
        const also = alsoText(label);
        const rows = lines.map((line, index) => (also && index === lines.length - 1 ? `${line} ${also}` : line));
        const counted = camera.zoom >= GROUPED_MIN_ZOOM ? label.grouped : undefined;
        const height = (rows.length + (counted ? 1 : 0)) * size * LINE_EM;
        const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
        const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX : x;
        const middleOf = (row: number) => top + (row + 0.5) * size * LINE_EM;
        return (
          <Fragment key={label.id}>
            {leader && <LeaderLine x={pointX} y={pointY} leader={leader} ink={paint.surface('ink2')} />}
            {rows.map((row, index) => (
              <text
                // Lines of one name never change order, and two may be equal.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                key={index}
                x={round(left)}
                y={round(middleOf(index) + MIDDLE_EM * size)}
                fontSize={size}
                fontWeight={labelWeight(label.rank) === BASE_WEIGHT ? undefined : labelWeight(label.rank)}
                textAnchor={ANCHORS[side] === 'start' ? undefined : ANCHORS[side]}
                fill={labelColour(label, scene, catalogue, paint)}
              >
                {row}
              </text>
            ))}
            {counted && <Counted count={counted} x={left} y={middleOf(rows.length)} side={side} paint={paint} />}
          </Fragment>
        );
      })}
    </g>
  );
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

function labelColour(label: SceneLabel, scene: Scene, catalogue: IndexedCatalogue, paint: Paint): string {
  if (label.id === scene.selected) return paint.surface(selectedOutline(scene).colour);
  if (isWeakLabel(label)) return paint.surface('ink3');
  const own = kindOf(catalogue.areaById.get(label.id)?.overlay)?.labelColour;
  return own ? paint.colour(own) : paint.surface(isMinorLabel(label) ? 'ink2' : 'ink');
}

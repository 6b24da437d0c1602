/** The dots of "not stated" as SVG patterns, one for each dot colour in a Scene, the stripes, and the hatching. */
import { DOTS, HATCH, STRIPES } from '#scene/drawing.ts';
import type { Scene } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import { REFERENCE_ZOOM, toUnits } from '#scene/units.ts';
import { CSS_PAINT, type Paint } from './paint.ts';

/** The latitude at which Web Mercator ends, so that the world is a square: atan(sinh(π)), EPSG:3857. */
const MERCATOR_MAX_LAT = 85.051129;

/** The id of the pattern of hatched areas. */
export const HATCH_ID = 'hatch';
/** The id of the pattern of planned roles. */
export const STRIPES_ID = 'stripes';
/** The id of the pattern in the colour of a tone; `undefined`: no role was stated before. */
export const dotsId = (tone: Tone | undefined) => `dots-${tone ?? 'never'}`;
/**
 * The scale from tile px to path units at a zoom, and the offset of a tile grid that starts at the world's corner from
 * the origin of path units. MapLibre draws a pattern at the size of the last integer zoom and scales it until the next;
 * so does this, so that both renderers agree.
 */
export function dotsTransform(zoom: number): string {
  const scale = 2 ** (REFERENCE_ZOOM - Math.floor(zoom));
  const tile = DOTS.tilePx * scale;
  const corner = toUnits([-180, MERCATOR_MAX_LAT]);
  return `translate(${corner.x % tile} ${corner.y % tile}) scale(${scale})`;
}

export interface DotsPatternsProps {
  readonly scene: Scene;
  readonly zoom: number;
  /** Tile to picture, where paths are not in path units. */
  readonly transform?: string;
  readonly paint?: Paint;
  /** Tones that the Scene has not, but another that the drawing is changed to. */
  readonly further?: readonly Tone[];
}

/**
 * Sparse dots: they mean "no document states a role for this year", in the colour of the class last stated before, if
 * any.
 */
export function DotsPatterns({
  scene,
  zoom,
  transform = dotsTransform(zoom),
  paint = CSS_PAINT,
  further = [],
}: DotsPatternsProps) {
  const tones = new Set<Tone | undefined>([undefined, ...Object.values(scene.lastTones), ...further]);
  const dots = [...tones].map((tone) => (
    <pattern
      key={dotsId(tone)}
      id={dotsId(tone)}
      patternUnits="userSpaceOnUse"
      width={DOTS.tilePx}
      height={DOTS.tilePx}
      patternTransform={transform}
    >
      {DOTS.centresPx.map((centre) => (
        <circle
          key={centre}
          cx={centre}
          cy={centre}
          r={DOTS.radiusPx}
          fill={tone ? paint.tone(tone, 'edge') : paint.surface(DOTS.colour)}
        />
      ))}
    </pattern>
  ));
  const stripes = scene.layers.some((layer) => layer.type === 'fill' && layer.stripes) && (
    <pattern
      id={STRIPES_ID}
      patternUnits="userSpaceOnUse"
      width={STRIPES.tilePx}
      height={STRIPES.tilePx}
      patternTransform={transform}
    >
      {/* Not paths: those of the map have strokes that do not scale. The neighbours' lines reach into the tile. */}
      {STRIPES.lines.flatMap(({ atPx, widthPx, colour, opacity }) =>
        [-1, 0, 1].map((copy) => (
          <line
            key={`${atPx} ${copy}`}
            x1={copy * STRIPES.tilePx + atPx - 1}
            y1={-1}
            x2={(copy + 1) * STRIPES.tilePx + atPx + 1}
            y2={STRIPES.tilePx + 1}
            stroke={paint.surface(colour)}
            strokeWidth={widthPx}
            strokeOpacity={opacity}
          />
        )),
      )}
    </pattern>
  );
  if (!scene.layers.some((layer) => layer.type === 'fill' && layer.hatch))
    return (
      <>
        {dots}
        {stripes}
      </>
    );
  const { tilePx, widthPx, colour } = HATCH;
  return (
    <>
      {dots}
      {stripes}
      <pattern id={HATCH_ID} patternUnits="userSpaceOnUse" width={tilePx} height={tilePx} patternTransform={transform}>
        {/* The corners too, so that lines go on from tile to tile. */}
        <path
          d={`M-1 1L1-1M0 ${tilePx}L${tilePx} 0M${tilePx - 1} ${tilePx + 1}L${tilePx + 1} ${tilePx - 1}`}
          stroke={paint.surface(colour)}
          strokeWidth={widthPx}
        />
      </pattern>
    </>
  );
}

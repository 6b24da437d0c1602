/** The dots of "not stated" as SVG patterns, one for each dot colour in a Scene. */
import { DOTS } from '#scene/drawing.ts';
import type { Scene } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import { CSS_PAINT, type Paint } from './paint.ts';
import { REFERENCE_ZOOM, toUnits } from './paths.ts';

/** The latitude at which Web Mercator ends, so that the world is a square: atan(sinh(π)), EPSG:3857. */
const MERCATOR_MAX_LAT = 85.051129;

/** The id of the pattern in the colour of a tone; `undefined`: no role was stated before. */
export const dotsId = (tone: Tone | undefined) => `dots-${tone ?? 'never'}`;
/**
 * The scale from tile px to path units at a zoom, and the offset of a tile grid that starts at the world's corner from
 * the origin of path units. MapLibre draws a pattern at the size of the last integer zoom and scales it until the next;
 * so does this, so that both renderers agree.
 */
function dotsTransform(zoom: number): string {
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
  return [...tones].map((tone) => (
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
}

/**
 * The poster: the default view as markup, on screen before any script runs. It is a box with the aspect ratio of the
 * home view that CSS fits into the free part of the map, so it is exactly where the map will be at any window size.
 * Shapes scale with the box; labels and points keep their size and are positioned in per cent of it. Which labels have
 * room at which width is computed here and applied by container queries.
 */
import type { CSSProperties } from 'react';
import { toWorld, WORLD_PX } from '#domain/geo/mercator.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { LngLat } from '#domain/model/ids.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels/place.ts';
import type { Scene } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import { toUnits } from '#scene/units.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { Label } from '../Label.tsx';
import { HOME } from '../MapPort.ts';
import { DotsPatterns } from './DotsPatterns.tsx';
import type { Geometries } from './features.ts';
import { Points } from './Points.tsx';
import { pathWriter, type UnitBox } from './paths.ts';
import { Shapes } from './Shapes.tsx';

const [WEST, SOUTH, EAST, NORTH] = HOME;
const northWest = toUnits([WEST, NORTH]);
const southEast = toUnits([EAST, SOUTH]);
const BOX = { x: northWest.x, y: northWest.y, width: southEast.x - northWest.x, height: southEast.y - northWest.y };
/** Width over height of the home view in Mercator. */
export const POSTER_ASPECT = BOX.width / BOX.height;
/** Fraction of the world square that the box is wide: the boot script turns a zoom into a width with it. */
export const POSTER_WORLD_WIDTH = (EAST - WEST) / 360;
/** World fractions of the box's north-west corner. */
export const POSTER_CORNER = toWorld([WEST, NORTH]);

/** The poster extends this far beyond the box, in box sizes, so that very wide windows have land up to their edges. */
const REACH = { x: 1.3, y: 0.7 } as const;
const CLIP: UnitBox = [
  BOX.x - REACH.x * BOX.width,
  BOX.y - REACH.y * BOX.height,
  BOX.x + (1 + REACH.x) * BOX.width,
  BOX.y + (1 + REACH.y) * BOX.height,
];
/** Layers are chosen for the box of a 1440 × 900 window; at other sizes only labels differ. */
const NOMINAL_WIDTH_PX = 640;
const LABEL_WIDTHS_PX = [240, 285, 335, 400, 475, 565, 675, 800, 950, 1150] as const;

const zoomOfWidth = (width: number) => Math.log2(width / (POSTER_WORLD_WIDTH * WORLD_PX));

function fraction(lngLat: LngLat) {
  const { x, y } = toUnits(lngLat);
  return { x: (x - BOX.x) / BOX.width, y: (y - BOX.y) / BOX.height };
}

const percent = (value: number) => `${Number((value * 100).toFixed(2))}%`;
const isNear = ({ x, y }: { x: number; y: number }) =>
  x > -REACH.x && x < 1 + REACH.x && y > -REACH.y && y < 1 + REACH.y;

/** A label with one placement for a range of box widths, from `from` (inclusive) to `to` (exclusive). */
interface PosterLabel extends PlacedLabel {
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * Every placement of every label, with adjacent widths of the same side merged. Labels that never have room are left
 * out, and names at the end of a line: they stand elsewhere at each width, 1.8 kB of the page. They come with the map.
 */
function labelsByWidth(scene: Scene): PosterLabel[] {
  const runs: PosterLabel[] = [];
  for (const [index, width] of LABEL_WIDTHS_PX.entries()) {
    const height = width / POSTER_ASPECT;
    const margin = { x: width * REACH.x, y: height * REACH.y };
    const project = (at: LngLat) => {
      const { x, y } = fraction(at);
      return { x: margin.x + x * width, y: margin.y + y * height };
    };
    const to = LABEL_WIDTHS_PX[index + 1];
    const placed = placeLabels(scene.labels, {
      project,
      size: { width: width + 2 * margin.x, height: height + 2 * margin.y },
      zoom: zoomOfWidth(width),
    });
    for (const label of placed.filter(({ placed: isPlaced, side }) => isPlaced && side !== 'leader')) {
      const last = runs.findLastIndex(
        (run) =>
          run.label.id === label.label.id &&
          run.to === width &&
          run.side === label.side &&
          run.lines.join() === label.lines.join(),
      );
      const run = runs[last];
      if (run) runs[last] = { ...run, to };
      else runs.push({ ...label, from: width, to });
    }
  }
  return runs;
}

const containerRules = LABEL_WIDTHS_PX.map(
  (width) =>
    `@container poster (width < ${width}px){.from-${width}{display:none}}@container poster (width >= ${width}px){.to-${width}{display:none}}`,
).join('');
/** Square path units, a quarter of a px² each: a vertex that changes less than a px² is not seen. */
const SEEN_MIN_AREA = 4;
/** What is only clicked may be 5 px beside the border. */
const TOUCH_MIN_AREA = 200;

const rangeClass = ({ from, to }: PosterLabel) => (to === undefined ? `from-${from}` : `from-${from} to-${to}`);

export interface PosterProps {
  readonly catalogue: IndexedCatalogue;
  readonly scenes: Readonly<Record<EvidenceLanguage, Scene>>;
  readonly geometries: Geometries;
  /** Tones of dots that the boot script needs for other years. */
  readonly dots: readonly Tone[];
}

/** The poster in both languages; CSS shows one. Both Scenes must have the same shapes, which are drawn once. */
export function Poster({ catalogue, scenes, geometries, dots }: PosterProps) {
  const zoom = zoomOfWidth(NOMINAL_WIDTH_PX);
  const href = (id: string) => `?${encode({ ...DEFAULT_VIEW, area: id as never })}`;
  const place = (at: LngLat) => {
    const point = fraction(at);
    return isNear(point) ? { x: percent(point.x), y: percent(point.y) } : undefined;
  };
  return (
    <div className="poster-box" data-part="poster" style={{ '--aspect': POSTER_ASPECT.toFixed(5) } as CSSProperties}>
      <style>{containerRules}</style>
      <svg
        className="poster-shapes"
        viewBox={`${BOX.x.toFixed(2)} ${BOX.y.toFixed(2)} ${BOX.width.toFixed(2)} ${BOX.height.toFixed(2)}`}
        aria-hidden="true"
      >
        <DotsPatterns scene={scenes.zh} zoom={zoom} further={dots} />
        <Shapes
          scene={scenes.zh}
          geometries={geometries}
          zoom={zoom}
          path={pathWriter({ decimals: 0, clip: CLIP, minArea: SEEN_MIN_AREA })}
          touchPath={pathWriter({ decimals: 0, clip: CLIP, minArea: TOUCH_MIN_AREA })}
          href={href}
        />
      </svg>
      <svg className="poster-points" aria-hidden="true">
        <Points scene={scenes.zh} geometries={geometries} zoom={zoom} place={place} />
      </svg>
      {EVIDENCE_LANGUAGES.map((language) => (
        <div key={language} className={`labels evidence-${language}`}>
          {labelsByWidth(scenes[language]).map((placed) => {
            const at = fraction(placed.label.at);
            return (
              <Label
                key={`${placed.label.id}-${placed.from}`}
                placed={placed}
                overlay={catalogue.areaById.get(placed.label.id)?.overlay}
                href={href(placed.label.id)}
                lang={language}
                className={rangeClass(placed)}
                style={{ left: percent(at.x), top: percent(at.y) }}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

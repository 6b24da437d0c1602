/** How many districts are named on the maps of other people's pages and on slides, with the real data. */
import { describe, expect, it } from 'vitest';
import type { Mode } from '#domain/vocabulary/display.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { cameraFor } from '#map/MapPort.ts';
import { projector, type Size } from '#scene/camera.ts';
import { groundOf } from '#scene/ground.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels/place.ts';
import { LINE_EM, widthEm } from '#scene/labels/text.ts';
import { labelFontPx, SLIDE_SCALE } from '#scene/labels/type.ts';
import { composeScene } from '#scene/scene.ts';
import { layoutOf, mapBoxOf } from '#state/layout.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { realCatalogue, realDerived, yearOf } from './support.ts';

const real = realCatalogue();
/** As in `tokens.css`: above 1920 × 1080 all lengths of a slide grow with it. */
const slideScale = ({ width, height }: Size) => SLIDE_SCALE * Math.max(1, Math.min(width / 1920, height / 1080));
/** What the plate of a name that is led to is wider than its text. */
const PLATE_PX = 6;

interface HomeMap {
  readonly project: ReturnType<typeof projector>['project'];
  readonly labels: readonly PlacedLabel[];
}

/** The labels of the home view in a window, as the page places them. */
function homeMap(mode: Mode, width: number, height: number, language: EvidenceLanguage): HomeMap {
  const viewport = { width, height };
  const layout = mapBoxOf(
    layoutOf(
      {
        mode,
        hasStory: false,
        hasLayers: false,
        hasTimeline: false,
        hasDetails: false,
        hasDock: false,
        sheet: 'low',
        isLeftFolded: false,
      },
      viewport,
    ),
    viewport,
  );
  const camera = cameraFor('home', layout);
  const { project } = projector(camera, layout.frame);
  const labels = placeLabels(composeScene(real, { ...DEFAULT_VIEW, mode }, yearOf(2022), language).labels, {
    project,
    size: layout.size,
    zoom: camera.zoom,
    fontScale: mode === 'present' ? slideScale(viewport) : 1,
    ground: groundOf(realDerived().geometry.areas),
  }).filter(({ placed }) => placed);
  return { project, labels };
}
const homeLabels = (...of: Parameters<typeof homeMap>) => homeMap(...of).labels;

const districts = realDerived().geometry.areas.features.filter(({ properties }) => properties?.kind === 'district');

/** The box of a name with its plate, measured with wider characters than most fonts have; in CSS px. */
function boxOf({ label, lines, x, y, leader }: PlacedLabel, { mode, ...size }: { mode: Mode } & Size) {
  const em = labelFontPx(label.rank) * (mode === 'present' ? slideScale(size) : 1);
  const width = Math.max(...lines.map(widthEm)) * em + PLATE_PX;
  const [midX, midY] = [x + (leader?.dx ?? 0), y + (leader?.dy ?? 0)];
  const half = { x: width / 2, y: (lines.length * em * LINE_EM) / 2 };
  return { left: midX - half.x, right: midX + half.x, top: midY - half.y, bottom: midY + half.y };
}

type Box = ReturnType<typeof boxOf>;
type Point = ReturnType<HomeMap['project']>;

/** Whether a segment has a part in a box: Liang and Barsky's clipping. */
function meets(a: Point, b: Point, box: Box): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, a.x - box.left],
    [dx, box.right - a.x],
    [-dy, a.y - box.top],
    [dy, box.bottom - a.y],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from <= to;
}

/** The districts that a box has a part of, from their whole outlines. */
function districtsUnder(box: Box, project: HomeMap['project']): string[] {
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return districts.flatMap(({ properties, geometry }) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const edges = polygons.flat().flatMap((ring) => {
      const points = ring.map(([lng = 0, lat = 0]) => project([lng, lat]));
      return points.slice(1).map((b, index) => [points[index] ?? b, b] as const);
    });
    const crossed = edges.filter(
      ([a, b]) => a.y > middle.y !== b.y > middle.y && middle.x < a.x + ((middle.y - a.y) / (b.y - a.y)) * (b.x - a.x),
    );
    const isUnder = crossed.length % 2 === 1 || edges.some(([a, b]) => meets(a, b, box));
    return isUnder ? [properties?.id as string] : [];
  });
}

const districtsOf = (labels: readonly PlacedLabel[]) =>
  labels.flatMap(({ label }) => (real.areaById.get(label.id)?.kind === 'district' ? [label.id as string] : []));

describe('districts named', () => {
  it.each([
    { mode: 'embed', width: 342, height: 192, zh: 9, en: 7 },
    { mode: 'embed', width: 360, height: 203, zh: 9, en: 7 },
    { mode: 'embed', width: 480, height: 270, zh: 11, en: 10 },
    { mode: 'embed', width: 640, height: 360, zh: 14, en: 12 },
    { mode: 'embed', width: 720, height: 405, zh: 12, en: 12 },
    { mode: 'embed', width: 960, height: 540, zh: 14, en: 13 },
    { mode: 'present', width: 1024, height: 768, zh: 15, en: 14 },
    { mode: 'present', width: 1280, height: 720, zh: 14, en: 13 },
    { mode: 'present', width: 1366, height: 768, zh: 15, en: 14 },
    { mode: 'present', width: 1920, height: 1080, zh: 16, en: 16 },
    { mode: 'present', width: 3840, height: 2160, zh: 15, en: 15 },
    { mode: 'explore', width: 390, height: 844, zh: 12, en: 10 },
    { mode: 'explore', width: 768, height: 1024, zh: 14, en: 12 },
    { mode: 'explore', width: 1440, height: 900, zh: 16, en: 16 },
  ] as const)('$mode at $width × $height: at least $zh in Chinese, $en in English', (row) => {
    for (const language of EVIDENCE_LANGUAGES) {
      const named = districtsOf(homeLabels(row.mode, row.width, row.height, language));
      expect(named.length, named.join(' ')).toBeGreaterThanOrEqual(row[language]);
    }
  });

  it.each([
    { mode: 'embed', width: 360, height: 203 },
    { mode: 'embed', width: 480, height: 270 },
    { mode: 'embed', width: 640, height: 360 },
    { mode: 'embed', width: 720, height: 405 },
    { mode: 'embed', width: 960, height: 540 },
    { mode: 'present', width: 1024, height: 768 },
    { mode: 'present', width: 1280, height: 720 },
    { mode: 'present', width: 1920, height: 1080 },
    { mode: 'explore', width: 1440, height: 900 },
  ] as const)('$mode at $width × $height: no name that is led to stands on another district', (row) => {
    const led = EVIDENCE_LANGUAGES.flatMap((language) => {
      const { labels, project } = homeMap(row.mode, row.width, row.height, language);
      return labels
        .filter(({ side }) => side === 'leader')
        .map((placed) => ({ name: placed.label.text, on: districtsUnder(boxOf(placed, row), project) }));
    });
    expect(led.length).toBeGreaterThan(0);
    expect(led.filter(({ on }) => on.length > 0)).toEqual([]);
  });

  it('in smaller type only where it must, and no line is longer than a quarter of the map', () => {
    const labels = homeLabels('explore', 1440, 900, 'zh');
    expect(labels.some(({ isSmall }) => isSmall)).toBe(true);
    expect(labels.filter(({ isSmall }) => isSmall).length).toBeLessThan(4);
    for (const { leader } of labels) expect(leader?.lengthPx ?? 0).toBeLessThanOrEqual(0.25 * 1440);
  });

  it('all in the long form, or all in the short one', () => {
    const isLong = ({ label }: PlacedLabel) => label.text.endsWith('区');
    const ofDistricts = (width: number, height: number) =>
      homeLabels('embed', width, height, 'zh').filter(({ label }) => districtsOf([{ label } as PlacedLabel]).length);
    expect(ofDistricts(640, 360).filter(isLong)).toEqual([]);
    expect(ofDistricts(960, 540).filter(isLong)).toEqual([]);
    expect(ofDistricts(3840, 2160).every(isLong)).toBe(true);
  });

  it('before any other place', () => {
    for (const [width, height] of [
      [342, 192],
      [640, 360],
    ] as const) {
      const ranks = homeLabels('embed', width, height, 'zh').map(({ label }) => label.rank);
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    }
  });
});

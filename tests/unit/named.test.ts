/** How many districts are named on the maps of other people's pages and on slides, with the real data. */
import { describe, expect, it } from 'vitest';
import type { Mode } from '#domain/vocabulary/display.ts';
import { EVIDENCE_LANGUAGES, type EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { cameraFor } from '#map/MapPort.ts';
import { projector } from '#scene/camera.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels.ts';
import { composeScene } from '#scene/scene.ts';
import { layoutOf, mapBoxOf } from '#state/layout.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { realCatalogue, yearOf } from './support.ts';

const real = realCatalogue();
const PRESENT_FONT_SCALE = 1.4;

/** The labels of the home view in a window, as the page places them. */
function homeLabels(mode: Mode, width: number, height: number, language: EvidenceLanguage): readonly PlacedLabel[] {
  const viewport = { width, height };
  const layout = mapBoxOf(
    layoutOf(
      {
        mode,
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
  return placeLabels(composeScene(real, { ...DEFAULT_VIEW, mode }, yearOf(2022), language).labels, {
    project: projector(camera, layout.frame).project,
    size: layout.size,
    zoom: camera.zoom,
    fontScale: mode === 'present' ? PRESENT_FONT_SCALE : 1,
  }).filter(({ placed }) => placed);
}

const districtsOf = (labels: readonly PlacedLabel[]) =>
  labels.flatMap(({ label }) => (real.areaById.get(label.id)?.kind === 'district' ? [label.id as string] : []));

describe('districts named', () => {
  it.each([
    { mode: 'embed', width: 342, height: 192, zh: 6, en: 5 },
    { mode: 'embed', width: 360, height: 203, zh: 6, en: 5 },
    { mode: 'embed', width: 480, height: 270, zh: 12, en: 12 },
    { mode: 'embed', width: 640, height: 360, zh: 15, en: 12 },
    { mode: 'embed', width: 720, height: 405, zh: 15, en: 11 },
    { mode: 'embed', width: 960, height: 540, zh: 16, en: 16 },
    { mode: 'present', width: 1024, height: 768, zh: 15, en: 12 },
    { mode: 'present', width: 1280, height: 720, zh: 16, en: 15 },
    { mode: 'present', width: 1366, height: 768, zh: 16, en: 16 },
    { mode: 'present', width: 1920, height: 1080, zh: 16, en: 16 },
    { mode: 'present', width: 3840, height: 2160, zh: 16, en: 16 },
    { mode: 'explore', width: 390, height: 844, zh: 15, en: 15 },
    { mode: 'explore', width: 768, height: 1024, zh: 16, en: 16 },
    { mode: 'explore', width: 1440, height: 900, zh: 16, en: 16 },
  ] as const)('$mode at $width × $height: at least $zh in Chinese, $en in English', (row) => {
    for (const language of EVIDENCE_LANGUAGES) {
      const named = districtsOf(homeLabels(row.mode, row.width, row.height, language));
      expect(named.length, named.join(' ')).toBeGreaterThanOrEqual(row[language]);
    }
  });

  it('all in the long form, or all in the short one', () => {
    const isLong = ({ label }: PlacedLabel) => label.text.endsWith('区');
    const ofDistricts = (width: number, height: number) =>
      homeLabels('embed', width, height, 'zh').filter(({ label }) => districtsOf([{ label } as PlacedLabel]).length);
    expect(ofDistricts(640, 360).filter(isLong)).toEqual([]);
    expect(ofDistricts(1920, 1080).every(isLong)).toBe(true);
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

/**
 * A filter over the Scene: places that match are filled, edged and labelled before others, and the rest is greyed. Its
 * layers are there as long as there is a filter, and which places they draw is paint (`ofMatches`), so that another
 * choice shows with the next frame.
 */
import { activeFacets, matchingAreas } from '#domain/asof/filter.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import { TINT } from './drawing.ts';
import { WEAK_RANK } from './later.ts';
import type { Scene, SceneLabel, SceneLayer } from './model.ts';
import type { Tone } from './tokens.ts';

const matches = { source: 'areas', ofMatches: true, interactive: true } as const;
const POINT = { ...matches, type: 'point', colour: 'tone-edge', radiusPx: 5 } as const;

/** Drawn over all others while there is a filter. */
export const MATCH_LAYERS: readonly SceneLayer[] = [
  {
    ...matches,
    id: 'matches-fill',
    type: 'fill',
    where: { shape: 'polygon' },
    colour: 'tone',
    opacity: TINT,
    over: 'subject',
    stripes: true,
  },
  {
    ...matches,
    id: 'matches-edge',
    type: 'line',
    where: { shape: 'polygon' },
    colour: 'tone-edge',
    widthPx: 1.75,
    interactive: false,
  },
  {
    ...matches,
    id: 'matches-line',
    type: 'line',
    where: { shape: 'line' },
    colour: 'tone-edge',
    widthPx: 2.5,
    opacity: 0.7,
  },
  { ...POINT, id: 'matches-points-site', where: { shape: 'point', precision: 'site' }, hollow: false },
  { ...POINT, id: 'matches-points-city', where: { shape: 'point', precision: 'city' }, hollow: false },
  { ...POINT, id: 'matches-points-area', where: { shape: 'point', precision: 'area' }, hollow: true },
  { ...POINT, id: 'matches-points-country', where: { shape: 'point', precision: 'country' }, hollow: true },
];

/** Rank of the labels of matches: that of districts. All others come after every match. */
const MATCH_RANK = 2;
/** Labels of matches from this zoom on: that of the city on a small screen. */
const MATCH_LABEL_ZOOM = 7.5;

/** Places that the filter finds, of the overlays that are on; undefined while there is no filter. */
export function matchesOf(catalogue: IndexedCatalogue, view: View, year: Year): Scene['matches'] | undefined {
  if (activeFacets(view).length === 0) return undefined;
  const isOn = new Set<string>(view.layers);
  return Object.fromEntries(
    matchingAreas(catalogue, view, year).flatMap(({ id, overlay }) => (isOn.has(overlay) ? [[id, true as const]] : [])),
  );
}

/** Labels of matches first, each with one, and from a lower zoom on. Before those of one point are joined. */
export function rankLabels(
  catalogue: IndexedCatalogue,
  labels: readonly SceneLabel[],
  found: Scene['matches'],
  faint: Scene['faint'],
  language: EvidenceLanguage,
): readonly SceneLabel[] {
  const ranked = labels.map((label): SceneLabel => {
    if (found[label.id])
      return { ...label, rank: Math.min(label.rank, MATCH_RANK), minZoom: Math.min(label.minZoom, MATCH_LABEL_ZOOM) };
    return faint[label.id] ? { ...label, rank: label.rank + WEAK_RANK } : label;
  });
  const labelled = new Set(labels.map(({ id }) => id));
  const missing = catalogue.areas.flatMap((area): SceneLabel[] =>
    found[area.id] && !labelled.has(area.id) && area.shape && area.point
      ? [
          {
            id: area.id,
            text: (area.label ?? area.name)[language],
            at: area.point,
            rank: MATCH_RANK,
            minZoom: MATCH_LABEL_ZOOM,
            maxZoom: Number.POSITIVE_INFINITY,
            anchor: area.shape === 'point' ? 'beside' : 'centre',
          },
        ]
      : [],
  );
  return [...ranked, ...missing];
}

const NO_ROLE: ReadonlySet<Tone | undefined> = new Set<Tone | undefined>([undefined, 'not-stated', 'plain']);

/** Excluded places lose their colour; a match without a role, or of a kind without a colour, gets that of matches. */
function tonesOf({ tones, faint }: Scene, found: Scene['matches']): Scene['tones'] {
  const all: Record<string, Tone> = { ...tones };
  for (const id of Object.keys(faint)) all[id] = 'not-stated';
  for (const id of Object.keys(found)) if (NO_ROLE.has(tones[id])) all[id] = 'match';
  return all;
}

/** The Scene with the matches of the filter. */
export const withMatches = (scene: Scene, found: Scene['matches']): Scene => ({
  ...scene,
  layers: [...scene.layers, ...MATCH_LAYERS],
  tones: tonesOf(scene, found),
  matches: found,
});

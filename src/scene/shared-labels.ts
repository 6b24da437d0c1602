/** Labels for more than one place: several marks at one point, and places without a mark of their own. */
import { excludedAreas } from '#domain/asof/filter.ts';
import { firstStatedAfter } from '#domain/asof/rules.ts';
import { bandOf, isSamePoint } from '#domain/geo/same-point.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { View } from '#state/view.ts';
import type { SceneLabel } from './model.ts';

/**
 * Merges the labels of all marks at one point into one: that of the selected place, or of the most important one, with
 * the ids of the others. It has the union of their zoom ranges. Labels of outlines are not merged: `placeLabels` keeps
 * them apart.
 */
export function joinLabels(labels: readonly SceneLabel[], selected: AreaId | null): SceneLabel[] {
  const groups: SceneLabel[][] = [];
  const marks = new Map<number, SceneLabel[][]>();
  for (const label of labels) {
    const band = bandOf(label.at);
    const near = label.anchor === 'beside' ? [band - 1, band, band + 1].flatMap((at) => marks.get(at) ?? []) : [];
    const known = near.find(([first]) => first && isSamePoint(first.at, label.at));
    if (known) {
      known.push(label);
      continue;
    }
    const group = [label];
    groups.push(group);
    if (label.anchor === 'beside') marks.set(band, [...(marks.get(band) ?? []), group]);
  }
  return groups.map((group) => {
    const [lead, ...others] = [...group].sort(
      (a, b) => Number(b.id === selected) - Number(a.id === selected) || a.rank - b.rank || (a.id < b.id ? -1 : 1),
    ) as [SceneLabel, ...SceneLabel[]];
    if (others.length === 0) return lead;
    return {
      ...lead,
      rank: Math.min(...group.map(({ rank }) => rank)),
      minZoom: Math.min(...group.map(({ minZoom }) => minZoom)),
      maxZoom: Math.max(...group.map(({ maxZoom }) => maxZoom)),
      also: others.map(({ id }) => id),
    };
  });
}

/**
 * Counts, at the label of the nearest labelled ancestor, the places of visible overlays that are only known to lie
 * within it, and that documents name by the year.
 */
export function withGroups(
  catalogue: IndexedCatalogue,
  view: View,
  year: Year,
  labels: readonly SceneLabel[],
): SceneLabel[] {
  const labelled = new Set(labels.map(({ id }) => id));
  const counts = new Map<AreaId, number>();
  const excluded = new Set(excludedAreas(catalogue, view, year, catalogue.areas));
  for (const area of catalogue.areas) {
    // With a filter, only those that match: the numbers then add up to that of the filter.
    if (excluded.has(area) || firstStatedAfter(area, year) !== undefined) continue;
    if (area.shape !== null || area.precision !== 'area' || !view.layers.some((overlay) => overlay === area.overlay))
      continue;
    let ancestor = area.parent && catalogue.areaById.get(area.parent);
    while (ancestor && !labelled.has(ancestor.id))
      ancestor = ancestor.parent && catalogue.areaById.get(ancestor.parent);
    if (ancestor) counts.set(ancestor.id, (counts.get(ancestor.id) ?? 0) + 1);
  }
  return labels.map((label) => {
    const grouped = counts.get(label.id);
    return grouped ? { ...label, grouped } : label;
  });
}

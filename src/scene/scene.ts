/** Composes the Scene: a pure function of the catalogue and the View. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import { withCompared } from './compare.ts';
import { changeTone } from './difference.ts';
import { kindsOf } from './kinds/index.ts';
import { datedLabels } from './later.ts';
import { matchesOf, rankLabels, withMatches } from './matches.ts';
import type { Scene } from './model.ts';
import { hatching, notLocated } from './not-located.ts';
import { joinLabels, withGroups } from './shared-labels.ts';
import { similarityOf, similarityTones } from './similarity.ts';
import { soleSourceTone } from './sole-source.ts';
import { withStructure } from './structure.ts';
import type { Tone } from './tokens.ts';

type Arguments = readonly [catalogue: IndexedCatalogue, view: View, year: Year, language: EvidenceLanguage];
let last: { readonly of: Arguments; readonly scene: Scene } | undefined;

/** A Scene does not depend on the camera. */
const isSameView = (a: View, b: View) =>
  a === b || (Object.keys(a) as (keyof View)[]).every((key) => key === 'at' || a[key] === b[key]);

/**
 * `compose` with a cache of one entry, because the map, its labels and the legend all need the Scene: the same object
 * is returned as long as only the camera changes.
 */
export function composeScene(...of: Arguments): Scene {
  const [catalogue, view, year, language] = of;
  const known =
    last && last.of[0] === catalogue && last.of[2] === year && last.of[3] === language && isSameView(last.of[1], view);
  if (!last || !known) last = { of, scene: compose(catalogue, view, year, language) };
  return last.scene;
}

/**
 * Makes the Scene of a View. Pure: equal arguments give equal Scenes, and the arguments are not changed.
 *
 * @param year a stop of the year slider; the statements of that year colour the map.
 * @throws never; an empty catalogue gives a Scene with only the base map.
 */
export function compose(catalogue: IndexedCatalogue, view: View, year: Year, language: EvidenceLanguage): Scene {
  const parts = kindsOf(view).map(([id, kind]) =>
    kind.compose({ catalogue, view, year, language, areas: catalogue.areas.filter(({ overlay }) => overlay === id) }),
  );
  const tones: Record<string, Tone> = Object.assign({}, ...parts.map((part) => part.tones));
  const change = changeTone(catalogue, view) ?? soleSourceTone(catalogue, view);
  if (change) for (const id of Object.keys(tones)) tones[id] = change(id);
  const layers = parts.flatMap((part) => part.layers ?? []).sort((a, b) => a.order - b.order);
  const similarity = similarityOf(catalogue, view, year);
  const found = matchesOf(catalogue, view, year);
  const faint: Scene['faint'] = Object.assign({}, ...parts.map((part) => part.faint));
  // A comparison of documents speaks of each document's own time, whatever the year.
  const later: Scene['later'] = change ? {} : Object.assign({}, ...parts.map((part) => part.later));
  const labels = datedLabels(
    parts.flatMap((part) => part.labels ?? []),
    later,
    language,
  );
  const compared = view.panel === 'compare' ? view.compare.filter((id) => catalogue.areaById.has(id)) : [];
  const scene: Scene = {
    language,
    year,
    layers: layers.map(({ order: _, ...layer }) => layer),
    labels: withGroups(
      catalogue,
      view,
      year,
      joinLabels(
        withCompared(
          catalogue,
          compared,
          found ? rankLabels(catalogue, labels, found, faint, language) : labels,
          language,
        ),
        view.area,
      ),
    ),
    tones: similarity ? similarityTones(catalogue, tones, similarity) : tones,
    // The dots show the role last stated before the year; a difference or a similarity has no such role.
    lastTones: change || similarity ? {} : Object.assign({}, ...parts.map((part) => part.lastTones)),
    planned: change || similarity ? {} : Object.assign({}, ...parts.map((part) => part.planned)),
    faint,
    later,
    matches: {},
    selected: view.area,
    compared,
  };
  const structure = view.structure && catalogue.structureById.get(view.structure);
  const hatched = hatching(notLocated(catalogue, view));
  const withHatching = (made: Scene): Scene =>
    hatched.length === 0 ? made : { ...made, layers: [...made.layers, ...hatched] };
  if (structure) return withHatching(withStructure(scene, catalogue, structure));
  // Colours that answer another question (a difference, a similarity) are not those of matches.
  return withHatching(found && !change && !similarity ? withMatches(scene, found) : scene);
}

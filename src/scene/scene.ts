/** Composes the Scene: a pure function of the catalogue and the View. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import { withCompared } from './compare.ts';
import { changeTone } from './difference.ts';
import { kindsOf } from './kinds/index.ts';
import type { Scene } from './model.ts';
import { joinLabels, withGroups } from './shared-labels.ts';
import { similarityOf, similarityTones } from './similarity.ts';
import { soleSourceTone } from './sole-source.ts';
import { withStructure } from './structure.ts';
import type { Tone } from './tokens.ts';

type Composed = readonly [catalogue: IndexedCatalogue, view: View, year: Year, language: EvidenceLanguage];
let last: { readonly of: Composed; readonly scene: Scene } | undefined;

/** A move of the map changes the camera alone, and of that no Scene knows. */
const isSameView = (a: View, b: View) =>
  a === b || (Object.keys(a) as (keyof View)[]).every((key) => key === 'at' || a[key] === b[key]);

/**
 * The Scene of a View, as `compose` makes it. The last one is kept, because the map, its labels and the legend each ask for it: the
 * same object is returned as long as nothing but the camera changes.
 */
export function composeScene(...of: Composed): Scene {
  const [catalogue, view, year, language] = of;
  const known =
    last && last.of[0] === catalogue && last.of[2] === year && last.of[3] === language && isSameView(last.of[1], view);
  if (!last || !known) last = { of, scene: compose(catalogue, view, year, language) };
  return last.scene;
}

/**
 * Makes the Scene of a View anew. Pure: equal arguments give equal Scenes, and the arguments are not changed.
 *
 * @param year whose statements colour the map; a stop of the year slider.
 * @throws never; an empty catalogue gives a Scene with the base map alone.
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
  const compared = view.panel === 'compare' ? view.compare.filter((id) => catalogue.areaById.has(id)) : [];
  const scene: Scene = {
    language,
    year,
    layers: layers.map(({ order: _, ...layer }) => layer),
    labels: withGroups(
      catalogue,
      view,
      joinLabels(
        withCompared(
          catalogue,
          compared,
          parts.flatMap((part) => part.labels ?? []),
          language,
        ),
        view.area,
      ),
    ),
    tones: similarity ? similarityTones(catalogue, tones, similarity) : tones,
    // Dots that remember a role are about a year; a difference and a similarity are not.
    lastTones: change || similarity ? {} : Object.assign({}, ...parts.map((part) => part.lastTones)),
    faint: Object.assign({}, ...parts.map((part) => part.faint)),
    selected: view.area,
    compared,
  };
  const structure = view.structure && catalogue.structureById.get(view.structure);
  return structure ? withStructure(scene, catalogue, structure) : scene;
}

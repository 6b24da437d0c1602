/**
 * The Scene: what is on the map, as plain data, before anyone has drawn it. `composeScene` is a pure function of the
 * catalogue and the View; MapLibre GL and SVG each draw the same Scene, so the two pictures can only differ in pixels.
 *
 * A layer says which features it takes by simple equality on their properties, never by a function, so that one renderer
 * can turn it into a filter expression and the other into `Array.filter`.
 */

import { bandOf, isSamePoint } from '#domain/geo/same-point.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, BBox, LngLat, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { View } from '#state/view.ts';
import { withCompared } from './compare.ts';
import { changeTone } from './difference.ts';
import { KINDS } from './kinds/index.ts';
import { aloneTone } from './only.ts';
import { similarityOf } from './similarity.ts';
import { withStructure } from './structure.ts';
import type { SimilarTone, SurfaceToken, Tone } from './tokens.ts';

/** The geometry files the build publishes; each renderer loads them by URL. */
export const GEOMETRY = ['base', 'world', 'areas', 'arcs'] as const;
export type GeometryName = (typeof GEOMETRY)[number];

export interface Where {
  readonly overlay?: string;
  readonly part?: string;
  readonly shape?: 'polygon' | 'line' | 'point';
  readonly precision?: string;
  readonly dashed?: boolean;
  readonly standing?: string;
  readonly tie?: string;
  readonly kind?: string;
  readonly drawn?: boolean;
}

interface LayerBase {
  readonly id: string;
  readonly source: GeometryName;
  readonly where: Where;
  /** Shown from this zoom (inclusive) to this one (exclusive). */
  readonly minZoom?: number;
  readonly maxZoom?: number;
  /** There is nothing of it inside this box: a view that lies within needs neither layer nor source. */
  readonly outside?: BBox;
  /** Features answer to hover and click. */
  readonly interactive?: boolean;
  /** Only features whose `asOf` is not after the year shown. */
  readonly untilYear?: boolean;
  /** Only features that run from or to the selected place. */
  readonly ofSelection?: boolean;
  /** Only members of the formula shown. */
  readonly ofMembers?: boolean;
}
/**
 * A line thinner than this looks the same with mitred joins (limit 2), and is three times as quick to cut and to draw: a winding border has
 * a join at every vertex, and a round one is a fan of triangles.
 */
export const ROUND_JOIN_FROM_PX = 3;
/** A fill weaker than this is not to be seen: it is there to be pointed at. */
export const TOUCH_OPACITY = 0.02;

export interface FillLayer extends LayerBase {
  readonly type: 'fill';
  readonly colour: SurfaceToken | 'tone';
  readonly opacity: number;
  /** Mixed with this colour at the layer's opacity and drawn opaque: one layer instead of a ground and a wash. */
  readonly over?: SurfaceToken;
  /** Opacity over places of which nothing is stated, where it differs: an outline over a coloured district stays clear. */
  readonly notStatedOpacity?: number;
  /** Draw the "not stated" dots over features of that tone. */
  readonly dots?: boolean;
}
export interface LineLayer extends LayerBase {
  readonly type: 'line';
  readonly colour: SurfaceToken | 'tone-edge' | `role:${string}`;
  readonly widthPx: number;
  readonly opacity?: number;
  /** Lengths in multiples of the width, as the style spec has it. */
  readonly dash?: readonly number[];
}
export interface PointLayer extends LayerBase {
  readonly type: 'point';
  readonly colour: 'tone-edge' | SurfaceToken;
  readonly radiusPx: number;
  readonly hollow: boolean;
}
export type SceneLayer = FillLayer | LineLayer | PointLayer;

export interface SceneLabel {
  readonly id: AreaId;
  readonly text: string;
  readonly at: LngLat;
  /** 1 is the most important; labels of a lower number are placed first. */
  readonly rank: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** `centre`: the text stands on the point; `beside`: the point has a mark of its own and the text stands next to it. */
  readonly anchor: 'centre' | 'beside';
  /** Places within of which only this much is known: they have no mark of their own and are counted here. */
  readonly grouped?: number;
  /** Other places at the same point: they share this mark and this name, and the panel leads to each. */
  readonly also?: readonly AreaId[];
  /** Its column in the comparison, from 1. */
  readonly order?: number;
}

export interface Scene {
  readonly language: Language;
  readonly year: Year;
  /** Bottom to top. */
  readonly layers: readonly SceneLayer[];
  readonly labels: readonly SceneLabel[];
  /** Meaning of each place's colour as of the year, or of the difference shown; a place that is absent is `plain`. */
  readonly tones: Readonly<Record<string, Tone>>;
  /** Where nothing is stated of the year: the class last stated before, which only the dots show. */
  readonly lastTones: Readonly<Record<string, Tone>>;
  /** Places that a filter leaves aside; they stay faintly visible for orientation. */
  readonly faint: Readonly<Record<string, true>>;
  readonly selected: AreaId | null;
  /** Places set side by side, in their order; they are outlined, and their names numbered. */
  readonly compared: readonly AreaId[];
}

export interface KindContext {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly year: Year;
  readonly language: Language;
  /** Areas of this kind's overlay. */
  readonly areas: readonly Area[];
}

/** What a layer kind adds to the Scene. Layers carry an order, because kinds interleave (fills under rivers under labels). */
export interface KindScene {
  readonly layers?: readonly (SceneLayer & { readonly order: number })[];
  readonly labels?: readonly SceneLabel[];
  readonly tones?: Readonly<Record<string, Tone>>;
  readonly lastTones?: Readonly<Record<string, Tone>>;
  readonly faint?: Readonly<Record<string, true>>;
}
export type Kind = (context: KindContext) => KindScene;

type Composed = readonly [catalogue: IndexedCatalogue, view: View, year: Year, language: Language];
let last: { readonly of: Composed; readonly scene: Scene } | undefined;

/** A move of the map changes the camera alone, and of that no Scene knows. */
const isSameView = (a: View, b: View) =>
  a === b || (Object.keys(a) as (keyof View)[]).every((key) => key === 'at' || a[key] === b[key]);

/**
 * The Scene of a View; the very same one as long as nothing but the camera changes: the map, its names and the legend each ask for it.
 *
 * @throws never; an empty catalogue gives a Scene with the base map alone.
 */
export function composeScene(...of: Composed): Scene {
  const [catalogue, view, year, language] = of;
  const known =
    last && last.of[0] === catalogue && last.of[2] === year && last.of[3] === language && isSameView(last.of[1], view);
  if (!last || !known) last = { of, scene: compose(catalogue, view, year, language) };
  return last.scene;
}

function compose(catalogue: IndexedCatalogue, view: View, year: Year, language: Language): Scene {
  const parts = Object.entries(KINDS)
    .filter(([overlay]) => overlay === 'base' || view.layers.some((name) => name === overlay))
    .map(([overlay, kind]) =>
      kind({ catalogue, view, year, language, areas: catalogue.areas.filter((area) => area.overlay === overlay) }),
    );
  const tones: Record<string, Tone> = Object.assign({}, ...parts.map((part) => part.tones));
  const change = changeTone(catalogue, view) ?? aloneTone(catalogue, view);
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
    tones: similarity ? likenessTones(catalogue, tones, similarity) : tones,
    // Dots that remember a role are about a year; a difference and a likeness are not.
    lastTones: change || similarity ? {} : Object.assign({}, ...parts.map((part) => part.lastTones)),
    faint: Object.assign({}, ...parts.map((part) => part.faint)),
    selected: view.area,
    compared,
  };
  const formula = view.structure && catalogue.structureById.get(view.structure);
  return formula ? withStructure(scene, catalogue, formula) : scene;
}

/**
 * One label for all marks at one point: the selected place's, else the most important, with the ids of the others. It shows
 * whenever one of them would. Names of outlines stay apart: placing them is what `placeLabels` is for.
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

/** Overlays whose marks mean what they are and not a role; likeness leaves them as they are. */
const BY_WHAT_IT_IS: ReadonlySet<string | undefined> = new Set(['overseas', 'partners']);

/** Tones of roles give way to those of likeness; a place that is not compared is as one of which nothing is stated. */
function likenessTones(
  catalogue: IndexedCatalogue,
  tones: Scene['tones'],
  similarity: Readonly<Record<string, SimilarTone>>,
): Scene['tones'] {
  const isKept = (id: string) => BY_WHAT_IT_IS.has(catalogue.areaById.get(id as AreaId)?.overlay);
  return Object.fromEntries(
    Object.entries(tones).map(([id, tone]) => [id, isKept(id) ? tone : (similarity[id] ?? 'not-stated')]),
  );
}

/** Counts, at the label of the nearest ancestor, the places of visible layers that are known only to lie within it. */
function withGroups(catalogue: IndexedCatalogue, view: View, labels: readonly SceneLabel[]): SceneLabel[] {
  const labelled = new Set(labels.map(({ id }) => id));
  const counts = new Map<AreaId, number>();
  for (const area of catalogue.areas) {
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

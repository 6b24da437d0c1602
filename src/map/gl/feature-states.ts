/** Keeps a map's feature state in step with a Scene, with what the pointer is on, and with the tie that a list points at. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { AreaId, StatementId } from '#domain/model/ids.ts';
import type { Scene } from '#scene/model.ts';
import type { Known } from '#scene/takes.ts';
import type { Theme } from '#scene/tokens.ts';
import { changedStates, type FeatureState, placeStates, type Tie, tieStates } from './states.ts';

/** What keeps the feature state of one map. */
export interface FeatureStates {
  /** Tells the map what of the Scene it has not been told; whether that was anything. */
  readonly follow: (scene: Scene, theme: Theme) => boolean;
  readonly highlight: (area: AreaId | null) => void;
  readonly pointAtLink: (link: StatementId | null) => void;
  /** When the map has the ties, and knows which to draw; undefined while it has no layer of them. */
  readonly tiesKnown: () => Promise<void> | undefined;
}

interface Told {
  readonly areas: ReadonlyMap<AreaId, FeatureState>;
  readonly arcs: ReadonlyMap<StatementId, FeatureState>;
}
const NOTHING: Told = { areas: new Map(), arcs: new Map() };

/**
 * @param places that have a shape.
 * @param loadTies gives the features of `arcs`; asked when a style first has them. Never rejects.
 */
export function featureStates(
  map: MapLibreMap,
  places: readonly Known[],
  loadTies: () => Promise<FeatureCollection>,
  first: { readonly scene: Scene; readonly theme: Theme },
): FeatureStates {
  let { scene, theme } = first;
  /** Without a style, as while the context is lost, there is nothing to tell; the next one is told all. */
  let hasStyle = false;
  let told = NOTHING;
  let ties: readonly Tie[] = [];
  let loading: Promise<void> | undefined;
  let hovered: AreaId | null = null;
  let pointed: StatementId | null = null;

  /** Lines that mark nothing are not drawn at all: transparent, they would take as long as visible ones. */
  const showMarks = () => {
    const hasMarked = scene.selected !== null || scene.compared.length > 0;
    const shown = { 'hover-line': hovered !== null, 'selected-line': hasMarked };
    for (const [layer, isShown] of Object.entries(shown))
      if (map.getLayer(layer)) map.setPaintProperty(layer, 'line-opacity', isShown ? 1 : 0, { validate: false });
    if (map.getLayer('pointed-link'))
      map.setLayoutProperty('pointed-link', 'visibility', pointed ? 'visible' : 'none', { validate: false });
  };
  const tiesKnown = () => {
    if (!map.getSource('arcs')) return undefined;
    loading ??= loadTies().then(async (collection) => {
      ties = collection.features.map(({ properties }) => properties as Tie);
      if (!hasStyle) return;
      tell();
      await map.getSource<GeoJSONSource>('arcs')?.setData(collection);
    });
    return loading;
  };
  function tell(): boolean {
    if (!hasStyle) return false;
    const next: Told = {
      areas: placeStates(scene, theme, places),
      arcs: map.getSource('arcs') ? tieStates(scene, ties) : NOTHING.arcs,
    };
    const areas = changedStates(told.areas, next.areas);
    const arcs = changedStates(told.arcs, next.arcs);
    for (const [id, state] of areas) map.setFeatureState({ source: 'areas', id }, state);
    for (const [id, state] of arcs) map.setFeatureState({ source: 'arcs', id }, state);
    told = next;
    showMarks();
    void tiesKnown();
    return areas.length + arcs.length > 0;
  }

  // Comes again when the context was lost and is given back.
  map.on('style.load', () => {
    hasStyle = true;
    told = NOTHING;
    loading = undefined;
    tell();
  });
  const forget = () => {
    hasStyle = false;
  };
  map.on('webglcontextlost', forget);
  map.on('remove', forget);

  return {
    follow(nextScene, nextTheme) {
      scene = nextScene;
      theme = nextTheme;
      return tell();
    },
    highlight(area) {
      if (hovered === area) return;
      if (hovered) map.setFeatureState({ source: 'areas', id: hovered }, { hover: false });
      if (area) map.setFeatureState({ source: 'areas', id: area }, { hover: true });
      hovered = area;
      showMarks();
    },
    pointAtLink(link) {
      if (pointed === link || !map.getSource('arcs')) return;
      if (pointed) map.setFeatureState({ source: 'arcs', id: pointed }, { pointed: false });
      if (link) map.setFeatureState({ source: 'arcs', id: link }, { pointed: true });
      pointed = link;
      showMarks();
    },
    tiesKnown,
  };
}

/** Keeps a map's feature state in sync with the Scene, the hovered place and the link that a list points at. */
import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { AreaId, StatementId } from '#domain/model/ids.ts';
import type { LayerArea } from '#scene/layer-areas.ts';
import type { Scene } from '#scene/model.ts';
import type { Theme } from '#scene/tokens.ts';
import { changedStates, type FeatureState, type LinkProperties, linkStates, placeStates } from './states.ts';

export interface FeatureStates {
  /** Applies what has changed in the Scene. @returns whether anything has. */
  readonly follow: (scene: Scene, theme: Theme) => boolean;
  readonly highlight: (area: AreaId | null) => void;
  readonly pointAtLink: (link: StatementId | null) => void;
  /** Resolves when the map has the links and their states; undefined while no layer draws links. */
  readonly linksReady: () => Promise<void> | undefined;
}

/** The states that the map has. */
interface Applied {
  readonly areas: ReadonlyMap<AreaId, FeatureState>;
  readonly arcs: ReadonlyMap<StatementId, FeatureState>;
}
const NONE: Applied = { areas: new Map(), arcs: new Map() };

/**
 * @param places those with a shape.
 * @param loadLinks loads the features of `arcs`; called when a style first draws them. Never rejects.
 * @param first what the map starts with; applied when its style has loaded.
 */
export function featureStates(
  map: MapLibreMap,
  places: readonly LayerArea[],
  loadLinks: () => Promise<FeatureCollection>,
  first: { readonly scene: Scene; readonly theme: Theme },
): FeatureStates {
  let { scene, theme } = first;
  /**
   * Feature state lives in the style: it is gone while the WebGL context is lost, and applied in full to the next
   * style.
   */
  let hasStyle = false;
  let applied = NONE;
  let links: readonly LinkProperties[] = [];
  let loading: Promise<void> | undefined;
  let hovered: AreaId | null = null;
  let pointed: StatementId | null = null;

  /** Hides lines that mark nothing: transparent lines would cost as much as visible ones. */
  const showMarks = () => {
    const hasMarked = scene.selected !== null || scene.compared.length > 0;
    const shown = { 'hover-line': hovered !== null, 'selected-line': hasMarked };
    for (const [layer, isShown] of Object.entries(shown))
      if (map.getLayer(layer)) map.setPaintProperty(layer, 'line-opacity', isShown ? 1 : 0, { validate: false });
    if (map.getLayer('pointed-link'))
      map.setLayoutProperty('pointed-link', 'visibility', pointed ? 'visible' : 'none', { validate: false });
  };
  const linksReady = () => {
    if (!map.getSource('arcs')) return undefined;
    loading ??= loadLinks().then(async (collection) => {
      links = collection.features.map(({ properties }) => properties as LinkProperties);
      if (!hasStyle) return;
      apply();
      await map.getSource<GeoJSONSource>('arcs')?.setData(collection);
    });
    return loading;
  };
  function apply(): boolean {
    if (!hasStyle) return false;
    const next: Applied = {
      areas: placeStates(scene, theme, places),
      arcs: map.getSource('arcs') ? linkStates(scene, links) : NONE.arcs,
    };
    const areas = changedStates(applied.areas, next.areas);
    const arcs = changedStates(applied.arcs, next.arcs);
    for (const [id, state] of areas) map.setFeatureState({ source: 'areas', id }, state);
    for (const [id, state] of arcs) map.setFeatureState({ source: 'arcs', id }, state);
    applied = next;
    showMarks();
    void linksReady();
    return areas.length + arcs.length > 0;
  }

  // Fires again when a lost context is restored.
  map.on('style.load', () => {
    hasStyle = true;
    applied = NONE;
    loading = undefined;
    apply();
  });
  const dropStyle = () => {
    hasStyle = false;
  };
  map.on('webglcontextlost', dropStyle);
  map.on('remove', dropStyle);

  return {
    follow(nextScene, nextTheme) {
      scene = nextScene;
      theme = nextTheme;
      return apply();
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
    linksReady,
  };
}

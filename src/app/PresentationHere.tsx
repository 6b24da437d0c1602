/** The audience's screen with the parts that its folder may not import: the map, its shapes, and the legend. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { loadGeometry } from '#data/load.ts';
import { sourceOf } from '#data/source.ts';
import type { BBox, LngLat } from '#domain/model/ids.ts';
import { mannersOf } from '#domain/vocabulary/evidence.ts';
import type { Motion } from '#map/session/camera-keeper.ts';
import type { MapSession } from '#map/session/session.ts';
import { Legend } from '#panels/layers/LayersPanel.tsx';
import { projector } from '#scene/camera.ts';
import type { Shown } from '#scene/legend.ts';
import { yearOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { TalkFiles } from './offline.ts';
import { Presenting } from './Presenting.tsx';

interface LegendProps {
  readonly store: MapStore;
  readonly map: MapSession;
}
interface PresentationProps extends LegendProps {
  /** The map's element. */
  readonly element: HTMLElement;
  /** What a talk fetches; the page frame of the build has none. */
  readonly files: TalkFiles | undefined;
}

export function PresentationHere({ store, map, element, files }: PresentationProps) {
  const data = useStore(store, (state) => state.view.data);
  const screenMap = useMemo(
    () => ({
      element,
      motion: map.motion,
      subscribe: map.subscribe,
      outlines: async () => {
        const loaded = await loadGeometry(sourceOf(data), 'areas');
        return loaded.ok ? loaded.value : undefined;
      },
    }),
    [element, map, data],
  );
  return <Presenting store={store} files={files} map={screenMap} legend={<LegendInSight store={store} map={map} />} />;
}

/** The camera where the map rests; while it moves that of the rest before. */
function useRest(map: MapSession): Motion {
  const [read] = useState(() => {
    let rest = map.motion();
    return () => {
      const now = map.motion();
      if (!now.isMoving && (now.camera !== rest.camera || now.layout !== rest.layout)) rest = now;
      return rest;
    };
  });
  return useSyncExternalStore(map.subscribe, read, read);
}

/** A legend of what is in the free part of the map: who sits at the back reads no word too many. */
function LegendInSight({ store, map }: LegendProps) {
  const { camera, layout } = useRest(map);
  const { area, evidence, year } = useStore(
    store,
    useShallow((state) => ({ area: state.view.area, evidence: state.evidence, year: yearOf(state) })),
  );
  const shown = useMemo((): Shown => {
    const { frame } = layout;
    const { project } = projector(camera, frame);
    const overlaps = ([west, south, east, north]: BBox) => {
      const [from, to] = [project([west, north]), project([east, south])];
      const isBeside = from.x >= frame.x + frame.width || to.x <= frame.x;
      return !isBeside && from.y < frame.y + frame.height && to.y > frame.y;
    };
    const boxOf = ([lng, lat]: LngLat): BBox => [lng, lat, lng, lat];
    const links = [...evidence.values()].flatMap((file) => file.links);
    const drawn = links.filter(({ from, to, asOf }) => (from === area || to === area) && asOf <= (year ?? 0));
    return {
      area: ({ bbox, point }) => (bbox ? overlaps(bbox) : point !== null && overlaps(boxOf(point))),
      links: new Set(drawn.map((link) => mannersOf(link)[0])),
    };
  }, [camera, layout, evidence, area, year]);
  return <Legend shown={shown} zoom={camera.zoom} />;
}

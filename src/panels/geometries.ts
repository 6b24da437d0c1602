/** Outlines of places in the panels: the file that the map draws, which the browser has in its cache by then. */
import type { Geometry } from 'geojson';
import { useEffect, useState } from 'react';
import { type Loaded, loadGeometry } from '#data/load.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import { useSelect } from './context.ts';

export type Geometries = ReadonlyMap<string, Geometry>;

export async function loadGeometries(source: DataSource, signal?: AbortSignal): Promise<Loaded<Geometries>> {
  const loaded = await loadGeometry(source, 'areas', signal);
  if (!loaded.ok) return loaded;
  return {
    ok: true,
    value: new Map(loaded.value.features.map(({ properties, geometry }) => [String(properties?.id), geometry])),
  };
}

/** Loads once when the component appears; undefined while it waits. */
export function useGeometries(): Loaded<Geometries> | undefined {
  const data = useSelect((state) => state.view.data);
  const [geometries, setGeometries] = useState<Loaded<Geometries>>();
  useEffect(() => {
    const control = new AbortController();
    void loadGeometries(sourceOf(data), control.signal).then((loaded) => {
      if (!control.signal.aborted) setGeometries(loaded);
    });
    return () => control.abort();
  }, [data]);
  return geometries;
}

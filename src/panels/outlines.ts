/** Outlines of places in the panels, from the file that the map draws, which is in the geometry cache by then. */
import type { Geometry } from 'geojson';
import { useEffect, useState } from 'react';
import { type Loaded, loadGeometry } from '#data/load.ts';
import { type DataSource, sourceOf } from '#data/source.ts';
import { useSelect } from './context.ts';

export type Outlines = ReadonlyMap<string, Geometry>;

export async function loadOutlines(source: DataSource, signal?: AbortSignal): Promise<Loaded<Outlines>> {
  const loaded = await loadGeometry(source, 'areas', signal);
  if (!loaded.ok) return loaded;
  return {
    ok: true,
    value: new Map(loaded.value.features.map(({ properties, geometry }) => [String(properties?.id), geometry])),
  };
}

const FILE = 'geometry-areas.json';

/** Loads on mount, and again when the user has the map try again; undefined while loading. */
export function useOutlines(): Loaded<Outlines> | undefined {
  const data = useSelect((state) => state.view.data);
  const failure = useSelect((state) => state.session.failures.find(({ file }) => file === FILE));
  const [outlines, setOutlines] = useState<Loaded<Outlines>>();
  const isFailing = failure !== undefined;
  useEffect(() => {
    if (isFailing) return;
    const control = new AbortController();
    void loadOutlines(sourceOf(data), control.signal).then((loaded) => {
      if (!control.signal.aborted) setOutlines(loaded);
    });
    return () => control.abort();
  }, [data, isFailing]);
  return failure ? { ok: false, ...failure } : outlines;
}

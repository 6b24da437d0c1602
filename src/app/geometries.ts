/** All shapes of a Scene, for a picture of it: what the share dialog and a host's screenshot are drawn from. */
import type { FeatureCollection } from 'geojson';
import { loadGeometry } from '#data/load.ts';
import type { DataSource, GeometryFile } from '#data/source.ts';

/** @throws with the file's name and the reason when one does not come. */
export async function loadGeometries(source: DataSource): Promise<Readonly<Record<GeometryFile, FeatureCollection>>> {
  const geometry = async (name: GeometryFile) => {
    const loaded = await loadGeometry(source, name);
    if (!loaded.ok) throw new Error(`${loaded.file}: ${loaded.reason}`);
    return loaded.value;
  };
  const [base, world, areas, arcs] = await Promise.all([
    geometry('base'),
    geometry('world'),
    geometry('areas'),
    geometry('arcs'),
  ]);
  return { base, world, areas, arcs };
}

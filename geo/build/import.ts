/**
 * Imports published packages into `geo/layers`: outlines, zones, coast, water and world. Run by `npm run geo:import`;
 * its output is committed, so that nobody needs the packages to build the map. Running it again gives the same bytes.
 *
 * @param process.argv[2] folder to write to; `geo/layers` when left out.
 */
import { fileURLToPath } from 'node:url';
import { makeLayers } from './import/layers.ts';
import { writeLayer } from './import/writing.ts';

const folder = process.argv[2] ?? fileURLToPath(new URL('../layers/', import.meta.url));

for (const layer of await makeLayers()) {
  const bytes = writeLayer(folder, layer);
  console.log(`${layer.name}: ${layer.features.length} features, ${Math.round(bytes / 1000)} kB`);
}

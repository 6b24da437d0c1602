/** GeoPackage: the places with the rows that speak of them, and the colours of the map for QGIS, in one file. */
import { inSlices } from '#map/svg/slices.ts';
import type { ExportRequest, Made, Work } from '../format.ts';
import { layersOf } from '../gis/layers.ts';
import { evidenceTables } from './evidence.ts';
import { databaseBytes } from './sqlite.ts';
import { packageOf } from './tables.ts';

/** Works in slices. @throws where no place is shown, in words. */
export async function makeGpkg(request: ExportRequest, { progress, signal }: Work): Promise<Made> {
  signal.throwIfAborted();
  const { about } = request;
  let made: Pick<Made, 'bytes' | 'preview'> | undefined;
  function* make(): Generator<undefined> {
    const layers = yield* layersOf(request);
    yield;
    const evidence = evidenceTables(request, new Set(layers.flatMap(({ rows }) => rows.map(({ id }) => id))));
    yield;
    const database = packageOf(request, layers, evidence);
    const counts = [...layers, ...evidence.map(({ list, rows }) => ({ name: list, rows }))];
    const preview = counts.map(({ name, rows }) => `${name}: ${rows.length}`).join('\n');
    const writing = databaseBytes(database);
    for (let done = 1; ; done += 1) {
      yield;
      signal.throwIfAborted();
      const step = writing.next();
      if (step.done) {
        made = { bytes: step.value, preview };
        return;
      }
      progress(done / (database.tables.length + 2));
    }
  }
  await inSlices(make());
  progress(1);
  if (!made) throw new Error('no file was made');
  return { ...made, name: `${about.stem}.gpkg`, type: 'application/geopackage+sqlite3' };
}

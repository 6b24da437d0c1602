/** Derives the shape of each place from the mosaic: unions of cells, zones cut by the coast, all land. */
import { type Areal, type Cells, cell, closed, collection } from './geometry.ts';
import { MADE_OF } from './mosaic.ts';
import { mapshaper } from './packages.ts';
import { ZONE_PARTS, type ZonePart } from './zones.ts';

const isOneOf = (ids: readonly string[]) => `${JSON.stringify(ids).replaceAll('"', '`')}.includes(id)`;

const unionCommand = ([id, cells]: readonly [string, readonly string[]]) =>
  `-filter '${isOneOf(cells)}' target=mosaic + name=${id} -dissolve target=${id} -each 'id = "${id}"' target=${id}`;

const zoneCommand = ({ within }: ZonePart, index: number) =>
  `-filter '${isOneOf(within)}' target=mosaic + name=ground${index} -clip ground${index} target=zone${index}`;

const zoneNames = ZONE_PARTS.map((_, index) => `zone${index}`);

const COMMANDS = [
  `-i mosaic.json ${zoneNames.map((name) => `${name}.json`).join(' ')} combine-files`,
  '-dissolve target=mosaic + name=land',
  `-each 'id = "land"' target=land`,
  ...ZONE_PARTS.map(zoneCommand),
  `-merge-layers target=${zoneNames.join()} name=zones`,
  '-dissolve id target=zones',
  ...Object.entries(MADE_OF).map(unionCommand),
  `-merge-layers target=land,zones,${Object.keys(MADE_OF).join()} force name=made`,
  '-o mosaic.json target=mosaic format=geojson precision=0.00001',
  '-o made.json target=made format=geojson precision=0.00001',
].join(' ');

/** Shapes by area id; `land` is all land of the window. */
export type Shapes = ReadonlyMap<string, Areal>;

/**
 * One run over mosaic and zones, so that a vertex which a zone's edge adds to the coast is added to the district as
 * well.
 *
 * @param mosaic cells in WGS-84. @returns the shapes of all cells, of all unions of cells, and of all zones.
 */
export async function makeShapes(mosaic: Cells): Promise<Shapes> {
  const zones = Object.fromEntries(
    ZONE_PARTS.map(({ id, outline }, index) => [`zone${index}.json`, collection([cell(id, [[closed(outline)]])])]),
  );
  const output = await mapshaper.applyCommands(COMMANDS, { 'mosaic.json': mosaic, ...zones });
  // Cast: what mapshaper was told to write above.
  const read = (name: string) => JSON.parse(new TextDecoder().decode(output[name])) as Cells;
  // Unions come last and replace the cell of the same name: the map's 苏州 is the whole prefecture.
  const features = [...read('mosaic.json').features, ...read('made.json').features];
  return new Map(features.map(({ properties, geometry }) => [properties.id, geometry]));
}

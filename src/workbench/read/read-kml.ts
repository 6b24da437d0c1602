/** KML and GPX, and KMZ, which is an archive with a KML file in it. Styles and pictures are not read. */
import { gpx, kml } from '@tmcw/togeojson';
import { ReadFailure } from '../model/problems.ts';
import { tableOf } from './feature-table.ts';
import type { Read } from './reading.ts';
import { unzip } from './unzip.ts';
import { parseXml } from './xml.ts';

/** What the conversion adds of the way a feature is drawn. */
const STYLE =
  /^(?:stroke|fill|icon|label|marker|visibility|tessellate|extrude|styleUrl|styleHash|coordinateProperties|@geometry-type$)/;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** The KML of a KMZ: `doc.kml` by convention, or the first there is. */
function kmlIn(bytes: Uint8Array): Uint8Array {
  const files = unzip(bytes, (name) => name.endsWith('.kml'));
  const main = [...files].find(([name]) => /(?:^|\/)doc\.kml$/i.test(name)) ?? [...files][0];
  if (!main) throw new ReadFailure('no-features');
  return main[1];
}

export const readKml: Read = (bytes, { encoding }, problems) => {
  const xml = parseXml(isZip(bytes) ? kmlIn(bytes) : bytes, encoding, problems);
  const root = xml.document.documentElement?.localName?.toLowerCase();
  if (root !== 'kml' && root !== 'gpx') throw new ReadFailure('no-features');
  const { features } = root === 'gpx' ? gpx(xml.document) : kml(xml.document, { skipNullGeometry: false });
  if (features.length === 0) throw new ReadFailure('no-features');
  const found = features.map(({ geometry, properties }, index) => ({
    number: index + 1,
    value: {
      geometry,
      properties: Object.fromEntries(Object.entries(properties ?? {}).filter(([name]) => !STYLE.test(name))),
    },
  }));
  return {
    table: tableOf(found, problems),
    encoding: xml.encoding,
    isEncodingGuessed: xml.isEncodingGuessed,
  };
};

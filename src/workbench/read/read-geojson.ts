/**
 * GeoJSON (RFC 7946), also one feature a line (RFC 8142), and TopoJSON. What is broken in one feature costs that
 * feature: a file that is no JSON as a whole is read feature by feature.
 */
import { type Problems, ReadFailure } from '../model/problems.ts';
import { type Found, isFields, tableOf } from './feature-table.ts';
import type { Read } from './reading.ts';
import { decodeText } from './text.ts';
import { featuresOfTopology, isTopology, objectsOf } from './topojson.ts';

/** Words of JavaScript that are no JSON, outside of strings: what they stand for is no number either. */
const NO_JSON = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
const withoutNaN = (text: string) => text.replace(NO_JSON, (found) => (found.startsWith('"') ? found : 'null'));

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Line and column of the place where JSON ends to be JSON. */
function placeOfError(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? text.length);
    const before = text.slice(0, at).split('\n');
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  }
}

/** The objects of the list of features, one by one, up to where the file breaks off. */
function* objectsIn(text: string, problems: Problems): Generator<Found> {
  const list = /"features"\s*:\s*\[/.exec(text);
  if (!list) return;
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  tokens.lastIndex = list.index + list[0].length;
  let number = 0;
  let depth = 0;
  let start = -1;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [sign] = token;
    if (sign.startsWith('"')) continue;
    if (sign === '{' || sign === '[') {
      if (depth === 0) start = token.index;
      depth += 1;
      continue;
    }
    // The end of the list.
    if (depth === 0) return;
    depth -= 1;
    if (depth > 0) continue;
    number += 1;
    yield { value: parse(withoutNaN(text.slice(start, tokens.lastIndex))), number };
  }
  problems.add('broken-end', depth > 0 ? number + 1 : undefined);
}

/** What RFC 8142 has before each feature. */
const SEPARATOR = '\u001e';
function* objectsByLine(text: string): Generator<Found> {
  let number = 0;
  for (const line of text.split('\n')) {
    number += 1;
    const json = line.replace(SEPARATOR, '').trim();
    if (json !== '') yield { value: parse(withoutNaN(json)), number };
  }
}

const isLines = (text: string) => {
  const [first = ''] = text.replace(SEPARATOR, '').split('\n', 1);
  return isFields(parse(withoutNaN(first)));
};

/** What a value holds: features, or a single shape. */
function featuresOf(value: unknown): readonly unknown[] | undefined {
  if (!isFields(value)) return undefined;
  if (value.type === 'FeatureCollection' || Array.isArray(value.features))
    return Array.isArray(value.features) ? value.features : undefined;
  if (value.type === 'Feature') return [value];
  return 'coordinates' in value || 'geometries' in value
    ? [{ type: 'Feature', properties: {}, geometry: value }]
    : undefined;
}

/** `crs` of GeoJSON of 2008, which newer GeoJSON has not: its name, unless it is that of degrees WGS-84. */
const DEGREES = /CRS:?84$|EPSG:{1,2}4326$|EPSG:{1,2}4490$/i;
function foreignCrs(value: unknown): string | undefined {
  if (!isFields(value) || !isFields(value.crs)) return undefined;
  const { properties } = value.crs;
  const name = isFields(properties) ? (properties.name ?? properties.href) : undefined;
  return typeof name === 'string' && !DEGREES.test(name) ? name : undefined;
}

/** Of the head or the end of a file that is not read as a whole. */
const NAMED_CRS = /"crs"\s*:\s*\{[^{}]*\{[^{}]*"name"\s*:\s*"([^"]*)"/;

export const readGeojson: Read = (bytes, { encoding, part }, problems) => {
  const decoded = decodeText(bytes, encoding, problems);
  const { text } = decoded;
  const of = { encoding: decoded.encoding, isEncodingGuessed: decoded.isGuess };
  const whole = parse(text) ?? parse(withoutNaN(text));
  if (whole !== undefined) {
    const parts = isTopology(whole) ? objectsOf(whole) : [];
    const object = parts.find((name) => name === part) ?? parts[0];
    const features = isTopology(whole) && object ? featuresOfTopology(whole, object) : featuresOf(whole);
    if (!features) throw new ReadFailure('no-features');
    const crs = foreignCrs(whole);
    return {
      ...of,
      crs,
      ...(parts.length > 1 && { parts, part: object }),
      table: tableOf(
        features.map((value, index) => ({ value, number: index + 1 })),
        problems,
      ),
    };
  }
  const found = [...(isLines(text) ? objectsByLine(text) : objectsIn(text, problems))];
  if (!found.some(({ value }) => isFields(value))) throw new ReadFailure('not-json', placeOfError(text));
  const crs = NAMED_CRS.exec(text)?.[1];
  return { ...of, crs: crs !== undefined && !DEGREES.test(crs) ? crs : undefined, table: tableOf(found, problems) };
};

/** Fetches and validates data files; abortable. A failure is a value with the file's name, not an exception. */
import type { FeatureCollection } from 'geojson';
import type { DocumentId } from '#domain/model/ids.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import { carriedFile } from './carried.ts';
import { MissingFile } from './chunk.ts';
import { takeEarly } from './early-requests.ts';
import type { FailureReason, FileFailure } from './failure.ts';
import { parseCatalogue, parseEvidence, parseGeometry, parseGround, parseSearchTerms } from './parse.ts';
import { shareRequests } from './shared-requests.ts';
import type { Sifted } from './sift.ts';
import type { DataSource, GeometryFile } from './source.ts';

export type Loaded<Value> =
  | {
      readonly ok: true;
      readonly value: Value;
      /** That entries of the file were left out; undefined: it is whole. */
      readonly partly?: FileFailure;
    }
  | (FileFailure & { readonly ok: false });

/** The value of a load. @throws a `MissingFile` with the file's name and the reason if it failed. */
export function orThrow<Value>(loaded: Loaded<Value>): Value {
  if (!loaded.ok) throw new MissingFile(loaded.file, loaded.reason);
  return loaded.value;
}

/** The file name for messages: without folder, query, and the hash that the build adds to names under `assets`. */
function fileName(url: string): string {
  const { pathname } = new URL(url);
  const name = pathname.split('/').at(-1) ?? url;
  return pathname.includes('/assets/') ? name.replace(/-[\w-]{8}(?=\.(?:json|txt)$)/, '') : name;
}

class LoadFailure extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason) {
    super(reason);
    this.reason = reason;
  }
}

/** @throws {LoadFailure} if the file does not load. */
async function fetchText(url: string, signal: AbortSignal | undefined): Promise<string> {
  const lost = () => {
    throw new LoadFailure('unreachable');
  };
  const response = await (carriedFile(url) ?? takeEarly(url) ?? fetch(url, { ...(signal && { signal }) })).catch(lost);
  if (!response.ok) throw new LoadFailure('missing');
  return response.text().catch(lost);
}

/** @throws {LoadFailure} if the file does not load or is not of its form. */
async function fetchJson<Value>(
  url: string,
  parse: (value: unknown) => Value,
  signal: AbortSignal | undefined,
): Promise<Value> {
  const text = await fetchText(url, signal);
  try {
    return parse(JSON.parse(text));
  } catch {
    throw new LoadFailure('broken');
  }
}

async function outcomeOf<Value>(url: string, request: Promise<Value>): Promise<Loaded<Value>> {
  try {
    return { ok: true, value: await request };
  } catch (error) {
    // Anything else is the caller's own abort.
    const reason = error instanceof LoadFailure ? error.reason : 'unreachable';
    return { ok: false, file: fileName(url), reason };
  }
}

/** Loads a file of JSON. */
export const load = <Value>(
  url: string,
  parse: (value: unknown) => Value,
  signal: AbortSignal | undefined,
): Promise<Loaded<Value>> => outcomeOf(url, fetchJson(url, parse, signal));

/** Loads a file, entries of which may be wrong. */
async function loadSifted<Value>(url: string, request: Promise<Sifted<Value>>): Promise<Loaded<Value>> {
  const loaded = await outcomeOf(url, request);
  if (!loaded.ok) return loaded;
  const { value, dropped } = loaded.value;
  if (dropped.length === 0) return { ok: true, value };
  return { ok: true, value, partly: { file: fileName(url), reason: 'partly', dropped } };
}

/** Loads a file as it is. */
export const loadText = (url: string, signal?: AbortSignal): Promise<Loaded<string>> =>
  outcomeOf(url, fetchText(url, signal));

export const loadCatalogue = ({ index }: DataSource, signal?: AbortSignal): Promise<Loaded<Catalogue>> =>
  loadSifted(index, fetchJson(index, parseCatalogue, signal));

/** The readings (pinyin) of Chinese names; needed only for search. */
export const loadSearchTerms = ({ search }: DataSource, signal?: AbortSignal): Promise<Loaded<SearchTerms>> =>
  load(search, parseSearchTerms, signal);

/** @throws never; an unknown document is a failure like any other. */
export function loadEvidence(
  { evidence }: DataSource,
  document: DocumentId,
  signal?: AbortSignal,
): Promise<Loaded<DocumentEvidence>> {
  const url = evidence(document);
  if (!url) return Promise.resolve({ ok: false, file: `evidence-${document}.json`, reason: 'missing' });
  return loadSifted(url, fetchJson(url, parseEvidence, signal));
}

const shared = (parse: (value: unknown) => Sifted<FeatureCollection>) =>
  shareRequests((url, signal) => fetchJson(url, parse, signal));
/** The only cache of geometry, by URL: map, panels and pictures of one data source use the same files. */
const geometryAt = {
  base: shared(parseGround),
  world: shared(parseGround),
  areas: shared(parseGround),
  // A data set may have no link to draw.
  arcs: shared(parseGeometry),
} satisfies Record<GeometryFile, unknown>;

/**
 * Loads a geometry file ([longitude, latitude] in degrees WGS-84): all of them for the SVG renderer, those of the first
 * frame for MapLibre, whose worker fetches the rest. Callers share one request and one cached, read-only value.
 * `signal` concerns only this caller: aborting it is a failure for this caller, and aborts the request only if nobody
 * else waits. A file that failed is fetched again by the next call.
 */
export const loadGeometry = (
  { geometry }: DataSource,
  name: GeometryFile,
  signal?: AbortSignal,
): Promise<Loaded<FeatureCollection>> => loadSifted(geometry[name], geometryAt[name](geometry[name], signal));

export type Geometries = Readonly<Record<GeometryFile, FeatureCollection>>;

/** Loads all geometry files; the first failure if any of them fails. */
export async function loadGeometries(source: DataSource, signal?: AbortSignal): Promise<Loaded<Geometries>> {
  const [base, world, areas, arcs] = await Promise.all([
    loadGeometry(source, 'base', signal),
    loadGeometry(source, 'world', signal),
    loadGeometry(source, 'areas', signal),
    loadGeometry(source, 'arcs', signal),
  ]);
  if (!base.ok) return base;
  if (!world.ok) return world;
  if (!areas.ok) return areas;
  if (!arcs.ok) return arcs;
  return { ok: true, value: { base: base.value, world: world.value, areas: areas.value, arcs: arcs.value } };
}

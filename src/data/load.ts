/**
 * The bytes: fetched by hashed URL, checked, abortable. Failure is a value with the file's name, not an exception.
 *
 * What is checked is the envelope: a file that is cut off, or is something else (a host's error page, another version), is
 * told from ours. Every row has been through its schema in the build, and the file's name carries the hash of what the build
 * wrote; parsing all of it again with the schema would hold up the first map by 40 ms.
 */

import { evidenceUrls, geometryUrls, indexUrl, searchUrl } from 'virtual:layout-data';
import type { FeatureCollection } from 'geojson';
import type { DocumentId } from '#domain/ids.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/schema.ts';

export type Loaded<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly file: string; readonly reason: string };

/** Absolute, because MapLibre's worker would resolve a relative URL against its own. */
const absolute = (url: string) => new URL(url, document.baseURI).href;
export const GEOMETRY_URLS = {
  world: absolute(geometryUrls.world),
  base: absolute(geometryUrls.base),
  areas: absolute(geometryUrls.areas),
  arcs: absolute(geometryUrls.arcs),
} as const;
export const DOCUMENT_IDS = Object.keys(evidenceUrls) as DocumentId[];

/** The name a reader can report: without folder, hash and query. */
const fileName = (url: string) => (new URL(url).pathname.split('/').at(-1) ?? url).replace(/-[\w-]{8}(?=\.json$)/, '');

/** The value as what it should be, when the lists that make it so are there. @throws with the first that is not. */
function withLists<Value>(value: unknown, lists: readonly (keyof Value & string)[]): Value {
  for (const list of lists) {
    if (typeof value !== 'object' || value === null || !Array.isArray((value as Record<string, unknown>)[list]))
      throw new Error(`no list "${list}"`);
  }
  return value as Value;
}

async function load<Value>(url: string, parse: (value: unknown) => Value, signal: AbortSignal | undefined): Promise<Loaded<Value>> {
  const file = fileName(absolute(url));
  try {
    const response = await fetch(absolute(url), { ...(signal && { signal }) });
    if (!response.ok) return { ok: false, file, reason: `HTTP ${response.status}` };
    return { ok: true, value: parse(await response.json()) };
  } catch (error) {
    return { ok: false, file, reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}

export const loadCatalogue = (signal?: AbortSignal): Promise<Loaded<Catalogue>> =>
  load(
    indexUrl,
    (value) =>
      withLists<Catalogue>(value, [
        'documents',
        'years',
        'areas',
        'heads',
        'roleClasses',
        'industryGroups',
        'kinds',
        'relations',
        'metrics',
        'arcs',
      ]),
    signal,
  );

/** How Chinese names are read; wanted only when somebody searches. */
export const loadSearchTerms = (signal?: AbortSignal): Promise<Loaded<SearchTerms>> =>
  load(searchUrl, (value) => withLists<SearchTerms>(value, ['readings']), signal);

/** @throws never; an unknown document is a failure like any other. */
export function loadEvidence(document: DocumentId, signal?: AbortSignal): Promise<Loaded<DocumentEvidence>> {
  const url = Object.hasOwn(evidenceUrls, document) ? evidenceUrls[document] : undefined;
  if (!url) return Promise.resolve({ ok: false, file: `evidence-${document}`, reason: 'unknown document' });
  return load(
    url,
    (value) => withLists<DocumentEvidence>(value, ['statements', 'figures', 'links', 'events', 'structures', 'gaps']),
    signal,
  );
}

/** A geometry file for the SVG renderer; MapLibre fetches its own in the worker. */
export function loadGeometry(name: keyof typeof GEOMETRY_URLS, signal?: AbortSignal): Promise<Loaded<FeatureCollection>> {
  return load(GEOMETRY_URLS[name], (value) => withLists<FeatureCollection>(value, ['features']), signal);
}

/** The bytes: fetched by hashed URL, validated by schema, abortable. Failure is a value with the file's name, not an exception. */

import { evidenceUrls, geometryUrls, indexUrl } from 'virtual:layout-data';
import type { FeatureCollection } from 'geojson';
import * as v from 'valibot';
import type { DocumentId } from '#domain/ids.ts';
import { type Catalogue, catalogue, type DocumentEvidence, documentEvidence } from '#domain/schema.ts';

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
  load(indexUrl, (value) => v.parse(catalogue, value), signal);

/** @throws never; an unknown document is a failure like any other. */
export function loadEvidence(document: DocumentId, signal?: AbortSignal): Promise<Loaded<DocumentEvidence>> {
  const url = Object.hasOwn(evidenceUrls, document) ? evidenceUrls[document] : undefined;
  if (!url) return Promise.resolve({ ok: false, file: `evidence-${document}`, reason: 'unknown document' });
  return load(url, (value) => v.parse(documentEvidence, value), signal);
}

const featureCollection = v.object({ type: v.literal('FeatureCollection'), features: v.array(v.unknown()) });

/** A geometry file for the SVG renderer; MapLibre fetches its own in the worker. */
export function loadGeometry(name: keyof typeof GEOMETRY_URLS, signal?: AbortSignal): Promise<Loaded<FeatureCollection>> {
  // Only the envelope is checked: the build has validated every geometry, and doing so again would cost 20 ms a megabyte.
  return load(GEOMETRY_URLS[name], (value) => v.parse(featureCollection, value) as unknown as FeatureCollection, signal);
}

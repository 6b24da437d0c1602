/** The bytes: fetched from a source, checked, abortable. Failure is a value with the file's name, not an exception. */
import type { FeatureCollection } from 'geojson';
import type { DocumentId } from '#domain/model/ids.ts';
import type { Catalogue, DocumentEvidence, SearchTerms } from '#domain/model/schema.ts';
import { parseCatalogue, parseEvidence, parseGeometry, parseSearchTerms } from './parse.ts';
import type { DataSource, GeometryFile } from './source.ts';

export type Loaded<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly file: string; readonly reason: string };

/** The name a reader can report: without folder, query, and the hash that the build puts into names under `assets`. */
function fileName(url: string): string {
  const { pathname } = new URL(url);
  const name = pathname.split('/').at(-1) ?? url;
  return pathname.includes('/assets/') ? name.replace(/-[\w-]{8}(?=\.json$)/, '') : name;
}

async function load<Value>(
  url: string,
  parse: (value: unknown) => Value,
  signal: AbortSignal | undefined,
): Promise<Loaded<Value>> {
  const file = fileName(url);
  try {
    const response = await fetch(url, { ...(signal && { signal }) });
    if (!response.ok) return { ok: false, file, reason: `HTTP ${response.status}` };
    return { ok: true, value: parse(await response.json()) };
  } catch (error) {
    return { ok: false, file, reason: error instanceof Error ? error.message.slice(0, 200) : String(error) };
  }
}

export const loadCatalogue = ({ index }: DataSource, signal?: AbortSignal): Promise<Loaded<Catalogue>> =>
  load(index, parseCatalogue, signal);

/** How Chinese names are read; wanted only when somebody searches. */
export const loadSearchTerms = ({ search }: DataSource, signal?: AbortSignal): Promise<Loaded<SearchTerms>> =>
  load(search, parseSearchTerms, signal);

/** @throws never; an unknown document is a failure like any other. */
export function loadEvidence(
  { evidence }: DataSource,
  document: DocumentId,
  signal?: AbortSignal,
): Promise<Loaded<DocumentEvidence>> {
  const url = evidence(document);
  if (!url) return Promise.resolve({ ok: false, file: `evidence-${document}`, reason: 'unknown document' });
  return load(url, parseEvidence, signal);
}

/** A geometry file: all of them for the SVG renderer, those of the first picture for MapLibre, whose worker fetches the rest. */
export const loadGeometry = (
  { geometry }: DataSource,
  name: GeometryFile,
  signal?: AbortSignal,
): Promise<Loaded<FeatureCollection>> => load(geometry[name], parseGeometry, signal);

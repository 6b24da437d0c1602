/** Loads what the request for a file needs and the page may not have yet: every document, and all shapes. */
import { MissingFile } from '#data/chunk.ts';
import { loadEvidence, loadGeometries, orThrow } from '#data/load.ts';
import { presentVersion, publishedVersions, sourceOf } from '#data/source.ts';
import { DATA_FORMAT } from '#domain/model/version.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import type { ExportRequest } from './format.ts';
import { type Around, requestOf } from './request.ts';

/** The day in the user's own time zone, YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The request, of what is loaded. @returns undefined until the catalogue has loaded. */
export const requestWith = (
  state: State,
  { base, camera, own }: Pick<Around, 'base' | 'camera' | 'own'>,
  geometries: Around['geometries'],
  evidence: Around['evidence'],
): ExportRequest | undefined =>
  requestOf(state, {
    base,
    camera,
    own,
    present: presentVersion,
    isPublished: publishedVersions.some(({ version, format }) => version === presentVersion && format <= DATA_FORMAT),
    today: today(),
    evidence,
    geometries,
  });

/** @throws (rejects) a `MissingFile` when a file does not load, or the index has not. */
export async function loadRequest(
  state: State,
  around: Pick<Around, 'base' | 'camera' | 'own'>,
  signal: AbortSignal,
): Promise<ExportRequest> {
  const source = sourceOf(state.view.data);
  const documents = catalogueOf(state)?.documents ?? [];
  const [geometries, ...files] = await Promise.all([
    loadGeometries(source, signal),
    ...documents.map(({ id }) => {
      const known = state.evidence.get(id);
      return known ? ({ ok: true, value: known } as const) : loadEvidence(source, id, signal);
    }),
  ]);
  const evidence = new Map(files.map(orThrow).map((file) => [file.id, file]));
  const request = requestWith(state, around, orThrow(geometries), evidence);
  if (!request) throw new MissingFile('index.json');
  return request;
}

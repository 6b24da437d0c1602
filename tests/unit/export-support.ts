/** Requests for files: of the real data, and of a small catalogue whose names are hard to write. */
import type { AreaId, DataVersion, DocumentId } from '#domain/model/ids.ts';
import type { DocumentEvidence } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { ExportRequest, Made, Work } from '#export/format.ts';
import { requestOf } from '#export/request.ts';
import type { Geometries } from '#map/svg/picture.tsx';
import { fitBox } from '#scene/camera.ts';
import { INITIAL_STATE } from '#state/store.ts';
import type { View } from '#state/view.ts';
import { head, realCatalogue, realDerived, smallArea, smallIndexed, yearOf } from './support.ts';

const HOME = [120.84, 30.67, 122.02, 31.88] as const;
const AROUND = {
  base: 'https://example.org/map/',
  present: '0123456789ab' as DataVersion,
  isPublished: true,
  own: { list: async () => [], load: async () => undefined },
  today: '2026-12-01',
  camera: (frame: { readonly width: number; readonly height: number }) => fitBox(HOME, frame),
};

function made(
  catalogue: ReturnType<typeof realCatalogue>,
  rest: { readonly evidence: ExportRequest['evidence']; readonly geometries: Geometries },
  view: Partial<View>,
  language: Language,
  story: Story | null = null,
): ExportRequest {
  const state = {
    ...INITIAL_STATE,
    catalogue: { status: 'ready' as const, value: catalogue },
    view: { ...INITIAL_STATE.view, lang: language, ...view },
    story,
  };
  const request = requestOf(state, { ...AROUND, ...rest });
  if (!request) throw new Error('no request');
  return request;
}

/** The real data, as of 2019 unless the View says otherwise. */
export function realRequest(
  view: Partial<View> = {},
  language: Language = 'zh',
  story: Story | null = null,
): ExportRequest {
  const { documents, geometry } = realDerived();
  const evidence = new Map<DocumentId, DocumentEvidence>(documents.map((file) => [file.id, file]));
  return made(realCatalogue(), { evidence, geometries: geometry }, { asof: yearOf(2019), ...view }, language, story);
}

/** Districts with these names, on a map of squares. */
export function namedRequest(names: readonly string[], view: Partial<View> = {}): ExportRequest {
  const areas = names.map((name, index) =>
    smallArea(`area-${index}`, { name: { zh: name, en: name }, parent: undefined as unknown as AreaId }),
  );
  const heads = areas.map(({ id }) => head({ areas: id, asOf: 2019, role: 'cluster' }));
  const square = (index: number) => [
    [121 + index, 31],
    [121 + index, 32],
    [122 + index, 32],
    [122 + index, 31],
    [121 + index, 31],
  ];
  const none = { type: 'FeatureCollection' as const, features: [] };
  const geometries: Geometries = {
    base: none,
    world: none,
    arcs: none,
    areas: {
      ...none,
      features: areas.map(({ id }, index) => ({
        type: 'Feature',
        properties: { id, overlay: 'districts', shape: 'polygon', precision: 'boundary' },
        geometry: { type: 'Polygon', coordinates: [square(index)] },
      })),
    },
  };
  return made(smallIndexed(heads, areas), { evidence: new Map(), geometries }, { asof: yearOf(2019), ...view }, 'en');
}

/** Work that is never cancelled, with what it has reported. */
export function work(): Work & { readonly shares: number[] } {
  const shares: number[] = [];
  return { shares, signal: new AbortController().signal, progress: (share) => shares.push(share) };
}

/** Work that was cancelled before it began. */
export const cancelled = (): Work => ({ signal: AbortSignal.abort(), progress: () => undefined });

/** The bytes of a file. */
export const bytesOf = async ({ bytes }: Made): Promise<Uint8Array> =>
  bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
export const textOf = async (file: Made): Promise<string> =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await bytesOf(file));

/** What is told when something that a file needs does not come. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isMissingChunk } from '#data/chunk.ts';
import { INITIAL_STATE, type State } from '#state/store.ts';
import { smallArea, smallIndexed } from './support.ts';

vi.mock('virtual:layout-data', () => ({
  indexUrl: 'index.json',
  searchUrl: 'search.json',
  evidenceUrls: {},
  geometryUrls: { base: 'base.json', world: 'world.json', areas: 'areas.json', arcs: 'arcs.json' },
  presentVersion: '0123456789ab',
  publishedVersions: [],
}));
const { loadRequest } = await import('#export/load-request.ts');

const SHAPES = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: null }] };
const around = {
  base: 'https://example.org/',
  camera: () => ({ lng: 121, lat: 31, zoom: 9 }),
  own: { list: async () => [], load: async () => undefined },
};
const errorOf = (state: State): Promise<unknown> =>
  loadRequest(state, around, new AbortController().signal).then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(() => vi.stubGlobal('document', { baseURI: 'https://example.org/' }));
afterEach(() => vi.unstubAllGlobals());

test('a file that does not load is missing, and no fault of the program', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
  const catalogue = { status: 'ready' as const, value: smallIndexed([], [smallArea('north')]) };
  const error = await errorOf({ ...INITIAL_STATE, catalogue });
  expect(isMissingChunk(error), String(error)).toBe(true);
});

test('so is the index that has not loaded', async () => {
  vi.stubGlobal('fetch', async () => Response.json(SHAPES));
  const error = await errorOf(INITIAL_STATE);
  expect(isMissingChunk(error), String(error)).toBe(true);
  expect(String(error)).toContain('index.json');
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DataSource, GeometryFile } from '#data/source.ts';

vi.mock('virtual:layout-data', () => ({}));
const { loadGeometries, loadGeometry, orThrow } = await import('#data/load.ts');

const FILES = ['base', 'world', 'areas', 'arcs'] as const satisfies readonly GeometryFile[];
const SHAPES = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: null }] };
let sources = 0;

/** A source of its own for each test: the cache lives as long as the module. */
function newSource(): DataSource {
  const folder = `https://example.org/${sources++}`;
  const geometry = Object.fromEntries(FILES.map((name) => [name, `${folder}/geometry-${name}.json`])) as Record<
    GeometryFile,
    string
  >;
  return { index: '', search: '', evidence: () => undefined, geometry };
}

describe('geometry', () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>();
  beforeEach(() => {
    fetched.mockReset().mockImplementation(async () => Response.json(SHAPES));
    vi.stubGlobal('fetch', fetched);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('is fetched once for each file and data source', async () => {
    const [one, other] = [newSource(), newSource()];
    const [a, b] = await Promise.all([loadGeometry(one, 'areas'), loadGeometry(one, 'areas')]);
    expect(orThrow(a)).toBe(orThrow(b));
    await loadGeometry(other, 'areas');
    await loadGeometries(one);
    expect(fetched.mock.calls.map(([url]) => url)).toEqual([
      one.geometry.areas,
      other.geometry.areas,
      one.geometry.base,
      one.geometry.world,
      one.geometry.arcs,
    ]);
  });

  it('that fails is a value with the name of the file, and is asked for again', async () => {
    const source = newSource();
    fetched.mockImplementationOnce(async () => new Response('', { status: 503 }));
    const failed = await loadGeometry(source, 'base');
    expect(failed).toEqual({ ok: false, file: 'geometry-base.json', reason: 'missing' });
    expect(() => orThrow(failed)).toThrow('geometry-base.json: missing');
    expect(await loadGeometry(source, 'base')).toEqual({ ok: true, value: SHAPES });
  });

  it('that is something else, such as an error page, is a failure', async () => {
    fetched.mockImplementationOnce(async () => Response.json({ error: 'not found' }));
    expect(await loadGeometry(newSource(), 'base')).toMatchObject({ ok: false, reason: 'broken' });
  });

  it('of everything fails with the file that failed', async () => {
    const source = newSource();
    fetched.mockImplementation(async (url) =>
      url === source.geometry.world ? new Response('', { status: 404 }) : Response.json(SHAPES),
    );
    expect(await loadGeometries(source)).toMatchObject({ ok: false, file: 'geometry-world.json' });
  });

  it('that a caller no longer wants is a failure for that caller alone', async () => {
    const source = newSource();
    const control = new AbortController();
    const leaving = loadGeometry(source, 'areas', control.signal);
    const staying = loadGeometry(source, 'areas');
    control.abort();
    expect(await leaving).toMatchObject({ ok: false, file: 'geometry-areas.json' });
    expect(await staying).toEqual({ ok: true, value: SHAPES });
  });
});

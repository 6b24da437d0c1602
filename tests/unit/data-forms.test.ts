import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentId } from '#domain/model/ids.ts';
import { load } from '../../geo/build/load.ts';

vi.mock('virtual:layout-data', () => ({}));
const { loadCatalogue, loadEvidence, loadGeometry, loadSearchTerms } = await import('#data/load.ts');

/**
 * Files whose envelope is right and whose rows are not: rows that are wrong are left out and named, and a file without
 * anything else fails as a truncated one does, before anything of the app reads it.
 */
const derived = load(fileURLToPath(new URL('../..', import.meta.url)), 'tests/fixtures/geo');
const ORIGIN = 'https://example.org';
let serial = 0;
/** A data source whose every file has this text, or rejects. */
function sourceWith(text: string | Error, status = 200) {
  const folder = `${ORIGIN}/${serial++}`;
  const fetched = async () => {
    if (text instanceof Error) throw text;
    return new Response(text, { status });
  };
  vi.stubGlobal('fetch', fetched);
  const url = (name: string) => `${folder}/${name}.json`;
  return {
    index: url('index'),
    search: url('search'),
    evidence: (id: DocumentId) => url(`evidence-${id}`),
    geometry: {
      base: url('geometry-base'),
      world: url('geometry-world'),
      areas: url('geometry-areas'),
      arcs: url('geometry-arcs'),
    },
  };
}
afterEach(() => vi.unstubAllGlobals());

type Json = Record<string, unknown>;
/** The text of a value with one place in it set to something else; undefined removes it. */
function withChange(value: unknown, path: readonly (string | number)[], change: unknown): string {
  const copy = JSON.parse(JSON.stringify(value)) as Json;
  const parent = path.slice(0, -1).reduce((at, key) => at[key] as Json, copy);
  const key = path.at(-1) as string;
  if (!(key in parent)) throw new Error(`there is no ${path.join('.')}`);
  parent[key] = change;
  return JSON.stringify(copy);
}
const BROKEN = { ok: false, reason: 'broken' };

describe('the index', () => {
  it('of the build is one', async () => {
    const text = JSON.stringify(derived.catalogue);
    expect(await loadCatalogue(sourceWith(text))).toEqual({ ok: true, value: JSON.parse(text) });
  });

  const lists = Object.entries(derived.catalogue).filter(([, value]) => Array.isArray(value));
  const loadWith = (path: readonly (string | number)[], change: unknown) =>
    loadCatalogue(sourceWith(withChange(derived.catalogue, path, change)));

  it.each(lists.map(([name]) => name))('without a list of %s is broken', async (list) => {
    for (const change of [undefined, null, {}])
      expect(await loadWith([list], change)).toEqual({ ...BROKEN, file: 'index.json' });
  });

  it.each(lists.map(([name]) => name).filter((name) => name !== 'years'))(
    'with null among its %s has the others, and says so',
    async (list) => {
      const others = derived.catalogue[list as 'areas'];
      const loaded = await loadWith([list], [null, ...others]);
      expect(loaded).toMatchObject({
        ok: true,
        partly: { file: 'index.json', reason: 'partly', dropped: [`${list} 1`] },
      });
      expect(loaded.ok && loaded.value[list as 'areas'].map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    },
  );

  it.each([
    ['a place without a name', ['areas', 1, 'name'], undefined, /^areas [a-z]/],
    ['a place without its English name', ['areas', 1, 'name', 'en'], undefined, /^areas [a-z]/],
    ['a place without an id', ['areas', 1, 'id'], undefined, /^areas 2$/],
    ['a place with a point of text', ['areas', 1, 'point'], ['121', '31'], /^areas [a-z]/],
    ['a place with half a point', ['areas', 1, 'point'], [121], /^areas [a-z]/],
    ['a document without authors', ['documents', 1, 'authors'], undefined, /^documents [a-z]/],
    ['a document that covers one year', ['documents', 1, 'covers'], [2015], /^documents [a-z]/],
    ['a head without places', ['heads', 0, 'areas'], undefined, /^heads [a-z]/],
    ['a head without a source', ['heads', 0, 'at'], null, /^heads [a-z]/],
    ['a structure without groups', ['structures', 0, 'groups'], undefined, /^structures [a-z]/],
    ['a group without members', ['structures', 0, 'groups', 0, 'members'], undefined, /^structures [a-z]/],
    ['an industry group without members', ['industryGroups', 0, 'members'], undefined, /^industryGroups [a-z]/],
  ] as const)('with %s is there without it, and names it', async (_, path, change, name) => {
    const loaded = await loadWith(path, change);
    expect(loaded).toMatchObject({ ok: true, partly: { dropped: [expect.stringMatching(name)] } });
    const list = path[0] as 'areas';
    expect(loaded.ok && loaded.value[list].length).toBe(derived.catalogue[list].length - 1);
  });

  it('names a place that was left out nowhere else', async () => {
    const id = derived.catalogue.areas.find(({ id }) =>
      derived.catalogue.areas.some(({ parent }) => parent === id),
    )?.id;
    const index = derived.catalogue.areas.findIndex((area) => area.id === id);
    const loaded = await loadWith(['areas', index, 'name'], null);
    expect(id).toBeDefined();
    const { arcs, areas, documents, heads, structures } = loaded.ok ? loaded.value : derived.catalogue;
    expect(JSON.stringify({ arcs, areas: areas.map(({ parent }) => parent), documents, structures })).not.toContain(
      `"${id}"`,
    );
    expect(heads.flatMap((row) => row.areas)).not.toContain(id);
  });

  it.each([
    ['no year', ['years'], []],
    ['no place', ['areas'], []],
    ['no place but a wrong one', ['areas'], [null]],
    ['no document', ['documents'], []],
    ['a year of text', ['years', 0], '2015'],
  ] as const)('with %s is broken', async (_, path, change) => {
    expect(await loadWith(path, change)).toEqual({ ...BROKEN, file: 'index.json' });
  });

  it.each(['null', '[]', '"index"', '1', '{"version":1,"areas":[', '<!doctype html>', ''])(
    'that is %s is broken',
    async (text) => {
      expect(await loadCatalogue(sourceWith(text))).toMatchObject(BROKEN);
      expect(await loadSearchTerms(sourceWith(text))).toMatchObject(BROKEN);
    },
  );

  it('that does not come is unreachable, and one that is refused is missing', async () => {
    const file = 'index.json';
    expect(await loadCatalogue(sourceWith(new TypeError('Failed to fetch')))).toEqual({
      ok: false,
      file,
      reason: 'unreachable',
    });
    expect(await loadCatalogue(sourceWith('{}', 404))).toEqual({ ok: false, file, reason: 'missing' });
  });
});

describe('the evidence of a document', () => {
  const whole = derived.evidence.find(({ id }) => id === 'report-a-2015');
  const loadWith = (text: string) => loadEvidence(sourceWith(text), 'report-a-2015' as DocumentId);

  it('of the build is evidence, of every document', async () => {
    for (const rows of derived.evidence)
      expect(await loadEvidence(sourceWith(JSON.stringify(rows)), rows.id)).toMatchObject({ ok: true });
  });

  it.each(['statements', 'figures', 'links', 'events', 'structures', 'gaps'] as const)(
    'without a list of %s is broken; with null in it, it has the other rows',
    async (list) => {
      for (const change of [undefined, null, {}])
        expect(await loadWith(withChange(whole, [list], change))).toEqual({
          ...BROKEN,
          file: 'evidence-report-a-2015.json',
        });
      for (const change of [null, {}])
        expect(await loadWith(withChange(whole, [list], [change]))).toMatchObject({
          ok: true,
          value: { [list]: [] },
          partly: { file: 'evidence-report-a-2015.json', reason: 'partly', dropped: [`${list} 1`] },
        });
    },
  );

  it.each([
    ['a statement without places', ['statements', 0, 'areas'], undefined],
    ['a statement without industries', ['statements', 0, 'industries'], undefined],
    ['a statement in one language', ['statements', 0, 'text', 'en'], undefined],
    ['a statement without a line', ['statements', 0, 'at', 'line'], undefined],
    ['a figure without a unit', ['figures', 0, 'unit'], undefined],
    ['a figure without a value', ['figures', 0, 'value'], null],
    ['a link without an end', ['links', 0, 'to'], undefined],
    ['an event without a title', ['events', 0, 'title'], undefined],
  ] as const)('with %s is there without it, and names it', async (_, path, change) => {
    const id = whole?.[path[0]][0]?.id;
    expect(await loadWith(withChange(whole, path, change))).toMatchObject({
      ok: true,
      partly: { dropped: [`${path[0]} ${id}`] },
    });
  });
});

describe('shapes', () => {
  it('of the build are shapes', async () => {
    for (const [name, value] of Object.entries(derived.geometry))
      expect(await loadGeometry(sourceWith(JSON.stringify(value)), name as 'base')).toMatchObject({ ok: true });
  });

  it.each([
    ['an empty collection', { type: 'FeatureCollection', features: [] }],
    ['another type', { ...derived.geometry.areas, type: 'GeometryCollection' }],
    ['a null among the features', { type: 'FeatureCollection', features: [null] }],
    ['a feature without properties', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: null }] }],
    [
      'a shape without coordinates',
      { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point' } }] },
    ],
  ])('of %s are broken, and are fetched again', async (_, value) => {
    const source = sourceWith(JSON.stringify(value));
    expect(await loadGeometry(source, 'areas')).toEqual({ ...BROKEN, file: 'geometry-areas.json' });
    vi.stubGlobal('fetch', async () => Response.json(derived.geometry.areas));
    expect(await loadGeometry(source, 'areas')).toMatchObject({ ok: true });
  });

  it('with one that is wrong are there without it', async () => {
    const features = [null, ...derived.geometry.areas.features];
    const loaded = await loadGeometry(sourceWith(JSON.stringify({ type: 'FeatureCollection', features })), 'areas');
    expect(loaded).toMatchObject({
      ok: true,
      value: { features: derived.geometry.areas.features.map(({ properties }) => ({ properties })) },
      partly: { file: 'geometry-areas.json', dropped: ['features 1'] },
    });
  });

  it('of links may be none', async () => {
    const none = JSON.stringify({ type: 'FeatureCollection', features: [] });
    expect(await loadGeometry(sourceWith(none), 'arcs')).toMatchObject({ ok: true });
  });
});

/** A project as one file: what is saved comes back, and what is damaged costs no more than itself. */
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PROJECT_FORMAT, type Project, type ProjectRead, readProject, writeProject } from '#workbench/keep/project.ts';
import type { LayerRecord } from '#workbench/model/layer.ts';
import { ReadFailure } from '#workbench/model/problems.ts';
import { NO_CHOICES } from '#workbench/work/layer-work.ts';
import { newWork } from '#workbench/work/work.ts';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const layersOf = async ({ layers }: Pick<Project, 'layers'>) =>
  Promise.all(layers.map(async ({ record, file }) => ({ record, type: file.type, bytes: await bytesOf(file) })));

const index = fc.nat({ max: 6 });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const placing = fc.oneof(
  fc.constant(null),
  fc.record({ by: fc.constantFrom('shapes' as const, 'nothing' as const) }),
  fc.record({ by: fc.constant('columns' as const), lng: index, lat: index }),
  fc.record({ by: fc.constant('names' as const), column: index, places: fc.dictionary(text, fc.option(id)) }),
);
const record = fc.record({
  form: fc.constant(1 as const),
  id,
  name: text,
  fileName: fc.constantFrom('a.csv', '园区.geojson', 'b.tar.gz', 'ohne', '../../etc/passwd'),
  choices: fc.record({
    encoding: fc.constantFrom(null, 'utf-8' as const, 'gb18030' as const),
    part: fc.option(text),
    placing,
    isSwapped: fc.boolean(),
    crs: fc.option(text),
  }),
  style: fc.record({
    colour: index,
    opacity: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs),
    isVisible: fc.boolean(),
    classing: fc.option(
      fc.record({
        column: index,
        method: fc.constantFrom('quantiles' as const, 'own' as const),
        count: index,
        own: fc.array(fc.integer(), { maxLength: 4 }),
        summary: fc.constantFrom('count' as const, 'mean' as const),
      }),
    ),
  }),
  order: fc.integer(),
});
const proposals = fc.array(fc.record({ row: index, name: text, role: fc.option(id), industries: fc.array(id) }), {
  minLength: 1,
  maxLength: 3,
});
const layer = fc
  .tuple(record, fc.option(proposals), fc.boolean(), fc.uint8Array({ maxLength: 300 }))
  .map(([plain, given, isDrawn, content]) => {
    // One that proposes nothing is none.
    const proposed = given?.filter(({ role, industries }) => role !== null || industries.length > 0) ?? [];
    return {
      record: {
        ...plain,
        ...(isDrawn && { isDrawn: true }),
        ...(proposed.length > 0 && { proposals: proposed }),
      } as unknown as LayerRecord,
      file: new Blob([Uint8Array.from(content)], { type: 'text/csv' }),
    };
  });
const project = fc.record({ name: text, link: text, layers: fc.array(layer, { maxLength: 4 }) });

const small = async (): Promise<{ readonly project: Project; readonly bytes: Uint8Array<ArrayBuffer> }> => {
  const layers = ['a', 'b', 'c'].map((name, order): Project['layers'][number] => ({
    record: {
      form: 1,
      id: name,
      name,
      fileName: `${name}.csv`,
      choices: NO_CHOICES,
      style: { colour: 0, opacity: 1, isVisible: true, classing: null },
      order,
    },
    file: new Blob([`lng,lat\n${Array.from({ length: 60 }, (_, row) => `${121 + row / 1e3},3${order}`).join('\n')}`]),
  }));
  const made = { name: '方案', link: 'v=1&asof=2019', layers };
  return { project: made, bytes: await bytesOf(await writeProject(made)) };
};
/** What is read, or the code of why nothing is. */
function attempt(bytes: Uint8Array): ProjectRead | string | undefined {
  try {
    return readProject(bytes);
  } catch (error) {
    if (error instanceof ReadFailure) return error.code;
    throw error;
  }
}

describe('a project', () => {
  it('comes back as it was saved, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(project, async (given) => {
        const read = readProject(await bytesOf(await writeProject(given)));
        expect(read).toMatchObject({ name: given.name, link: given.link, lost: [] });
        expect(await layersOf(read ?? given)).toEqual(await layersOf(given));
      }),
      { numRuns: 60 },
    );
  });
  it('has safe paths and a list of what is in it, which other programs unpack', async () => {
    const { bytes } = await small();
    const files = unzipSync(bytes);
    expect(Object.keys(files)).toEqual(['manifest.json', 'layers/1.csv', 'layers/2.csv', 'layers/3.csv']);
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toMatchObject({ format: PROJECT_FORMAT });
  });
  it('that was cut off anywhere keeps what is whole, and names the rest', async () => {
    const { project: given, bytes } = await small();
    const before = await layersOf(given);
    const kept = new Set<number>();
    for (let length = 4; length < bytes.length; length += 7) {
      const read = attempt(bytes.subarray(0, length));
      if (typeof read !== 'object') {
        expect(['broken-project', undefined]).toContain(read);
        continue;
      }
      expect(read.layers.length + read.lost.length).toBe(3);
      for (const { record: one, bytes: content } of await layersOf(read))
        expect(content).toEqual(before.find(({ record: other }) => other.id === one.id)?.bytes);
      kept.add(read.layers.length);
    }
    expect([...kept].sort()).toEqual([0, 1, 2, 3]);
  });
  it('with a damaged byte has no layer that is not what was saved', async () => {
    const { project: given, bytes } = await small();
    const before = await layersOf(given);
    const lost = new Set<string>();
    for (let at = 0; at < bytes.length; at += 5) {
      const damaged = Uint8Array.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      const read = attempt(damaged);
      if (typeof read !== 'object') continue;
      for (const name of read.lost) lost.add(name);
      for (const { record: one, bytes: content } of await layersOf(read)) {
        const same = before.find(({ bytes: other }) => other.join() === content.join());
        expect(same, `byte ${at}, layer ${one.id}`).toBeDefined();
      }
    }
    expect([...lost].sort()).toEqual(['a', 'b', 'c']);
  });
  it('of a newer format is refused, and another archive is no project', () => {
    const of = (manifest: unknown) => attempt(zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)) }));
    expect(of({ kind: 'layout-project', format: PROJECT_FORMAT + 1, layers: [] })).toBe('newer-project');
    expect(of({ kind: 'layout-project', format: 'x' })).toBe('broken-project');
    expect(of({ name: 'an extension of a browser' })).toBeUndefined();
    expect(attempt(zipSync({ 'a.shp': new Uint8Array(9) }))).toBeUndefined();
    expect(attempt(zipSync({ 'manifest.json': strToU8('{"kind"'), 'layers/1': strToU8('x') }))).toBe('broken-project');
  });
  it('by somebody else has its records mended to what records are', () => {
    const content = strToU8('lng,lat\n121,31');
    const manifest = {
      kind: 'layout-project',
      format: 1,
      layers: [
        { file: 'layers/1', bytes: content.length, record: { name: 7, style: { opacity: 9, colour: -1 }, form: 5 } },
        { file: '../1', bytes: content.length },
        'x',
      ],
    };
    const read = attempt(zipSync({ 'manifest.json': strToU8(JSON.stringify(manifest)), 'layers/1': content }));
    expect(read).toMatchObject({
      layers: [{ record: { form: 1, name: '1', choices: NO_CHOICES, style: { opacity: 1, colour: 0 } } }],
      lost: ['2', '3'],
    });
  });
  it('is packed and known by a layer’s worker', async () => {
    const { project: given } = await small();
    const work = newWork();
    expect((await work.project(await work.packProject(given)))?.layers).toHaveLength(3);
    expect(await work.project(new Blob(['lng,lat\n121,31']))).toBeUndefined();
  });
});

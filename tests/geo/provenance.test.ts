/** Every shape says where it is from, under which licence, and how exact it is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORTED_LAYERS, type Layer, layerPath, layers, ROOT, type Source, saw } from './layers.ts';

const PRECISIONS = ['boundary', 'indicative', 'site', 'area', 'city', 'country', 'none'];
const IMPORTED = '2026-11-22';
const COAST = '@geo-maps/countries-coastline-1m';
const words = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const whole = ({ package: name, version, licence, transform }: Source) =>
  [name, version, licence, transform].every(words);

function faults({ name, sources, features }: Layer): string[] {
  const known = new Set(sources.map((source) => source.package));
  return [
    ...sources.flatMap((source) =>
      whole(source) && words(source.attribution) && source.imported === IMPORTED ? [] : [`${name}: ${source.package}`],
    ),
    ...features.flatMap(({ id, properties }) => {
      const used = properties.source.package.split(' + ');
      const good =
        whole(properties.source) &&
        PRECISIONS.includes(properties.precision) &&
        words(properties.name.zh) &&
        words(properties.name.en) &&
        id === properties.id &&
        used.every((each) => known.has(each));
      return good ? [] : [`${name}: ${id}`];
    }),
  ];
}

describe('sources', () => {
  it('the check finds a missing licence, an unknown precision, a package that the file does not name', () => {
    const [good] = layers;
    if (!good) throw new Error('no layer');
    const change = (properties: object) =>
      faults({
        ...good,
        features: good.features
          .slice(0, 1)
          .map((each) => ({ ...each, properties: { ...each.properties, ...properties } })),
      });
    const source = good.features[0]?.properties.source;
    expect(change({})).toEqual([]);
    expect(change({ source: { ...source, licence: '' } })).toHaveLength(1);
    expect(change({ precision: 'exact' })).toHaveLength(1);
    expect(change({ source: { ...source, package: 'elsewhere' } })).toHaveLength(1);
  });

  it('every file and every feature', () => {
    saw(`${layers.length} files, ${layers.flatMap(({ features }) => features).length} features`);
    expect(layers.map(({ name }) => name)).toEqual(IMPORTED_LAYERS);
    expect(layers.flatMap(faults)).toEqual([]);
  });

  it('no id twice', () => {
    const ids = layers.flatMap(({ features }) => features.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(45);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('what the coast has cut is ODbL and names the contributors of OpenStreetMap', () => {
    const cut = layers.filter(({ sources }) => sources.some((source) => source.package === COAST));
    saw(`${cut.map(({ name }) => name).join(', ')}`);
    expect(cut.map(({ name }) => name)).toEqual(['districts', 'context', 'lingang', 'g60', 'delta', 'coast']);
    for (const { sources } of cut) {
      const coast = sources.find((source) => source.package === COAST);
      expect(coast?.licence).toBe('ODbL-1.0');
      expect(coast?.attribution).toContain('© OpenStreetMap contributors');
    }
  });

  it('authored shapes are never called boundaries', () => {
    const authored = layers
      .flatMap(({ features }) => features)
      .filter(({ properties }) => properties.source.package.startsWith('authored'));
    saw(`${authored.length} authored features`);
    expect(authored.length).toBeGreaterThan(6);
    expect(authored.filter(({ properties }) => properties.precision === 'boundary')).toEqual([]);
  });

  it('the notice names every package with its version', () => {
    const notice = readFileSync(join(ROOT, 'NOTICE.md'), 'utf8');
    const packages = new Map(
      layers.flatMap(({ sources }) => sources).map((source) => [source.package, source.version]),
    );
    packages.delete('authored');
    saw(`${packages.size} packages`);
    expect(packages.size).toBe(6);
    expect([...packages].filter(([name, version]) => !notice.includes(name) || !notice.includes(version))).toEqual([]);
  });

  it('one feature a line, and nothing of the machine it was made on', () => {
    for (const name of IMPORTED_LAYERS) {
      expect(existsSync(layerPath(name))).toBe(true);
      const text = readFileSync(layerPath(name), 'utf8');
      const lines = text.split('\n').filter((line) => line.startsWith('{"type":"Feature"'));
      expect(lines).toHaveLength(layers.find((layer) => layer.name === name)?.features.length ?? -1);
      expect(text).not.toMatch(/\/home\/|\/tmp\/|\/work\/|node_modules/);
    }
  });
});

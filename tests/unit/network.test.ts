import { describe, expect, it } from 'vitest';
import { linksByType, tiesOf } from '#domain/asof/network.ts';
import { evidenceOf } from '#domain/asof/place.ts';
import { areaId, realCatalogue, realDerived } from './support.ts';

const catalogue = realCatalogue();
const evidence = new Map(realDerived().evidence.map((file) => [file.id, file]));

describe('links by type', () => {
  const links = evidenceOf(catalogue, evidence, areaId('shanghai')).rows('links');
  const groups = linksByType(catalogue.relations, links, areaId('shanghai'));

  it('hold every link once, newest first within a type', () => {
    expect(groups.length).toBeGreaterThan(2);
    expect(groups.flatMap((group) => group.links.map(({ row }) => row.id)).sort()).toEqual(
      links.map(({ row }) => row.id).sort(),
    );
    for (const group of groups) {
      const years = group.links.map(({ row }) => row.asOf);
      expect(years).toEqual([...years].sort((a, b) => b - a));
      for (const { row } of group.links) expect(row.type).toBe(group.relation.id);
    }
  });

  it('say which end the other place is', () => {
    for (const { row, other, direction } of groups.flatMap((group) => group.links)) {
      const isMutual = catalogue.relations.find(({ id }) => id === row.type)?.mutual;
      expect(direction === 'mutual').toBe(isMutual === true);
      const ends = direction === 'from' ? [row.to, row.from] : [row.from, row.to];
      expect(direction === 'mutual' ? ends.toSorted() : ends).toEqual(
        direction === 'mutual' ? ['shanghai', other].toSorted() : ['shanghai', other],
      );
    }
  });
});

describe('ties', () => {
  const ties = tiesOf(catalogue, evidence);

  it('come in the order of their strength, and hold every place that has one', () => {
    expect(ties.map(({ tie }) => tie)).toEqual(['active', 'event', 'recommended', 'benchmark', 'bloc']);
    const listed = ties.flatMap(({ partners }) => partners.map(({ area }) => area.id));
    expect(listed.sort()).toEqual(catalogue.areas.flatMap((area) => (area.tie ? [area.id] : [])).sort());
  });

  it('give for each place what documents say of it, each document once, with its source', () => {
    for (const { area, says } of ties.flatMap(({ partners }) => partners)) {
      expect(says.length, area.id).toBeGreaterThan(0);
      expect(new Set(says.map(({ document }) => document)).size).toBe(says.length);
      for (const saying of says) expect(saying.at.section).not.toBe('');
    }
  });

  it('have nothing to say before the evidence has come', () => {
    expect(tiesOf(catalogue, new Map()).flatMap(({ partners }) => partners.flatMap(({ says }) => says))).toEqual([]);
  });
});

describe('lines of ties', () => {
  const lines = realDerived().geometry.arcs.features;
  it('carry the link that they draw, each its own', () => {
    const ids = lines.map(({ properties }) => properties?.link as string);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(realDerived().documents.flatMap((file) => file.links.map(({ id }) => id as string)));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });
});

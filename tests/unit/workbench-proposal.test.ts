/** Proposals: kept with a layer, dashed on the map, and held against what documents say as of a year. */
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { RoleClassId } from '#domain/model/ids.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { compareProposal } from '#workbench/ask/compare.ts';
import { zoneFound } from '#workbench/ask/zone.ts';
import { fileOf, shapesOf, withProposal } from '#workbench/draw/file.ts';
import type { Drawn } from '#workbench/draw/shapes.ts';
import { proposalIn } from '#workbench/model/proposal.ts';
import { layerWork, NO_CHOICES } from '#workbench/work/layer-work.ts';
import { areaId, head, industry, smallArea, smallIndexed, yearOf } from './support.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const roleClass = (id: string) => id as RoleClassId;

describe('a proposal beside the documents', () => {
  const small = smallIndexed(
    [
      head({ areas: 'west', asOf: 2015, role: 'cluster', industries: ['chips'], line: 7 }),
      head({ areas: 'east', asOf: 2015, role: 'core', line: 8 }),
      head({ areas: 'east', asOf: 2019, role: 'cluster', line: 9 }),
      head({ areas: 'far', asOf: 2015, industries: ['drugs'] }),
      head({ areas: 'far', asOf: 2019, industries: ['rockets'] }),
      head({ areas: 'west', asOf: 2015, industries: ['ships'], standing: 'proposed' }),
    ],
    [smallArea('west'), smallArea('east'), smallArea('far'), smallArea('silent', { overlay: 'delta', kind: 'zone' })],
  );
  // Sources are told by the names of their documents.
  const report = { id: 'report', short: { zh: '报告', en: 'Report' } } as unknown as DocumentRecord;
  const catalogue = { ...small, documentById: new Map([[report.id, report]]) };
  const found = zoneFound(box(121.3, 31.4, 121.7, 31.6), [
    { id: areaId('west'), geometry: box(121, 31, 121.5, 32) },
    { id: areaId('east'), geometry: box(121.5, 31, 122, 32) },
    { id: areaId('silent'), geometry: box(121.4, 31, 121.6, 32) },
    { id: areaId('far'), geometry: box(125, 31, 126, 32) },
  ]);
  const compare = (role: string | null, industries: readonly string[], year = 2015) =>
    compareProposal(
      catalogue,
      { role: role === null ? null : roleClass(role), industries: industries.map(industry) },
      found,
      yearOf(year),
      'en',
    );

  it('agrees by the class of its role, and differs where all roles are of others, each with sources', () => {
    const { agrees, differs, districts } = compare('cluster', []);
    expect(agrees).toMatchObject([{ id: 'west', roles: ['cluster'], roleYear: 2015, industries: [] }]);
    expect(differs).toMatchObject([{ id: 'east', roles: ['core'], roleYear: 2015 }]);
    for (const one of [...agrees, ...differs]) expect(one.sources).toHaveLength(1);
    expect(agrees[0]?.sources).not.toEqual(differs[0]?.sources);
    expect(districts.map(({ id, ofZone }) => [id, ofZone.percent])).toEqual([
      ['west', 50],
      ['east', 50],
    ]);
  });
  it('is held against the role of the year, or of the last year before', () => {
    const { agrees, differs } = compare('cluster', [], 2019);
    expect(agrees.map(({ id, roleYear }) => [id, roleYear])).toEqual([
      ['west', 2015],
      ['east', 2019],
    ]);
    expect(differs).toEqual([]);
  });
  it('agrees by an industry where its role differs: both are said', () => {
    const { agrees, differs } = compare('core', ['chips']);
    expect(agrees.map(({ id, roles, industries }) => [id, roles, industries])).toEqual([
      ['west', [], ['chips']],
      ['east', ['core'], []],
    ]);
    expect(differs.map(({ id }) => id)).toEqual(['west']);
  });
  it('without a role differs from none', () => {
    expect(compare(null, ['chips']).differs).toEqual([]);
  });
  it('tells industries that no overlapped place has from those of no document up to the year', () => {
    const before = compare(null, ['chips', 'drugs', 'rockets', 'ships']);
    expect(before.unassigned).toEqual(['drugs', 'rockets', 'ships']);
    // What an author proposes is not assigned.
    expect(before.nowhere).toEqual(['rockets', 'ships']);
    expect(compare(null, ['rockets'], 2019).nowhere).toEqual([]);
  });
  it('marks what may not overlap at all', () => {
    const edge = zoneFound(box(121.3, 31.4, 121.5005, 31.6), [
      { id: areaId('east'), geometry: box(121.5, 31, 122, 32) },
    ]);
    const proposal = { role: roleClass('core'), industries: [] };
    expect(compareProposal(catalogue, proposal, edge, yearOf(2015), 'en').agrees[0]?.isUndecided).toBe(true);
  });
});

describe('a proposal in a file', () => {
  const columns = { name: '名称', note: '备注', length: '长度', area: '面积' };
  const square: Drawn = {
    id: 'a',
    kind: 'rectangle',
    vertices: [
      [121, 31],
      [122, 31],
      [122, 32],
      [121, 32],
    ],
    name: '园区',
    note: '',
    colour: 2,
  };
  const proposal = { role: roleClass('cluster'), industries: [industry('chips')] };
  const open = async (text: string) => {
    const work = layerWork();
    await work.open(new Blob([text]), () => undefined);
    return { work, look: await work.look(NO_CHOICES) };
  };

  it('of a drawing comes back, is set and is taken away', () => {
    const text = fileOf([square, { ...square, id: 'b', proposal }], columns);
    expect(shapesOf(text)).toEqual([square, { ...square, id: 'b', proposal }]);
    const other = withProposal(withProposal(text, 0, proposal), 1, null);
    expect(shapesOf(other)).toEqual([
      { ...square, proposal },
      { ...square, id: 'b' },
    ]);
  });
  it('is no column of the table, and its area is dashed on both maps', async () => {
    const { work, look } = await open(fileOf([square, { ...square, id: 'b', proposal }], columns));
    expect(look.proposals).toEqual([{ ...proposal, row: 1, name: '园区' }]);
    expect(look.columns.map(({ name }) => name)).toEqual(['名称', '备注', '长度', '面积']);
    const picture = work.draw(null, [1]);
    expect(picture.parts).toEqual(['fill', 'line', 'dashed']);
    expect(picture.paths.map(({ part }) => part)).toEqual(['fill', 'line', 'dashed']);
    const { features } = JSON.parse(await picture.file.text()) as GeoJSON.FeatureCollection;
    expect(features.map(({ properties }) => properties)).toEqual([{ c: 2 }, { c: 2, p: 1 }]);
  });
  it('of somebody else is taken as far as it is one', () => {
    expect(proposalIn({ role: 'cluster', industries: ['chips', 3, '<b>', 'x'.repeat(99)] })).toEqual(proposal);
    expect(proposalIn({ role: 7, industries: 'chips' })).toBeUndefined();
    expect(proposalIn(null)).toBeUndefined();
  });
  it('has its zone found by its row', async () => {
    const { work } = await open(
      fileOf(
        [
          square,
          {
            ...square,
            id: 'b',
            kind: 'line',
            vertices: [
              [1, 1],
              [2, 2],
            ],
          },
        ],
        columns,
      ),
    );
    const places = [{ id: areaId('west'), geometry: box(121, 31, 121.5, 32) }];
    const found = work.zonesOfRows([0, 1, 9], places);
    expect(found.map(({ row }) => row)).toEqual([0]);
    expect(found[0]?.zone.covered[0]?.ofZone).toBeCloseTo(0.5, 6);
  });
});

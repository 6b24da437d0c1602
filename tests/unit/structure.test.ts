import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOfMembers, groupTones } from '#domain/asof/structure.ts';
import { applyChange, changeOf, type Placement, placementOf } from '#domain/comparing/structure-change.ts';
import { indexCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, StructureId } from '#domain/model/ids.ts';
import type { StructureSummary } from '#domain/model/schema.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { matcherOf } from '#map/svg/features.ts';
import { composeScene } from '#scene/scene.ts';
import { leaveStructure, openDocument, openStructure, setPanel, setYear } from '#state/actions.ts';
import { yearOf as shownYear } from '#state/selectors.ts';
import { INITIAL_STATE, type State } from '#state/store.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { areaId, realCatalogue, realDerived, smallArea, smallCatalogue, yearOf } from './support.ts';

const words = (text: string) => ({ zh: text, en: `${text} in English` });
const structure = (
  groups: Readonly<Record<string, string>>,
  change: Partial<StructureSummary> = {},
): StructureSummary => ({
  id: 'one-core' as StructureId,
  document: 'report' as StructureSummary['document'],
  name: words('一核'),
  asOf: yearOf(2018),
  groups: Object.entries(groups).map(([role, members]) => ({
    role: words(role),
    members: members.split(' ').map(areaId),
  })),
  ...change,
});
const plain = (placement: Placement) =>
  [...placement].map(([area, roles]) => `${area}: ${roles.map((role) => role.zh).join('+')}`).sort();

const anyStructure = fc
  .uniqueArray(
    fc.record({
      role: fc.constantFrom('core', 'wing', 'pole', 'hub'),
      members: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    }),
    {
      selector: ({ role }) => role,
    },
  )
  .map((groups) => ({
    groups: groups.map(({ role, members }) => ({ role: words(role), members: [...new Set(members)].map(areaId) })),
  }));

describe('the change between two structures', () => {
  it('is empty between a structure and itself', () => {
    fc.assert(
      fc.property(anyStructure, (one) => {
        expect(changeOf(placementOf(one), placementOf(one))).toEqual({ came: [], went: [], moved: [] });
      }),
    );
  });

  it('leads from the first to the second', () => {
    fc.assert(
      fc.property(anyStructure, anyStructure, (one, other) => {
        const [before, after] = [placementOf(one), placementOf(other)];
        expect(plain(applyChange(before, changeOf(before, after)))).toEqual(plain(after));
      }),
    );
  });

  it('names each member once, by what became of it', () => {
    const { came, went, moved } = changeOf(
      placementOf(structure({ core: 'a', wing: 'b c' })),
      placementOf(structure({ core: 'a d', pole: 'b' })),
    );
    expect(came.map(({ area }) => area)).toEqual(['d']);
    expect(went.map(({ area }) => area)).toEqual(['c']);
    expect(moved.map(({ area, from, to }) => [area, from[0]?.zh, to[0]?.zh])).toEqual([['b', 'wing', 'pole']]);
  });

  it('from 1+5 to 1+1+X is as the report has it', () => {
    const catalogue = realCatalogue();
    const before = catalogue.structureById.get('siis-2020-1-plus-5' as StructureId);
    const after = catalogue.structureById.get('siis-2020-1-plus-1-plus-x' as StructureId);
    expect(after?.follows).toEqual({ structure: before?.id, basis: 'named' });
    const change = before && after && changeOf(placementOf(before), placementOf(after));
    expect(change?.went.map(({ area }) => area).sort()).toEqual(['caohejing', 'zizhu']);
    expect(change?.came.map(({ area }) => area).sort()).toEqual(['hongkou', 'minhang', 'putuo', 'songjiang', 'xuhui']);
    expect(change?.moved.find(({ area }) => area === 'lingang')).toMatchObject({
      from: [{ zh: '重点科创集聚区' }],
      to: [{ zh: '主体承载区' }],
    });
  });
});

describe('the colours of a structure', () => {
  it('are those of the groups, in their order; a place in two groups has that of the first', () => {
    expect(groupTones(structure({ core: 'a', wing: 'b a' }))).toEqual({ a: 'group-1', b: 'group-2' });
  });
});

describe('where a structure lies', () => {
  const small = indexCatalogue(
    smallCatalogue(
      [],
      [
        smallArea('box', { bbox: [121, 31, 122, 32] }),
        smallArea('hidden', { shape: null, point: null, parent: areaId('box') }),
        smallArea('west', { shape: 'point', point: [-122, 37] }),
        smallArea('nowhere', { shape: null, point: null }),
      ],
    ),
  );

  it('holds what has a shape, and counts what has none where its parent lies', () => {
    const [west = 0, south = 0, east = 0, north = 0] = boundsOfMembers(small, structure({ core: 'hidden' })) ?? [];
    expect([west < 121, south < 31, east > 122, north > 32]).toEqual([true, true, true, true]);
    expect(boundsOfMembers(small, structure({ core: 'box' }))).toEqual([west, south, east, north]);
  });

  it('goes the short way round the world', () => {
    const [west = 0, , east = 0] = boundsOfMembers(small, structure({ core: 'box west' })) ?? [];
    expect(west).toBeGreaterThan(90);
    expect(east).toBeGreaterThan(238);
    expect(east - west).toBeLessThan(180);
  });

  it('is nowhere when no member can be placed', () => {
    expect(boundsOfMembers(small, structure({ core: 'nowhere unknown' }))).toBeUndefined();
  });
});

describe('the Scene of a structure', () => {
  const catalogue = realCatalogue();
  const sceneOf = (id: string, layers = DEFAULT_VIEW.layers) =>
    composeScene(catalogue, { ...DEFAULT_VIEW, layers, structure: id as StructureId }, yearOf(2019), 'zh');
  const features = realDerived().geometry.areas.features;

  it.each(catalogue.structures.map((row) => [row.id, row] as const))(
    '%s colours its members alone, whatever layers are on',
    (id, row) => {
      for (const layers of [[], OVERLAYS]) {
        const scene = sceneOf(id, layers);
        expect(Object.keys(scene.tones).sort()).toEqual([...placementOf(row).keys()].sort());
        expect(scene.layers.filter((layer) => !layer.ofMembers && /^tone|^role:/.test(layer.colour))).toEqual([]);
        const marks = scene.layers.filter((layer) => layer.ofMembers && layer.id !== 'members-edge');
        for (const member of placementOf(row).keys()) {
          const feature = features.find(({ properties }) => properties?.id === member);
          const drawnBy = feature
            ? marks.filter((layer) => matcherOf(layer.where)(feature)).map((layer) => layer.id)
            : ['words'];
          expect(drawnBy, member).toHaveLength(1);
          if (feature)
            expect(
              scene.labels.filter((label) => label.id === member),
              member,
            ).toHaveLength(1);
        }
      }
    },
  );

  it('is the usual one when no document has the structure', () => {
    expect(sceneOf('no-such-structure')).toEqual(composeScene(catalogue, DEFAULT_VIEW, yearOf(2019), 'zh'));
  });

  it('has a colour for each group of every structure', () => {
    for (const { groups } of catalogue.structures) expect(groups.length).toBeLessThanOrEqual(GROUP_TONES.length);
  });
});

describe('opening a structure', () => {
  const value = indexCatalogue({
    ...smallCatalogue(),
    structures: [structure({ core: 'north', wing: 'south' }, { asOf: yearOf(2017) })],
  });
  const ready: State = { ...INITIAL_STATE, catalogue: { status: 'ready', value } };
  const opened = openStructure('one-core' as StructureId)({
    ...ready,
    view: { ...ready.view, area: 'north' as AreaId },
  });

  it('shows its panel at the stop of its year, and the map where its members are', () => {
    expect(opened.view).toMatchObject({ structure: 'one-core', panel: 'structures', asof: 2018, area: null });
    expect(opened.session.cameraRequest?.target).toHaveProperty('bbox');
  });

  it('ends with its panel', () => {
    expect(setPanel('documents')(opened).view.structure).toBeNull();
    expect(setPanel('structures')(opened).view.structure).toBe('one-core');
  });
});

describe('the year of a structure', () => {
  const catalogue = indexCatalogue({
    ...smallCatalogue(),
    structures: [structure({ core: 'north' }, { asOf: yearOf(2016) })],
  });
  const linked = (change: Partial<typeof DEFAULT_VIEW> = {}): State => ({
    ...INITIAL_STATE,
    catalogue: { status: 'ready', value: catalogue },
    view: { ...DEFAULT_VIEW, structure: 'one-core' as StructureId, ...change },
  });

  it('is shown when a link names none: the stop that it falls to', () => {
    expect(shownYear(linked())).toBe(2018);
    expect(shownYear(linked({ asof: yearOf(2015) }))).toBe(2015);
    expect(shownYear(linked({ structure: 'atlantis' as StructureId }))).toBe(2019);
  });

  it('does not come back when the user goes to the latest: the link then names that', () => {
    const state = setYear(yearOf(2019))(linked());
    expect(state.view.asof).toBe(2019);
    expect(setYear(yearOf(2019))(linked({ structure: null })).view.asof).toBeNull();
  });

  it('stays when the structure is left, by whatever way', () => {
    for (const leave of [leaveStructure(), setPanel(null), setPanel('table'), openDocument(null)]) {
      const state = leave(linked());
      expect(state.view).toMatchObject({ structure: null, asof: 2018 });
    }
    expect(leaveStructure()(linked({ asof: yearOf(2019) })).view.asof).toBeNull();
  });
});

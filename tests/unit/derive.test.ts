import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon, feature } from '@turf/turf';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '#domain/model/ids.ts';
import { rowsOf } from '#domain/model/rows/read.ts';
import { catalogue as catalogueSchema, documentEvidence } from '#domain/model/schema.ts';
import { labelSpot, within } from '../../geo/build/derive/geometry.ts';
import { HAS_OUTLINES, inventoryFile, OUTLINES_NOTE, realCatalogue, realDerived } from './support.ts';

const square = (size: number, west = 0, south = 0): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

const labelPoint = (geometry: Geometry | null) => labelSpot(geometry)?.point ?? null;

describe('the label point', () => {
  it('has the room of an ellipse inside the outline, in degrees of longitude', () => {
    // At the equator a degree is a degree; the ellipse is 1.6 times as wide as high, so the width is what limits it.
    expect(labelSpot({ type: 'Polygon', coordinates: [square(1)] })?.room).toBeCloseTo(0.5 / 1.6, 2);
    expect(labelSpot({ type: 'Point', coordinates: [121, 31] })?.room).toBeUndefined();
  });

  it('of a zone can be asked of the part that lies in its district', () => {
    const zone: Geometry = { type: 'Polygon', coordinates: [square(3)] };
    const district: Geometry = { type: 'Polygon', coordinates: [square(1, 2, 0)] };
    const [lng = 0, lat = 0] = labelPoint(within(zone, district)) ?? [];
    expect(lng > 2 && lng < 3 && lat > 0 && lat < 1).toBe(true);
    expect(within(zone, { type: 'Polygon', coordinates: [square(1, 50, 50)] })).toEqual(zone);
  });

  it('of a square is its middle', () => {
    expect(labelPoint({ type: 'Polygon', coordinates: [square(1)] })).toEqual([
      expect.closeTo(0.5, 2),
      expect.closeTo(0.5, 2),
    ]);
  });

  it('of several parts is in the largest', () => {
    const [lng = 0, lat = 0] =
      labelPoint({ type: 'MultiPolygon', coordinates: [[square(0.1)], [square(1, 10, 10)]] }) ?? [];
    expect([lng, lat].every((value) => value > 10 && value < 11)).toBe(true);
  });

  it('keeps out of holes and bays', () => {
    const ring: Geometry = { type: 'Polygon', coordinates: [square(4), square(2, 1, 1)] };
    const bay: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [3.5, 4],
          [3.5, 0.5],
          [0.5, 0.5],
          [0.5, 4],
          [0, 4],
          [0, 0],
        ],
      ],
    };
    for (const geometry of [ring, bay])
      expect(booleanPointInPolygon([...(labelPoint(geometry) ?? [])], geometry)).toBe(true);
  });

  it('of a line is one of its vertices; of a point, itself; of nothing, nothing', () => {
    expect(
      labelPoint({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 5],
          [2, 0],
        ],
      }),
    ).toEqual([1, 5]);
    expect(labelPoint({ type: 'Point', coordinates: [121.123456, 31] })).toEqual([121.12346, 31]);
    expect(labelPoint(null)).toBeNull();
  });
});

describe.skipIf(!HAS_OUTLINES)(`what is derived from the real project${OUTLINES_NOTE}`, () => {
  const derived = HAS_OUTLINES ? realDerived() : undefined;
  const { catalogue, evidence, geometry } = derived as NonNullable<typeof derived>;
  const ids = new Set<string>(catalogue.areas.map((area) => area.id));
  const byId = new Map(catalogue.areas.map((area) => [area.id, area]));

  /** The area and its parents, nearest first; a circle shows as a list that is too long. */
  function ancestry(id: AreaId | undefined, seen: readonly AreaId[] = []): readonly AreaId[] {
    return id === undefined || seen.length > 20 ? seen : ancestry(byId.get(id)?.parent, [...seen, id]);
  }

  it("validates against the app's own schema, as it is after a trip through JSON", () => {
    const sent: unknown = JSON.parse(JSON.stringify({ catalogue, evidence }));
    const result = v.safeParse(v.object({ catalogue: catalogueSchema, evidence: v.array(documentEvidence) }), sent);
    expect(result.issues?.slice(0, 5).map((issue) => `${v.getDotPath(issue)}: ${issue.message}`)).toBeUndefined();
  });

  it('has every place once', () => {
    expect(ids.size).toBe(catalogue.areas.length);
    expect(ids.size).toBeGreaterThan(400);
  });

  it.skipIf(!existsSync(inventoryFile))('has every place of the inventory', () => {
    const wanted = readFileSync(inventoryFile, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] ?? '');
    expect(wanted.length).toBeGreaterThan(400);
    expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('refers only to what exists', () => {
    const classes = new Set<string>(catalogue.roleClasses.map((entry) => entry.id));
    const industries = new Set<string>(
      catalogue.industryGroups.flatMap((group) => group.members.map((member) => member.id)),
    );
    const kinds = new Set(catalogue.kinds.map((kind) => kind.id));
    const documents = new Set<string>(catalogue.documents.map((document) => document.id));
    const dangling = [
      ...catalogue.areas.filter((area) => area.parent && !ids.has(area.parent)).map((area) => `parent of ${area.id}`),
      ...catalogue.areas.filter((area) => !kinds.has(area.kind)).map((area) => `kind of ${area.id}`),
      ...catalogue.heads.filter((head) => head.areas.some((id) => !ids.has(id))).map((head) => `areas of ${head.id}`),
      ...catalogue.heads
        .filter((head) => head.role && !classes.has(head.role.class))
        .map((head) => `class of ${head.id}`),
      ...catalogue.heads
        .filter((head) => head.industries.some((id) => !industries.has(id)))
        .map((head) => `industries of ${head.id}`),
      ...[...catalogue.heads, ...catalogue.arcs]
        .filter((row) => !documents.has(row.document))
        .map((row) => `document of ${row.id}`),
      ...catalogue.arcs.filter((arc) => !ids.has(arc.from) || !ids.has(arc.to)).map((arc) => `ends of ${arc.id}`),
    ];
    expect(catalogue.heads.length).toBeGreaterThan(100);
    expect(dangling).toEqual([]);
  });

  it('has the document of each file and a stop for each of their last years, in order', () => {
    expect(catalogue.documents.map((document) => `${document.id}.yaml`).sort()).toEqual(
      readdirSync('geo/documents').sort(),
    );
    expect(catalogue.years).toEqual([...new Set(catalogue.documents.map((document) => document.covers[1]))].sort());
  });

  it('has parents that end somewhere', () => {
    expect(catalogue.areas.filter((area) => ancestry(area.id).length > 10).map((area) => area.id)).toEqual([]);
  });

  it('can show every place of which the area is known: it or a parent has a point', () => {
    const lost = catalogue.areas.filter(
      (area) => area.precision !== 'none' && !ancestry(area.id).some((id) => byId.get(id)?.point),
    );
    expect(lost.map((area) => area.id)).toEqual([]);
  });

  it('puts the label of every outline inside it', () => {
    const outlines = geometry.areas.features.filter((item) => item.geometry.type.endsWith('Polygon'));
    expect(outlines.length).toBeGreaterThan(25);
    for (const outline of outlines) {
      const area = byId.get(outline.properties?.id);
      expect(area?.point, area?.id).toBeTruthy();
      expect(
        booleanPointInPolygon([...(area?.point ?? [])], feature(outline.geometry as Polygon | MultiPolygon)),
        area?.id,
      ).toBe(true);
    }
  });

  it('gives every outline and line a box around it, and its label a place in the box', () => {
    for (const area of catalogue.areas.filter(({ shape }) => shape === 'polygon' || shape === 'line')) {
      const [west, south, east, north] = area.bbox ?? [0, 0, 0, 0];
      const [lng = Number.NaN, lat = Number.NaN] = area.point ?? [];
      expect(west < east && south < north && lng >= west && lng <= east && lat >= south && lat <= north, area.id).toBe(
        true,
      );
    }
  });

  it('draws small shapes over large ones', () => {
    const sizes = geometry.areas.features.map((item) => {
      const [west, south, east, north] = byId.get(item.properties?.id)?.bbox ?? [0, 0, 0, 0];
      return (east - west) * (north - south);
    });
    // Boxes are rounded to 0.0001°, which moves a size by less than this.
    for (const [index, size] of sizes.slice(1).entries()) expect(size).toBeLessThanOrEqual((sizes[index] ?? 0) + 0.001);
    const order = geometry.areas.features.map((item) => item.properties?.id);
    expect(order.indexOf('zhangjiang-core-park')).toBeGreaterThan(order.indexOf('pudong'));
  });

  it('counts the rows of evidence of a place', () => {
    const about = (id: AreaId) => evidence.flatMap((file) => rowsOf(file).filter(({ areas }) => areas.includes(id)));
    expect(about('pudong' as AreaId).length).toBeGreaterThan(10);
    for (const area of catalogue.areas) expect(area.rows, area.id).toBe(about(area.id).length);
  });

  describe('arcs abroad', () => {
    const standingOf = (to: string) => [
      ...new Set(
        catalogue.arcs
          .filter((arc) => arc.to === to && (ancestry(arc.from) as readonly string[]).includes('lingang'))
          .map((arc) => arc.standing),
      ),
    ];

    it.each(['lingang-sf', 'lingang-helsinki', 'lingang-stockholm'])('%s has landed', (centre) => {
      expect(standingOf(centre)).toEqual(['stated']);
    });

    it.each(['lingang-la', 'lingang-frankfurt', 'lingang-london', 'lingang-israel'])('%s is planned', (centre) => {
      expect(standingOf(centre)).toEqual(['planned']);
    });

    it('start at a body of Shanghai and end at a place abroad', () => {
      for (const arc of catalogue.arcs) {
        expect(ancestry(arc.from), `${arc.id} from ${arc.from}`).toContain('shanghai');
        expect(byId.get(arc.to)?.overlay, arc.id).toBe('overseas');
      }
    });

    const lines = (part: string) => geometry.arcs.features.filter((item) => item.properties?.part === part);
    const positionsOf = (line: Geometry) => (line.type === 'LineString' ? line.coordinates : []);

    it('are drawn for each centre that has a point', () => {
      const drawn = new Set(lines('arc').map((item) => item.properties?.id as string));
      const wanted = catalogue.arcs.map((arc) => arc.to).filter((id) => byId.get(id)?.point);
      expect(wanted.length).toBeGreaterThanOrEqual(7);
      expect(wanted.filter((id) => !drawn.has(id))).toEqual([]);
    });

    it('are one for each place, year and standing: two on one line cannot be told apart', () => {
      const keys = lines('arc').map(({ properties }) =>
        [properties?.id, properties?.asOf, properties?.standing].join(' '),
      );
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    });

    it.each(['arc', 'link'])(
      'and links: every %s goes from one place to another, without a leap around the world',
      (part) => {
        expect(lines(part).length).toBeGreaterThan(10);
        for (const { geometry: line, properties } of lines(part)) {
          const positions = positionsOf(line);
          expect(new Set(positions.map(String)).size, JSON.stringify(properties)).toBeGreaterThanOrEqual(2);
          for (const [index, [lng = 0]] of positions.slice(1).entries())
            expect(Math.abs(lng - (positions[index]?.[0] ?? 0)), JSON.stringify(properties)).toBeLessThan(90);
        }
      },
    );

    it('and links never draw a comparison as a tie', () => {
      const compared = evidence.flatMap((file) =>
        file.links.filter((link) => link.type === 'benchmark').map((link) => `${link.from} ${link.to}`),
      );
      const tied = new Set(
        evidence.flatMap((file) =>
          file.links.filter((link) => link.type !== 'benchmark').map((link) => `${link.from} ${link.to}`),
        ),
      );
      const drawn = new Set(geometry.arcs.features.map(({ properties }) => `${properties?.from} ${properties?.to}`));
      expect(compared.length).toBeGreaterThan(0);
      expect(compared.filter((pair) => drawn.has(pair) && !tied.has(pair))).toEqual([]);
    });
  });

  describe('the base map', () => {
    const partsOf = (part: string) =>
      [...geometry.base.features, ...geometry.world.features].filter((item) => item.properties?.part === part);

    it.each(['land', 'lake', 'river', 'world', 'world-rest'])('has %s', (part) => {
      expect(partsOf(part).length).toBeGreaterThan(0);
    });

    it('has no coarse world under the delta, where the coast is its own', () => {
      const isLand = (part: string) =>
        partsOf(part).some((item) =>
          booleanPointInPolygon([121.2, 31.1], feature(item.geometry as Polygon | MultiPolygon)),
        );
      expect([isLand('world'), isLand('land'), isLand('world-rest')]).toEqual([true, true, false]);
    });
  });

  it('indexes without loss', () => {
    const indexed = realCatalogue();
    expect(indexed.areaById.size).toBe(catalogue.areas.length);
    expect(indexed.childrenOf.get('shanghai' as AreaId)?.filter((area) => area.overlay === 'districts')).toHaveLength(
      16,
    );
    const years = indexed.headsByArea.get('pudong' as AreaId)?.map((head) => head.asOf) ?? [];
    expect(years).toEqual([...years].sort());
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '#domain/model/ids.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels/place.ts';
import { breakLines } from '#scene/labels/text.ts';
import { BESIDE_PX, labelFontPx, namedPxOf } from '#scene/labels/type.ts';
import type { SceneLabel } from '#scene/model.ts';
import { areaId } from './support.ts';

const size = { width: 800, height: 600 };
/** Labels stand in pixels here, so that a counterexample can be read. */
const project = ([x, y]: SceneLabel['at']) => ({ x, y });
const label = (id: string, change: Partial<SceneLabel> = {}): SceneLabel => ({
  id: areaId(id),
  text: '浦东新区',
  at: [400, 300],
  rank: 2,
  minZoom: 0,
  maxZoom: Number.POSITIVE_INFINITY,
  anchor: 'centre',
  ...change,
});

/**
 * Chinese names alone: their width needs no table, each character being one em, so this measure is independent of the
 * source's.
 */
const chinese = fc.string({
  unit: fc.constantFrom(...'浦东张江临港松江嘉定青浦科技创新中心示范区'),
  minLength: 1,
  maxLength: 16,
});
const oneLabel = fc.record({
  text: chinese,
  at: fc.tuple(fc.integer({ min: 200, max: 600 }), fc.integer({ min: 200, max: 400 })),
  rank: fc.integer({ min: 1, max: 8 }),
  anchor: fc.constantFrom('centre' as const, 'beside' as const),
});
const manyLabels = fc
  .array(oneLabel, { minLength: 1, maxLength: 40 })
  .map((sketches) => sketches.map((sketch, index) => label(`place-${index}`, sketch)));

function boxOf({ label: { rank }, lines, x, y, side }: PlacedLabel, scale: number) {
  const em = labelFontPx(rank) * scale;
  const width = Math.max(...lines.map((line) => [...line].length)) * em;
  const height = lines.length * em * 1.2;
  const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX - width : x - width / 2;
  const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

describe('the type of what an audience must read', () => {
  it.each([
    { width: 1920, height: 1080 },
    { width: 1024, height: 768 },
    { width: 1280, height: 800 },
    { width: 3840, height: 2160 },
    { width: 3840, height: 1080 },
  ])('is 2.6 % of the height at $width × $height', (slide) => {
    expect(namedPxOf(slide) / slide.height).toBeGreaterThanOrEqual(0.026);
  });

  it('is that of a lower slide in a window that is higher than wide', () => {
    expect(namedPxOf({ width: 390, height: 844 })).toBeLessThan(0.026 * 400);
  });
});

describe('placed labels', () => {
  it('are those of the places that a slide speaks of before more important ones, at any zoom but the closest', () => {
    const labels = [
      label('district'),
      label('zone', { at: [402, 302], rank: 4, minZoom: 11 }),
      label('city', { at: [400, 301], rank: 1, maxZoom: 7 }),
    ];
    const placed = (named?: ReadonlySet<string>) =>
      placeLabels(labels, { project, size, zoom: 9, ...(named && { named }) })
        .filter((item) => item.placed)
        .map((item) => item.label.id);
    expect(placed()).toEqual(['district']);
    expect(placed(new Set(['zone', 'city']))).toEqual(['zone']);
  });

  it('never stand on one another', () => {
    fc.assert(
      fc.property(
        manyLabels,
        fc.constantFrom(1, 1.4),
        fc.option(fc.nat(), { nil: undefined }),
        (labels, fontScale, pick) => {
          const first = pick === undefined ? null : (labels[pick % labels.length]?.id ?? null);
          const boxes = placeLabels(labels, { project, size, zoom: 9, fontScale, first })
            .filter((item) => item.placed)
            .map((item) => ({ id: item.label.id, ...boxOf(item, fontScale) }));
          for (const [index, a] of boxes.entries())
            for (const b of boxes.slice(index + 1)) {
              const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
              expect(apart, `${a.id} on ${b.id}`).toBe(true);
            }
        },
      ),
    );
  });

  it('that an audience must read are larger where there is room, and then none the less apart', () => {
    const named = new Set(['place-0', 'place-1', 'place-2']);
    let large = 0;
    fc.assert(
      fc.property(manyLabels, (labels) => {
        const [usual, enlarged] = [undefined, 26].map((namedPx) =>
          placeLabels(labels, { project, size, zoom: 9, named, namedPx, first: areaId('place-0') }).filter(
            ({ placed }) => placed,
          ),
        ) as [PlacedLabel[], PlacedLabel[]];
        expect(usual.some(({ isLarge }) => isLarge)).toBe(false);
        expect(enlarged.some(({ label: { id } }) => id === 'place-0')).toBe(true);
        const boxes = enlarged.map((item) => {
          expect(item.isLarge && !named.has(item.label.id), item.label.id).not.toBe(true);
          if (item.isLarge) large += 1;
          return boxOf(item, item.isLarge ? 26 / labelFontPx(item.label.rank) : 1);
        });
        for (const [index, a] of boxes.entries())
          for (const b of boxes.slice(index + 1))
            expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
      }),
    );
    expect(large).toBeGreaterThan(0);
    // Four characters of 13.5 px have room, and of 26 px have not.
    const covered = [
      { left: 0, top: 0, right: 365, bottom: 600 },
      { left: 435, top: 0, right: 800, bottom: 600 },
    ];
    const [narrow] = placeLabels([label('place-0')], { project, size, zoom: 9, named, namedPx: 26, covered });
    expect(narrow).toMatchObject({ placed: true });
    expect(narrow?.isLarge).toBeUndefined();
  });

  it("keep off the marks of other places' points, but for a leading name those of minor places", () => {
    fc.assert(
      fc.property(manyLabels, (labels) => {
        const all = placeLabels(labels, { project, size, zoom: 9 });
        for (const item of all.filter((candidate) => candidate.placed)) {
          const box = boxOf(item, 1);
          const isAsImportant = ({ label: { rank } }: PlacedLabel) => rank < 5 || item.label.rank >= 5;
          for (const mark of all.filter(
            (other) => other.label.anchor === 'beside' && other.label.id !== item.label.id && isAsImportant(other),
          ))
            expect(
              mark.x > box.left && mark.x < box.right && mark.y > box.top && mark.y < box.bottom,
              `${item.label.id} on the mark of ${mark.label.id}`,
            ).toBe(false);
        }
      }),
    );
  });

  it('keep off what else lies over the map', () => {
    const covered = [{ left: 0, top: 0, right: 420, bottom: 320 }];
    fc.assert(
      fc.property(manyLabels, (labels) => {
        for (const item of placeLabels(labels, { project, size, zoom: 9, covered }).filter(({ placed }) => placed)) {
          const box = boxOf(item, 1);
          expect(box.left >= 420 || box.top >= 320, item.label.id).toBe(true);
        }
      }),
    );
  });

  it('always include the selected place', () => {
    fc.assert(
      fc.property(manyLabels, fc.nat(), (labels, pick) => {
        const first = labels[pick % labels.length]?.id ?? null;
        expect(
          placeLabels(labels, { project, size, zoom: 9, first }).find((item) => item.label.id === first)?.placed,
        ).toBe(true);
      }),
    );
  });

  it('include the selected place at any zoom', () => {
    const hidden = {
      id: areaId('far'),
      text: '远处',
      at: [121.5, 31.2],
      rank: 5,
      minZoom: 10,
      maxZoom: 12,
      anchor: 'centre',
    } as const;
    const at = (zoom: number, first: AreaId | null) =>
      placeLabels([hidden], { project: () => ({ x: 100, y: 100 }), size, zoom, first });
    expect(at(7, null)).toEqual([]);
    expect(at(7, hidden.id)).toMatchObject([{ placed: true }]);
    expect(at(13, hidden.id)).toMatchObject([{ placed: true }]);
  });

  it('set the selected place beside its mark where a panel leaves room', () => {
    const clear = { x: 0, y: 0, width: 300, height: 400 };
    const first = {
      id: areaId('edge'),
      text: '临港地区',
      at: [121.5, 31.2],
      rank: 4,
      minZoom: 0,
      maxZoom: 24,
      anchor: 'beside',
    } as const;
    const beside = placeLabels([first], { project: () => ({ x: 290, y: 200 }), size, clear, zoom: 9, first: first.id });
    expect(beside).toMatchObject([{ placed: true, side: 'left' }]);
  });

  it('do not depend on the order they come in', () => {
    fc.assert(
      fc.property(
        manyLabels,
        (labels) =>
          void expect(placeLabels(labels.toReversed(), { project, size, zoom: 9 })).toEqual(
            placeLabels(labels, { project, size, zoom: 9 }),
          ),
      ),
    );
  });

  it('are the more important ones where two want the same room', () => {
    const placed = placeLabels([label('minor', { rank: 5 }), label('major', { rank: 1 })], {
      project,
      size: { width: 800, height: 600 },
      zoom: 9,
    });
    expect(placed).toMatchObject([
      { label: { id: 'major' }, placed: true },
      { label: { id: 'minor' }, placed: false },
    ]);
  });

  it('that find no room stay in the list, for the keyboard', () => {
    const crowd = ['a', 'b', 'c', 'd', 'e'].map((id) => label(id));
    const placed = placeLabels(crowd, { project, size, zoom: 9 });
    expect(placed).toHaveLength(5);
    expect(placed.filter((item) => !item.placed).length).toBeGreaterThan(0);
  });

  it.each([
    [6.99, false],
    [7, true],
    [8.99, true],
    [9, false],
  ])('at zoom %d of a label for zooms 7 to 9: %s', (zoom, shown) => {
    expect(placeLabels([label('a', { minZoom: 7, maxZoom: 9 })], { project, size, zoom })).toHaveLength(shown ? 1 : 0);
  });

  it('are only those whose point is on screen', () => {
    expect(
      placeLabels([label('out', { at: [801, 10] }), label('in', { at: [799, 10] })], { project, size, zoom: 9 }).map(
        (item) => item.label.id,
      ),
    ).toEqual(['in']);
  });
});

describe('breaking a name into lines', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcdeXYZ09-'), minLength: 1, maxLength: 12 });
  const mixed = fc.array(fc.oneof(chinese, word), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));
  const anyName = fc.oneof(
    mixed,
    chinese,
    fc.array(fc.oneof(chinese, word), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
  );

  it('loses no letter and no order', () => {
    fc.assert(
      fc.property(
        anyName,
        (name) => void expect(breakLines(name).join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', '')),
      ),
    );
  });

  it('loses no space within a line: each line stands in the name as it is', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const line of breakLines(name)) expect(name).toContain(line);
      }),
    );
  });

  it('makes no empty line and leaves no space at the ends', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const line of breakLines(name)) expect(line.length > 0 && line === line.trim()).toBe(true);
      }),
    );
  });

  it.each([
    ['浦东新区', ['浦东新区']],
    ['长三角生态绿色一体化发展示范区', ['长三角生态绿色一', '体化发展示范区']],
    ['Zhangjiang Science City', ['Zhangjiang', 'Science City']],
  ])('%s', (name, lines) => {
    expect(breakLines(name)).toEqual(lines);
  });

  it('never breaks an English word', () => {
    expect(breakLines('Internationalisierungsgesellschaft')).toEqual(['Internationalisierungsgesellschaft']);
  });
});

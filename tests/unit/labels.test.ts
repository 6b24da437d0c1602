import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaId } from '#domain/model/ids.ts';
import { BESIDE_PX, breakLines, labelFontPx, type PlacedLabel, placeLabels } from '#scene/labels.ts';
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

describe('placed labels', () => {
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

  it("keep off the marks of other places' points", () => {
    fc.assert(
      fc.property(manyLabels, (labels) => {
        const all = placeLabels(labels, { project, size, zoom: 9 });
        for (const item of all.filter((candidate) => candidate.placed)) {
          const box = boxOf(item, 1);
          for (const mark of all.filter((other) => other.label.anchor === 'beside' && other.label.id !== item.label.id))
            expect(
              mark.x > box.left && mark.x < box.right && mark.y > box.top && mark.y < box.bottom,
              `${item.label.id} on the mark of ${mark.label.id}`,
            ).toBe(false);
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

/** Which open thing Escape closes, where the arrow keys go in a group, and which keys are nobody's here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEscapeLayer, closeInnermost, innermost } from '#ui/escape.ts';
import { hasModifier, isComposing } from '#ui/keys.ts';
import { roveTo } from '#ui/roving.ts';

const nothing = () => undefined;
/** An element that holds the one node. */
const holding = (node: Node) => () => ({ contains: (other: Node | null) => other === node }) as unknown as Element;
const here = {} as Node;
const elsewhere = {} as Node;

describe('Escape', () => {
  const place = { name: 'place', close: nothing };
  const panel = { name: 'panel', close: nothing };
  const field = { name: 'field', close: nothing, within: holding(here) };

  it('closes what was opened last', () => {
    expect(innermost([panel, place], elsewhere)).toBe(place);
    expect(innermost([place, panel], null)).toBe(panel);
  });
  it('closes a field that holds the focus before what was opened after it, and no other field', () => {
    expect(innermost([field, place, panel], here)).toBe(field);
    expect(innermost([place, field], elsewhere)).toBe(place);
    expect(innermost([field], elsewhere)).toBeUndefined();
  });
  it('closes one thing at a press, from the inside out, whatever was opened and closed before', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('open' as const), fc.nat(5)), { maxLength: 20 }), (acts) => {
        let open: { readonly id: number; readonly remove: () => void }[] = [];
        const closed: number[] = [];
        const shut = (id: number) => {
          open.find((entry) => entry.id === id)?.remove();
          open = open.filter((entry) => entry.id !== id);
        };
        for (const [id, act] of acts.entries()) {
          if (act !== 'open') shut(open[act]?.id ?? -1);
          else {
            const close = () => {
              closed.push(id);
              shut(id);
            };
            open.push({ id, remove: addEscapeLayer({ close }) });
          }
        }
        const inside = open.map(({ id }) => id).reverse();
        while (closeInnermost(null)) expect(closed.length).toBeLessThanOrEqual(inside.length);
        expect(closed).toEqual(inside);
      }),
    );
  });
});

describe('a key', () => {
  const plain = { altKey: false, ctrlKey: false, metaKey: false };
  it('is the input method’s while it composes, and when Safari says so after the end', () => {
    expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  });
  it('with a modifier is the browser’s; Shift makes characters', () => {
    expect(hasModifier(plain)).toBe(false);
    for (const name of ['altKey', 'ctrlKey', 'metaKey'] as const)
      expect(hasModifier({ ...plain, [name]: true })).toBe(true);
  });
});

describe('the arrow keys of a group', () => {
  /** Boxes in rows of three. */
  const boxes = (count: number, columns = 3) =>
    Array.from({ length: count }, (_, index) => ({
      left: (index % columns) * 10,
      top: Math.floor(index / columns) * 10,
    }));

  it('reach every control from every other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), (count, columns) => {
        const reached = new Set([0]);
        for (const from of reached)
          for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
            const to = roveTo(key, from, boxes(count, columns));
            if (to !== undefined) reached.add(to);
          }
        expect(reached.size).toBe(count);
      }),
    );
  });
  it('go down and up in the same column, and stop at the edges', () => {
    expect(roveTo('ArrowDown', 1, boxes(9))).toBe(4);
    expect(roveTo('ArrowUp', 8, boxes(9))).toBe(5);
    expect(roveTo('ArrowDown', 5, boxes(7))).toBe(6);
    expect(roveTo('ArrowUp', 1, boxes(9))).toBeUndefined();
    expect(roveTo('ArrowLeft', 0, boxes(9))).toBeUndefined();
    expect(roveTo('ArrowDown', 1, boxes(5, 5))).toBeUndefined();
    expect(roveTo('a', 1, boxes(5))).toBeUndefined();
  });
});

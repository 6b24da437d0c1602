/**
 * Colours of own layers. None of them depends on the theme: each is told from the ground of both, and from the others
 * with every kind of cone (`tests/unit/workbench-model.test.ts`).
 */
import { type Classes, classCount } from './classify.ts';

/** Of layers, and of classes of text, in this order. */
export const COLOURS = ['#0048b4', '#d84800', '#900000', '#48b4fc', '#906c6c', '#fc906c', '#486cfc'] as const;
/** From few to many. */
export const RAMP = ['#f6e3a1', '#edbc6c', '#de9350', '#c46a52', '#9d4a62', '#6c3468', '#34204f'] as const;
/** A shape without a value. */
export const NO_VALUE = '#8f9aa0';

/** Of so many steps the ends of the ramp, and what is evenly between them. */
const steps = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    count === 1 ? RAMP[3] : RAMP[Math.round((index * (RAMP.length - 1)) / (count - 1))],
  );

/** The colour of each class, and after the last that of shapes without a value. */
export function coloursOf(classes: Classes): readonly string[] {
  const count = classCount(classes);
  const found = classes.kind === 'numbers' ? steps(count) : COLOURS.slice(0, count);
  return [...found.map((colour) => colour ?? NO_VALUE), NO_VALUE];
}

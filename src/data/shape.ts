/** Cheap checks of the form of a value: no copy, no message, and the first fault ends them. */

/** Whether a value has a form. */
export type Shape = (value: unknown) => boolean;

export const isText: Shape = (value) => typeof value === 'string' && value !== '';
export const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);

// Loops and no array methods: the code runs once, before it is optimised, while the first map waits.
export const listOf =
  (shape: Shape): Shape =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!shape(item)) return false;
    return true;
  };
export const filled =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.length > 0 && shape(value);
export const nullable =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
export const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);

/** An object with these fields, and any others. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(shapes);
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    for (const [name, shape] of entries) if (!shape((value as Readonly<Record<string, unknown>>)[name])) return false;
    return true;
  };
}

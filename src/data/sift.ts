/** Keeps what is right of a file whose form is wrong in places, and names what it leaves out. */
import type { Shape } from './shape.ts';

/** A value, and what of its file was left out. */
export interface Sifted<Value> {
  readonly value: Value;
  /** The list and the id of each entry, or its number where it has none: `areas songjiang`, `areas 12`. */
  readonly dropped: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

const ID_MAX_CHARACTERS = 40;

function nameOf(entry: unknown, index: number): string {
  const { id, properties } = (entry ?? {}) as { readonly id?: unknown; readonly properties?: Fields | null };
  const name = id ?? properties?.id;
  return typeof name === 'string' && name !== '' ? name.slice(0, ID_MAX_CHARACTERS) : String(index + 1);
}

/**
 * Types a value of the shape; where it has another, without the entries of these lists that are wrong.
 *
 * @param lists the form of an entry of each list of the value.
 * @throws if it has another form than by such entries.
 */
export function sift<Value>(value: unknown, shape: Shape, lists: Readonly<Record<string, Shape>>): Sifted<Value> {
  if (shape(value)) return { value: value as Value, dropped: [] };
  if (typeof value !== 'object' || value === null) throw new Error('wrong form');
  const dropped: string[] = [];
  const kept: Record<string, unknown> = { ...value };
  for (const [list, isEntry] of Object.entries(lists)) {
    const entries = kept[list];
    if (!Array.isArray(entries)) continue;
    kept[list] = entries.filter((entry, index) => {
      if (isEntry(entry)) return true;
      dropped.push(`${list} ${nameOf(entry, index)}`);
      return false;
    });
  }
  if (dropped.length === 0 || !shape(kept)) throw new Error('wrong form');
  return { value: kept as Value, dropped };
}

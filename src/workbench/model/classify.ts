/** Classes of a column's values, by which a layer is coloured. */

export const METHODS = ['quantiles', 'equal', 'own'] as const;
export type Method = (typeof METHODS)[number];
/** As many steps of one colour as are told apart on a map. */
export const CLASSES_MAX = 7;

/** Classes of numbers lie between breaks: class i is from break i to below break i + 1, the last one including it. */
export interface NumberClasses {
  readonly kind: 'numbers';
  /** Ascending, one more than classes. */
  readonly breaks: readonly number[];
}
/** Classes of text: the values that are most often there, and all others together. */
export interface TextClasses {
  readonly kind: 'texts';
  readonly values: readonly string[];
  readonly hasOthers: boolean;
}
export type Classes = NumberClasses | TextClasses;

const distinct = (sorted: readonly number[]) =>
  sorted.filter((value, index) => index === 0 || value !== sorted[index - 1]);

/** Linear between the two values that a share lies between (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * @param values in any order; what is no finite number is ignored.
 * @param count of classes wanted; equal values can leave fewer.
 * @param own breaks between the classes, for the method `own`; those outside of the values are ignored.
 * @returns undefined if there is no number.
 */
export function classifyNumbers(
  values: Iterable<number>,
  method: Method,
  count: number,
  own: readonly number[] = [],
): NumberClasses | undefined {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort();
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (least === undefined || most === undefined) return undefined;
  const wanted = Math.max(1, Math.min(CLASSES_MAX, Math.round(count)));
  const shares = Array.from({ length: wanted - 1 }, (_, index) => (index + 1) / wanted);
  const inner =
    method === 'own'
      ? own.filter((value) => value > least && value < most).slice(0, CLASSES_MAX - 1)
      : shares.map((share) => (method === 'equal' ? least + (most - least) * share : quantile([...sorted], share)));
  const breaks = distinct([...[least, ...inner].sort((a, b) => a - b), most]);
  // One value is one class.
  return { kind: 'numbers', breaks: breaks.length === 1 ? [least, most] : breaks };
}

/** @returns the index of the class; undefined: no class, such as a value that is missing. */
export function numberClassOf({ breaks }: NumberClasses, value: number): number | undefined {
  const [first = Number.NaN, last = Number.NaN] = [breaks[0], breaks.at(-1)];
  if (!(value >= first && value <= last)) return undefined;
  let index = 0;
  while (index < breaks.length - 2 && value >= (breaks[index + 1] ?? Infinity)) index += 1;
  return index;
}

/** As many as there are colours that everybody tells apart. */
export const VALUES_MAX = 6;

export function classifyTexts(values: Iterable<string>): TextClasses | undefined {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size === 0) return undefined;
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1)).map(([value]) => value);
  return { kind: 'texts', values: sorted.slice(0, VALUES_MAX), hasOthers: sorted.length > VALUES_MAX };
}

export function textClassOf({ values, hasOthers }: TextClasses, value: string): number | undefined {
  if (value === '') return undefined;
  const index = values.indexOf(value);
  if (index >= 0) return index;
  return hasOthers ? values.length : undefined;
}

/** How many classes there are, with that of all others. */
export const classCount = (classes: Classes): number =>
  classes.kind === 'numbers' ? classes.breaks.length - 1 : classes.values.length + (classes.hasOthers ? 1 : 0);

/** One value of a place that several rows belong to. */
export const SUMMARIES = ['count', 'sum', 'mean', 'median', 'first'] as const;
export type Summary = (typeof SUMMARIES)[number];

/** @param values the numbers of the rows; `count` counts rows and has no use for them. */
export function summarise(
  summary: Exclude<Summary, 'first'>,
  values: readonly number[],
  rows: number,
): number | undefined {
  if (summary === 'count') return rows;
  if (values.length === 0) return undefined;
  if (summary === 'median')
    return quantile(
      [...values].sort((a, b) => a - b),
      0.5,
    );
  const sum = values.reduce((total, value) => total + value, 0);
  return summary === 'sum' ? sum : sum / values.length;
}

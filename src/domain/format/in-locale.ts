/**
 * A formatter of a language; of the browser's own where it refuses the language's locale: numbers in another notation
 * are better than no map.
 */
export function inLocale<Formatter>(tag: string, make: (tag?: string) => Formatter): Formatter {
  try {
    return make(tag);
  } catch {
    return make();
  }
}

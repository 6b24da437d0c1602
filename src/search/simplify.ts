/** Traditional characters of a query as the simplified ones that the data are written in. */

/** @param pairs a traditional and a simplified character, one after the other; from the build (`SearchTerms`). */
export function simplifier(pairs = ''): (text: string) => string {
  const characters = [...pairs];
  const table = new Map(characters.flatMap((from, at) => (at % 2 === 0 ? [[from, characters[at + 1] ?? from]] : [])));
  return (text) => (table.size === 0 ? text : [...text].map((character) => table.get(character) ?? character).join(''));
}

/** Hostile input that may be pasted: every field must handle it without errors, and show it as text if at all. */
export const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['10 000 letters', 'x'.repeat(10_000)],
  ['10 000 characters', '龘'.repeat(10_000)],
  ['emoji', '😀👩‍👩‍👧‍👦🇨🇳'],
  ['right to left', 'مرحبا‮שלום'],
  ['a regular expression', '(a+)+$[^\\'],
  ['markup', '<img src=x onerror=alert(1)><b id=evil>'],
  ['a name of the prototype', '__proto__'],
];

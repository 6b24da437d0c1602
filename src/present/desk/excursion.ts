/** Views that go between the desk's own map and the audience's screen, as queries of links. */
import { KEYS_OUTSIDE_STEPS, type StoryStep } from '#domain/story/story.ts';

/**
 * What of an address is pushed to the screen: what is shown, but not in whose language, theme or mode, since those are
 * the screen's own.
 */
export function excursionOf(search: string): string {
  const query = new URLSearchParams(search);
  for (const key of KEYS_OUTSIDE_STEPS) query.delete(key);
  return readable(query);
}

/** The query of a step's View. */
export const queryOfStep = ({ view }: Pick<StoryStep, 'view'>): string => readable(new URLSearchParams(view));

/** Adds keys to a query. */
export function withKeys(query: string, keys: Readonly<Record<string, string>>): string {
  const all = new URLSearchParams(query);
  for (const [key, value] of Object.entries(keys)) all.set(key, value);
  return readable(all);
}

/** Commas stay as they are in the links of the map. */
const readable = (query: URLSearchParams) => query.toString().replaceAll('%2C', ',');

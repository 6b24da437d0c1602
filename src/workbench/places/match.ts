/** Cells with names of places -> our places. What has one meaning is taken; everything else is asked, once a value. */
import type { AreaId } from '#domain/model/ids.ts';
import type { Called } from '#search/called.ts';

export interface AskedName {
  readonly value: string;
  /** How many rows have it. */
  readonly rows: number;
  /** Places of exactly this name; or, where there is none, those that the search offers (`withOffers`). */
  readonly candidates: readonly AreaId[];
  readonly isAmbiguous: boolean;
}

export interface NameMatch {
  readonly column: number;
  /** What is sure. */
  readonly places: Readonly<Record<string, AreaId>>;
  readonly asked: readonly AskedName[];
  /** Share of the rows with a name that is sure, or has several meanings. */
  readonly share: number;
}

/** "上海市松江区" is the full name of a place that is called 松江区. */
const CITY = /^(?:上海市|上海)(?=.{2,})/;

/**
 * @param values of the column, with the rows that have each.
 * @param known answers of earlier tables.
 */
export function matchNames(
  column: number,
  values: readonly (readonly [value: string, rows: number])[],
  called: (text: string) => Called,
  known: Readonly<Record<string, AreaId>> = {},
): NameMatch {
  const places: [string, AreaId][] = [];
  const asked: AskedName[] = [];
  let [named, all] = [0, 0];
  for (const [value, rows] of values) {
    all += rows;
    const found = called(value);
    const { exact } = found.exact.length > 0 ? found : called(value.replace(CITY, ''));
    const remembered = Object.hasOwn(known, value) ? known[value] : undefined;
    const [sure] = exact.length === 1 ? exact : [remembered];
    if (exact.length > 0 || remembered) named += rows;
    if (sure) places.push([value, sure]);
    else asked.push({ value, rows, candidates: exact, isAmbiguous: exact.length > 1 });
  }
  return { column, places: Object.fromEntries(places), asked, share: all === 0 ? 0 : named / all };
}

/** A column of which fewer rows are places is about something else. */
const NAMES_SHARE = 0.5;

/** The column that names places; of several the one that names most. */
export const bestMatch = (matches: readonly NameMatch[]): NameMatch | undefined =>
  matches.filter(({ share }) => share >= NAMES_SHARE).sort((a, b) => b.share - a.share)[0];

/** Names that are asked about at once; those of the most rows come first. */
export const ASKED_MAX = 60;

/**
 * What the search offers for names that are nobody's, of those that are asked about: a search takes milliseconds, and
 * a column has up to thousands of values.
 *
 * @param pause is awaited after each search, so that none of them makes a task of the page long.
 */
export async function withOffers(
  match: NameMatch,
  called: (text: string) => Called,
  pause: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve)),
): Promise<NameMatch> {
  const asked: AskedName[] = [];
  for (const name of match.asked.slice(0, ASKED_MAX)) {
    if (name.candidates.length > 0) asked.push(name);
    else {
      asked.push({ ...name, candidates: called(name.value).near() });
      await pause();
    }
  }
  return { ...match, asked: [...asked, ...match.asked.slice(ASKED_MAX)] };
}

/** What is wrong with the View of a step, told by the link's own codec: for the build and for the editor. */

import { COLUMNS } from '#domain/comparing/columns.ts';
import { allowed, type Fault, nearest } from '#domain/format/fault.ts';
import { KEYS_OUTSIDE_STEPS } from '#domain/story/story.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PANELS } from './panels.ts';
import { sortsOfLinks } from './selectors.ts';
import { decode, type KnownIds, PARAMETER_KEYS } from './url.ts';
import { CAMERA_RANGE, COMPARE_MAX, MATRIX_ROWS } from './view.ts';

const range = ([from, to]: readonly [number, number]) => `${from} to ${to}`;

/** Keys that a step may have. */
const KEYS = new Set<string>(PARAMETER_KEYS.filter((key) => !KEYS_OUTSIDE_STEPS.some((name) => name === key)));

/** The ids that the data have; those of the table are the same for all data. */
export type StepIds = Omit<KnownIds, 'sorts' | 'columns'>;

/** What a key may have as its value, in words. */
function allowedFor(key: string, value: string, known: KnownIds): string {
  const near = (ids: ReadonlySet<string>) => `nearest: ${nearest(value, ids)}`;
  const sets: Readonly<Record<string, () => string>> = {
    asof: () => allowed([...known.years].map(String)),
    area: () => near(known.areas),
    layers: () => `${allowed([...OVERLAYS, 'none'])}, joined by commas`,
    industry: () => near(known.industries),
    role: () => allowed(known.roles),
    kind: () => near(known.kinds),
    standing: () => allowed(MANNERS),
    panel: () => allowed(PANELS),
    document: () => allowed(known.documents),
    structure: () => allowed(known.structures),
    compare: () => `up to ${COMPARE_MAX} places, joined by commas; ${near(known.areas)}`,
    difference: () => `two documents, joined by a comma; ${allowed(known.documents)}`,
    matrix: () => allowed(MATRIX_ROWS),
    sort: () => near(known.sorts),
    columns: () => allowed(known.columns),
    at: () => {
      const { lng, lat, zoom } = CAMERA_RANGE;
      return `home, or longitude (${range(lng)}), latitude (${range(lat)}) and zoom (${range(zoom)}), joined by commas`;
    },
  };
  return sets[key]?.() ?? 'a value as the map writes it into the address';
}

/** @returns a fault for each key or value that a link could not have. */
export function stepViewProblems(
  view: Readonly<Record<string, string>>,
  ids: StepIds,
): readonly (Fault & { readonly key: string })[] {
  const known: KnownIds = { ...ids, sorts: sortsOfLinks(), columns: new Set(COLUMNS) };
  const unknown = Object.keys(view)
    .filter((key) => !KEYS.has(key))
    .map((key) => ({
      key,
      what: `there is no key "${key}"`,
      allowed: `nearest: ${nearest(key, KEYS)}; ${allowed(KEYS)}`,
    }));
  const keys = Object.entries(view).filter(([key]) => KEYS.has(key));
  const { issues } = decode(new URLSearchParams(keys).toString(), known);
  return [
    ...unknown,
    ...issues.map(({ key, value }) => ({ key, what: `is "${value}"`, allowed: allowedFor(key, value, known) })),
  ];
}

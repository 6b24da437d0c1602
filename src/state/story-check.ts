/** What is wrong with the View of a step, told by the link's own codec: for the build and for the editor. */

import { COLUMNS } from '#domain/comparing/columns.ts';
import { allowedWords, asIs, bothParts, type Fault, isValue, nearestWords } from '#domain/format/fault.ts';
import { KEYS_OUTSIDE_STEPS } from '#domain/story/story.ts';
import { MANNERS } from '#domain/vocabulary/evidence.ts';
import type { Words } from '#domain/vocabulary/languages.ts';
import { OVERLAYS } from '#domain/vocabulary/overlays.ts';
import { PANELS } from './panels.ts';
import { sortsOfLinks } from './selectors.ts';
import { decode, type KnownIds, PARAMETER_KEYS } from './url.ts';
import { CAMERA_RANGE, COMPARE_MAX, MATRIX_ROWS } from './view.ts';

const range = ([from, to]: readonly [number, number]): Words => ({ zh: `${from} 到 ${to}`, en: `${from} to ${to}` });

const BY_COMMAS: Words = { zh: '以逗号相连', en: 'joined by commas' };

/** Keys that a step may have. */
const KEYS = new Set<string>(PARAMETER_KEYS.filter((key) => !KEYS_OUTSIDE_STEPS.some((name) => name === key)));

/** The ids that the data have; those of the table are the same for all data. */
export type StepIds = Omit<KnownIds, 'sorts' | 'columns'>;

/** What a key may have as its value, in words. */
function allowedFor(key: string, value: string, known: KnownIds): Words {
  const near = (ids: ReadonlySet<string>) => nearestWords(value, ids);
  const sets: Readonly<Record<string, () => Words>> = {
    asof: () => allowedWords([...known.years].map(String)),
    area: () => near(known.areas),
    layers: () => bothParts(allowedWords([...OVERLAYS, 'none']), BY_COMMAS),
    industry: () => near(known.industries),
    role: () => allowedWords(known.roles),
    kind: () => near(known.kinds),
    standing: () => allowedWords(MANNERS),
    panel: () => allowedWords(PANELS),
    document: () => allowedWords(known.documents),
    structure: () => allowedWords(known.structures),
    compare: () =>
      bothParts(
        { zh: `最多 ${COMPARE_MAX} 个地方，以逗号相连`, en: `up to ${COMPARE_MAX} places, joined by commas` },
        near(known.areas),
      ),
    difference: () =>
      bothParts({ zh: '两份文件，以逗号相连', en: 'two documents, joined by a comma' }, allowedWords(known.documents)),
    matrix: () => allowedWords(MATRIX_ROWS),
    sort: () => near(known.sorts),
    columns: () => allowedWords(known.columns),
    at: () => {
      const [lng, lat, zoom] = [CAMERA_RANGE.lng, CAMERA_RANGE.lat, CAMERA_RANGE.zoom].map(range);
      return {
        zh: `home，或经度（${lng?.zh}）、纬度（${lat?.zh}）和缩放级别（${zoom?.zh}），以逗号相连`,
        en: `home, or longitude (${lng?.en}), latitude (${lat?.en}) and zoom (${zoom?.en}), joined by commas`,
      };
    },
  };
  return sets[key]?.() ?? { zh: '地图写进地址的那种值', en: 'a value as the map writes it into the address' };
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
      what: { zh: `没有“${key}”这个键`, en: `there is no key "${key}"` },
      allowed: bothParts(nearestWords(key, KEYS), allowedWords(KEYS)),
    }));
  const keys = Object.entries(view).filter(([key]) => KEYS.has(key));
  const { issues } = decode(new URLSearchParams(keys).toString(), known);
  return [
    ...unknown,
    ...issues.map(({ key, value }) => ({
      key,
      what: isValue(asIs(`"${value}"`)),
      allowed: allowedFor(key, value, known),
    })),
  ];
}

/** The rows of the table. A further one is a line here, and a probe where none of these reads it yet. */
import { filterChange, keystroke, yearChange } from './probes/explore.ts';
import { forty } from './probes/forty.ts';
import { host } from './probes/host.ts';
import { live } from './probes/live.ts';
import { near } from './probes/near.ts';
import { picture } from './probes/picture.ts';
import type { Probe } from './probes/probe.ts';
import { firstSelection, selection } from './probes/select.ts';
import type { SiteName } from './sites.ts';

export interface Target {
  /** What is held against it: the figure divided by that of the other site, or the figure itself. */
  readonly of: 'ratio' | 'value';
  readonly must: number;
  readonly aim: number;
}

export interface Measure {
  readonly title: string;
  readonly unit: 'ms' | 'kB' | 'MB' | '';
  readonly probe: Probe;
  /** Name of the number in the probe's sample. */
  readonly key: string;
  /** Name of the number in the same sample that it is held against; without it, the same number of another site. */
  readonly againstKey?: string;
  readonly target?: Target;
  /** Whose figure it is, and whose is held against it; the map's and that of MapLibre alone, if absent. */
  readonly site?: SiteName;
  readonly against?: SiteName;
}

const FRAME_MS = 17;
const TENFOLD = { site: 'tenfold', against: 'map' } as const;
/** Of a keystroke's answer: what a reader takes for at once while typing. */
const KEYSTROKE: Target = { of: 'value', must: 50, aim: 2 * FRAME_MS };
const CHANGE: Target = { of: 'value', must: 100, aim: 60 };
const GROWTH: Target = { of: 'ratio', must: 2, aim: 1.2 };

export const MEASURES: readonly Measure[] = [
  {
    title: 'first map picture (85 %)',
    unit: 'ms',
    probe: picture,
    key: 'pictureMs',
    target: { of: 'ratio', must: 0.2, aim: 0.1 },
  },
  { title: 'live', unit: 'ms', probe: live, key: 'liveMs', target: { of: 'ratio', must: 1.25, aim: 1.1 } },
  {
    title: 'sent before the first picture',
    unit: 'kB',
    probe: picture,
    key: 'bytes',
    target: { of: 'value', must: 90, aim: 60 },
  },
  {
    title: 'select a place → panel painted',
    unit: 'ms',
    probe: selection,
    key: 'paintedMs',
    target: { of: 'value', must: 60, aim: FRAME_MS },
  },
  { title: 'of that, until its words are in the document', unit: 'ms', probe: selection, key: 'wordsMs' },
  {
    title: 'the first selection of a visit, before any text is loaded',
    unit: 'ms',
    probe: firstSelection,
    key: 'firstMs',
    target: { of: 'value', must: 150, aim: 60 },
  },
  {
    title: 'total blocking time',
    unit: 'ms',
    probe: live,
    key: 'blockingMs',
    target: { of: 'ratio', must: 1.3, aim: 1.1 },
  },
  { title: 'first contentful paint', unit: 'ms', probe: live, key: 'paintMs' },
  { title: 'filter changed → map and list painted', unit: 'ms', probe: filterChange, key: 'paintedMs', target: CHANGE },
  {
    title: 'the same, ten times the evidence',
    unit: 'ms',
    probe: filterChange,
    key: 'paintedMs',
    target: GROWTH,
    ...TENFOLD,
  },
  { title: 'year changed → map and list painted', unit: 'ms', probe: yearChange, key: 'paintedMs', target: CHANGE },
  {
    title: 'the same, ten times the evidence',
    unit: 'ms',
    probe: yearChange,
    key: 'paintedMs',
    target: GROWTH,
    ...TENFOLD,
  },
  {
    title: 'a key pressed in the search → results painted',
    unit: 'ms',
    probe: keystroke,
    key: 'paintedMs',
    target: KEYSTROKE,
  },
  {
    title: 'the same, ten times the evidence',
    unit: 'ms',
    probe: keystroke,
    key: 'paintedMs',
    target: KEYSTROKE,
    ...TENFOLD,
  },
  { title: 'the slowest key of the search', unit: 'ms', probe: keystroke, key: 'slowestMs' },
  { title: 'the same, ten times the evidence', unit: 'ms', probe: keystroke, key: 'slowestMs', ...TENFOLD },
];

const UNTIL_NEAR: Target = { of: 'ratio', must: 1.05, aim: 1.02 };
const LIKE_DIRECT: Target = { of: 'ratio', must: 1.15, aim: 1.05 };
const none = (must: number): Target => ({ of: 'value', must, aim: must });

/** The map in somebody else's page: with the element against without it, or against the map opened by itself. */
export const EMBED_MEASURES: readonly Measure[] = [
  {
    title: 'host: largest paint, a map far below',
    unit: 'ms',
    probe: host,
    key: 'withLargestMs',
    againstKey: 'largestMs',
    target: UNTIL_NEAR,
  },
  {
    title: 'host: blocking time, a map far below',
    unit: 'ms',
    probe: host,
    key: 'withBlockingMs',
    againstKey: 'blockingMs',
    target: UNTIL_NEAR,
  },
  {
    title: 'near → picture',
    unit: 'ms',
    probe: near,
    key: 'pictureMs',
    againstKey: 'directPictureMs',
    target: LIKE_DIRECT,
  },
  { title: 'near → live', unit: 'ms', probe: near, key: 'liveMs', againstKey: 'directLiveMs', target: LIKE_DIRECT },
  { title: '40 maps scrolled: most frames at once', unit: '', probe: forty, key: 'mostFrames', target: none(6) },
  { title: '40 maps scrolled: seen blank', unit: '', probe: forty, key: 'blank', target: none(0) },
  { title: '40 maps scrolled: lost and not recovered', unit: '', probe: forty, key: 'lost', target: none(0) },
  {
    title: '40 maps removed: heap',
    unit: 'MB',
    probe: forty,
    key: 'heapAfter',
    againstKey: 'heapBefore',
    target: { of: 'ratio', must: 1.2, aim: 1.1 },
  },
];

export const PROBES: readonly Probe[] = [...new Set([...MEASURES, ...EMBED_MEASURES].map(({ probe }) => probe))];

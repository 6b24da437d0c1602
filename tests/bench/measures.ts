/** The rows of the table. A further one is a line here, and a probe where none of these reads it yet. */
import { live } from './probes/live.ts';
import { picture } from './probes/picture.ts';
import type { Probe } from './probes/probe.ts';
import { firstSelection, selection } from './probes/select.ts';

export interface Target {
  /** What is held against it: the map's figure divided by the floor's, or the figure itself. */
  readonly of: 'ratio' | 'value';
  readonly must: number;
  readonly aim: number;
}

export interface Measure {
  readonly title: string;
  readonly unit: 'ms' | 'kB';
  readonly probe: Probe;
  /** Name of the number in the probe's sample. */
  readonly key: string;
  readonly target?: Target;
}

const FRAME_MS = 17;

export const MEASURES: readonly Measure[] = [
  { title: 'first map picture (85 %)', unit: 'ms', probe: picture, key: 'pictureMs', target: { of: 'ratio', must: 0.2, aim: 0.1 } },
  { title: 'live', unit: 'ms', probe: live, key: 'liveMs', target: { of: 'ratio', must: 1.25, aim: 1.1 } },
  { title: 'sent before the first picture', unit: 'kB', probe: picture, key: 'bytes', target: { of: 'value', must: 90, aim: 60 } },
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
  { title: 'total blocking time', unit: 'ms', probe: live, key: 'blockingMs', target: { of: 'ratio', must: 1.3, aim: 1.1 } },
  { title: 'first contentful paint', unit: 'ms', probe: live, key: 'paintMs' },
];

export const PROBES: readonly Probe[] = [...new Set(MEASURES.map(({ probe }) => probe))];

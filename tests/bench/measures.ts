/** The rows of the result table. A new measure is a line here, and a new probe if no existing one reads its number. */
import { answers, slowAnswers } from './probes/answers.ts';
import { filterChange, glFilterChange, glYearChange, keystroke, yearChange } from './probes/explore.ts';
import { forty } from './probes/forty.ts';
import { host } from './probes/host.ts';
import { live } from './probes/live.ts';
import { glMotion, motion } from './probes/motion.ts';
import { near } from './probes/near.ts';
import type { Probe } from './probes/probe.ts';
import { firstSelection, glSelection, selection } from './probes/select.ts';
import { talk } from './probes/talk.ts';
import { slowTyping, typing } from './probes/typing.ts';
import { slowWords, words } from './probes/words.ts';
import type { SiteName } from './sites.ts';

export interface Target {
  /** What the target applies to: the ratio to another figure, or the figure itself. */
  readonly of: 'ratio' | 'value';
  readonly must: number;
  readonly aim: number;
}

/** The figure of another page or another visit that a figure is divided by. */
export interface Against {
  readonly site: SiteName;
  /** The same probe, if absent. */
  readonly probe?: Probe;
  /** The same number, if absent. */
  readonly key?: string;
}

export interface Measure {
  readonly title: string;
  readonly unit: 'ms' | 'kB' | 'MB' | '';
  readonly probe: Probe;
  /** Name of the number in the probe's sample. */
  readonly key: string;
  readonly against?: Against;
  readonly target?: Target;
  /** Whose figure it is; the map's, if absent. */
  readonly site?: SiteName;
}

const ratio = (must: number, aim: number): Target => ({ of: 'ratio', must, aim });
const value = (must: number, aim: number): Target => ({ of: 'value', must, aim });

const FRAME_MS = 17;
/** Limit for the response to a keystroke: below it, typing feels immediate. */
const KEYSTROKE = value(50, 2 * FRAME_MS);
const PANEL = value(60, FRAME_MS);
const CHANGE = value(100, 50);
const GROWTH = ratio(1.5, 1.2);
const MAPLIBRE: Against = { site: 'floor', probe: words, key: 'readyMs' };
const LEAFLET: Against = { site: 'leaflet', probe: words, key: 'readyMs' };
const SLOW_MAPLIBRE: Against = { ...MAPLIBRE, probe: slowWords };
const SLOW_LEAFLET: Against = { ...LEAFLET, probe: slowWords };

/** The same number of the same probe: many times the evidence compared with the real evidence. */
const manifold = (probe: Probe, key: string, target?: Target): Measure => ({
  title: 'the same, with many times the evidence / as it is',
  unit: 'ms',
  probe,
  key,
  site: 'manifold',
  against: { site: 'map' },
  ...(target && { target }),
});

/** A link to a place and a year, from the beginning of the visit. */
const START: readonly Measure[] = [
  {
    title: 'words painted / MapLibre alone ready',
    unit: 'ms',
    probe: words,
    key: 'wordsMs',
    against: MAPLIBRE,
    target: ratio(0.5, 0.3),
  },
  { title: 'the same / Leaflet alone ready', unit: 'ms', probe: words, key: 'wordsMs', against: LEAFLET },
  manifold(words, 'wordsMs', GROWTH),
  {
    title: 'a key typed is in the search / MapLibre alone ready',
    unit: 'ms',
    probe: typing,
    key: 'typedMs',
    against: MAPLIBRE,
    target: ratio(0.5, 0.25),
  },
  {
    title: 'the search answers that key / MapLibre alone ready',
    unit: 'ms',
    probe: typing,
    key: 'answeredMs',
    against: MAPLIBRE,
  },
  {
    title: 'the map answers a click: words painted / MapLibre alone ready',
    unit: 'ms',
    probe: answers,
    key: 'clickedMs',
    against: MAPLIBRE,
    target: ratio(0.7, 0.45),
  },
  {
    title: 'the map answers a drag: it is where it was dragged to / MapLibre alone ready',
    unit: 'ms',
    probe: answers,
    key: 'draggedMs',
    against: MAPLIBRE,
    target: ratio(0.7, 0.45),
  },
  {
    title: 'the SVG map has taken the place of the picture / MapLibre alone ready',
    unit: 'ms',
    probe: words,
    key: 'answersMs',
    against: MAPLIBRE,
  },
  {
    title: 'first map picture / Leaflet alone ready',
    unit: 'ms',
    probe: words,
    key: 'pictureMs',
    against: LEAFLET,
    target: ratio(0.85, 0.6),
  },
  {
    title: '60 ms, 20 Mbit/s: words painted / MapLibre alone ready',
    unit: 'ms',
    probe: slowWords,
    key: 'wordsMs',
    against: SLOW_MAPLIBRE,
    target: ratio(0.5, 0.5),
  },
  {
    title: '60 ms, 20 Mbit/s: a key typed is in the search / MapLibre alone ready',
    unit: 'ms',
    probe: slowTyping,
    key: 'typedMs',
    against: SLOW_MAPLIBRE,
    target: ratio(0.5, 0.5),
  },
  {
    title: '60 ms, 20 Mbit/s: the map answers a click / MapLibre alone ready',
    unit: 'ms',
    probe: slowAnswers,
    key: 'clickedMs',
    against: SLOW_MAPLIBRE,
    target: ratio(0.7, 0.7),
  },
  {
    title: '60 ms, 20 Mbit/s: the map answers a drag / MapLibre alone ready',
    unit: 'ms',
    probe: slowAnswers,
    key: 'draggedMs',
    against: SLOW_MAPLIBRE,
    target: ratio(0.7, 0.7),
  },
  {
    title: '60 ms, 20 Mbit/s: the SVG map has taken the place of the picture / MapLibre alone ready',
    unit: 'ms',
    probe: slowWords,
    key: 'answersMs',
    against: SLOW_MAPLIBRE,
  },
  {
    title: '60 ms, 20 Mbit/s: first map picture / Leaflet alone ready',
    unit: 'ms',
    probe: slowWords,
    key: 'pictureMs',
    against: SLOW_LEAFLET,
  },
  {
    title: 'GL live, asked for by the link / MapLibre alone',
    unit: 'ms',
    probe: live,
    key: 'liveMs',
    against: { site: 'floor' },
    target: ratio(1.25, 1.1),
  },
  {
    title: 'total blocking time / MapLibre alone',
    unit: 'ms',
    probe: words,
    key: 'blockingMs',
    against: { site: 'floor' },
    target: ratio(0.6, 0.3),
  },
  {
    title: 'processor time of the start / MapLibre alone',
    unit: 'ms',
    probe: words,
    key: 'processorMs',
    against: { site: 'floor' },
  },
  { title: 'sent before the words', unit: 'kB', probe: words, key: 'bytes', target: value(150, 110) },
];

/** 45 and 60 frames a second. */
const FRAME = value(22.2, 16.7);
const LONGEST_FRAME = value(60, FRAME_MS);

/**
 * Panning and zooming with all layers: the mean and the longest frame, SVG without a GPU compared with GL in software.
 */
const motionRows = (title: string, key: string): readonly Measure[] => {
  const row = { unit: 'ms', probe: motion } as const;
  const against = { site: 'map', probe: glMotion } as const;
  return [
    { ...row, title: `${title}: a frame on average, SVG / GL`, key: `${key}Ms`, against, target: FRAME },
    { ...row, title: `${title}: the longest frame, SVG / GL`, key: `${key}LongestMs`, against, target: LONGEST_FRAME },
  ];
};

const MOTION: readonly Measure[] = [
  ...motionRows('drag for two seconds, all layers', 'drag'),
  ...motionRows('wheel from zoom 8 to 12, all layers', 'wheel'),
  ...motionRows('drag the world, all layers', 'world'),
];

/** An idle page: the delay from a user's action to its result. */
const USE: readonly Measure[] = [
  { title: 'select a place → panel painted, SVG', unit: 'ms', probe: selection, key: 'paintedMs', target: PANEL },
  manifold(selection, 'paintedMs', GROWTH),
  { title: 'of that, until its words are in the document', unit: 'ms', probe: selection, key: 'wordsMs' },
  { title: 'select a place → panel painted, GL', unit: 'ms', probe: glSelection, key: 'paintedMs', target: PANEL },
  {
    title: 'the first selection of a visit, before any text is loaded',
    unit: 'ms',
    probe: firstSelection,
    key: 'firstMs',
    target: value(150, 60),
  },
  {
    title: 'filter changed → map and list painted, SVG',
    unit: 'ms',
    probe: filterChange,
    key: 'paintedMs',
    target: CHANGE,
  },
  manifold(filterChange, 'paintedMs', GROWTH),
  {
    title: 'filter changed → map and list painted, GL',
    unit: 'ms',
    probe: glFilterChange,
    key: 'paintedMs',
    target: CHANGE,
  },
  {
    title: 'year changed → map and list painted, SVG',
    unit: 'ms',
    probe: yearChange,
    key: 'paintedMs',
    target: CHANGE,
  },
  manifold(yearChange, 'paintedMs'),
  {
    title: 'year changed → map and list painted, GL',
    unit: 'ms',
    probe: glYearChange,
    key: 'paintedMs',
    target: CHANGE,
  },
  {
    title: 'a key pressed in the search → results painted',
    unit: 'ms',
    probe: keystroke,
    key: 'paintedMs',
    target: KEYSTROKE,
  },
  manifold(keystroke, 'paintedMs', KEYSTROKE),
  { title: 'the slowest key of the search', unit: 'ms', probe: keystroke, key: 'slowestMs' },
  manifold(keystroke, 'slowestMs'),
];

/** A story on the screen, without a GPU. */
const TALK: readonly Measure[] = [
  { title: 'next step, a cut → painted', unit: 'ms', probe: talk, key: 'cutMs', target: value(100, 50) },
  { title: 'the slowest of eight', unit: 'ms', probe: talk, key: 'slowestCutMs' },
  { title: 'next step → end of the flight', unit: 'ms', probe: talk, key: 'flightMs', target: value(1000, 800) },
  {
    title: 'the longest frame of the flight',
    unit: 'ms',
    probe: talk,
    key: 'flightLongestMs',
    target: value(120, 60),
  },
  {
    title: 'a key on the desk → the step is on the screen',
    unit: 'ms',
    probe: talk,
    key: 'deskMs',
    target: value(100, 50),
  },
  { title: 'the slowest of six', unit: 'ms', probe: talk, key: 'slowestDeskMs' },
];

export const MEASURES: readonly Measure[] = [...START, ...USE, ...MOTION, ...TALK];

const UNTIL_NEAR = ratio(1.05, 1.02);
const LIKE_DIRECT = ratio(1.15, 1.05);
const none = (must: number): Target => value(must, must);
const itself = (key: string): Against => ({ site: 'map', key });

/** The map embedded in a host page: with the element against without it, or against the map opened by itself. */
export const EMBED_MEASURES: readonly Measure[] = [
  {
    title: 'host: largest paint, a map far below',
    unit: 'ms',
    probe: host,
    key: 'withLargestMs',
    against: itself('largestMs'),
    target: UNTIL_NEAR,
  },
  {
    title: 'host: blocking time, a map far below',
    unit: 'ms',
    probe: host,
    key: 'withBlockingMs',
    against: itself('blockingMs'),
    target: UNTIL_NEAR,
  },
  {
    title: 'near → picture',
    unit: 'ms',
    probe: near,
    key: 'pictureMs',
    against: itself('directPictureMs'),
    target: LIKE_DIRECT,
  },
  {
    title: 'near → the map answers',
    unit: 'ms',
    probe: near,
    key: 'answersMs',
    against: itself('directAnswersMs'),
    target: LIKE_DIRECT,
  },
  { title: '40 maps scrolled: most frames at once', unit: '', probe: forty, key: 'mostFrames', target: none(6) },
  { title: '40 maps scrolled: seen blank', unit: '', probe: forty, key: 'blank', target: none(0) },
  { title: '40 maps scrolled: WebGL started in software', unit: '', probe: forty, key: 'started', target: none(0) },
  {
    title: '40 maps removed: heap',
    unit: 'MB',
    probe: forty,
    key: 'heapAfter',
    against: itself('heapBefore'),
    target: ratio(1.2, 1.1),
  },
];

export const PROBES: readonly Probe[] = [
  ...new Set(
    [...MEASURES, ...EMBED_MEASURES].flatMap(({ probe, against }) =>
      against?.probe ? [probe, against.probe] : [probe],
    ),
  ),
];

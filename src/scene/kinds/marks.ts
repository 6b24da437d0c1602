/** Marks of the legend that several kinds share. A kind lists those that its own areas are drawn with. */
import type { Area } from '#domain/model/schema.ts';
import { DISTRICT_EDGE, GROUPED_MARK, INDICATIVE_EDGE } from '../drawing.ts';
import { GROUPED_MIN_ZOOM } from '../labels/boxes.ts';
import type { LegendEntry } from './kind.ts';

const isPoint = ({ shape }: Area) => shape === 'point';

/** An administrative outline. */
export const BOUNDARY = {
  id: 'boundary',
  order: 0,
  text: 'legend.boundary',
  drawing: { shape: 'line', stroke: 'district', ...DISTRICT_EDGE },
  isShown: ({ sees }) => sees(({ precision }) => precision === 'boundary'),
} as const satisfies LegendEntry;

/** A derived or authored outline. */
export const INDICATIVE = {
  id: 'indicative',
  order: 10,
  text: 'legend.indicative',
  drawing: { shape: 'line', stroke: 'ink2', ...INDICATIVE_EDGE },
  isShown: ({ sees }) => sees(({ precision, shape }) => precision === 'indicative' && shape === 'polygon'),
} as const satisfies LegendEntry;

/** A point that is the place itself. */
export const SITE = {
  id: 'site',
  order: 30,
  text: 'legend.site',
  drawing: { shape: 'circle', radiusPx: 4, stroke: null, widthPx: 0, fill: 'ink2' },
  isShown: ({ sees }) => sees((area) => isPoint(area) && (area.precision === 'site' || area.precision === 'city')),
} as const satisfies LegendEntry;

/** A point that represents a whole district, city or country. */
export const ROUGH = {
  id: 'rough',
  order: 40,
  text: 'legend.rough',
  drawing: { shape: 'circle', radiusPx: 4, stroke: 'ink2', widthPx: 2 },
  isShown: ({ sees }) => sees((area) => isPoint(area) && (area.precision === 'area' || area.precision === 'country')),
} as const satisfies LegendEntry;

/** The number, under a label, of areas that are only known to lie there. */
export const GROUPED = {
  id: 'grouped',
  order: 50,
  text: 'legend.grouped',
  drawing: {
    shape: 'circle',
    radiusPx: GROUPED_MARK.radiusPx,
    stroke: GROUPED_MARK.colour,
    widthPx: GROUPED_MARK.widthPx,
  },
  isShown: ({ zoom, sees }) => zoom >= GROUPED_MIN_ZOOM && sees(({ shape }) => shape === null),
} as const satisfies LegendEntry;

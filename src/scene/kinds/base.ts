/** What is always drawn: paper and water, the links of the selected place, and on a small map the city's name. */

import type { AreaId, BBox } from '#domain/model/ids.ts';
import { DASHES } from '../drawing.ts';
import type { KindContext, LayerKind, LegendEntry } from './kind.ts';
import { BAND, labelOf } from './shared.ts';

/** Lines of one place: with more than these, each is drawn thin and faint, and pointing at a row brings one out. */
const FEW_LINKS = 20;
const FEW = { widthPx: 1.25, opacity: 0.6 } as const;
const MANY = { widthPx: 0.75, opacity: 0.22 } as const;

const linkLayers = ({ catalogue, view }: Pick<KindContext, 'catalogue' | 'view'>) => {
  const count = (view.area && catalogue.areaById.get(view.area)?.links) ?? 0;
  return Object.entries(DASHES).map(([manner, dash]) => ({
    order: BAND.line,
    id: `links-${manner}`,
    type: 'line' as const,
    source: 'arcs' as const,
    where: { part: 'link', standing: manner },
    colour: 'accent' as const,
    ...(count > FEW_LINKS ? MANY : FEW),
    untilYear: true,
    ofSelection: true,
    ...(dash && { dash }),
  }));
};

/**
 * Below this zoom the coarse world outline is drawn; from it on the delta's own coast, and the world with a hole for
 * it.
 */
export const DELTA_ZOOM = 5;

/**
 * The delta's coast extends to the edges of this box, in the east to the open sea; a test checks it against the files.
 */
export const DELTA_BOX: BBox = [116, 27.5, 124, 33.5];

const LINKS = { shape: 'line', stroke: 'accent', widthPx: 1.5 } as const;
const legend = [
  {
    id: 'links',
    order: 90,
    text: 'legend.selected',
    drawing: LINKS,
    isShown: ({ hasLinks }) => hasLinks('stated'),
  },
  {
    id: 'links-inferred',
    order: 90.5,
    text: 'legend.selectedInferred',
    drawing: { ...LINKS, dash: DASHES.inferred },
    isShown: ({ hasLinks }) => hasLinks('inferred'),
  },
  {
    id: 'links-planned',
    order: 91,
    text: 'legend.selectedPlanned',
    drawing: { ...LINKS, dash: DASHES.planned },
    isShown: ({ hasLinks }) => hasLinks('planned'),
  },
  {
    id: 'links-proposed',
    order: 92,
    text: 'legend.selectedProposed',
    drawing: { ...LINKS, dash: DASHES.proposed },
    isShown: ({ hasLinks }) => hasLinks('proposed'),
  },
] as const satisfies readonly LegendEntry[];

const CITY = 'shanghai' as AreaId;
/** From this zoom on the city is more than a point, and its districts are drawn. */
const CITY_MAX_ZOOM = 6;

/** The city on a map of the world or the country, where all lines begin. */
function cityLabel(context: KindContext) {
  const city = context.catalogue.areaById.get(CITY);
  return city ? labelOf(context, city, { rank: 1, anchor: 'beside', maxZoom: CITY_MAX_ZOOM }) : [];
}

export const base = {
  colourMeans: 'nothing',
  legend,
  compose: (context: KindContext) => ({
    labels: cityLabel(context),
    layers: [
      ...linkLayers(context),
      {
        order: BAND.ground,
        id: 'world-land',
        type: 'fill',
        source: 'world',
        where: { part: 'world' },
        colour: 'paper',
        opacity: 1,
        maxZoom: DELTA_ZOOM,
      },
      {
        order: BAND.ground,
        id: 'world-rest',
        type: 'fill',
        source: 'world',
        where: { part: 'world-rest' },
        outside: DELTA_BOX,
        colour: 'paper',
        opacity: 1,
        minZoom: DELTA_ZOOM,
      },
      {
        order: BAND.ground + 1,
        id: 'delta-land',
        type: 'fill',
        source: 'base',
        where: { part: 'land' },
        colour: 'paper',
        opacity: 1,
        minZoom: DELTA_ZOOM,
      },
      // In the colour of the land: it antialiases the coast, because fills are drawn without antialiasing.
      {
        order: BAND.ground + 1,
        id: 'coast',
        type: 'line',
        source: 'base',
        where: { part: 'land' },
        colour: 'paper',
        widthPx: 1,
        minZoom: DELTA_ZOOM,
      },
      {
        order: BAND.ground + 2,
        id: 'lakes',
        type: 'fill',
        source: 'base',
        where: { part: 'lake' },
        colour: 'water',
        opacity: 1,
        minZoom: DELTA_ZOOM,
      },
      {
        order: BAND.corridor,
        id: 'rivers',
        type: 'line',
        source: 'base',
        where: { part: 'river' },
        colour: 'water',
        widthPx: 2.5,
        minZoom: DELTA_ZOOM,
      },
    ],
  }),
} as const satisfies LayerKind;

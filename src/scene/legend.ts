/** The legend of a Scene: nothing that is switched off, and every mark that is not. The panel and the drawn picture show the same. */

import { CHANGES } from '#domain/comparing/difference.ts';
import { LIKENESS_CLASSES } from '#domain/comparing/matrix.ts';
import { ALONE, type Alone } from '#domain/comparing/only.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area, Formula } from '#domain/model/schema.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import type { Overlay } from '#domain/vocabulary/overlays.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import { ARC_MAX_ZOOM } from './kinds/overseas.ts';
import { GROUPED_MIN_ZOOM } from './labels.ts';
import type { Scene } from './model.ts';
import { ALONE_TONES } from './only.ts';
import { isSimilarTone, SIMILAR_TONES, type Tone } from './tokens.ts';

/** Marks that mean the same whatever the colours mean; lines and points. */
export type LegendMark =
  | 'boundary'
  | 'indicative'
  | 'axis'
  | 'site'
  | 'rough'
  | 'grouped'
  | 'landed'
  | 'planned'
  | 'compared'
  | 'links'
  | 'links-planned'
  | 'links-proposed'
  | 'tie-active'
  | 'tie-event';

type Key =
  | `legend.change.${'reworded' | 'new' | 'dropped' | 'first' | 'silent' | 'same' | 'neither'}`
  | `legend.${'likenessIndustry' | 'likenessRole' | 'notCompared' | 'roles' | 'notStated' | 'dotsLast' | 'difference' | 'formula' | 'others'}`
  | `legend.alone${'' | '.shared' | '.unnamed'}`
  | `only.${Alone}`
  | (typeof MARK_WORDS)[LegendMark];
/** The interface's words in the picture's language: `translator` of i18n, which this folder may not import. */
export type Say = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

export interface ToneRow {
  readonly tone: Tone;
  readonly text: string;
  /** What the class means. */
  readonly definition?: string;
  /** What more the mark tells. */
  readonly hint?: string;
}

export interface Legend {
  readonly heading: string;
  /** The formula whose groups the colours are. */
  readonly formula: Formula | undefined;
  readonly tones: readonly ToneRow[];
  readonly marks: readonly { readonly mark: LegendMark; readonly text: string }[];
  /** Partners are on the map, and not all of them are drawn: the reader is to be told. */
  readonly showsTies: boolean;
}

/** Where less than the whole map is shown: what of it is. */
export interface Shown {
  readonly area: (area: Area) => boolean;
  /** Standings of the selected place's ties that are drawn as lines. */
  readonly ties: ReadonlySet<Standing>;
}

/** Overlays whose colour stands for a role; the others have marks of their own. */
const BY_ROLE: ReadonlySet<string> = new Set<Overlay>(['districts', 'zhangjiang', 'lingang', 'zones', 'delta']);
/** Beyond this zoom the map is of one region and has hardly a partner on it. */
const TIES_MAX_ZOOM = 5;

const MARK_WORDS = {
  boundary: 'legend.boundary',
  indicative: 'legend.indicative',
  axis: 'legend.axis',
  site: 'legend.site',
  rough: 'legend.rough',
  grouped: 'legend.grouped',
  landed: 'legend.landed',
  planned: 'legend.planned',
  compared: 'legend.compared',
  links: 'legend.selected',
  'links-planned': 'legend.selectedPlanned',
  'links-proposed': 'legend.selectedProposed',
  'tie-active': 'legend.tieActive',
  'tie-event': 'legend.tieEvent',
} as const satisfies Record<LegendMark, string>;

export interface LegendOf {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly scene: Scene;
  readonly zoom: number;
  readonly say: Say;
  /** Without it: whatever the layers that are on could show. */
  readonly shown?: Shown;
}

export function legendOf(of: LegendOf): Legend {
  const { catalogue, view, zoom, say } = of;
  const formula = (view.structure && catalogue.structureById.get(view.structure)) || undefined;
  return {
    ...(formula ? formulaTones(formula, of) : tonesOf(of)),
    formula,
    marks: marksOf(of).map((mark) => ({ mark, text: say(MARK_WORDS[mark]) })),
    showsTies: view.layers.includes('partners') && zoom < TIES_MAX_ZOOM,
  };
}

/** Whether a layer that is drawn at this zoom takes the place. */
function drawnAt({ scene, zoom }: LegendOf): (area: Area) => boolean {
  const layers = scene.layers.filter(
    (layer) => zoom >= (layer.minZoom ?? 0) && zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY),
  );
  return (area) =>
    layers.some(
      ({ where }) =>
        where.overlay === area.overlay &&
        (where.shape ?? area.shape) === area.shape &&
        (where.precision ?? area.precision) === area.precision,
    );
}

function formulaTones(formula: Formula, { scene: { language }, say }: LegendOf): Pick<Legend, 'heading' | 'tones'> {
  const groups = formula.groups.map(
    ({ role }, index): ToneRow => ({ tone: GROUP_TONES[index] ?? 'plain', text: role[language] }),
  );
  return {
    heading: say('legend.formula', { name: formula.name[language], year: formula.asOf }),
    tones: [...groups, { tone: 'plain', text: say('legend.others') }],
  };
}

function tonesOf(of: LegendOf): Pick<Legend, 'heading' | 'tones'> {
  const { catalogue, view, scene, say, shown } = of;
  const { language, year } = scene;
  const isDrawn = drawnAt(of);
  const alone = view.only && view.panel === 'documents' ? view.document : null;
  const places = catalogue.areas.filter(
    (area) =>
      (view.panel === 'difference' || alone || BY_ROLE.has(area.overlay)) &&
      isDrawn(area) &&
      (shown?.area(area) ?? true),
  );
  const tones = new Set<Tone>(places.flatMap((area) => scene.tones[area.id] ?? []));
  const row = (tone: Tone, text: string): ToneRow[] => (tones.has(tone) ? [{ tone, text }] : []);
  const [from, to] = (view.panel === 'difference' && differenceOf(catalogue, view)) || [];
  const names = [from, to].map((id) => id && catalogue.documentById.get(id)?.short[language]);
  if (names[0] && names[1]) {
    return {
      heading: say('legend.difference', { from: names[0], to: names[1] }),
      tones: [
        ...CHANGES.flatMap((kind) => row(`change-${kind}`, say(`legend.change.${kind}`))),
        ...row('plain', say('legend.change.same')),
        ...row('not-stated', say('legend.change.neither')),
      ],
    };
  }
  if (alone) {
    return {
      heading: say('legend.alone', { document: catalogue.documentById.get(alone)?.short[language] ?? '' }),
      tones: [
        ...ALONE.flatMap((degree) => row(ALONE_TONES[degree], say(`only.${degree}`))),
        ...row('plain', say('legend.alone.shared')),
        ...row('not-stated', say('legend.alone.unnamed')),
      ],
    };
  }
  if ([...tones].some(isSimilarTone)) {
    const place = (view.area && catalogue.areaById.get(view.area)?.name[language]) ?? '';
    return {
      heading: say(view.matrix === 'role' ? 'legend.likenessRole' : 'legend.likenessIndustry', { place, year }),
      tones: [
        ...SIMILAR_TONES.map((tone, index): ToneRow => ({ tone, text: boundsOf(index) })),
        ...row('not-stated', say('legend.notCompared')),
      ],
    };
  }
  const remembers = places.some((area) => scene.lastTones[area.id] && scene.tones[area.id] === 'not-stated');
  return {
    heading: say('legend.roles', { year }),
    tones: [
      ...catalogue.roleClasses.flatMap((role) =>
        row(role.id, role[language]).map((known) => ({ ...known, definition: role.definition[language] })),
      ),
      ...row('not-stated', say('legend.notStated', { year })).map((known) => ({
        ...known,
        ...(remembers && { hint: say('legend.dotsLast') }),
      })),
    ],
  };
}

/** The range of a class of likeness, in the notation that both languages read. */
function boundsOf(index: number): string {
  const [lower, upper] = [LIKENESS_CLASSES[index - 1], LIKENESS_CLASSES[index]];
  return lower === undefined ? `J = ${upper}` : `${lower} < J ≤ ${upper}`;
}

function marksOf(of: LegendOf): LegendMark[] {
  const { catalogue, view, zoom, shown } = of;
  const isDrawn = drawnAt(of);
  const seen = (overlays: readonly Overlay[], is: (area: Area) => boolean) => {
    const on = overlays.filter((overlay) => view.layers.includes(overlay));
    if (!shown) return on.length > 0;
    return catalogue.areas.some(
      (area) => on.some((overlay) => overlay === area.overlay) && is(area) && isDrawn(area) && shown.area(area),
    );
  };
  const isExact = ({ precision, shape }: Area) => shape === 'point' && (precision === 'site' || precision === 'city');
  const isRough = ({ precision, shape }: Area) =>
    shape === 'point' && (precision === 'area' || precision === 'country');
  const isCounted = ({ shape }: Area) => shape === null;
  const tie = (standing: Standing) => view.area !== null && (shown?.ties.has(standing) ?? true);
  const showsArcs = zoom < ARC_MAX_ZOOM && seen(['overseas'], ({ shape }) => shape === 'point');
  const showsTies = view.layers.includes('partners') && zoom < TIES_MAX_ZOOM;
  const marks: readonly (readonly [LegendMark, boolean])[] = [
    ['boundary', seen(['districts', 'g60', 'delta'], ({ precision }) => precision === 'boundary')],
    [
      'indicative',
      seen(
        ['zhangjiang', 'lingang', 'zones', 'delta'],
        ({ precision, shape }) => precision === 'indicative' && shape === 'polygon',
      ),
    ],
    ['axis', seen(['g60'], ({ shape }) => shape === 'line')],
    ['site', seen(['zones', 'zhangjiang', 'lingang', 'sites', 'overseas', 'partners'], isExact)],
    ['rough', seen(['zones', 'delta', 'overseas', 'partners'], isRough)],
    ['grouped', zoom >= GROUPED_MIN_ZOOM && seen(['zones', 'zhangjiang', 'lingang', 'sites'], isCounted)],
    ['landed', showsArcs],
    ['planned', showsArcs],
    ['compared', view.panel === 'compare' && view.compare.length > 0],
    ['links', tie('stated')],
    ['links-planned', tie('planned')],
    ['links-proposed', tie('proposed')],
    ['tie-active', showsTies],
    ['tie-event', showsTies],
  ];
  return marks.flatMap(([mark, isOn]) => (isOn ? [mark] : []));
}

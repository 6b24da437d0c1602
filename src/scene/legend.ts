/** The legend of a Scene: nothing that is switched off, and every mark that is not. The panel and the drawn picture show the same. */

import { CHANGES } from '#domain/comparing/difference.ts';
import { LIKENESS_CLASSES } from '#domain/comparing/matrix.ts';
import { ALONE, type Alone } from '#domain/comparing/only.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area, Formula } from '#domain/model/schema.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import { COMPARED as COMPARED_OUTLINE, type MarkDrawing } from './drawing.ts';
import { kindOf, kindsOf, type LegendText } from './kinds/index.ts';
import type { LayerKind, LegendContext } from './kinds/kind.ts';
import type { Scene } from './model.ts';
import { ALONE_TONES } from './only.ts';
import { isSimilarTone, SIMILAR_TONES, type Tone } from './tokens.ts';

type Key =
  | `legend.change.${'reworded' | 'new' | 'dropped' | 'first' | 'silent' | 'same' | 'neither'}`
  | `legend.${'likenessIndustry' | 'likenessRole' | 'notCompared' | 'roles' | 'notStated' | 'dotsLast' | 'difference' | 'formula' | 'others'}`
  | `legend.alone${'' | '.shared' | '.unnamed'}`
  | `only.${Alone}`
  | 'legend.compared'
  | LegendText;
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

/** A mark that means the same whatever the colours mean. */
export interface MarkRow {
  readonly id: string;
  readonly text: string;
  readonly drawing: MarkDrawing;
}

export interface Legend {
  readonly heading: string;
  /** The formula whose groups the colours are. */
  readonly formula: Formula | undefined;
  readonly tones: readonly ToneRow[];
  readonly marks: readonly MarkRow[];
  /** What a user could take for an omission: for the panel, and for a picture, which has no panel to refer to. */
  readonly notes: readonly { readonly text: string; readonly pictureText: string }[];
}

/** Where less than the whole map is shown: what of it is. */
export interface Shown {
  readonly area: (area: Area) => boolean;
  /** Standings of the selected place's links that are drawn as lines. */
  readonly links: ReadonlySet<Standing>;
}

/** Outlines of the places set side by side: of no kind, because a place of any can be compared. */
const COMPARED = {
  id: 'compared',
  order: 80,
  text: 'legend.compared',
  drawing: { shape: 'line', stroke: COMPARED_OUTLINE.colour, widthPx: COMPARED_OUTLINE.widthPx },
} as const;

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
  const { catalogue, view, say } = of;
  const formula = (view.structure && catalogue.structureById.get(view.structure)) || undefined;
  return {
    ...(formula ? formulaTones(formula, of) : tonesOf(of)),
    formula,
    marks: marksOf(of, formula !== undefined),
    notes: kindsOn(of).flatMap(({ kind, context }) =>
      (kind.notes ?? [])
        .filter((note) => note.isShown(context))
        .map(({ text, pictureText }) => ({ text: say(text), pictureText: say(pictureText) })),
    ),
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
      (view.panel === 'difference' || alone || kindOf(area.overlay)?.colourMeans === 'role') &&
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

interface KindOn {
  readonly kind: LayerKind<LegendText>;
  readonly context: LegendContext;
}

/** The kinds that are on, each with what it can ask of the map. */
function kindsOn(of: LegendOf): readonly KindOn[] {
  const { catalogue, view, zoom, shown } = of;
  const isDrawn = drawnAt(of);
  return kindsOf(view).map(([id, kind]) => ({
    kind,
    context: {
      zoom,
      sees: (is) =>
        !shown || catalogue.areas.some((area) => area.overlay === id && is(area) && isDrawn(area) && shown.area(area)),
      hasLinks: (standing) => view.area !== null && (shown?.links.has(standing) ?? true),
    },
  }));
}

/** While a structure is shown the map is quiet ground (`structure.ts`), and so are its marks; the selection keeps its colour. */
function quiet(drawing: MarkDrawing): MarkDrawing {
  return drawing.stroke === null || drawing.stroke === 'accent' ? drawing : { ...drawing, stroke: 'line' };
}

function marksOf(of: LegendOf, isQuiet: boolean): readonly MarkRow[] {
  const { view, say } = of;
  const entries = [
    ...kindsOn(of).flatMap(({ kind, context }) => kind.legend.filter(({ isShown }) => isShown(context))),
    ...(view.panel === 'compare' && view.compare.length > 0 ? [COMPARED] : []),
  ];
  // Kinds share marks: the same id is the same mark.
  const marks = [...new Map(entries.map((entry) => [entry.id, entry])).values()].sort((a, b) => a.order - b.order);
  return marks.map(({ id, text, drawing }) => ({
    id,
    text: say(text),
    drawing: isQuiet ? quiet(drawing) : drawing,
  }));
}

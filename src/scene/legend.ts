/** The legend of a Scene: exactly the marks of what is switched on. The layers panel and pictures show the same. */

import { CHANGES } from '#domain/comparing/changes.ts';
import { SIMILARITY_CLASSES } from '#domain/comparing/matrix.ts';
import { SOLE_SOURCE_DEGREES } from '#domain/comparing/sole-source.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { Area, StructureSummary } from '#domain/model/schema.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import { GROUP_TONES, mannersOf } from '#domain/vocabulary/evidence.ts';
import type { Translate } from '#i18n/index.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import { COMPARED as COMPARED_OUTLINE, type MarkDrawing } from './drawing.ts';
import { kindOf, kindsOf, type LegendText } from './kinds/index.ts';
import type { LayerKind, LegendContext } from './kinds/kind.ts';
import { isFaint } from './look.ts';
import type { Scene } from './model.ts';
import { SOLE_SOURCE_TONES } from './sole-source.ts';
import { isSimilarTone, SIMILAR_TONES, type Tone } from './tokens.ts';

/** A colour and what it means. */
export interface ToneRow {
  readonly tone: Tone;
  readonly text: string;
  /** What the class means. */
  readonly definition?: string;
  /** Text and definition are words of the evidence, in the Scene's language. */
  readonly isEvidence?: boolean;
  /** What else the swatch shows. */
  readonly hint?: string;
  /** Not a colour but the stripes over it. */
  readonly isStripes?: boolean;
  /** Only points have the tone: its mark is theirs. */
  readonly isPoint?: boolean;
}

/** A mark whose meaning does not depend on what the colours mean. */
export interface MarkRow {
  readonly id: string;
  readonly text: string;
  readonly drawing: MarkDrawing;
}

/** A legend, in the language of `t`. */
export interface Legend {
  readonly heading: string;
  /** The structure that the colours show, if any. */
  readonly structure: StructureSummary | undefined;
  readonly tones: readonly ToneRow[];
  readonly marks: readonly MarkRow[];
  /** Explains what looks like an omission; `pictureText` is for pictures, which have no panel to refer to. */
  readonly notes: readonly { readonly text: string; readonly pictureText: string }[];
}

/** What is in the frame of a picture. */
export interface Shown {
  readonly area: (area: Area) => boolean;
  /** Manners of the selected place's links that are drawn as lines. */
  readonly links: ReadonlySet<Manner>;
}

/** The outline of compared places. It is of no layer kind, because places of all kinds can be compared. */
const COMPARED = {
  id: 'compared',
  order: 80,
  text: 'legend.compared',
  drawing: { shape: 'line', stroke: COMPARED_OUTLINE.colour, widthPx: COMPARED_OUTLINE.widthPx },
} as const;

/** What a legend is made from. */
export interface LegendInput {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly scene: Scene;
  readonly zoom: number;
  readonly t: Translate;
  /** Absent: everything that the overlays that are on could show. */
  readonly shown?: Shown;
}

/** The legend of a Scene: heading and rows of its colours, its marks in order, and notes. */
export function legendOf(input: LegendInput): Legend {
  const { catalogue, view, t } = input;
  const structure = (view.structure && catalogue.structureById.get(view.structure)) || undefined;
  return {
    ...(structure ? structureTones(structure, input) : tonesOf(input)),
    structure,
    marks: marksOf(input, structure !== undefined),
    notes: [
      ...laterNotes(input),
      ...kindsOn(input).flatMap(({ kind, context }) =>
        (kind.notes ?? [])
          .filter((note) => note.isShown(context))
          .map(({ text, pictureText }) => ({ text: t(text), pictureText: t(pictureText) })),
      ),
    ],
  };
}

/** A function that says whether a layer that is visible at this zoom has the area. */
function drawnAt({ scene, zoom }: LegendInput): (area: Area) => boolean {
  const layers = scene.layers.filter(
    (layer) =>
      zoom >= (layer.minZoom ?? Number.NEGATIVE_INFINITY) && zoom < (layer.maxZoom ?? Number.POSITIVE_INFINITY),
  );
  return (area) =>
    layers.some(
      ({ where }) =>
        where.overlay === area.overlay &&
        (where.shape ?? area.shape) === area.shape &&
        (where.precision ?? area.precision) === area.precision,
    );
}

/** Says why a place is faint and has a year at its name, if one is in sight. */
function laterNotes(input: LegendInput): Legend['notes'] {
  const { catalogue, scene, shown, t } = input;
  const isDrawn = drawnAt(input);
  const isSeen = catalogue.areas.some(
    (area) => scene.later[area.id] !== undefined && isDrawn(area) && (shown?.area(area) ?? true),
  );
  const text = t('legend.later');
  return isSeen ? [{ text, pictureText: text }] : [];
}

type Tones = Pick<Legend, 'heading' | 'tones'>;

function structureTones(structure: StructureSummary, { scene: { language }, t }: LegendInput): Tones {
  const groups = structure.groups.map(
    ({ role }, index): ToneRow => ({ tone: GROUP_TONES[index] ?? 'plain', text: role[language], isEvidence: true }),
  );
  return {
    heading: t('legend.structure', { name: structure.name[language], year: structure.asOf }),
    tones: [...groups, { tone: 'plain', text: t('legend.others') }],
  };
}

/** The row of a tone, as a list: empty if no place in sight has the tone. */
type RowOf = (tone: Tone, text: string) => readonly ToneRow[];

/** What the colours of places mean: the comparison of the View, otherwise roles. */
function tonesOf(input: LegendInput): Tones {
  const { catalogue, view, scene, shown } = input;
  const isDrawn = drawnAt(input);
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  const document = view.only && view.panel === 'documents' ? view.document : null;
  const isByRole = !pair && !document;
  const places = catalogue.areas.filter(
    (area) =>
      (!isByRole || kindOf(area.overlay)?.colourMeans === 'role' || scene.tones[area.id] === 'match') &&
      !isFaint(scene, area.id) &&
      isDrawn(area) &&
      (shown?.area(area) ?? true),
  );
  const tones = new Set<Tone>(places.flatMap((area) => scene.tones[area.id] ?? []));
  const areal = new Set<Tone>(
    places.filter(({ shape }) => shape !== 'point').flatMap((area) => scene.tones[area.id] ?? []),
  );
  const row: RowOf = (tone, text) =>
    tones.has(tone) ? [{ tone, text, ...(!areal.has(tone) && { isPoint: true }) }] : [];
  if (pair) return differenceTones(pair, input, row);
  if (document) return soleSourceTones(document, input, row);
  if ([...tones].some(isSimilarTone)) return similarityTones(input, row);
  const remembers = places.some((area) => scene.lastTones[area.id] && scene.tones[area.id] === 'not-stated');
  const hasPlans = places.some((area) => scene.planned[area.id] === true);
  return roleTones(input, row, { remembers, hasPlans });
}

const shortName = ({ catalogue, scene }: LegendInput, id: DocumentId) =>
  catalogue.documentById.get(id)?.short[scene.language] ?? '';

function differenceTones([from, to]: readonly [DocumentId, DocumentId], input: LegendInput, row: RowOf): Tones {
  const { t } = input;
  return {
    heading: t('legend.difference', { from: shortName(input, from), to: shortName(input, to) }),
    tones: [
      ...CHANGES.flatMap((kind) => row(`change-${kind}`, t(`legend.change.${kind}`))),
      ...row('plain', t('legend.change.same')),
      ...row('not-stated', t('legend.change.neither')),
    ],
  };
}

function soleSourceTones(document: DocumentId, input: LegendInput, row: RowOf): Tones {
  const { t } = input;
  return {
    heading: t('legend.soleSource', { document: shortName(input, document) }),
    tones: [
      ...SOLE_SOURCE_DEGREES.flatMap((degree) => row(SOLE_SOURCE_TONES[degree], t(`only.${degree}`))),
      ...row('plain', t('legend.soleSource.shared')),
      ...row('not-stated', t('legend.soleSource.unnamed')),
    ],
  };
}

function similarityTones({ catalogue, view, scene: { language, year }, t }: LegendInput, row: RowOf): Tones {
  const place = (view.area && catalogue.areaById.get(view.area)?.name[language]) ?? '';
  return {
    heading: t(view.matrix === 'role' ? 'legend.similarityRole' : 'legend.similarityIndustry', { place, year }),
    tones: [
      ...SIMILAR_TONES.map((tone, index): ToneRow => ({ tone, text: boundsOf(index) })),
      ...row('not-stated', t('legend.notCompared')),
    ],
  };
}

/** What else than colours is in sight. */
interface Further {
  /** Some dots have the colour of a role that was stated before. */
  readonly remembers: boolean;
  /** Some roles are planned. */
  readonly hasPlans: boolean;
}

function roleTones(
  { catalogue, scene: { language, year, faint }, t }: LegendInput,
  row: RowOf,
  { remembers, hasPlans }: Further,
): Tones {
  return {
    heading: t('legend.roles', { year }),
    tones: [
      ...catalogue.roleClasses.flatMap((role) =>
        row(role.id, role[language]).map((known) => ({
          ...known,
          definition: role.definition[language],
          isEvidence: true,
        })),
      ),
      ...(hasPlans ? [{ tone: 'plain', text: t('legend.planned.role'), isStripes: true } as const] : []),
      ...row('not-stated', t('legend.notStated', { year })).map((known) => ({
        ...known,
        ...(remembers && { hint: t('legend.dotsLast') }),
      })),
      ...row('match', t('legend.match', { year })),
      ...(Object.keys(faint).length > 0 ? [{ tone: 'plain', text: t('legend.faint') } as const] : []),
    ],
  };
}

/** The range of a class of similarity, in the notation that both languages read. */
function boundsOf(index: number): string {
  const [lower, upper] = [SIMILARITY_CLASSES[index - 1], SIMILARITY_CLASSES[index]];
  return lower === undefined ? `J = ${upper}` : `${lower} < J ≤ ${upper}`;
}

interface KindOn {
  readonly kind: LayerKind<LegendText>;
  readonly context: LegendContext;
}

/** The kinds that are on, each with the context for its `isShown`. */
function kindsOn(input: LegendInput): readonly KindOn[] {
  const { catalogue, view, scene, zoom, shown } = input;
  const isDrawn = drawnAt(input);
  return kindsOf(view).map(([id, kind]) => ({
    kind,
    context: {
      zoom,
      sees: (is) =>
        !shown || catalogue.areas.some((area) => area.overlay === id && is(area) && isDrawn(area) && shown.area(area)),
      hasArcs: (manner) =>
        catalogue.arcs.some((arc) => {
          const to = catalogue.areaById.get(arc.to);
          const isSeen = !shown || (arc.asOf <= scene.year && to !== undefined && shown.area(to));
          return isSeen && mannersOf(arc)[0] === manner;
        }),
      hasLinks: (manner) => view.area !== null && (shown?.links.has(manner) ?? true),
    },
  }));
}

/**
 * While a structure is shown the map is muted (`structure.ts`), and so are its marks; the selection keeps its colour.
 */
function muted(drawing: MarkDrawing): MarkDrawing {
  return drawing.stroke === null || drawing.stroke === 'accent' ? drawing : { ...drawing, stroke: 'line' };
}

function marksOf(input: LegendInput, isMuted: boolean): readonly MarkRow[] {
  const { view, t } = input;
  const entries = [
    ...kindsOn(input).flatMap(({ kind, context }) => kind.legend.filter(({ isShown }) => isShown(context))),
    ...(view.panel === 'compare' && view.compare.length > 0 ? [COMPARED] : []),
  ];
  // Kinds share marks: the same id is the same mark.
  const marks = [...new Map(entries.map((entry) => [entry.id, entry])).values()].sort((a, b) => a.order - b.order);
  return marks.map(({ id, text, drawing }) => ({
    id,
    text: t(text),
    drawing: isMuted ? muted(drawing) : drawing,
  }));
}

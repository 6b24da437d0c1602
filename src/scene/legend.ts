/**
 * The legend of a Scene: nothing that is switched off, and every mark that is not. The panel and the drawn picture show
 * the same.
 */

import { CHANGES } from '#domain/comparing/difference.ts';
import { SIMILARITY_CLASSES } from '#domain/comparing/matrix.ts';
import { SOLE_SOURCE_DEGREES } from '#domain/comparing/sole-source.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { Area, StructureSummary } from '#domain/model/schema.ts';
import type { Standing } from '#domain/vocabulary/evidence.ts';
import { GROUP_TONES } from '#domain/vocabulary/evidence.ts';
import type { Translate } from '#i18n/index.ts';
import { differenceOf } from '#state/selectors.ts';
import type { View } from '#state/view.ts';
import { COMPARED as COMPARED_OUTLINE, type MarkDrawing } from './drawing.ts';
import { kindOf, kindsOf, type LegendText } from './kinds/index.ts';
import type { LayerKind, LegendContext } from './kinds/kind.ts';
import type { Scene } from './model.ts';
import { SOLE_SOURCE_TONES } from './sole-source.ts';
import { isSimilarTone, SIMILAR_TONES, type Tone } from './tokens.ts';

/** A colour and what it means. */
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

/** All rows of a legend, in the language of `say`. */
export interface Legend {
  readonly heading: string;
  /** The structure whose groups the colours are. */
  readonly structure: StructureSummary | undefined;
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

/** What a legend is of. */
export interface LegendOf {
  readonly catalogue: IndexedCatalogue;
  readonly view: View;
  readonly scene: Scene;
  readonly zoom: number;
  readonly say: Translate;
  /** Without it: whatever the layers that are on could show. */
  readonly shown?: Shown;
}

/** The legend of a Scene: heading and rows of its colours, and its marks, in their order. */
export function legendOf(of: LegendOf): Legend {
  const { catalogue, view, say } = of;
  const structure = (view.structure && catalogue.structureById.get(view.structure)) || undefined;
  return {
    ...(structure ? structureTones(structure, of) : tonesOf(of)),
    structure,
    marks: marksOf(of, structure !== undefined),
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

type Tones = Pick<Legend, 'heading' | 'tones'>;

function structureTones(structure: StructureSummary, { scene: { language }, say }: LegendOf): Tones {
  const groups = structure.groups.map(
    ({ role }, index): ToneRow => ({ tone: GROUP_TONES[index] ?? 'plain', text: role[language] }),
  );
  return {
    heading: say('legend.structure', { name: structure.name[language], year: structure.asOf }),
    tones: [...groups, { tone: 'plain', text: say('legend.others') }],
  };
}

/** The rows of a tone if a place in sight has it. */
type RowOf = (tone: Tone, text: string) => readonly ToneRow[];

/** What the colours of places mean: what the View compares, else their roles. */
function tonesOf(of: LegendOf): Tones {
  const { catalogue, view, scene, shown } = of;
  const isDrawn = drawnAt(of);
  const pair = view.panel === 'difference' ? differenceOf(catalogue, view) : undefined;
  const document = view.only && view.panel === 'documents' ? view.document : null;
  const isByRole = !pair && !document;
  const places = catalogue.areas.filter(
    (area) =>
      (!isByRole || kindOf(area.overlay)?.colourMeans === 'role') && isDrawn(area) && (shown?.area(area) ?? true),
  );
  const tones = new Set<Tone>(places.flatMap((area) => scene.tones[area.id] ?? []));
  const row: RowOf = (tone, text) => (tones.has(tone) ? [{ tone, text }] : []);
  if (pair) return differenceTones(pair, of, row);
  if (document) return soleSourceTones(document, of, row);
  if ([...tones].some(isSimilarTone)) return similarityTones(of, row);
  const remembers = places.some((area) => scene.lastTones[area.id] && scene.tones[area.id] === 'not-stated');
  return roleTones(of, row, remembers);
}

const shortName = ({ catalogue, scene }: LegendOf, id: DocumentId) =>
  catalogue.documentById.get(id)?.short[scene.language] ?? '';

function differenceTones([from, to]: readonly [DocumentId, DocumentId], of: LegendOf, row: RowOf): Tones {
  const { say } = of;
  return {
    heading: say('legend.difference', { from: shortName(of, from), to: shortName(of, to) }),
    tones: [
      ...CHANGES.flatMap((kind) => row(`change-${kind}`, say(`legend.change.${kind}`))),
      ...row('plain', say('legend.change.same')),
      ...row('not-stated', say('legend.change.neither')),
    ],
  };
}

function soleSourceTones(document: DocumentId, of: LegendOf, row: RowOf): Tones {
  const { say } = of;
  return {
    heading: say('legend.soleSource', { document: shortName(of, document) }),
    tones: [
      ...SOLE_SOURCE_DEGREES.flatMap((degree) => row(SOLE_SOURCE_TONES[degree], say(`only.${degree}`))),
      ...row('plain', say('legend.soleSource.shared')),
      ...row('not-stated', say('legend.soleSource.unnamed')),
    ],
  };
}

function similarityTones({ catalogue, view, scene: { language, year }, say }: LegendOf, row: RowOf): Tones {
  const place = (view.area && catalogue.areaById.get(view.area)?.name[language]) ?? '';
  return {
    heading: say(view.matrix === 'role' ? 'legend.similarityRole' : 'legend.similarityIndustry', { place, year }),
    tones: [
      ...SIMILAR_TONES.map((tone, index): ToneRow => ({ tone, text: boundsOf(index) })),
      ...row('not-stated', say('legend.notCompared')),
    ],
  };
}

/** @param remembers whether dots in sight have the colour of a role that was stated before. */
function roleTones({ catalogue, scene: { language, year }, say }: LegendOf, row: RowOf, remembers: boolean): Tones {
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

/** The range of a class of similarity, in the notation that both languages read. */
function boundsOf(index: number): string {
  const [lower, upper] = [SIMILARITY_CLASSES[index - 1], SIMILARITY_CLASSES[index]];
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

/**
 * While a structure is shown the map is quiet ground (`structure.ts`), and so are its marks; the selection keeps its
 * colour.
 */
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

/** A layer of the user's own, as the page knows it: what it is called and looks like. Its data are in its worker. */
import type { OwnDrawing } from '#scene/own.ts';
import type { Choices, Classing, Hit, Look, Picture } from '../work/layer-work.ts';
import { COLOURS, coloursOf } from './colours.ts';
import type { Proposed } from './proposal.ts';

export interface LayerStyle {
  /** Index of `COLOURS`. */
  readonly colour: number;
  /** 0 to 1. */
  readonly opacity: number;
  readonly isVisible: boolean;
  /** null: one colour. */
  readonly classing: Classing | null;
}

/** What is kept of a layer, beside its file. */
export interface LayerRecord {
  /** Of this record: another number is another version of the program. */
  readonly form: 1;
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly choices: Choices;
  readonly style: LayerStyle;
  /** Layers are drawn by it, from the least to the greatest. */
  readonly order: number;
  /** It was drawn here, and its file can be drawn on. */
  readonly isDrawn?: true | undefined;
  /** What is proposed for its areas; of a drawing that is in its file. */
  readonly proposals?: readonly Proposed[] | undefined;
  /** How often its file was written anew; other windows read it again when it has changed. */
  readonly edition?: number | undefined;
}

/** A file that was never written anew is its edition 0. */
export const editionOf = ({ edition = 0 }: LayerRecord): number => edition;

export interface OwnLayer {
  readonly record: LayerRecord;
  readonly look: Look;
  readonly picture: Picture;
  /** Address of the picture's file. */
  readonly url: string;
}

/** What is proposed for areas of a layer. */
export const proposalsOf = ({ record, look }: Pick<OwnLayer, 'record' | 'look'>): readonly Proposed[] =>
  record.isDrawn ? look.proposals : (record.proposals ?? []);
export const proposedRows = (layer: Pick<OwnLayer, 'record' | 'look'>): readonly number[] =>
  proposalsOf(layer).map(({ row }) => row);

/** From the topmost to the lowest, as lists have them. */
export const inOrder = (layers: readonly OwnLayer[]): readonly OwnLayer[] =>
  [...layers].sort((a, b) => b.record.order - a.record.order || (a.record.id < b.record.id ? 1 : -1));

export const colourOfLayer = ({ style }: LayerRecord): string => COLOURS[style.colour % COLOURS.length] ?? COLOURS[0];

/** The first colour that no layer has, by index. */
export function freeColour(layers: readonly OwnLayer[]): number {
  const used = new Set(layers.map(({ record }) => record.style.colour));
  const free = COLOURS.findIndex((_, index) => !used.has(index));
  return free < 0 ? layers.length % COLOURS.length : free;
}

/** The colour of each class; of a layer without classes its one colour. */
export const coloursOfLayer = ({ record, picture }: OwnLayer): readonly string[] =>
  // Each shape of a drawing has its own.
  picture.classes ? coloursOf(picture.classes) : record.isDrawn ? COLOURS : [colourOfLayer(record)];

/** A shape of a layer, of which the page shows what is known. */
export interface Pointed {
  readonly layer: string;
  readonly hit: Hit;
}

/** The contrast of what is marked is that of the theme's ink. */
const newMark = ({ hit }: Pointed, id: string, colour: string): OwnDrawing => ({
  id,
  opacity: 1,
  colours: [colour],
  isMark: true,
  data: { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { c: 0 }, geometry: hit.geometry }] },
  // What is marked is outlined; a fill would cover what is under it.
  parts: hit.parts.filter((part) => part !== 'fill'),
  paths: hit.paths.filter(({ part }) => part !== 'fill'),
});

const marks = new WeakMap<Pointed, OwnDrawing>();
/** The same drawing for the same mark, so that the renderers see that nothing has changed. */
function markOf(pointed: Pointed, id: string, colour: string): OwnDrawing {
  const known = marks.get(pointed);
  if (known?.id === id && known.colours[0] === colour) return known;
  const made = newMark(pointed, id, colour);
  marks.set(pointed, made);
  return made;
}

const drawings = new WeakMap<OwnLayer, OwnDrawing>();
function drawingOf(layer: OwnLayer): OwnDrawing {
  const known = drawings.get(layer);
  if (known) return known;
  const { record, picture, url } = layer;
  const made: OwnDrawing = {
    id: record.id,
    opacity: record.style.opacity,
    colours: coloursOfLayer(layer),
    isClassed: picture.classes !== undefined,
    data: url,
    parts: picture.parts,
    paths: picture.paths,
  };
  drawings.set(layer, made);
  return made;
}

export interface Marks {
  readonly hovered: Pointed | null;
  readonly opened: Pointed | null;
  /** `#rrggbb`, of both marks. */
  readonly colour: string;
}

/** What the map draws, from the lowest to the topmost. */
export function drawingsOf(layers: readonly OwnLayer[], { hovered, opened, colour }: Marks): readonly OwnDrawing[] {
  const drawn = [...inOrder(layers)].reverse().filter(({ record }) => record.style.isVisible);
  return [
    ...drawn.map(drawingOf),
    ...(opened ? [markOf(opened, 'opened', colour)] : []),
    ...(hovered ? [markOf(hovered, 'hovered', colour)] : []),
  ];
}

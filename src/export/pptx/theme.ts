/**
 * The theme of the file: the colours of the roles that it shows most are its accents, so that a change of the theme in
 * PowerPoint changes the map; those of all others are its custom colours, which the colour list names.
 */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { Paint } from '#map/svg/paint.ts';
import { TINT } from '#scene/drawing.ts';
import type { Scene } from '#scene/model.ts';
import type { Tone } from '#scene/tokens.ts';
import { attribute, DECLARATION } from '../ooxml/package.ts';

const ACCENTS = 6;
/** Of fonts that are there on Windows and macOS with PowerPoint or WPS, and that others substitute. */
const LATIN = 'Arial';
const EAST_ASIAN = 'Microsoft YaHei';

export interface Palette {
  /** The theme's colours in the order of its schema, by name. */
  readonly slots: readonly (readonly [slot: string, colour: string])[];
  /** Further colours with their names. */
  readonly custom: readonly (readonly [name: string, colour: string])[];
}

/** The colour of a role as the map fills a district with it. */
const drawn = (paint: Paint, tone: Tone) => paint.mix(paint.tone(tone, 'fill'), TINT, paint.surface('subject'));

/** @param scenes those of the slides. */
export function paletteOf(
  scenes: readonly Scene[],
  catalogue: IndexedCatalogue,
  paint: Paint,
  language: EvidenceLanguage,
): Palette {
  const counts = new Map<string, number>();
  for (const { tones } of scenes)
    for (const tone of Object.values(tones)) counts.set(tone, (counts.get(tone) ?? 0) + 1);
  const ranked = [...catalogue.roleClasses].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  const surface = (['ink', 'panel', 'ink2', 'water'] as const).map((token) => paint.surface(token));
  const accents = ranked.slice(0, ACCENTS).map(({ id }) => drawn(paint, id));
  const spare = [paint.surface('district'), paint.surface('border')];
  const names = ['dk1', 'lt1', 'dk2', 'lt2', ...Array.from({ length: ACCENTS }, (_, index) => `accent${index + 1}`)];
  const colours = [...surface, ...names.slice(4).map((_, index) => accents[index] ?? spare[index % 2] ?? '#808080')];
  return {
    slots: [
      ...names.map((name, index) => [name, colours[index] ?? '#808080'] as const),
      ['hlink', paint.surface('accent')],
      ['folHlink', paint.surface('ink3')],
    ],
    custom: catalogue.roleClasses.map((role) => [role[language], drawn(paint, role.id)] as const),
  };
}

/** The theme's colours as a slide names them, by value; of equal ones the first. */
export const slotsByColour = ({ slots }: Palette): ReadonlyMap<string, string> => {
  const named: Readonly<Record<string, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' };
  return new Map([...slots].reverse().map(([slot, colour]) => [colour.toLowerCase(), named[slot] ?? slot] as const));
};

const value = (colour: string) => `<a:srgbClr val="${colour.slice(1).toUpperCase()}"/>`;
const font = (kind: string) =>
  `<a:${kind}><a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/><a:cs typeface="${LATIN}"/></a:${kind}>`;
const three = (one: string) => one.repeat(3);
const SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';

export const themeMarkup = ({ slots, custom }: Palette, name: string): string =>
  [
    DECLARATION,
    `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${attribute(name)}"><a:themeElements>`,
    `<a:clrScheme name="${attribute(name)}">`,
    ...slots.map(([slot, colour]) => `<a:${slot}>${value(colour)}</a:${slot}>`),
    `</a:clrScheme><a:fontScheme name="${attribute(name)}">${font('majorFont')}${font('minorFont')}</a:fontScheme>`,
    `<a:fmtScheme name="${attribute(name)}"><a:fillStyleLst>${three(SOLID)}</a:fillStyleLst>`,
    `<a:lnStyleLst>${three(`<a:ln w="9525">${SOLID}</a:ln>`)}</a:lnStyleLst>`,
    `<a:effectStyleLst>${three('<a:effectStyle><a:effectLst/></a:effectStyle>')}</a:effectStyleLst>`,
    `<a:bgFillStyleLst>${three(SOLID)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>`,
    '<a:objectDefaults/><a:extraClrSchemeLst/>',
    '<a:custClrLst>',
    ...custom.map(([words, colour]) => `<a:custClr name="${attribute(words)}">${value(colour)}</a:custClr>`),
    '</a:custClrLst></a:theme>',
  ].join('');

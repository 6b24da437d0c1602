/** The styles of a memo: those of Word by their own ids, so that its outline, its lists and other themes know them. */
import { DECLARATION } from '../ooxml/package.ts';
import { NAMESPACES, TEXT_MM, twips } from './markup.ts';

const FONTS = 'w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="DengXian" w:cs="Arial"';
const INK = '1F2933';
const QUIET = '5B6670';
const ACCENT = '0B5A8A';
const RULE = 'BFC5CA';
const HEAD = 'EEF1F3';

interface Style {
  readonly id: string;
  /** The name by which Word knows it, in no language. */
  readonly name: string;
  readonly type?: 'paragraph' | 'character' | 'table' | 'numbering';
  readonly isDefault?: boolean;
  readonly basedOn?: string;
  readonly next?: string;
  /** Shown among the styles to choose. */
  readonly isShown?: boolean;
  readonly paragraph?: string;
  readonly run?: string;
  readonly table?: string;
}

/** @param size half points. */
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const colour = (value: string) => `<w:color w:val="${value}"/>`;
/** Twentieths of a point. */
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const BOLD = '<w:b/><w:bCs/>';
const WITH_NEXT = '<w:keepNext/><w:keepLines/>';
const cellMargins = (side: number, top: number) =>
  `<w:tblCellMar><w:top w:w="${top}" w:type="dxa"/><w:left w:w="${side}" w:type="dxa"/><w:bottom w:w="${top}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar>`;

const headingStyle = (level: number, halfPoints: number, before: number): Style => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  isShown: true,
  paragraph: `${WITH_NEXT}${spacing(before, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
  run: `${BOLD}${colour(level === 1 ? ACCENT : INK)}${size(halfPoints)}`,
});

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`;

const STYLES: readonly Style[] = [
  { id: 'Normal', name: 'Normal', isDefault: true, isShown: true },
  { id: 'DefaultParagraphFont', name: 'Default Paragraph Font', type: 'character', isDefault: true },
  { id: 'TableNormal', name: 'Normal Table', type: 'table', isDefault: true, table: cellMargins(108, 0) },
  { id: 'NoList', name: 'No List', type: 'numbering', isDefault: true },
  headingStyle(1, 32, 360),
  headingStyle(2, 26, 280),
  headingStyle(3, 22, 200),
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Subtitle',
    isShown: true,
    paragraph: `${WITH_NEXT}${spacing(0, 60)}`,
    run: `${BOLD}${size(44)}`,
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    isShown: true,
    paragraph: spacing(0, 240),
    run: `${colour(QUIET)}${size(24)}`,
  },
  {
    id: 'Caption',
    name: 'caption',
    basedOn: 'Normal',
    isShown: true,
    paragraph: spacing(40, 240),
    run: `${colour(QUIET)}${size(17)}`,
  },
  {
    id: 'Small',
    name: 'Small',
    basedOn: 'Normal',
    paragraph: `<w:keepNext/>${spacing(0, 80)}`,
    run: `${colour(QUIET)}${size(18)}`,
  },
  {
    id: 'Picture',
    name: 'Picture',
    basedOn: 'Normal',
    next: 'Caption',
    paragraph: `<w:keepNext/>${spacing(120, 40)}`,
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    basedOn: 'Normal',
    isShown: true,
    paragraph: `<w:numPr><w:numId w:val="1"/></w:numPr>${spacing(0, 80)}`,
  },
  {
    id: 'Bibliography',
    name: 'Bibliography',
    basedOn: 'Normal',
    isShown: true,
    paragraph: `<w:numPr><w:numId w:val="2"/></w:numPr>${spacing(0, 80)}`,
  },
  { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: spacing(0, 20), run: size(18) },
  {
    id: 'TableHead',
    name: 'Table Head',
    basedOn: 'TableText',
    paragraph: `<w:keepNext/>${spacing(0, 20)}`,
    run: BOLD,
  },
  { id: 'FootnoteText', name: 'footnote text', basedOn: 'Normal', paragraph: spacing(0, 20), run: size(17) },
  {
    id: 'FootnoteReference',
    name: 'footnote reference',
    type: 'character',
    basedOn: 'DefaultParagraphFont',
    run: '<w:vertAlign w:val="superscript"/>',
  },
  {
    id: 'Hyperlink',
    name: 'Hyperlink',
    type: 'character',
    basedOn: 'DefaultParagraphFont',
    run: `${colour(ACCENT)}<w:u w:val="single"/>`,
  },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="${twips(TEXT_MM)}"/></w:tabs>${spacing(0, 0)}`,
    run: `${colour(QUIET)}${size(16)}`,
  },
  {
    id: 'MemoTable',
    name: 'Memo Table',
    type: 'table',
    basedOn: 'TableNormal',
    table: [
      `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders>`,
      cellMargins(85, 40),
    ].join(''),
  },
];

function styleMarkup(style: Style): string {
  const { id, name, type = 'paragraph', isDefault, basedOn, next, isShown, paragraph, run, table } = style;
  const shade = `<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${HEAD}"/></w:tcPr></w:tblStylePr>`;
  return [
    `<w:style w:type="${type}"${isDefault ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>`,
    basedOn ? `<w:basedOn w:val="${basedOn}"/>` : '',
    next ? `<w:next w:val="${next}"/>` : '',
    isShown ? '<w:qFormat/>' : '',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '',
    run ? `<w:rPr>${run}</w:rPr>` : '',
    table ? `<w:tblPr>${table}</w:tblPr>` : '',
    id === 'MemoTable' ? shade : '',
    '</w:style>',
  ].join('');
}

/** @param language BCP 47, of a text in Latin letters; that of East Asian ones is Chinese. */
export const stylesMarkup = (language: string): string =>
  [
    `${DECLARATION}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${FONTS}/>`,
    `${colour(INK)}${size(21)}<w:lang w:val="${language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    ...STYLES.map(styleMarkup),
    '</w:styles>',
  ].join('');

const level = (format: string, text: string, hanging: number) =>
  [
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>`,
    `<w:pPr><w:ind w:left="${hanging}" w:hanging="${hanging}"/></w:pPr></w:lvl>`,
  ].join('');
const list = (id: number, inner: string) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="singleLevel"/>${inner}</w:abstractNum>`;

/** Points, and the list of sources. */
export const numberingMarkup = (): string =>
  [
    `${DECLARATION}<w:numbering ${NAMESPACES}>`,
    list(0, level('bullet', '•', 284)),
    list(1, level('decimal', '[%1]', 454)),
    ...[1, 2].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id - 1}"/></w:num>`),
    '</w:numbering>',
  ].join('');

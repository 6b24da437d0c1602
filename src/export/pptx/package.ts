/** The parts of the package beside the slides: what refers to them, master, layout, notes. */
import { escapeXml } from '#domain/format/markup.ts';
import type { ExportRequest } from '../format.ts';
import { attribute, DECLARATION, OFFICE, type Part, packageOf, relations } from '../ooxml/package.ts';
import { emu, frameMarkup, NAMESPACES } from './markup.ts';
import { LAYOUTS, type Layout, LINK_ID, type WrittenSlide } from './slide.ts';
import { type Palette, themeMarkup } from './theme.ts';

const PML = 'application/vnd.openxmlformats-officedocument.presentationml';
/** The first id of masters and layouts, and of slides (ECMA-376, part 1, 19.7.13 and 19.7.16). */
const FIRST_MASTER = 2_147_483_648;
const FIRST_SLIDE = 256;

const ROOT =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
const COLOUR_MAP =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>';
const OWN_COLOURS = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>';
const BACKGROUND = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>';

/** A text placeholder. */
function placeholder(id: number, name: string, kind: string, geometry: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr><p:spPr>${geometry}</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;
}

const rectangle = (frame: string) => `${frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
const level = (name: string, px: number) =>
  `<a:${name} marL="0" indent="0" algn="l"><a:buNone/><a:defRPr sz="${Math.round(px * 75)}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:${name}>`;
const levels = (px: number) => Array.from({ length: 9 }, (_, index) => level(`lvl${index + 1}pPr`, px)).join('');

const master = ({ title, column }: Layout): string =>
  [
    `${DECLARATION}<p:sldMaster ${NAMESPACES}><p:cSld>${BACKGROUND}<p:spTree>${ROOT}`,
    placeholder(2, 'title', 'type="title"', rectangle(frameMarkup(title))),
    placeholder(3, 'points', 'type="body" idx="1"', rectangle(frameMarkup(column))),
    `</p:spTree></p:cSld>${COLOUR_MAP}`,
    `<p:sldLayoutIdLst><p:sldLayoutId id="${FIRST_MASTER + 1}" r:id="rId1"/></p:sldLayoutIdLst>`,
    `<p:txStyles><p:titleStyle>${level('lvl1pPr', 36)}</p:titleStyle><p:bodyStyle>${levels(21)}</p:bodyStyle>`,
    `<p:otherStyle>${levels(16)}</p:otherStyle></p:txStyles></p:sldMaster>`,
  ].join('');

const layoutOf = (): string =>
  [
    `${DECLARATION}<p:sldLayout ${NAMESPACES} type="tx" preserve="1"><p:cSld name="Map"><p:spTree>${ROOT}`,
    placeholder(2, 'title', 'type="title"', ''),
    placeholder(3, 'points', 'type="body" idx="1"', ''),
    `</p:spTree></p:cSld>${OWN_COLOURS}</p:sldLayout>`,
  ].join('');

/** A portrait sheet with the slide above and the text below, EMU. */
const NOTES = { width: 6_858_000, height: 9_144_000 } as const;
const NOTES_IMAGE =
  '<a:xfrm><a:off x="685800" y="1143000"/><a:ext cx="5486400" cy="3086100"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
const NOTES_TEXT = '<a:xfrm><a:off x="685800" y="4400550"/><a:ext cx="5486400" cy="3600450"/></a:xfrm>';
const image = (geometry: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${geometry ? ' idx="2"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${geometry}</p:spPr></p:sp>`;

const notesMaster = (): string =>
  [
    `${DECLARATION}<p:notesMaster ${NAMESPACES}><p:cSld>${BACKGROUND}<p:spTree>${ROOT}`,
    image(NOTES_IMAGE),
    placeholder(3, 'notes', 'type="body" sz="quarter" idx="3"', rectangle(NOTES_TEXT)),
    `</p:spTree></p:cSld>${COLOUR_MAP}<p:notesStyle>${levels(16)}</p:notesStyle></p:notesMaster>`,
  ].join('');

function notesSlide(paragraphs: readonly string[], language: string): string {
  const lines = paragraphs.flatMap((text) => text.split(/\r\n?|\n|\u2028|\u2029/));
  const text = lines.map(
    (line) =>
      `<a:p><a:r><a:rPr lang="${attribute(language)}"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:rPr><a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
  );
  return [
    `${DECLARATION}<p:notes ${NAMESPACES}><p:cSld><p:spTree>${ROOT}${image('')}`,
    '<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>',
    `<p:txBody><a:bodyPr/><a:lstStyle/>${text.join('') || '<a:p/>'}</p:txBody></p:sp>`,
    `</p:spTree></p:cSld>${OWN_COLOURS}</p:notes>`,
  ].join('');
}

function presentation({ size }: Layout, count: number): string {
  const slides = Array.from(
    { length: count },
    (_, index) => `<p:sldId id="${FIRST_SLIDE + index}" r:id="rId${index + 4}"/>`,
  );
  const kind = size === LAYOUTS['4:3'].size ? ' type="screen4x3"' : '';
  return [
    `${DECLARATION}<p:presentation ${NAMESPACES} saveSubsetFonts="1">`,
    `<p:sldMasterIdLst><p:sldMasterId id="${FIRST_MASTER}" r:id="rId1"/></p:sldMasterIdLst>`,
    '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>',
    `<p:sldIdLst>${slides.join('')}</p:sldIdLst>`,
    `<p:sldSz cx="${emu(size.width)}" cy="${emu(size.height)}"${kind}/>`,
    `<p:notesSz cx="${NOTES.width}" cy="${NOTES.height}"/>`,
    `<p:defaultTextStyle>${levels(18)}</p:defaultTextStyle></p:presentation>`,
  ].join('');
}

/** What a file consists of. */
export interface Deck {
  readonly request: ExportRequest;
  readonly layout: Layout;
  readonly palette: Palette;
  readonly title: string;
  readonly slides: readonly (WrittenSlide & { readonly link: string })[];
}

/** All parts of the package, the list of their types first. */
export function partsOf({ request, layout, palette, title, slides }: Deck): readonly Part[] {
  const { t } = request;
  const theme = themeMarkup(palette, t('app.title'));
  const themeType = 'application/vnd.openxmlformats-officedocument.theme+xml';
  const main: readonly Part[] = [
    {
      path: 'ppt/presentation.xml',
      content: presentation(layout, slides.length),
      type: `${PML}.presentation.main+xml`,
    },
    relations('ppt/presentation.xml', [
      { id: 'rId1', type: `${OFFICE}/slideMaster`, target: 'slideMasters/slideMaster1.xml' },
      { id: 'rId2', type: `${OFFICE}/notesMaster`, target: 'notesMasters/notesMaster1.xml' },
      { id: 'rId3', type: `${OFFICE}/theme`, target: 'theme/theme1.xml' },
      ...slides.map((_, index) => ({
        id: `rId${index + 4}`,
        type: `${OFFICE}/slide`,
        target: `slides/slide${index + 1}.xml`,
      })),
    ]),
    { path: 'ppt/theme/theme1.xml', content: theme, type: themeType },
    // A master of notes has a theme of its own: two masters may not share one.
    { path: 'ppt/theme/theme2.xml', content: theme, type: themeType },
    { path: 'ppt/slideMasters/slideMaster1.xml', content: master(layout), type: `${PML}.slideMaster+xml` },
    relations('ppt/slideMasters/slideMaster1.xml', [
      { id: 'rId1', type: `${OFFICE}/slideLayout`, target: '../slideLayouts/slideLayout1.xml' },
      { id: 'rId2', type: `${OFFICE}/theme`, target: '../theme/theme1.xml' },
    ]),
    { path: 'ppt/slideLayouts/slideLayout1.xml', content: layoutOf(), type: `${PML}.slideLayout+xml` },
    relations('ppt/slideLayouts/slideLayout1.xml', [
      { id: 'rId1', type: `${OFFICE}/slideMaster`, target: '../slideMasters/slideMaster1.xml' },
    ]),
    { path: 'ppt/notesMasters/notesMaster1.xml', content: notesMaster(), type: `${PML}.notesMaster+xml` },
    relations('ppt/notesMasters/notesMaster1.xml', [
      { id: 'rId1', type: `${OFFICE}/theme`, target: '../theme/theme2.xml' },
    ]),
  ];
  const parts = [
    ...main,
    ...slides.flatMap(({ slide, notes, link }, index): readonly Part[] => {
      const number = index + 1;
      const [path, notesPath] = [`ppt/slides/slide${number}.xml`, `ppt/notesSlides/notesSlide${number}.xml`];
      return [
        { path, content: slide, type: `${PML}.slide+xml` },
        relations(path, [
          { id: 'rId1', type: `${OFFICE}/slideLayout`, target: '../slideLayouts/slideLayout1.xml' },
          { id: 'rId2', type: `${OFFICE}/notesSlide`, target: `../notesSlides/notesSlide${number}.xml` },
          { id: LINK_ID, type: `${OFFICE}/hyperlink`, target: link, isExternal: true },
        ]),
        { path: notesPath, content: notesSlide(notes, t.tag), type: `${PML}.notesSlide+xml` },
        relations(notesPath, [
          { id: 'rId1', type: `${OFFICE}/notesMaster`, target: '../notesMasters/notesMaster1.xml' },
          { id: 'rId2', type: `${OFFICE}/slide`, target: `../slides/slide${number}.xml` },
        ]),
      ];
    }),
  ];
  return packageOf('ppt/presentation.xml', parts, request, title);
}

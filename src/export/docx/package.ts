/** The parts of a memo beside its text: notes, styles, footer, settings, and what refers to them. */
import type { ExportRequest } from '../format.ts';
import { DECLARATION, OFFICE, type Part, packageOf, type Relation, relations } from '../ooxml/package.ts';
import { fieldMarkup, type Letters, NAMESPACES, PAGE, paragraphMarkup, runMarkup, twips } from './markup.ts';
import { numberingMarkup, stylesMarkup } from './styles.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Ids of relationships that every memo has; those of pictures and links come after. */
const FOOTER_ID = 'rId5';

/** A text with two fields in it, in the order of the language. */
function pageWords({ t }: ExportRequest, letters: Letters): string {
  // Of the private use area, which no words have.
  const [page, pages] = ['\ue000', '\ue001'];
  return t('export.docx.page', { page, pages })
    .split(/([\ue000\ue001])/)
    .map((piece) =>
      piece === page
        ? fieldMarkup('PAGE', letters)
        : piece === pages
          ? fieldMarkup('NUMPAGES', letters)
          : runMarkup(piece, letters),
    )
    .join('');
}

const footer = (request: ExportRequest, letters: Letters): string =>
  [
    `${DECLARATION}<w:ftr ${NAMESPACES}>`,
    paragraphMarkup(
      'Footer',
      `${runMarkup(`${request.t('app.title')} · ${request.about.versionWords}\t`, letters)}${pageWords(request, letters)}`,
    ),
    '</w:ftr>',
  ].join('');

/** Lines above the notes of a page; every program asks for both. */
const separator = (id: number, kind: 'separator' | 'continuationSeparator') =>
  `<w:footnote w:type="${kind}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${kind}/></w:r></w:p></w:footnote>`;

const SETTINGS = [
  `${DECLARATION}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/>`,
  '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
  // The layout of Word 2013 and later; without it the file opens in compatibility mode.
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
  '</w:settings>',
].join('');

const SECTION = [
  `<w:sectPr><w:footerReference w:type="default" r:id="${FOOTER_ID}"/>`,
  `<w:pgSz w:w="${twips(PAGE.width)}" w:h="${twips(PAGE.height)}"/>`,
  `<w:pgMar w:top="${twips(PAGE.top)}" w:right="${twips(PAGE.side)}" w:bottom="${twips(PAGE.bottom)}" w:left="${twips(PAGE.side)}"`,
  ` w:header="${twips(PAGE.edge)}" w:footer="${twips(PAGE.edge)}" w:gutter="0"/></w:sectPr>`,
].join('');

/** What a memo consists of. */
export interface Memo {
  readonly request: ExportRequest;
  readonly letters: Letters;
  readonly title: string;
  /** Markup of the paragraphs and tables. */
  readonly body: readonly string[];
  /** Markup of the notes, in their order. */
  readonly notes: readonly string[];
  readonly links: readonly Relation[];
  readonly noteLinks: readonly Relation[];
  readonly pictures: readonly { readonly relation: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
}

/** All parts of the package. */
export function partsOf(memo: Memo): readonly Part[] {
  const { request, letters, title, body, notes, links, noteLinks, pictures } = memo;
  const part = (name: string, content: string, type = name): Part => ({
    path: `word/${name}.xml`,
    content,
    type: `${WORD}.${type}+xml`,
  });
  const images = pictures.map(({ relation, bytes }, index) => ({
    relation: { id: relation, type: `${OFFICE}/image`, target: `media/map${index + 1}.png` },
    part: { path: `word/media/map${index + 1}.png`, content: bytes },
  }));
  const own = ['styles', 'numbering', 'settings', 'footnotes', 'footer'].map((name, index) => ({
    id: `rId${index + 1}`,
    type: `${OFFICE}/${name}`,
    target: `${name}.xml`,
  }));
  return packageOf(
    'word/document.xml',
    [
      part(
        'document',
        `${DECLARATION}<w:document ${NAMESPACES}><w:body>${body.join('')}${SECTION}</w:body></w:document>`,
        'document.main',
      ),
      relations('word/document.xml', [...own, ...images.map(({ relation }) => relation), ...links]),
      part('styles', stylesMarkup(letters.isEastAsian ? 'en-US' : request.t.tag)),
      part('numbering', numberingMarkup()),
      part('settings', SETTINGS),
      part(
        'footnotes',
        `${DECLARATION}<w:footnotes ${NAMESPACES}>${separator(-1, 'separator')}${separator(0, 'continuationSeparator')}${notes.join('')}</w:footnotes>`,
      ),
      relations('word/footnotes.xml', noteLinks),
      part('footer', footer(request, letters)),
      ...images.map(({ part: image }) => image),
    ],
    request,
    title,
  );
}

/** Writes the blocks of a memo as the markup of its text and of its notes. */
import { citeAgain, citeLine, citeWhole } from '#domain/format/citation.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import type { ExportRequest } from '../format.ts';
import { addressOf } from '../pptx/deck.ts';
import { type Letters, Links, paragraphMarkup, pictureMarkup, runMarkup, TEXT_MM, tableParts } from './markup.ts';
import type { Block, Cited, MemoTable, Said, TextStyle } from './memo.ts';

/** A picture that has been drawn. */
export interface Drawn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly alt: string;
  /** Height for a width of 1. */
  readonly ratio: number;
}

const STYLES: Readonly<Record<TextStyle, string>> = {
  body: 'Normal',
  subtitle: 'Subtitle',
  small: 'Small',
  caption: 'Caption',
  bullet: 'ListBullet',
};
const CODE_MM = 32;
const LINK_PREFIX = 'link';

export class Writer {
  readonly body: string[] = [];
  readonly notes: string[] = [];
  readonly links = new Links(LINK_PREFIX);
  readonly noteLinks = new Links(LINK_PREFIX);
  readonly pictures: { readonly relation: string; readonly bytes: Uint8Array<ArrayBuffer> }[] = [];
  readonly letters: Letters;
  readonly #request: ExportRequest;
  readonly #style: EvidenceLanguage;
  readonly #cited = new Set<DocumentId>();

  /** @param style the language whose style of citation the notes have. */
  constructor(request: ExportRequest, style: EvidenceLanguage) {
    this.#request = request;
    this.#style = style;
    this.letters = { isEastAsian: request.evidenceLanguage === 'zh' };
  }

  /** Yields where the work may be cut. @param drawn the picture of a map or of a code; undefined: there is none. */
  *write(block: Block, drawn: Drawn | undefined): Generator<undefined> {
    switch (block.is) {
      case 'title':
        this.body.push(paragraphMarkup('Title', runMarkup(block.text, this.letters)));
        break;
      case 'heading':
        this.body.push(paragraphMarkup(`Heading${block.level}`, runMarkup(block.text, this.letters)));
        break;
      case 'text':
        this.body.push(paragraphMarkup(STYLES[block.style], block.said.map((said) => this.#said(said)).join('')));
        break;
      case 'map':
        this.body.push(paragraphMarkup(drawn ? 'Picture' : 'Small', this.#map(drawn, block.request)));
        break;
      case 'table':
        yield* this.#table(block);
        break;
      case 'sources':
        this.#sources();
        break;
      case 'address':
        this.#address(block.link, drawn);
    }
    yield undefined;
  }

  #said({ text, cited = [], isBold = false }: Said): string {
    return runMarkup(text, this.letters, { isBold }) + (cited.length > 0 ? this.#note(cited) : '');
  }

  /**
   * The number of a note, whose text is kept: each passage once, with the address of its row. The first note of a
   * document names it in full, others by its short name: a memo of 284 places has 65 pages, not 74.
   */
  #note(cited: readonly Cited[]): string {
    const { catalogue, language, year, t } = this.#request;
    const id = this.notes.length + 1;
    const passages = new Map<string, Cited>();
    for (const one of cited) {
      const document = catalogue.documentById.get(one.document);
      if (!document) continue;
      const words = (this.#cited.has(one.document) ? citeAgain : citeLine)(document, one.at, this.#style);
      this.#cited.add(one.document);
      if (!passages.has(words)) passages.set(words, one);
    }
    const reference = (inner: string) => `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>${inner}</w:r>`;
    const view = { ...DEFAULT_VIEW, lang: language, asof: year };
    const text = [...passages].map(([words, { row, area = null }]) => {
      const link = addressOf(this.#request, { ...view, area, statement: row });
      const isEastAsian = this.#style === 'zh';
      return `${runMarkup(` ${words} `, { isEastAsian })}${this.noteLinks.markup(link, t('export.docx.row'), this.letters)}`;
    });
    const inner = `${reference('<w:footnoteRef/>')}${text.join('')}`;
    this.notes.push(`<w:footnote w:id="${id}">${paragraphMarkup('FootnoteText', inner)}</w:footnote>`);
    return reference(`<w:footnoteReference w:id="${id}"/>`);
  }

  /** @param widthMm of the page. */
  #picture({ bytes, alt, ratio }: Drawn, name: string, widthMm: number): string {
    const id = this.pictures.length + 1;
    const relation = `picture${id}`;
    this.pictures.push({ relation, bytes });
    return pictureMarkup({ id, relation, name: `${name} ${id}`, alt, widthMm, heightMm: widthMm * ratio });
  }

  /** A map that could not be drawn is where its address leads. */
  #map(drawn: Drawn | undefined, { about, t }: ExportRequest): string {
    return drawn
      ? this.#picture(drawn, about.title, TEXT_MM)
      : runMarkup(t('export.docx.noPicture'), this.letters) +
          this.links.markup(about.link, t('export.pptx.address'), this.letters);
  }

  *#table({ heads, widths, rows }: MemoTable): Generator<undefined> {
    const table = tableParts(widths);
    const head = (text: string) => paragraphMarkup('TableHead', runMarkup(text, this.letters));
    const cell = (said: readonly Said[]) => said.map((one) => paragraphMarkup('TableText', this.#said(one))).join('');
    this.body.push(table.start, table.head(heads.map(head)));
    for (const row of rows) {
      this.body.push(table.row(row.map(cell)));
      yield undefined;
    }
    // Two tables without a paragraph between them are one.
    this.body.push(table.end, paragraphMarkup('TableText', ''));
  }

  #sources() {
    const { catalogue, about } = this.#request;
    const shown = new Set(about.documents.map(({ id }) => id));
    for (const document of catalogue.documents) {
      if (!shown.has(document.id) && !this.#cited.has(document.id)) continue;
      const words = runMarkup(citeWhole(document, this.#style), { isEastAsian: this.#style === 'zh' });
      const link = document.url
        ? runMarkup(' ', this.letters) + this.links.markup(document.url, document.url, this.letters)
        : '';
      this.body.push(paragraphMarkup('Bibliography', words + link));
    }
  }

  #address(link: string, drawn: Drawn | undefined) {
    const { t } = this.#request;
    const words = runMarkup(`${t('export.pptx.address')}${t.colon}`, this.letters);
    const onePage = drawn ? '<w:keepNext/>' : '';
    this.body.push(paragraphMarkup('Normal', words + this.links.markup(link, link, this.letters), onePage));
    if (drawn) this.body.push(paragraphMarkup('Normal', this.#picture(drawn, 'QR', CODE_MM)));
  }
}

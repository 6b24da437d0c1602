/** Formatted citations: GB/T 7714-2015 (numeric, in Chinese) and APA 7 (in English). */

import type { Citation, DocumentRecord } from '../model/schema.ts';
import type { EvidenceLanguage } from '../vocabulary/languages.ts';

/** The title of a cited section; in English with the document's own in brackets. */
export const sectionTitle = ({ section, en }: Citation, language: EvidenceLanguage): string =>
  language === 'en' && en ? `${en} (${section})` : section;

/** A document, or a passage of it, in the style of a language: without an address. */
function reference(document: DocumentRecord, language: EvidenceLanguage, passage: string | undefined): string {
  const authors = document.authors[language];
  const publisher = document.publisher[language];
  const year = document.published?.slice(0, 4);
  if (language === 'zh') {
    const who = authors.length > 0 ? authors.join('，') : publisher;
    const where = passage ? `：${passage}` : '';
    return `${who}. ${document.title.zh}[R]. ${publisher}，${year ?? '[出版日期不详]'}${where}.`;
  }
  const who = authors.length > 0 ? authors.join(', ') : publisher;
  const publishedBy = who === publisher ? '' : ` ${publisher}.`;
  const where = passage ? ` ${passage}.` : '';
  return `${who} (${year ?? 'n.d.'}). ${document.title.en} [Report].${publishedBy}${where}`;
}

const sectionWords = (at: Citation, language: EvidenceLanguage): string =>
  language === 'zh' ? `“${at.section}”` : `Section “${sectionTitle(at, 'en')}”`;

/**
 * A reference to one place in a document. `link` leads to the statement on this map. An undated document is marked
 * [出版日期不详] or (n.d.), each where the year would stand.
 */
export const cite = (document: DocumentRecord, at: Citation, language: EvidenceLanguage, link: string): string =>
  `${reference(document, language, sectionWords(at, language))} ${link}`;

const lineWords = (at: Citation, language: EvidenceLanguage): string =>
  `${sectionWords(at, language)}${language === 'zh' ? `，第 ${at.line} 行` : `, line ${at.line}`}`;

/** A reference to a line of the text edition, for a note that has its link beside it. */
export const citeLine = (document: DocumentRecord, at: Citation, language: EvidenceLanguage): string =>
  reference(document, language, lineWords(at, language));

/** The same by the short name of the document, where an earlier note has named it in full. */
export const citeAgain = ({ short }: DocumentRecord, at: Citation, language: EvidenceLanguage): string =>
  `${short[language]}${language === 'zh' ? '：' : '. '}${lineWords(at, language)}.`;

/** A reference to a whole document, for a list of sources. */
export const citeWhole = (document: DocumentRecord, language: EvidenceLanguage): string =>
  reference(document, language, undefined);

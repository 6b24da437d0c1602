/** Formatted citations: GB/T 7714-2015 (numeric, in Chinese) and APA 7 (in English). */

import type { Citation, DocumentRecord } from '../model/schema.ts';
import type { EvidenceLanguage } from '../vocabulary/languages.ts';

/** The title of a cited section; in English with the document's own in brackets. */
export const sectionTitle = ({ section, en }: Citation, language: EvidenceLanguage): string =>
  language === 'en' && en ? `${en} (${section})` : section;

/**
 * A reference to one place in a document. `link` leads to the statement on this map. An undated document is marked
 * [出版日期不详] or (n.d.), each where the year would stand.
 */
export function cite(document: DocumentRecord, at: Citation, language: EvidenceLanguage, link: string): string {
  const authors = document.authors[language];
  const publisher = document.publisher[language];
  const year = document.published?.slice(0, 4);
  if (language === 'zh') {
    const who = authors.length > 0 ? authors.join('，') : publisher;
    return `${who}. ${document.title.zh}[R]. ${publisher}，${year ?? '[出版日期不详]'}：“${at.section}”. ${link}`;
  }
  const who = authors.length > 0 ? authors.join(', ') : publisher;
  const publishedBy = who === publisher ? '' : ` ${publisher}.`;
  return `${who} (${year ?? 'n.d.'}). ${document.title.en} [Report].${publishedBy} Section “${sectionTitle(at, 'en')}”. ${link}`;
}

/** The hash of what a row says, stored with a rehearsed story, so that a row that has changed since is found. */
import type { AnyRow } from '../model/rows/read.ts';

/** FNV-1a of 32 bits over UTF-16 units: two versions of one row are told apart, and nobody forges one. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** What a screen shows of a row: its words, year, manner and citation. */
export function rowHash({ document, words, asOf, standing, basis, at }: AnyRow): string {
  return fnv1a(JSON.stringify([document, words.zh, words.en, asOf, standing, basis, at.section, at.line]));
}

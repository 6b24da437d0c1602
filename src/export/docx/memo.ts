/** What a memo says, as plain data: the blocks of a document in their order, without a word of its markup. */
import type { AreaId, DocumentId, RowId } from '#domain/model/ids.ts';
import type { Citation } from '#domain/model/schema.ts';
import type { ExportRequest } from '../format.ts';

/** A passage that a sentence rests on. */
export interface Cited {
  readonly document: DocumentId;
  readonly at: Citation;
  readonly row: RowId;
  /** The place in whose panel the row is shown. */
  readonly area?: AreaId | undefined;
}

/** A sentence, or the words of a cell; what it rests on is one note, so that two numbers never stand side by side. */
export interface Said {
  readonly text: string;
  readonly cited?: readonly Cited[];
  readonly isBold?: boolean;
}

export type TextStyle = 'body' | 'subtitle' | 'small' | 'caption' | 'bullet';

export interface MemoTable {
  readonly is: 'table';
  readonly heads: readonly string[];
  /** Of the columns, in shares of the page. */
  readonly widths: readonly number[];
  /** A cell is paragraphs. */
  readonly rows: readonly (readonly (readonly Said[])[])[];
}

export type Block =
  | { readonly is: 'title'; readonly text: string }
  | { readonly is: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly is: 'text'; readonly style: TextStyle; readonly said: readonly Said[] }
  /** The map of a request: drawn before the document is written. */
  | { readonly is: 'map'; readonly request: ExportRequest; readonly alt: string | undefined }
  | MemoTable
  /** The documents that are cited or speak of the year; known when all else is written. */
  | { readonly is: 'sources' }
  /** The address of the View, as words and as a code. */
  | { readonly is: 'address'; readonly link: string };

export const paragraph = (text: string, style: TextStyle = 'body'): Block => ({ is: 'text', style, said: [{ text }] });
export const heading = (level: 1 | 2 | 3, text: string): Block => ({ is: 'heading', level, text });

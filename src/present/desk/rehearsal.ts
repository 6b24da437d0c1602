/** What the rows of a story said when it was rehearsed, and what they say now. */
import type { RowId } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import { rowHash } from '#domain/story/row-hash.ts';
import { rowsOfStory, type Story } from '#domain/story/story.ts';
import type { Words } from '#domain/vocabulary/languages.ts';

const REHEARSAL_FORMAT = 1;

interface RehearsedRow {
  readonly hash: string;
  /** What was said, to set beside what is said now. */
  readonly words: Words;
}

export interface Rehearsal {
  readonly format: typeof REHEARSAL_FORMAT;
  /** ISO 8601. */
  readonly at: string;
  /** The version of the data. */
  readonly data: string;
  readonly rows: Readonly<Record<string, RehearsedRow>>;
}

/** `before`: null for a row that the story did not show then; `after`: null for one that the data have no longer. */
export interface RowChange {
  readonly id: RowId;
  readonly before: Words | null;
  readonly after: Words | null;
}

export type Rows = ReadonlyMap<string, AnyRow>;

/** What is stored in the browser when a story has been rehearsed. */
export function rehearse(story: Pick<Story, 'steps'>, rows: Rows, data: string, at: Date): Rehearsal {
  const entries = rowsOfStory(story).flatMap((id): [RowId, RehearsedRow][] => {
    const row = rows.get(id);
    return row ? [[id, { hash: rowHash(row), words: { zh: row.words.zh, en: row.words.en } }]] : [];
  });
  return { format: REHEARSAL_FORMAT, at: at.toISOString(), data, rows: Object.fromEntries(entries) };
}

/** The rows of a story that say something else than at its rehearsal, in the order of the steps. */
export function changesSince(rehearsal: Rehearsal, story: Pick<Story, 'steps'>, rows: Rows): readonly RowChange[] {
  return rowsOfStory(story).flatMap((id): readonly RowChange[] => {
    const before = Object.hasOwn(rehearsal.rows, id) ? rehearsal.rows[id] : undefined;
    const after = rows.get(id);
    // A row that neither has was wrong from the start, and has not changed.
    if (after ? before?.hash === rowHash(after) : before === undefined) return [];
    return [{ id, before: before?.words ?? null, after: after?.words ?? null }];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isRehearsedRow = (value: unknown): value is RehearsedRow =>
  isRecord(value) &&
  typeof value.hash === 'string' &&
  isRecord(value.words) &&
  typeof value.words.zh === 'string' &&
  typeof value.words.en === 'string';

/** What was stored; null if there is nothing, or it is not whole. */
export function readRehearsal(text: string | null): Rehearsal | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    const isWhole =
      isRecord(value) &&
      value.format === REHEARSAL_FORMAT &&
      typeof value.at === 'string' &&
      !Number.isNaN(Date.parse(value.at)) &&
      typeof value.data === 'string' &&
      isRecord(value.rows) &&
      Object.values(value.rows).every(isRehearsedRow);
    // Each part of the type has been looked at.
    return isWhole ? (value as unknown as Rehearsal) : null;
  } catch {
    return null;
  }
}

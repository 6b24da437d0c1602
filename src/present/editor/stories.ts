/**
 * The stories of this browser, in IndexedDB. Each has a number that grows with each change: what was read as number 3
 * is only written over while it is still number 3, so that two windows with one story do not overwrite each other.
 *
 * Where the browser keeps nothing (a private window, a full disk, a policy) the stories are in this window's memory,
 * and every answer says so: they can be shown and saved as files, and are gone with the window.
 */

import type { StoryId } from '#domain/model/ids.ts';
import { OWN_STORY, type StorySummary } from '#domain/story/story.ts';
import { type Draft, freeId } from './model.ts';
import { plainStory } from './plain.ts';
import { readStored } from './read.ts';

/** What IndexedDB is to this file; a test has another. Each function rejects where the browser does not allow it. */
export interface Shelf {
  readonly get: (key: string) => Promise<unknown>;
  /** Reads and writes in one transaction: no other window comes in between. */
  readonly update: (key: string, change: (before: unknown) => unknown) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly entries: () => Promise<readonly (readonly [key: string, value: unknown])[]>;
}

/** `full`: no room is left; `none`: the browser keeps nothing here. */
export type NotKept = 'full' | 'none';

/** A stored story with its number. */
export interface Kept {
  readonly draft: Draft;
  /** null: the browser has not kept it. */
  readonly number: number | null;
  /** Why it is in this window alone. */
  readonly notKept?: NotKept;
}
export interface ListedStory extends StorySummary {
  /** Milliseconds since 1970. */
  readonly changed: number;
}

export type KeepResult =
  | { readonly ok: true; readonly number: number }
  /** Another window has changed it since: nothing was written. */
  | { readonly ok: false; readonly reason: 'conflict' }
  /** It is in this window alone. */
  | { readonly ok: false; readonly reason: NotKept };

interface StoredStory {
  readonly number: number;
  readonly changed: number;
  readonly story: object;
}

const isStored = (value: unknown): value is StoredStory =>
  typeof value === 'object' &&
  value !== null &&
  'number' in value &&
  typeof value.number === 'number' &&
  'changed' in value &&
  typeof value.changed === 'number' &&
  'story' in value &&
  typeof value.story === 'object' &&
  value.story !== null;

interface OnlyHere {
  readonly record: StoredStory;
  readonly base: number | null;
  readonly why: NotKept;
}

/** Safari and Firefox have other names for a disk without room than the standard. */
const isFull = (error: unknown) =>
  error instanceof Error && /quota|NS_ERROR_FILE_NO_DEVICE_SPACE|disk/i.test(`${error.name} ${error.message}`);
const whyNot = (error: unknown): NotKept => (isFull(error) ? 'full' : 'none');

export interface Stories {
  /** The last changed first. */
  readonly list: () => Promise<readonly ListedStory[]>;
  readonly load: (id: StoryId) => Promise<Kept | undefined>;
  /** @param base the number that the draft was read as; null: it is new here. */
  readonly keep: (draft: Draft, base: number | null) => Promise<KeepResult>;
  readonly remove: (id: StoryId) => Promise<void>;
  /** An id that no story of this browser has: the given one, or the next. */
  readonly freshId: (wish?: string) => Promise<StoryId>;
}

/** 8 digits of base 36 are 2.8 million million: two colleagues who exchange files do not meet in one. */
const ID_DIGITS = 8;
const randomId = () =>
  OWN_STORY +
  Array.from(crypto.getRandomValues(new Uint8Array(ID_DIGITS)), (byte) => (byte % 36).toString(36)).join('');

/** @param now the time, ms since 1970. */
export function openStories(shelf: Shelf, now: () => number = Date.now): Stories {
  /** What the browser did not keep, with the number of what it has instead. */
  const here = new Map<string, OnlyHere>();

  const stored = async (): Promise<ReadonlyMap<string, StoredStory>> => {
    const found = new Map<string, StoredStory>();
    for (const [id, value] of await shelf.entries().catch(() => [])) if (isStored(value)) found.set(id, value);
    for (const [id, { record }] of here) found.set(id, record);
    return found;
  };
  const draftOf = (id: string, { story }: StoredStory) => readStored(story, id as StoryId);

  return {
    async list() {
      const records = [...(await stored())].sort(([, a], [, b]) => b.changed - a.changed);
      return records.map(([id, record]) => {
        const { title, subtitle, steps } = draftOf(id, record);
        return { id: id as StoryId, title, subtitle, steps: steps.length, changed: record.changed };
      });
    },
    async load(id) {
      const own = here.get(id);
      if (own) return { draft: draftOf(id, own.record), number: own.base, notKept: own.why };
      const record = await shelf.get(id).catch(() => undefined);
      return isStored(record) ? { draft: draftOf(id, record), number: record.number } : undefined;
    },
    async keep(draft, base) {
      const story = { ...plainStory(draft), ...(draft.rest.length > 0 && { rest: draft.rest }) };
      const next = (base ?? 0) + 1;
      const record: StoredStory = { number: next, changed: now(), story };
      let isConflict = false;
      try {
        await shelf.update(draft.id, (before) => {
          // One that another window has deleted is written anew.
          isConflict = isStored(before) && before.number !== base;
          return isConflict ? before : record;
        });
      } catch (error) {
        const reason = whyNot(error);
        here.set(draft.id, { record, base, why: reason });
        return { ok: false, reason };
      }
      if (isConflict) return { ok: false, reason: 'conflict' };
      here.delete(draft.id);
      return { ok: true, number: next };
    },
    async remove(id) {
      here.delete(id);
      await shelf.remove(id).catch(() => undefined);
    },
    async freshId(wish = randomId()) {
      return freeId(wish, new Set((await stored()).keys())) as StoryId;
    },
  };
}

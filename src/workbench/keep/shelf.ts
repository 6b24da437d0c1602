/**
 * What the browser keeps of own layers: the file of each as it was opened, and beside it what has been decided of it. A
 * layer is a record of its own that is changed in one transaction, so that windows do not overwrite each other.
 */
import { createStore, del, get, keys, promisifyRequest, set, type UseStore, update } from 'idb-keyval';
import type { AreaId } from '#domain/model/ids.ts';
import { editionOf, type LayerRecord } from '../model/layer.ts';

/** The name by which the page sees, before it loads this code, whether anything is kept. */
const DATABASE = 'layout-workbench';
const TABLE = 'layers';
const LAYER = 'layer:';
const FILE = 'file:';
const MATCHES = 'matches';

/** `full`: no room is left; `none`: the browser keeps nothing here. */
export type NotKept = 'full' | 'none';
export type KeepResult = 'kept' | NotKept;

/** What IndexedDB is to this file; tests have another. Each rejects where the browser does not allow it. */
export interface Shelf {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<void>;
  /** Reads and writes in one transaction. */
  readonly update: (key: string, change: (before: unknown) => unknown) => Promise<void>;
  /**
   * Reads one value, and writes several in the same transaction: nobody else writes in between, and what is refused is
   * refused as a whole.
   */
  readonly replace: (
    key: string,
    decide: (before: unknown) => readonly (readonly [key: string, value: unknown])[],
  ) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
}

export function browserShelf(): Shelf {
  let opened: UseStore | undefined;
  const table = () => {
    opened ??= createStore(DATABASE, TABLE);
    return opened;
  };
  return {
    get: async (key) => get(key, table()),
    set: async (key, value) => set(key, value, table()),
    update: async (key, change) => update(key, change, table()),
    replace: async (key, decide) =>
      table()('readwrite', (values) => {
        const read = values.get(key);
        read.onsuccess = () => {
          for (const [name, value] of decide(read.result)) values.put(value, name);
        };
        return promisifyRequest(values.transaction);
      }),
    remove: async (key) => del(key, table()),
    keys: async () => keys<string>(table()),
  };
}

/** Safari and Firefox have other names for a disk without room than the standard. */
const isFull = (error: unknown) =>
  error instanceof Error && /quota|NS_ERROR_FILE_NO_DEVICE_SPACE|disk/i.test(`${error.name} ${error.message}`);

const isRecord = (value: unknown): value is LayerRecord =>
  typeof value === 'object' && value !== null && 'form' in value && value.form === 1 && 'id' in value;

export interface Keeping {
  readonly list: () => Promise<readonly LayerRecord[]>;
  readonly record: (id: string) => Promise<LayerRecord | undefined>;
  readonly file: (id: string) => Promise<Blob | undefined>;
  /** A new layer: the file first, so that there is never a record without one. */
  readonly add: (record: LayerRecord, file: Blob) => Promise<KeepResult>;
  /** Changes what is kept; a layer that another window has deleted meanwhile stays deleted. */
  readonly change: (id: string, change: (before: LayerRecord) => LayerRecord) => Promise<KeepResult>;
  /**
   * Another file for a layer; a layer that is gone stays gone.
   *
   * @param edition of the file that this one was made from: `conflict`, and nothing is written, where another window
   *   has written a later one.
   */
  readonly refile: (id: string, file: Blob, edition: number) => Promise<KeepResult | 'conflict'>;
  readonly remove: (id: string) => Promise<void>;
  /** Answers to names of places that earlier tables asked about. */
  readonly matches: () => Promise<Readonly<Record<string, AreaId>>>;
  readonly remember: (places: Readonly<Record<string, AreaId>>) => Promise<void>;
}

export function keeping(shelf: Shelf): Keeping {
  const attempt = async (work: () => Promise<void>): Promise<KeepResult> => {
    try {
      await work();
      return 'kept';
    } catch (error) {
      return isFull(error) ? 'full' : 'none';
    }
  };
  /**
   * What is written of one layer, in the order in which it was done: a large file takes a while, and what is changed or
   * deleted meanwhile would be written before it and lost.
   */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <Value>(id: string, work: () => Promise<Value>): Promise<Value> => {
    // Work never rejects: each catches what the browser refuses.
    const turn = (turns.get(id) ?? Promise.resolve()).then(work);
    turns.set(id, turn);
    void turn.then(() => turns.get(id) === turn && turns.delete(id));
    return turn;
  };
  const recordOf = async (id: string) => {
    const value = await shelf.get(LAYER + id).catch(() => undefined);
    return isRecord(value) ? value : undefined;
  };
  return {
    async list() {
      const ids = (await shelf.keys().catch(() => [])).filter((key) => key.startsWith(LAYER));
      const records = await Promise.all(ids.map((key) => recordOf(key.slice(LAYER.length))));
      return records.filter((record) => record !== undefined);
    },
    record: (id) => inTurn(id, () => recordOf(id)),
    async file(id) {
      const value = await shelf.get(FILE + id).catch(() => undefined);
      return value instanceof Blob ? value : undefined;
    },
    add: (record, file) =>
      inTurn(record.id, () =>
        attempt(async () => {
          await shelf.set(FILE + record.id, file);
          await shelf.set(LAYER + record.id, record);
        }),
      ),
    change: (id, change) =>
      inTurn(id, () =>
        attempt(async () => {
          let isGone = false;
          await shelf.update(LAYER + id, (before) => {
            isGone = !isRecord(before);
            return isRecord(before) ? change(before) : before;
          });
          // A write of nothing leaves an empty record behind.
          if (isGone) await shelf.remove(LAYER + id);
        }),
      ),
    refile: (id, file, edition) =>
      inTurn(id, async () => {
        let isConflict = false;
        const result = await attempt(() =>
          shelf.replace(LAYER + id, (before) => {
            if (!isRecord(before)) return [];
            isConflict = editionOf(before) !== edition;
            if (isConflict) return [];
            return [
              [FILE + id, file],
              [LAYER + id, { ...before, edition: edition + 1 }],
            ];
          }),
        );
        return isConflict ? 'conflict' : result;
      }),
    remove: (id) =>
      inTurn(id, async () => {
        await shelf.remove(LAYER + id).catch(() => undefined);
        await shelf.remove(FILE + id).catch(() => undefined);
      }),
    async matches() {
      const value = await shelf.get(MATCHES).catch(() => undefined);
      return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, AreaId>>) : {};
    },
    async remember(places) {
      const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
      await attempt(() => shelf.update(MATCHES, (before) => ({ ...(isObject(before) ? before : {}), ...places })));
    },
  };
}

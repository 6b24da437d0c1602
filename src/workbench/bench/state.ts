/** The state of the workbench, and what all that changes it shares. */
import type { FeatureCollection } from 'geojson';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { reportBug } from '#data/report-bug.ts';
import type { AreaId, BBox } from '#domain/model/ids.ts';
import type { OwnDrawing, OwnOnMap } from '#scene/own.ts';
import type { MapStore } from '#state/store.ts';
import type { Asked } from '../ask/asked.ts';
import type { PenMap } from '../draw/gestures.ts';
import type { Pen } from '../draw/pen.ts';
import type { Keeping, KeepResult } from '../keep/shelf.ts';
import type { LayerRecord, OwnLayer, Pointed } from '../model/layer.ts';
import { type FailureCode, ReadFailure } from '../model/problems.ts';
import type { NameMatch } from '../places/match.ts';
import type { LayerClient } from '../work/client.ts';
import type { Fits, Shifted } from '../work/coordinates.ts';
import type { Choices, Look, Sorting } from '../work/layer-work.ts';

/** A file on its way to be a layer. */
export interface Draft {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly status: 'reading' | 'asked' | 'failed';
  /** Of the bytes that have been read, 0 to 1. */
  readonly share: number;
  readonly choices: Choices;
  readonly look?: Look | undefined;
  /** Where the rows are placed by names. */
  readonly names?: NameMatch | undefined;
  /** Answers to `names.asked`; null: no place. */
  readonly answers: Readonly<Record<string, AreaId | null>>;
  /** A system that the coordinates may be of: what speaks for it, and shares of rows that are where they say. */
  readonly suspicion?: { readonly crs: Shifted; readonly fits?: Fits | undefined } | undefined;
  /** A system of coordinates that was typed and is not known. */
  readonly refused?: string | undefined;
  readonly failure?: { readonly code: FailureCode; readonly at: string } | undefined;
}

export interface BenchState {
  readonly layers: readonly OwnLayer[];
  readonly drafts: readonly Draft[];
  /** Layers that the browser keeps are on their way. */
  readonly isLoading: boolean;
  /** Why the last change is in this window alone. */
  readonly notKept: Exclude<KeepResult, 'kept'> | null;
  readonly hovered: Pointed | null;
  readonly opened: Pointed | null;
  /** The layer whose rows are a table, and how it is sorted. */
  readonly table: { readonly layer: string; readonly sorting: Sorting | null } | null;
  /** Both readings of a file whose coordinates are in doubt, on the map until that is answered. */
  readonly sketch: { readonly draft: string; readonly drawings: readonly OwnDrawing[] } | null;
  /** What is being drawn; null: nothing. */
  readonly pen: Pen | null;
  /** A question about a zone or a layer, and its answer. */
  readonly asked: Asked | null;
  /** A file that two windows have changed: what it is called, and what this window's one is called since. */
  readonly conflict: { readonly name: string; readonly copy: string } | null;
  /** What the layers are called together, in the file of a project; empty: nobody has named them. */
  readonly projectName: string;
  /** A project that was opened: its name, how many of its layers are here, and the names of those that are not. */
  readonly openedProject: { readonly name: string; readonly layers: number; readonly lost: readonly string[] } | null;
  /** A layer that was deleted last, which can be brought back while the window is open. */
  readonly deleted: { readonly record: LayerRecord; readonly file: Blob } | null;
}

/** What the app gives the workbench. */
export interface Surroundings {
  readonly store: MapStore;
  readonly showOwn: (own: OwnOnMap) => void;
  /** Moves the map to a box. */
  readonly show: (bbox: BBox) => void;
  /** The shapes of our places; undefined while they have not come. */
  readonly shapes: () => FeatureCollection | undefined;
  readonly keeping: Keeping;
  readonly client: () => LayerClient;
  /** Where the pointer draws. */
  readonly map: PenMap;
  /** Tells other windows that a layer has changed, and is told by them. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
}

const INITIAL: BenchState = {
  layers: [],
  drafts: [],
  isLoading: false,
  notKept: null,
  hovered: null,
  opened: null,
  table: null,
  sketch: null,
  pen: null,
  asked: null,
  conflict: null,
  projectName: '',
  openedProject: null,
  deleted: null,
};

const ID_BYTES = 9;
/** `crypto.randomUUID` is not there where a page is served without encryption, as in an office. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(36).padStart(2, '0')).join('');

const ENDING = /\.[a-z0-9]{1,8}$/i;
/** What a layer is called until somebody names it. */
export const nameOfFile = (fileName: string): string => fileName.replace(ENDING, '').trim() || fileName;

/** What drafts, layers and pointer share. Workers and files are beside the state: nothing renders them. */
export interface Core {
  readonly around: Surroundings;
  readonly bench: StoreApi<BenchState>;
  readonly clients: Map<string, LayerClient>;
  readonly files: Map<string, Blob>;
  readonly draftOf: (id: string) => Draft | undefined;
  readonly setDraft: (id: string, change: Partial<Draft>) => void;
  readonly layerOf: (id: string) => OwnLayer | undefined;
  readonly setLayer: (id: string, change: Partial<OwnLayer>) => void;
  /** A draft has failed: a fault of the file is said, any other is a fault of ours. */
  readonly fail: (draft: string, error: unknown) => void;
  /** Ends a layer's worker, and forgets its file. */
  readonly stop: (id: string) => void;
}

export function benchCore(around: Surroundings): Core {
  const bench = createStore<BenchState>(() => INITIAL);
  const { getState, setState } = bench;
  const clients = new Map<string, LayerClient>();
  const files = new Map<string, Blob>();
  const setDraft: Core['setDraft'] = (id, change) =>
    setState(({ drafts }) => ({ drafts: drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)) }));
  return {
    around,
    bench,
    clients,
    files,
    draftOf: (id) => getState().drafts.find((draft) => draft.id === id),
    setDraft,
    layerOf: (id) => getState().layers.find(({ record }) => record.id === id),
    setLayer: (id, change) =>
      setState(({ layers }) => ({
        layers: layers.map((layer) => (layer.record.id === id ? { ...layer, ...change } : layer)),
      })),
    fail(id, error) {
      const isKnown = error instanceof ReadFailure;
      if (!isKnown) reportBug(error);
      setDraft(id, {
        status: 'failed',
        failure: isKnown ? { code: error.code, at: error.at } : { code: 'unknown-format', at: '' },
      });
    },
    stop(id) {
      clients.get(id)?.stop();
      clients.delete(id);
      files.delete(id);
    },
  };
}

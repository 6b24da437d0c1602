/**
 * The workbench: own layers of this window, and what is done with them. State apart from the View, because a link never
 * carries what somebody has opened. Each layer has a worker, which holds its data and ends with it.
 */
import type { FeatureCollection, Geometry } from 'geojson';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { reportBug } from '#data/report-bug.ts';
import type { AreaId, BBox, LngLat } from '#domain/model/ids.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import type { OwnDrawing, OwnOnMap } from '#scene/own.ts';
import { THEME } from '#scene/tokens.ts';
import { placesCalled } from '#search/called.ts';
import { nameIndex } from '#search/names.ts';
import { selectArea, setPanel, showColumn, startSearch } from '#state/actions.ts';
import { catalogueOf, languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { Keeping, KeepResult } from './keep/shelf.ts';
import { COLOURS } from './model/colours.ts';
import { drawingsOf, inOrder, type LayerRecord, type LayerStyle, type OwnLayer, type Pointed } from './model/layer.ts';
import type { Placing } from './model/placing.ts';
import { FATES, type FailureCode, ReadFailure } from './model/problems.ts';
import { bestMatch, matchNames, type NameMatch } from './places/match.ts';
import type { LayerClient } from './work/client.ts';
import { betterFit, type Fits, type Shifted } from './work/coordinates.ts';
import { type Choices, type Look, NO_CHOICES, type Sorting } from './work/layer-work.ts';

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
  readonly hovered: (Pointed & { readonly at: LngLat }) | null;
  readonly opened: Pointed | null;
  /** The layer whose rows are a table, and how it is sorted. */
  readonly table: { readonly layer: string; readonly sorting: Sorting | null } | null;
  /** Both readings of a file whose coordinates are in doubt, on the map until that is answered. */
  readonly sketch: { readonly draft: string; readonly drawings: readonly OwnDrawing[] } | null;
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
  /** Tells other windows that a layer has changed, and is told by them. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
}

export interface Bench {
  readonly state: Pick<StoreApi<BenchState>, 'getState' | 'subscribe' | 'getInitialState'>;
  readonly openFiles: (files: readonly File[]) => void;
  readonly choose: (draft: string, change: Partial<Choices>) => Promise<void>;
  /** Rows are placed by the names in a column. */
  readonly chooseNames: (draft: string, column: number) => Promise<void>;
  readonly answer: (draft: string, value: string, area: AreaId | null) => void;
  /** The draft as it is becomes a layer. */
  readonly accept: (draft: string) => Promise<void>;
  /** Ends reading, and forgets the file. */
  readonly cancel: (draft: string) => void;
  readonly rename: (layer: string, name: string) => void;
  readonly restyle: (layer: string, change: Partial<LayerStyle>) => void;
  /** @param by 1: one up, -1: one down. */
  readonly move: (layer: string, by: 1 | -1) => void;
  readonly remove: (layer: string) => Promise<void>;
  readonly undoRemove: () => Promise<void>;
  readonly zoomTo: (layer: string) => void;
  readonly openTable: (layer: string) => void;
  readonly sort: (sorting: Sorting | null) => void;
  readonly ask: (layer: string) => LayerClient['ask'] | undefined;
  readonly openRow: (layer: string, row: number) => Promise<void>;
  readonly closeOpened: () => void;
  readonly load: () => Promise<void>;
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
  deleted: null,
};

const ID_BYTES = 9;
/** `crypto.randomUUID` is not there where a page is served without encryption, as in an office. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(36).padStart(2, '0')).join('');

const ENDING = /\.[a-z0-9]{1,8}$/i;
const nameOf = (fileName: string) => fileName.replace(ENDING, '').trim() || fileName;

/** Columns that may name places: a table of more is asked about. */
const NAME_COLUMNS_MAX = 24;
/** Readings of names come with a request; without them, names are found as they are written. */
const TERMS_MS = 4000;

export function createBench(around: Surroundings): Bench {
  const { store, keeping } = around;
  const bench = createStore<BenchState>(() => INITIAL);
  const { getState, setState } = bench;
  const clients = new Map<string, LayerClient>();
  const files = new Map<string, Blob>();

  const draftOf = (id: string) => getState().drafts.find((draft) => draft.id === id);
  const layerOf = (id: string) => getState().layers.find(({ record }) => record.id === id);
  const setDraft = (id: string, change: Partial<Draft>) =>
    setState(({ drafts }) => ({ drafts: drafts.map((draft) => (draft.id === id ? { ...draft, ...change } : draft)) }));
  const setLayer = (id: string, change: Partial<OwnLayer>) =>
    setState(({ layers }) => ({
      layers: layers.map((layer) => (layer.record.id === id ? { ...layer, ...change } : layer)),
    }));
  const told = (result: KeepResult) => setState({ notKept: result === 'kept' ? null : result });
  const tellOthers = (id: string) => around.channel?.postMessage(id);

  function fail(id: string, error: unknown) {
    const isKnown = error instanceof ReadFailure;
    if (!isKnown) reportBug(error);
    setDraft(id, {
      status: 'failed',
      failure: isKnown ? { code: error.code, at: error.at } : { code: 'unknown-format', at: '' },
    });
  }

  /** Names of places as the search has them, with readings if they come in time. */
  async function called() {
    store.dispatch(startSearch());
    if (!store.getState().searchTerms)
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          stop();
          resolve();
        };
        const timer = setTimeout(done, TERMS_MS);
        const stop = store.subscribe(({ searchTerms }) => searchTerms && done());
      });
    const state = store.getState();
    const catalogue = catalogueOf(state);
    return catalogue && placesCalled(nameIndex(catalogue, state.searchTerms), evidenceLanguage(languageOf(state)));
  }

  async function givePlaces(client: LayerClient, placing: Placing | null) {
    if (placing?.by !== 'names') return;
    const wanted = new Set(Object.values(placing.places));
    await client.ask('usePlaces', placeShapes(wanted));
  }

  function placeShapes(wanted: ReadonlySet<AreaId | null>): readonly (readonly [AreaId, Geometry])[] {
    const outlines = new Map(around.shapes()?.features.map(({ properties, geometry }) => [properties?.id, geometry]));
    return (catalogueOf(store.getState())?.areas ?? []).flatMap(({ id, point }) => {
      if (!wanted.has(id)) return [];
      const geometry = outlines.get(id) ?? (point && ({ type: 'Point', coordinates: [...point] } satisfies Geometry));
      return geometry ? [[id, geometry] as const] : [];
    });
  }

  const placingOf = ({ names, answers }: Pick<Draft, 'names' | 'answers'>): Placing | null =>
    names ? { by: 'names', column: names.column, places: { ...names.places, ...answers } } : null;

  async function lookAgain(id: string, change: Partial<Choices>) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    if (!client || !draft) return;
    const choices = { ...draft.choices, ...change };
    await givePlaces(client, choices.placing);
    const look = await client.ask('look', choices);
    setDraft(id, { choices, look });
  }

  /** A table without coordinates: a column that names places, if there is one. */
  async function findNames(id: string, only?: number): Promise<NameMatch | undefined> {
    const [client, look] = [clients.get(id), draftOf(id)?.look];
    if (!client || !look) return undefined;
    const columns = look.columns.map((_, column) => column).slice(0, NAME_COLUMNS_MAX);
    const meaning = await called();
    if (!meaning) return undefined;
    const known = await keeping.matches();
    const matches: NameMatch[] = [];
    for (const column of only === undefined ? columns : [only]) {
      if (only === undefined && look.columns[column]?.type !== 'text') continue;
      const values = await client.ask('distinct', column);
      if (values) matches.push(matchNames(column, values, meaning, known));
    }
    return only === undefined ? bestMatch(matches) : matches[0];
  }

  /** Points that name their district tell in which system more of them lie where they say. */
  async function suspect(id: string) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    const { look, choices } = draft ?? {};
    if (!client || !look || !choices || look.placing.by === 'names' || look.shapes === 0 || look.crs) return;
    const names = await findNames(id);
    let suspicion: Draft['suspicion'] = look.namedCrs && { crs: look.namedCrs };
    if (names) {
      await client.ask('usePlaces', placeShapes(new Set(Object.values(names.places))));
      const { rows, ...fits } = await client.ask('fits', choices, names.column, names.places);
      const crs = look.namedCrs ?? betterFit(fits, rows);
      suspicion = crs && { crs, fits };
    }
    if (!suspicion) return;
    setDraft(id, { suspicion });
    await showSketch(id, suspicion.crs);
  }

  async function showSketch(id: string, crs: Shifted) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    if (!client || !draft) return;
    const drawings = await Promise.all(
      (['wgs84', crs] as const).map(async (one, index): Promise<OwnDrawing> => {
        const { file, paths, parts } = await client.ask('sketch', { ...draft.choices, crs: one });
        const colours = [COLOURS[index] ?? COLOURS[0]];
        return { id: `sketch-${one}`, opacity: 1, colours, data: URL.createObjectURL(file), paths, parts };
      }),
    );
    setState({ sketch: { draft: id, drawings } });
    if (draft.look?.bbox) around.show(draft.look.bbox);
  }

  function hideSketch(id: string) {
    const { sketch } = getState();
    if (sketch?.draft !== id) return;
    for (const { data } of sketch.drawings) if (typeof data === 'string') URL.revokeObjectURL(data);
    setState({ sketch: null });
  }

  /** Whether nothing needs a person: everything is on the map, and nothing was guessed. */
  function isClear({ look, names, suspicion }: Draft): boolean {
    if (!look || look.questions.length > 0 || look.shapes === 0) return false;
    if (suspicion || (names && names.asked.length > 0)) return false;
    return look.problems.every(({ code }) => FATES[code] === 'mended');
  }

  async function openFile(file: File) {
    const id = newId();
    const client = around.client();
    clients.set(id, client);
    files.set(id, file);
    const draft: Draft = {
      id,
      fileName: file.name,
      bytes: file.size,
      status: 'reading',
      share: 0,
      choices: NO_CHOICES,
      answers: {},
    };
    setState(({ drafts }) => ({ drafts: [...drafts, draft] }));
    try {
      await client.open(file, (share) => setDraft(id, { share }));
      await lookAgain(id, {});
      if (draftOf(id)?.look?.questions.includes('placing')) {
        const names = await findNames(id);
        if (names) {
          setDraft(id, { names });
          await lookAgain(id, { placing: placingOf({ names, answers: {} }) });
        }
      }
      await suspect(id);
      const now = draftOf(id);
      if (!now) return;
      if (isClear(now)) await accept(id);
      else setDraft(id, { status: 'asked' });
    } catch (error) {
      fail(id, error);
    }
  }

  async function accept(id: string) {
    const [client, draft, file] = [clients.get(id), draftOf(id), files.get(id)];
    if (!client || !draft?.look || !file) return;
    const { look, answers, choices, fileName } = draft;
    const { layers } = getState();
    const record: LayerRecord = {
      form: 1,
      id,
      name: nameOf(fileName),
      fileName,
      // Kept as it was understood, so that nothing is asked twice.
      choices: { ...choices, encoding: look.encoding ?? null, part: look.part ?? null, placing: look.placing },
      style: { colour: freeColour(layers), opacity: 1, isVisible: true, classing: null },
      order: Math.max(0, ...layers.map(({ record }) => record.order)) + 1,
    };
    const remembered = Object.entries(answers).filter((entry): entry is [string, AreaId] => entry[1] !== null);
    if (remembered.length > 0) void keeping.remember(Object.fromEntries(remembered));
    hideSketch(id);
    await addLayer(record, look);
    setState(({ drafts }) => ({ drafts: drafts.filter((other) => other.id !== id) }));
    if (look.bbox) around.show(look.bbox);
    told(await keeping.add(record, file));
    tellOthers(id);
  }

  async function addLayer(record: LayerRecord, look: Look) {
    const client = clients.get(record.id);
    if (!client) return;
    const picture = await client.ask('draw', record.style.classing);
    const layer: OwnLayer = { record, look, picture, url: URL.createObjectURL(picture.file) };
    setState(({ layers }) => ({ layers: [...layers.filter(({ record: { id } }) => id !== record.id), layer] }));
  }

  async function redraw(id: string) {
    const [client, layer] = [clients.get(id), layerOf(id)];
    if (!client || !layer) return;
    const picture = await client.ask('draw', layer.record.style.classing);
    URL.revokeObjectURL(layer.url);
    setLayer(id, { picture, url: URL.createObjectURL(picture.file) });
  }

  /** Changes a layer here and in what is kept; the other windows are told. */
  function change(id: string, how: (record: LayerRecord) => LayerRecord) {
    const layer = layerOf(id);
    if (!layer) return;
    setLayer(id, { record: how(layer.record) });
    void keeping.change(id, how).then((result) => {
      told(result);
      tellOthers(id);
    });
  }

  async function loadKept(record: LayerRecord, file: Blob) {
    const { id } = record;
    if (clients.has(id)) return;
    const client = around.client();
    clients.set(id, client);
    files.set(id, file);
    try {
      await client.open(file, () => undefined);
      await givePlaces(client, record.choices.placing);
      const look = await client.ask('look', record.choices);
      await addLayer(record, look);
    } catch (error) {
      reportBug(error);
      stop(id);
    }
  }

  function stop(id: string) {
    clients.get(id)?.stop();
    clients.delete(id);
    files.delete(id);
  }

  function dropLayer(id: string) {
    const layer = layerOf(id);
    if (layer) URL.revokeObjectURL(layer.url);
    stop(id);
    setState(({ layers, opened, hovered, table }) => ({
      layers: layers.filter(({ record }) => record.id !== id),
      opened: opened?.layer === id ? null : opened,
      hovered: hovered?.layer === id ? null : hovered,
      table: table?.layer === id ? null : table,
    }));
  }

  /** Another window has changed a layer. */
  async function follow(id: string) {
    const record = await keeping.record(id);
    const layer = layerOf(id);
    if (!record) {
      if (layer) dropLayer(id);
      return;
    }
    if (!layer) {
      const file = await keeping.file(id);
      if (file) await loadKept(record, file);
      return;
    }
    const isRedrawn = JSON.stringify(record.style.classing) !== JSON.stringify(layer.record.style.classing);
    setLayer(id, { record });
    if (isRedrawn) await redraw(id);
  }
  around.channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void follow(data);
  });

  /** The topmost layer that has something at a position. */
  async function hitAt(at: LngLat, reach: number): Promise<Pointed | null> {
    for (const { record } of inOrder(getState().layers)) {
      if (!record.style.isVisible) continue;
      const hit = await clients.get(record.id)?.ask('hit', at, reach);
      if (hit) return { layer: record.id, hit };
    }
    return null;
  }

  let pointed = 0;
  const point: OwnOnMap['point'] = (at, reach) => {
    pointed += 1;
    const mine = pointed;
    if (!at) return setState({ hovered: null });
    void hitAt(at, reach).then((found) => {
      if (mine !== pointed) return;
      const { hovered } = getState();
      if (found || hovered) setState({ hovered: found && { ...found, at } });
    });
  };
  const press: OwnOnMap['press'] = async (at, reach) => {
    const opened = await hitAt(at, reach);
    setState({ opened });
    return opened !== null;
  };

  // What the map shows follows from the state.
  let shown: OwnOnMap['drawings'] = [];
  const showOnMap = () => {
    const { layers, hovered, opened } = getState();
    const colour = THEME[themeOf(store.getState())].surface.ink;
    const sketched = getState().sketch?.drawings ?? [];
    const next = [...drawingsOf(layers, { hovered, opened, colour }), ...sketched];
    if (next.length === 0 && shown.length === 0) return;
    shown = next;
    around.showOwn({ drawings: shown, point, press });
  };
  bench.subscribe((state, before) => {
    if (
      state.sketch !== before.sketch ||
      state.layers !== before.layers ||
      state.hovered !== before.hovered ||
      state.opened !== before.opened
    )
      showOnMap();
  });
  store.subscribe((state, before) => {
    if (themeOf(state) !== themeOf(before)) showOnMap();
  });

  return {
    state: bench,
    openFiles(given) {
      if (given.length === 0) return;
      store.dispatch(selectArea(null));
      store.dispatch(setPanel('workbench'));
      store.dispatch(showColumn(false));
      for (const file of given) void openFile(file);
    },
    async choose(id, choices) {
      try {
        if (choices.crs !== undefined) {
          hideSketch(id);
          setDraft(id, { suspicion: undefined });
        }
        if (choices.placing && choices.placing.by !== 'names') setDraft(id, { names: undefined, answers: {} });
        await lookAgain(id, choices);
        setDraft(id, { refused: undefined });
      } catch (error) {
        // A system that somebody has typed wrongly is corrected, and costs nothing.
        if (error instanceof ReadFailure && error.code === 'unknown-crs') setDraft(id, { refused: error.at });
        else fail(id, error);
      }
    },
    async chooseNames(id, column) {
      const names = await findNames(id, column);
      if (!names) return;
      setDraft(id, { names, answers: {} });
      await lookAgain(id, { placing: placingOf({ names, answers: {} }) });
    },
    answer(id, value, area) {
      const draft = draftOf(id);
      if (!draft) return;
      const answers = { ...draft.answers, [value]: area };
      setDraft(id, { answers });
      void lookAgain(id, { placing: placingOf({ ...draft, answers }) }).catch((error: unknown) => fail(id, error));
    },
    accept,
    cancel(id) {
      hideSketch(id);
      stop(id);
      setState(({ drafts }) => ({ drafts: drafts.filter((draft) => draft.id !== id) }));
    },
    rename: (id, name) => change(id, (record) => ({ ...record, name: name.trim() || nameOf(record.fileName) })),
    restyle(id, style) {
      change(id, (record) => ({ ...record, style: { ...record.style, ...style } }));
      if (style.classing !== undefined) void redraw(id).catch(reportBug);
    },
    move(id, by) {
      const list = inOrder(getState().layers);
      const at = list.findIndex(({ record }) => record.id === id);
      const [one, other] = [list[at], list[at - by]];
      if (!one || !other) return;
      const [mine, theirs] = [one.record.order, other.record.order];
      change(id, (record) => ({ ...record, order: theirs }));
      change(other.record.id, (record) => ({ ...record, order: mine }));
    },
    async remove(id) {
      const [layer, file] = [layerOf(id), files.get(id)];
      dropLayer(id);
      if (layer && file) setState({ deleted: { record: layer.record, file } });
      await keeping.remove(id);
      tellOthers(id);
    },
    async undoRemove() {
      const { deleted } = getState();
      if (!deleted) return;
      setState({ deleted: null });
      await loadKept(deleted.record, deleted.file);
      told(await keeping.add(deleted.record, deleted.file));
      tellOthers(deleted.record.id);
    },
    zoomTo(id) {
      const bbox = layerOf(id)?.look.bbox;
      if (bbox) around.show(bbox);
    },
    openTable(layer) {
      setState({ table: { layer, sorting: null } });
      store.dispatch(setPanel('rows'));
    },
    sort: (sorting) => setState(({ table }) => ({ table: table && { ...table, sorting } })),
    ask: (id) => clients.get(id)?.ask,
    async openRow(layer, row) {
      const ask = clients.get(layer)?.ask;
      const found = await ask?.('shapeOfRow', row);
      if (!found) return setState({ opened: null });
      setState({ opened: { layer, hit: found.hit } });
      around.show(found.bbox);
    },
    closeOpened: () => setState({ opened: null }),
    async load() {
      setState({ isLoading: true });
      const records = await keeping.list();
      for (const record of records) {
        const file = await keeping.file(record.id);
        if (file) await loadKept(record, file);
      }
      setState({ isLoading: false });
    },
  };
}

/** The first colour that no layer has. */
function freeColour(layers: readonly OwnLayer[]): number {
  const used = new Set(layers.map(({ record }) => record.style.colour));
  const free = COLOURS.findIndex((_, index) => !used.has(index));
  return free < 0 ? layers.length % COLOURS.length : free;
}

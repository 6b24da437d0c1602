/** The layers of this window: drawn, changed, deleted, kept, and followed when another window changes them. */
import { reportBug } from '#data/report-bug.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { workbenchTranslator } from '#i18n/workbench/index.ts';
import { announce, offerText, setPanel } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import { download, mayDownload } from '#ui/download.ts';
import { withProposal } from '../draw/file.ts';
import type { KeepResult } from '../keep/shelf.ts';
import { editionOf, inOrder, type LayerRecord, type LayerStyle, type OwnLayer, proposedRows } from '../model/layer.ts';
import { isEmptyProposal, type Proposed } from '../model/proposal.ts';
import type { LayerClient } from '../work/client.ts';
import type { Look, Sorting } from '../work/layer-work.ts';
import type { Names } from './names.ts';
import { type Core, nameOfFile, newId } from './state.ts';

export interface Layers {
  readonly rename: (layer: string, name: string) => void;
  readonly restyle: (layer: string, change: Partial<LayerStyle>) => void;
  /** @param by 1: one up, -1: one down. */
  readonly move: (layer: string, by: 1 | -1) => void;
  readonly remove: (layer: string) => Promise<void>;
  readonly undoRemove: () => Promise<void>;
  /** Saves the file of a layer, as it was opened or drawn. */
  readonly save: (layer: string) => Promise<void>;
  readonly zoomTo: (layer: string) => void;
  /** What somebody proposes for the area of a row; one without role and industries is taken back. */
  readonly propose: (layer: string, proposed: Proposed) => Promise<void>;
  readonly openTable: (layer: string) => void;
  readonly sort: (sorting: Sorting | null) => void;
  readonly ask: (layer: string) => LayerClient['ask'] | undefined;
  readonly openRow: (layer: string, row: number) => Promise<void>;
  readonly closeOpened: () => void;
  readonly closeConflict: () => void;
  /** Reads what the browser keeps. */
  readonly load: () => Promise<void>;
}

export interface LayersInside extends Layers {
  /** A file that has been read becomes a layer, and is kept. Resolves when the layer is on the map. */
  readonly add: (record: LayerRecord, look: Look) => Promise<void>;
  /** A file that leaves nothing to ask becomes a layer. Rejects with a `ReadFailure`. */
  readonly addFile: (record: LayerRecord, file: File) => Promise<void>;
  /**
   * A layer gets another file. Where another window has written one meanwhile, that one stays, and this one becomes a
   * copy of the layer.
   *
   * @returns the layer that the file is now of.
   */
  readonly refile: (id: string, file: File) => Promise<string>;
  /** Follows what another window has done to a layer while it was drawn on here. */
  readonly catchUp: (id: string) => Promise<void>;
}

/** A slider changes with every step; what is kept follows when it rests. */
const REST_MS = 300;

type Change = (record: LayerRecord) => LayerRecord;

export function benchLayers(core: Core, names: Names): LayersInside {
  const { around, bench, clients, files, layerOf, setLayer, stop } = core;
  const { store, keeping } = around;
  const { getState, setState } = bench;

  const told = (result: KeepResult) => setState({ notKept: result === 'kept' ? null : result });
  const tellOthers = (id: string) => around.channel?.postMessage(id);

  /** Changes that are on the screen and not written yet, by layer. */
  const unwritten = new Map<string, { readonly changes: Change[]; readonly timer: ReturnType<typeof setTimeout> }>();
  const changed = (id: string, record: LayerRecord) =>
    (unwritten.get(id)?.changes ?? []).reduce((before, how) => how(before), record);

  function forget(id: string) {
    clearTimeout(unwritten.get(id)?.timer);
    unwritten.delete(id);
  }

  function write(id: string) {
    const { changes } = unwritten.get(id) ?? {};
    if (!changes) return;
    forget(id);
    void keeping
      .change(id, (record) => changes.reduce((before, how) => how(before), record))
      .then((result) => {
        told(result);
        tellOthers(id);
      });
  }

  /** Changes a layer here and in what is kept; the other windows are told. @param delay ms until it is written. */
  function change(id: string, how: Change, delay = 0) {
    const layer = layerOf(id);
    if (!layer) return;
    setLayer(id, { record: how(layer.record) });
    const changes = [...(unwritten.get(id)?.changes ?? []), how];
    forget(id);
    unwritten.set(id, { changes, timer: setTimeout(() => write(id), delay) });
    if (delay === 0) write(id);
  }
  // A window that is closed meanwhile has no time later.
  if (typeof addEventListener === 'function')
    addEventListener('pagehide', () => {
      for (const id of unwritten.keys()) write(id);
    });

  async function show(record: LayerRecord, look: Look) {
    const client = clients.get(record.id);
    if (!client) return;
    const picture = await client.ask('draw', record.style.classing, proposedRows({ record, look }));
    const layer: OwnLayer = { record, look, picture, url: URL.createObjectURL(picture.file) };
    setState(({ layers }) => ({ layers: [...layers.filter(({ record: { id } }) => id !== record.id), layer] }));
  }

  async function redraw(id: string) {
    const [client, layer] = [clients.get(id), layerOf(id)];
    if (!client || !layer) return;
    const picture = await client.ask('draw', layer.record.style.classing, proposedRows(layer));
    URL.revokeObjectURL(layer.url);
    setLayer(id, { picture, url: URL.createObjectURL(picture.file) });
  }

  async function loadKept(record: LayerRecord, file: Blob) {
    const { id } = record;
    if (clients.has(id)) return;
    const client = around.client();
    clients.set(id, client);
    files.set(id, file);
    try {
      await client.open(file, () => undefined);
      await names.givePlaces(client, record.choices.placing);
      const look = await client.ask('look', record.choices);
      await show(record, look);
    } catch (error) {
      reportBug(error);
      stop(id);
    }
  }

  /** Reads a layer's file again, which has changed. */
  async function reread(id: string, file: Blob) {
    const [client, record] = [clients.get(id), layerOf(id)?.record];
    if (!client || !record) return;
    files.set(id, file);
    await client.open(file, () => undefined);
    const look = await client.ask('look', record.choices);
    const picture = await client.ask('draw', record.style.classing, proposedRows({ record, look }));
    const before = layerOf(id);
    if (!before) return;
    URL.revokeObjectURL(before.url);
    setLayer(id, { look, picture, url: URL.createObjectURL(picture.file) });
  }

  function drop(id: string) {
    const layer = layerOf(id);
    if (layer) URL.revokeObjectURL(layer.url);
    forget(id);
    stop(id);
    setState(({ layers, opened, hovered, table, asked }) => ({
      layers: layers.filter(({ record }) => record.id !== id),
      opened: opened?.layer === id ? null : opened,
      hovered: hovered?.layer === id ? null : hovered,
      table: table?.layer === id ? null : table,
      asked: asked && 'layer' in asked && asked.layer === id ? null : asked,
    }));
  }

  /** Layers with a file of another window that has not been read here. */
  const missed = new Set<string>();
  /** Another window has changed a layer. What this one has not written yet holds on top of it. */
  async function follow(id: string) {
    const kept = await keeping.record(id);
    const layer = layerOf(id);
    if (!kept) {
      if (layer) drop(id);
      return;
    }
    if (!layer) {
      const file = await keeping.file(id);
      if (file) await loadKept(kept, file);
      return;
    }
    const record = changed(id, kept);
    // What is drawn on is not read anew under the pen: its file is compared with what is kept when it is written.
    if (getState().pen?.layer === id && record.edition !== layer.record.edition) {
      missed.add(id);
      setLayer(id, { record: { ...record, edition: layer.record.edition } });
      return;
    }
    if (record.edition !== layer.record.edition) {
      const file = await keeping.file(id);
      if (file) await reread(id, file);
      setLayer(id, { record });
      return;
    }
    const seen = ({ style, proposals }: LayerRecord) => JSON.stringify([style.classing, proposals]);
    const isRedrawn = seen(record) !== seen(layer.record);
    setLayer(id, { record });
    if (isRedrawn) await redraw(id);
  }

  /** The file of another window stays the layer's; this window's becomes a layer beside it. */
  async function fork(id: string, file: File): Promise<string> {
    const layer = layerOf(id);
    if (!layer) return id;
    const { edition: _, ...record } = layer.record;
    const names = new Set(getState().layers.map(({ record: { name } }) => name));
    let number = 2;
    while (names.has(`${record.name} (${number})`)) number += 1;
    const copy: LayerRecord = { ...record, id: newId(), name: `${record.name} (${number})`, order: record.order + 0.5 };
    await inside.addFile(copy, file);
    // Whoever draws goes on with the copy.
    setState(({ pen, conflict }) => ({
      pen: pen?.layer === id ? { ...pen, layer: copy.id } : pen,
      conflict: { name: conflict?.name ?? record.name, copy: copy.name },
    }));
    missed.delete(id);
    await follow(id);
    return copy.id;
  }

  async function refile(id: string, file: File): Promise<string> {
    const layer = layerOf(id);
    if (!layer) return id;
    const edition = editionOf(layer.record);
    const [result] = await Promise.all([keeping.refile(id, file, edition), reread(id, file)]);
    if (result === 'conflict') return fork(id, file);
    told(result);
    if (result === 'kept') setLayer(id, { record: { ...(layerOf(id) ?? layer).record, edition: edition + 1 } });
    tellOthers(id);
    return id;
  }
  /** Files are written one after the other: each is an edition after the one before. */
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  }

  around.channel?.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') void follow(data);
  });

  const inside: LayersInside = {
    async add(record, look) {
      const file = files.get(record.id);
      if (!file) return;
      // Written from now on: what is changed or deleted meanwhile waits for its turn (`keep/shelf.ts`).
      void keeping.add(record, file).then((result) => {
        told(result);
        tellOthers(record.id);
      });
      await show(record, look);
      // Said for those who do not see it.
      const t = workbenchTranslator(evidenceLanguage(languageOf(store.getState())));
      store.dispatch(announce(t('added', { name: record.name })));
    },
    async addFile(record, file) {
      const client = around.client();
      clients.set(record.id, client);
      files.set(record.id, file);
      try {
        await client.open(file, () => undefined);
        await names.givePlaces(client, record.choices.placing);
        await inside.add(record, await client.ask('look', record.choices));
      } catch (error) {
        stop(record.id);
        throw error;
      }
    },
    refile: (id, file) => inTurn(() => refile(id, file)),
    async catchUp(id) {
      if (missed.delete(id)) await follow(id);
    },
    rename: (id, name) => change(id, (record) => ({ ...record, name: name.trim() || nameOfFile(record.fileName) })),
    restyle(id, style) {
      const isSlid = style.opacity !== undefined;
      change(id, (record) => ({ ...record, style: { ...record.style, ...style } }), isSlid ? REST_MS : 0);
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
      drop(id);
      if (layer && file) setState({ deleted: { record: layer.record, file } });
      await keeping.remove(id);
      tellOthers(id);
    },
    async undoRemove() {
      const { deleted } = getState();
      if (!deleted) return;
      setState({ deleted: null });
      const kept = keeping.add(deleted.record, deleted.file);
      await loadKept(deleted.record, deleted.file);
      told(await kept);
      tellOthers(deleted.record.id);
    },
    async save(id) {
      const [file, name] = [files.get(id), layerOf(id)?.record.fileName];
      if (!file || !name) return;
      const may = mayDownload();
      if (may !== 'no') download(name, file.type, file);
      // What the page around this one may forbid is offered for copying, where it is text.
      if (may !== 'yes' && layerOf(id)?.record.isDrawn)
        store.dispatch(offerText({ name, text: await file.text(), isRefused: may === 'no' }));
    },
    async propose(id, proposed) {
      const layer = layerOf(id);
      if (!layer) return;
      const isNone = isEmptyProposal(proposed);
      if (layer.record.isDrawn) {
        await inTurn(async () => {
          const file = files.get(id);
          if (!file) return;
          const { row, role, industries } = proposed;
          const text = withProposal(await file.text(), row, isNone ? null : { role, industries });
          await refile(id, new File([text], layer.record.fileName, { type: file.type }));
        });
        return;
      }
      change(id, (record) => {
        const others = (record.proposals ?? []).filter(({ row }) => row !== proposed.row);
        return { ...record, proposals: isNone ? others : [...others, proposed].sort((a, b) => a.row - b.row) };
      });
      await redraw(id);
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
    closeConflict: () => setState({ conflict: null }),
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
  return inside;
}

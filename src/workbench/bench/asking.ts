/** Questions about a zone, and about a layer by district: geometry from the layer's worker, kept for the panel. */
import type { Geometry } from 'geojson';
import { reportBug } from '#data/report-bug.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { setPanel } from '#state/actions.ts';
import { catalogueOf } from '#state/selectors.ts';
import { askedPlaces } from '../ask/answer.ts';
import type { Asked, ProposalFound } from '../ask/asked.ts';
import type { PlaceShape } from '../ask/zone.ts';
import { type OwnLayer, proposedRows } from '../model/layer.ts';
import type { Names } from './names.ts';
import type { BenchState, Core } from './state.ts';

export interface Asking {
  /** What a shape of a layer covers, and what is near it. @param zone its geometry, for the workers of other layers. */
  readonly askZone: (layer: string, shape: number, zone: Geometry) => Promise<void>;
  readonly askWithin: (kilometres: number) => void;
  /** Rows of a layer by district. */
  readonly askDistricts: (layer: string, column: number | null) => Promise<void>;
  /** What the proposals of the layers that are shown cover; asked again whenever one of them changes. */
  readonly compareProposals: () => void;
  readonly closeAnswer: () => void;
}

const USUAL_KM = 5;
const DISTRICT = 'district';

/** Layers that are shown and have proposals. */
const shownWithProposals = ({ layers }: BenchState): readonly OwnLayer[] =>
  layers.filter((layer) => layer.record.style.isVisible && proposedRows(layer).length > 0);
/** Changes with whatever changes the shapes of proposals: a layer that is drawn anew has another address. */
const proposing = (state: BenchState): string =>
  shownWithProposals(state)
    .map((layer) => `${layer.url} ${proposedRows(layer).join()}`)
    .join('|');

export function benchAsking({ around, bench, clients }: Core, names: Names): Asking {
  const { store } = around;
  const { getState, setState } = bench;
  const shapesOf = (wanted: ReadonlySet<AreaId>): readonly PlaceShape[] =>
    names.shapesOf(wanted).map(([id, geometry]) => ({ id, geometry }));

  async function compare() {
    const catalogue = catalogueOf(store.getState());
    if (!catalogue) return;
    const places = shapesOf(
      new Set([...askedPlaces(catalogue)].filter((id) => catalogue.areaById.get(id)?.shape === 'polygon')),
    );
    const before = proposing(getState());
    const found = await Promise.all(
      shownWithProposals(getState()).map(async (layer): Promise<readonly ProposalFound[]> => {
        const { id } = layer.record;
        const zones = (await clients.get(id)?.ask('zonesOfRows', proposedRows(layer), places)) ?? [];
        return zones.map((zone) => ({ ...zone, layer: id }));
      }),
    );
    // Another question may have been asked meanwhile, or something else proposed, which is asked about by itself.
    if (getState().asked?.about === 'proposals' && proposing(getState()) === before)
      setState({ asked: { about: 'proposals', found: found.flat() } });
  }
  bench.subscribe((state, before) => {
    if (state.asked?.about !== 'proposals' || state.layers === before.layers) return;
    if (proposing(state) !== proposing(before)) void compare().catch(reportBug);
  });

  return {
    async askZone(layer, shape, zone) {
      const catalogue = catalogueOf(store.getState());
      const client = clients.get(layer);
      if (!catalogue || !client) return;
      const before = getState().asked;
      const kilometres = before?.about === 'zone' ? before.kilometres : USUAL_KM;
      const asked: Asked = { about: 'zone', layer, shape, kilometres, found: null, others: [] };
      setState({ asked });
      store.dispatch(setPanel('workbench'));
      const [found, ...others] = await Promise.all([
        client.ask('zone', shape, shapesOf(askedPlaces(catalogue))),
        ...getState()
          .layers.filter(({ record }) => record.id !== layer && record.style.isVisible)
          .map(async ({ record: { id } }) => {
            const of = await clients.get(id)?.ask('inZone', zone);
            return of && { ...of, layer: id };
          }),
      ]);
      // Another question may have been asked meanwhile, or another distance.
      const now = getState().asked;
      if (found && now?.about === 'zone' && now.layer === layer && now.shape === shape)
        setState({ asked: { ...now, found, others: others.filter((one) => one !== undefined) } });
    },
    askWithin: (kilometres) =>
      setState(({ asked }) => ({ asked: asked?.about === 'zone' ? { ...asked, kilometres } : asked })),
    async askDistricts(layer, column) {
      const catalogue = catalogueOf(store.getState());
      const client = clients.get(layer);
      if (!catalogue || !client) return;
      const asked: Asked = { about: 'districts', layer, column, found: null };
      setState({ asked });
      const districts = new Set(catalogue.areas.filter(({ kind }) => kind === DISTRICT).map(({ id }) => id));
      const found = await client.ask('statistics', shapesOf(districts), column);
      if (getState().asked === asked) setState({ asked: { ...asked, found } });
    },
    compareProposals() {
      setState({ asked: { about: 'proposals', found: null } });
      store.dispatch(setPanel('workbench'));
      void compare().catch(reportBug);
    },
    closeAnswer: () => setState({ asked: null }),
  };
}

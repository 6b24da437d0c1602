/** Questions about a zone, and about a layer by district: geometry from the layer's worker, kept for the panel. */
import type { Geometry } from 'geojson';
import type { AreaId } from '#domain/model/ids.ts';
import { setPanel } from '#state/actions.ts';
import { catalogueOf } from '#state/selectors.ts';
import { askedPlaces } from '../ask/answer.ts';
import type { Asked } from '../ask/asked.ts';
import type { PlaceShape } from '../ask/zone.ts';
import type { Names } from './names.ts';
import type { Core } from './state.ts';

export interface Asking {
  /** What a shape of a layer covers, and what is near it. @param zone its geometry, for the workers of other layers. */
  readonly askZone: (layer: string, shape: number, zone: Geometry) => Promise<void>;
  readonly askWithin: (kilometres: number) => void;
  /** Rows of a layer by district. */
  readonly askDistricts: (layer: string, column: number | null) => Promise<void>;
  readonly closeAnswer: () => void;
}

const USUAL_KM = 5;
const DISTRICT = 'district';

export function benchAsking({ around, bench, clients }: Core, names: Names): Asking {
  const { store } = around;
  const { getState, setState } = bench;
  const shapesOf = (wanted: ReadonlySet<AreaId>): readonly PlaceShape[] =>
    names.shapesOf(wanted).map(([id, geometry]) => ({ id, geometry }));
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
    closeAnswer: () => setState({ asked: null }),
  };
}

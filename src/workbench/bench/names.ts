/** Rows that are placed by names of places: what names mean, and the shapes that rows get by them. */
import type { Geometry } from 'geojson';
import type { AreaId } from '#domain/model/ids.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { placesCalled } from '#search/called.ts';
import { nameIndex } from '#search/names.ts';
import { startSearch } from '#state/actions.ts';
import { catalogueOf, languageOf } from '#state/selectors.ts';
import type { Placing } from '../model/placing.ts';
import { bestMatch, matchNames, type NameMatch, withOffers } from '../places/match.ts';
import type { LayerClient } from '../work/client.ts';
import type { Core, Draft } from './state.ts';

/** Columns that may name places: a table of more is asked about. */
const NAME_COLUMNS_MAX = 24;
/** Readings of names come with a request; without them, names are found as they are written. */
const TERMS_MS = 4000;

export interface Names {
  /** A column that names places, if there is one. @param only this column, whatever is in it. */
  readonly find: (draft: string, only?: number) => Promise<NameMatch | undefined>;
  /** Gives a layer's worker the shapes that its rows are placed by. */
  readonly givePlaces: (client: LayerClient, placing: Placing | null) => Promise<void>;
  /** The shapes of places: outlines where we have them, otherwise points. Degrees WGS-84. */
  readonly shapesOf: (wanted: ReadonlySet<AreaId | null>) => readonly (readonly [AreaId, Geometry])[];
}

/** Where the rows of a draft are by the names that were found and answered. */
export const placingOf = ({ names, answers }: Pick<Draft, 'names' | 'answers'>): Placing | null =>
  names ? { by: 'names', column: names.column, places: { ...names.places, ...answers } } : null;

export function benchNames({ around, clients, draftOf }: Core): Names {
  const { store, keeping } = around;

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

  const shapesOf: Names['shapesOf'] = (wanted) => {
    const outlines = new Map(around.shapes()?.features.map(({ properties, geometry }) => [properties?.id, geometry]));
    return (catalogueOf(store.getState())?.areas ?? []).flatMap(({ id, point }) => {
      if (!wanted.has(id)) return [];
      const geometry = outlines.get(id) ?? (point && ({ type: 'Point', coordinates: [...point] } satisfies Geometry));
      return geometry ? [[id, geometry] as const] : [];
    });
  };

  return {
    shapesOf,
    async givePlaces(client, placing) {
      if (placing?.by === 'names') await client.ask('usePlaces', shapesOf(new Set(Object.values(placing.places))));
    },
    async find(id, only) {
      const [client, look] = [clients.get(id), draftOf(id)?.look];
      if (!client || !look) return undefined;
      const columns =
        only === undefined
          ? look.columns.flatMap(({ type }, column) => (type === 'text' && column < NAME_COLUMNS_MAX ? [column] : []))
          : [only];
      if (columns.length === 0) return undefined;
      const meaning = await called();
      if (!meaning) return undefined;
      const known = await keeping.matches();
      const matches: NameMatch[] = [];
      for (const column of columns) {
        const values = await client.ask('distinct', column);
        if (values) matches.push(matchNames(column, values, meaning, known));
      }
      const best = only === undefined ? bestMatch(matches) : matches[0];
      return best && withOffers(best, meaning);
    },
  };
}

/** What a window of a talk needs to go on without the network: fetched while there is one, and kept in the window. */
import { loadGeometries, orThrow } from '#data/load.ts';
import type { DataSource } from '#data/source.ts';
import { isGlFastHere } from '#map/session/ask-gl-speed.ts';
import { loadLazyParts } from '#panels/lazy-part.ts';
import type { Need } from '#present/desk/fetching.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { rendererOf } from '#state/view-rules.ts';
import type { EvidenceLoader } from './evidence.ts';

/** Where the files of a talk come from. */
export interface TalkFiles {
  readonly source: DataSource;
  readonly evidence: Pick<EvidenceLoader, 'have'>;
}

/** What the page itself asks for, style sheets and code, which may still be under way when all else is here. */
function havePage(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }));
}

/** What every window shows: the documents, the shapes, and pictures of both. Only once the catalogue has loaded. */
export function needsOfTalk(store: MapStore, { source, evidence }: TalkFiles): readonly Need[] {
  const documents = catalogueOf(store.getState())?.documents ?? [];
  return [
    ...documents.map(({ id }) => ({ name: `evidence-${id}.json`, fetch: () => evidence.have(id) })),
    { name: 'geometry.json', fetch: async () => orThrow(await loadGeometries(source)) },
    { name: 'index.html', fetch: havePage },
    { name: 'picture.js', fetch: () => import('#map/svg/picture.tsx') },
  ];
}

/** The audience's screen: whatever the speaker pushes to it may have a panel, and the map its other renderer. */
export const needsOfScreen = (store: MapStore, files: TalkFiles): readonly Need[] => [
  ...needsOfTalk(store, files),
  { name: 'panels.js', fetch: loadLazyParts },
  // Where the context of the other is lost, this is the map.
  { name: 'SvgMap.js', fetch: () => import('#map/svg/SvgMap.tsx') },
  {
    name: 'GlMap.js',
    fetch: async () => {
      const choice = rendererOf(store.getState().view);
      if (choice === 'svg' || (choice === 'auto' && !(await isGlFastHere()))) return;
      const { keepWorker } = await import('#map/gl/GlMap.ts');
      await keepWorker();
    },
  },
];

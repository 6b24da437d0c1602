/** Stands for `virtual:layout-data` in a single HTML file: the data are in the page itself. */
import { CARRIED, fileOrigin } from './carried.ts';

const origin = fileOrigin();
const address = (name: string) => `${CARRIED}${name}.json`;

export const indexUrl = address('index');
export const searchUrl = address('search');
export const evidenceUrls = Object.fromEntries(
  (origin?.documents ?? []).map((id) => [id, address(`evidence-${id}`)] as const),
);
export const geometryUrls = {
  base: address('geometry-base'),
  world: address('geometry-world'),
  areas: address('geometry-areas'),
  arcs: address('geometry-arcs'),
};
export const presentVersion = origin?.version ?? '';
/** The one that it has: a link to it means these very files. */
export const publishedVersions = origin?.published ? [origin.published] : [];
export const versionsUrl = CARRIED;

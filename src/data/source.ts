/** URLs of the data files: of the current data, which this build made, or of a published version. */
import {
  evidenceUrls,
  geometryUrls,
  indexUrl,
  presentVersion as present,
  publishedVersions as published,
  searchUrl,
  versionsUrl,
} from 'virtual:layout-data';
import type { DataVersion, DocumentId } from '#domain/model/ids.ts';
import type { PublishedVersion } from '#domain/model/version.ts';

export type GeometryFile = keyof typeof geometryUrls;

/**
 * URLs of one set of data files; absolute, because MapLibre's worker would resolve relative ones against its own URL.
 */
export interface DataSource {
  readonly index: string;
  readonly search: string;
  /** undefined: the build has no such document. */
  readonly evidence: (document: DocumentId) => string | undefined;
  readonly geometry: Readonly<Record<GeometryFile, string>>;
}

/** The version that the current data would have if they were published. */
export const presentVersion = present as DataVersion;
/** The published versions on this site, the newest first. */
export const publishedVersions = published as readonly PublishedVersion[];

const absolute = (url: string) => new URL(url, document.baseURI).href;

/** Made when it is asked for: code that the build runs has no document. */
const presentFiles = (): DataSource => ({
  index: absolute(indexUrl),
  search: absolute(searchUrl),
  evidence: (id) => {
    const url = Object.hasOwn(evidenceUrls, id) ? evidenceUrls[id] : undefined;
    return url && absolute(url);
  },
  geometry: {
    world: absolute(geometryUrls.world),
    base: absolute(geometryUrls.base),
    areas: absolute(geometryUrls.areas),
    arcs: absolute(geometryUrls.arcs),
  },
});

/** The files of a data version. @param data a version of `publishedVersions`; null: the current data. */
export function sourceOf(data: DataVersion | null): DataSource {
  if (data === null) return presentFiles();
  const url = (name: string) => absolute(`${versionsUrl}${data}/${name}.json`);
  return {
    index: url('index'),
    search: url('search'),
    evidence: (id) => url(`evidence-${id}`),
    geometry: {
      world: url('geometry-world'),
      base: url('geometry-base'),
      areas: url('geometry-areas'),
      arcs: url('geometry-arcs'),
    },
  };
}

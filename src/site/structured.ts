/**
 * schema.org in JSON-LD, only with facts of the data: a coordinate is given only if it is known for the place itself.
 */

import { ancestorsOf } from '#domain/asof/place.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { fileOf } from '#domain/model/rows/files.ts';
import { ROW_LISTS } from '#domain/model/rows/read.ts';
import type { Area, DocumentRecord } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import {
  EVIDENCE_LANGUAGES,
  type EvidenceLanguage,
  evidenceLanguage,
  type Language,
} from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { documentValues } from '#state/documents.ts';
import { placePath, storyPath } from '#state/page-address.ts';
import type { SiteUrl } from './site.ts';

const CONTEXT = 'https://schema.org';
const LICENCE = 'https://www.apache.org/licenses/LICENSE-2.0';

const addressed = (site: SiteUrl, path: string) =>
  site === undefined ? {} : { '@id': `${site}${path}`, url: `${site}${path}` };

/**
 * The position of a place: a point if it is known within a kilometre, a box if the boundary is administrative. The
 * point of the city that a body is in, of a country, or in the middle of an indicative outline is not the place's own
 * position.
 */
function positionOf({ shape, precision, point, bbox }: Area): object {
  if (shape === 'point' && precision === 'site' && point)
    return { geo: { '@type': 'GeoCoordinates', longitude: point[0], latitude: point[1] } };
  if (precision === 'boundary' && bbox) {
    const [west, south, east, north] = bbox;
    return { geo: { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` } };
  }
  return {};
}

export function placeData(catalogue: IndexedCatalogue, area: Area, language: Language, site: SiteUrl): object {
  const parent = ancestorsOf(catalogue, area)[0];
  const inEvidence = evidenceLanguage(language);
  return {
    '@context': CONTEXT,
    '@type': 'Place',
    ...addressed(site, placePath(area.id, language)),
    name: area.name[inEvidence],
    alternateName: [
      ...new Set([
        ...EVIDENCE_LANGUAGES.filter((other) => other !== inEvidence).map((other) => area.name[other]),
        ...(area.aliases ?? []),
      ]),
    ],
    ...(parent && {
      containedInPlace: {
        '@type': 'Place',
        ...addressed(site, placePath(parent.id, language)),
        name: parent.name[inEvidence],
      },
    }),
    ...positionOf(area),
  };
}

const workOf = (document: DocumentRecord, language: EvidenceLanguage) => ({
  '@type': 'CreativeWork',
  name: document.title[language],
  publisher: { '@type': 'Organization', name: document.publisher[language] },
  ...(document.published && { datePublished: document.published }),
});

/** The files of the open data: a table for each kind of row that has one. */
const ENCODINGS: readonly (readonly [file: string, format: string])[] = [
  ['areas.geojson', 'application/geo+json'],
  ['evidence.json', 'application/json'],
  ...ROW_LISTS.filter((list) => fileOf(list).csv).map((list) => [`${list}.csv`, 'text/csv'] as const),
];

export function datasetData(catalogue: IndexedCatalogue, language: Language, site: SiteUrl): object {
  const { documents } = catalogue;
  const t = translator(language);
  return {
    '@context': CONTEXT,
    '@type': 'Dataset',
    ...addressed(site, 'data/'),
    name: `${t('app.title')} · ${t('about.data')}`,
    description: t('page.dataDescription', documentValues(catalogue, t)),
    inLanguage: EVIDENCE_LANGUAGES,
    isAccessibleForFree: true,
    license: LICENCE,
    temporalCoverage: `${Math.min(...documents.map(({ covers }) => covers[0]))}/${Math.max(...documents.map(({ covers }) => covers[1]))}`,
    isBasedOn: documents.map((document) => workOf(document, evidenceLanguage(language))),
    ...(site !== undefined && {
      distribution: ENCODINGS.map(([file, encodingFormat]) => ({
        '@type': 'DataDownload',
        encodingFormat,
        contentUrl: `${site}data/${file}`,
      })),
    }),
  };
}

/** A story, with its steps as parts. @param documents those that it cites. */
export function storyData(
  story: Story,
  documents: readonly DocumentRecord[],
  language: Language,
  site: SiteUrl,
): object {
  const inEvidence = evidenceLanguage(language);
  const path = storyPath(story.id, language);
  return {
    '@context': CONTEXT,
    '@type': 'PresentationDigitalDocument',
    ...addressed(site, path),
    name: story.title[inEvidence],
    abstract: story.subtitle[inEvidence],
    inLanguage: language,
    isAccessibleForFree: true,
    license: LICENCE,
    isBasedOn: documents.map((document) => workOf(document, inEvidence)),
    hasPart: story.steps.map(({ id, title }, index) => ({
      '@type': 'CreativeWork',
      ...addressed(site, `${path}#${id}`),
      position: index + 1,
      name: title[inEvidence],
    })),
  };
}

/** The list of places, as a list of links. */
export function listData(areas: readonly Area[], language: Language, site: SiteUrl, path: string): object {
  return {
    '@context': CONTEXT,
    '@type': 'CollectionPage',
    ...addressed(site, path),
    name: translator(language)('page.places'),
    inLanguage: language,
    ...(site !== undefined && {
      mainEntity: {
        '@type': 'ItemList',
        numberOfItems: areas.length,
        itemListElement: areas.map((area, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name: area.name[evidenceLanguage(language)],
          url: `${site}${placePath(area.id, language)}`,
        })),
      },
    }),
  };
}

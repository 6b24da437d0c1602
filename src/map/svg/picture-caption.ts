/** The text of a picture: title, legend, sources, and the description for assistive technology. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { BBox, LngLat, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Manner } from '#domain/vocabulary/evidence.ts';
import { type EvidenceLanguage, evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { legendOf } from '#scene/legend.ts';
import type { Scene } from '#scene/model.ts';
import { documentValues } from '#state/documents.ts';
import { findingText } from '#state/finding.ts';
import type { Camera, View } from '#state/view.ts';
import type { Caption } from './caption.tsx';
import type { Geometries } from './features.ts';

/** The input of a caption. */
export interface Subject {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly view: View;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
  readonly language: Language;
  readonly selected: Area | undefined;
}

/** The caption: title, year, legend of what is in the frame, sources. */
export function captionOf(subject: Subject): Caption {
  const { catalogue, geometries, view, scene, camera, frame, language, selected } = subject;
  const t = translator(language);
  const { project } = projector(camera, frame);
  const isIn = (lngLat: LngLat) => {
    const { x, y } = project(lngLat);
    return x >= frame.x && y >= frame.y && x <= frame.x + frame.width && y <= frame.y + frame.height;
  };
  const overlaps = ([west, south, east, north]: BBox) => {
    const [a, b] = [project([west, north]), project([east, south])];
    return a.x < frame.x + frame.width && b.x > frame.x && a.y < frame.y + frame.height && b.y > frame.y;
  };
  const legend = legendOf({
    catalogue,
    view,
    scene,
    zoom: camera.zoom,
    t,
    shown: {
      area: (area) => (area.bbox ? overlaps(area.bbox) : area.point !== null && isIn(area.point)),
      links: linksDrawn(geometries, scene, camera),
    },
  });
  const { structure } = legend;
  const inEvidence = evidenceLanguage(language);
  return {
    title: selected?.name[inEvidence] ?? structure?.name[inEvidence] ?? t('app.title'),
    subtitle:
      selected || structure
        ? t('app.title')
        : (findingText(catalogue, { view, zoom: camera.zoom, year: scene.year }, t, inEvidence) ??
          t('app.subtitle', documentValues(catalogue, t))),
    asOf: t('picture.asOf', { year: structure?.asOf ?? scene.year }),
    legend,
    sources: [
      t('picture.sources', { documents: t.list(documentsOf(catalogue, scene.year, inEvidence)) }),
      t('picture.geometry'),
      ...legend.notes.map(({ pictureText }) => pictureText),
    ],
  };
}

const linksDrawn = ({ arcs }: Geometries, { selected, year, layers }: Scene, { zoom }: Camera): ReadonlySet<Manner> =>
  new Set(
    arcs.features.flatMap(({ properties }): Manner[] => {
      const isOfSelection = selected !== null && (properties?.from === selected || properties?.to === selected);
      const isDrawn =
        layers.some(({ ofSelection, where }) => ofSelection && where.standing === properties?.standing) && zoom > 0;
      return properties?.part === 'link' && isOfSelection && isDrawn && properties.asOf <= year
        ? [properties.standing as Manner]
        : [];
    }),
  );

/** Documents that cover years up to this one: the sources of the picture. */
const documentsOf = ({ documents }: IndexedCatalogue, year: Year, language: EvidenceLanguage): readonly string[] =>
  documents.filter(({ covers }) => covers[0] <= year).map(({ short }) => short[language]);

/** The description of a picture, for those who do not see it. */
export const descriptionOf = (caption: Caption, language: Language): string => {
  const t = translator(language);
  const rows = [...caption.legend.tones, ...caption.legend.marks].map(({ text }) => text);
  const values = { title: caption.title, asOf: caption.asOf };
  const alt = rows.length > 0 ? t('picture.alt', { ...values, legend: t.list(rows) }) : t('picture.altPlain', values);
  return t.sentences([alt, ...caption.sources]);
};

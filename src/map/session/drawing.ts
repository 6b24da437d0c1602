/** Decides whether the map has to be redrawn. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { boundsOf } from '#scene/camera.ts';
import { GEOMETRY, type GeometryName, type Scene } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { visibleAt } from '#scene/visible.ts';
import { catalogueOf, evidenceLanguageOf, themeOf, yearOf } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import type { Camera, View } from '#state/view.ts';
import type { Layout } from '../MapPort.ts';

/** The inputs of a drawing. */
export interface Subject {
  readonly view: View;
  readonly catalogue: IndexedCatalogue;
  readonly theme: ThemeName;
  readonly language: EvidenceLanguage;
  readonly year: Year;
}

/** @returns undefined until the catalogue has loaded. */
export function subjectOf(state: State): Subject | undefined {
  const catalogue = catalogueOf(state);
  const year = yearOf(state);
  if (!catalogue || !year) return undefined;
  return { view: state.view, catalogue, theme: themeOf(state), language: evidenceLanguageOf(state), year };
}

export const sceneOf = ({ catalogue, view, year, language }: Subject): Scene =>
  composeScene(catalogue, view, year, language);

/** The geometry files that a camera needs: those of the overlays that it sees. */
export function sourcesAt(subject: Subject, camera: Camera, layout: Layout): readonly GeometryName[] {
  const { layers } = visibleAt(sceneOf(subject), subject.catalogue.areas, camera.zoom, boundsOf(camera, layout));
  return GEOMETRY.filter((name) => layers.some(({ source }) => source === name));
}

/** The camera is the map's own report: a redraw on it would be a feedback loop. */
const isDrawn = (key: string): key is keyof View => key !== 'at';

/** Whether two subjects look different. */
export function differs(a: Subject, b: Subject): boolean {
  return (
    a.theme !== b.theme ||
    a.language !== b.language ||
    a.year !== b.year ||
    a.catalogue !== b.catalogue ||
    Object.keys(a.view).some((key) => isDrawn(key) && a.view[key] !== b.view[key])
  );
}

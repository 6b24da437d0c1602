/** Run only by the build: the default view as markup, and the colours of other years for the boot script. */
import { renderToStaticMarkup } from 'react-dom/server';
import { indexCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Catalogue } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { strengthOf } from '#scene/look.ts';
import type { Scene } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { cssVariables, THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { dotsId } from './DotsPatterns.tsx';
import type { Geometries } from './features.ts';
import { POSTER_CORNER, POSTER_WORLD_WIDTH, Poster } from './Poster.tsx';
import { drawingCss } from './poster-css.ts';

export interface PosterPage {
  readonly markup: string;
  /** What the boot script needs to show the poster with a link's camera and year. */
  readonly boot: {
    readonly worldWidth: number;
    readonly west: number;
    readonly north: number;
    readonly latest: Year;
    /** By year: the places that look different, each with its tone, or the pattern of its dots if nothing is stated. */
    readonly looks: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Layers that show dots where nothing is stated. */
    readonly dotted: readonly string[];
    /** How strongly a layer paints what is stated, in per cent. */
    readonly strengths: Readonly<Record<string, number>>;
  };
  readonly css: {
    /** Custom properties of each theme. */
    readonly light: string;
    readonly dark: string;
    /** Rules with the constants that style sheets draw with. */
    readonly drawing: string;
  };
}

/**
 * Renders the poster.
 *
 * @param catalogue as published.
 * @param geometries the geometry files as published.
 */
export function renderPoster(catalogue: Catalogue, geometries: Geometries): PosterPage {
  const indexed = indexCatalogue(catalogue);
  const year = latestYear(indexed);
  const scene = (language: EvidenceLanguage, at = year) => composeScene(indexed, DEFAULT_VIEW, at, language);
  const scenes = { zh: scene('zh'), en: scene('en') };
  const painted = new Set(geometries.areas.features.map((feature) => feature.properties?.id));
  const lookOf = ({ tones, lastTones }: Scene, id: string): string =>
    tones[id] === 'not-stated' ? dotsId(lastTones[id]) : (tones[id] ?? 'plain');
  const others = indexed.years.filter((other) => other !== year).map((other) => scene('zh', other));
  const looks = Object.fromEntries(
    others.map((other) => {
      const ids = Object.keys(other.tones).filter(
        (id) => painted.has(id) && lookOf(other, id) !== lookOf(scenes.zh, id),
      );
      return [other.year, Object.fromEntries(ids.map((id) => [id, lookOf(other, id)]))];
    }),
  );
  const dots = others.flatMap(({ lastTones }) => Object.values(lastTones));
  return {
    markup: renderToStaticMarkup(<Poster catalogue={indexed} scenes={scenes} geometries={geometries} dots={dots} />),
    boot: {
      worldWidth: POSTER_WORLD_WIDTH,
      west: POSTER_CORNER.x,
      north: POSTER_CORNER.y,
      latest: year,
      looks,
      dotted: scenes.zh.layers.flatMap((layer) => (layer.type === 'fill' && layer.dots ? [layer.id] : [])),
      strengths: Object.fromEntries(
        scenes.zh.layers
          .filter(({ type, colour }) => type === 'fill' && colour === 'tone')
          .map((layer) => [layer.id, Math.round(strengthOf(layer).stated * 100)]),
      ),
    },
    css: { light: cssVariables(THEME.light), dark: cssVariables(THEME.dark), drawing: drawingCss() },
  };
}

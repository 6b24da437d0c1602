/** Run only by the build: the default view as markup, and the colours of other years for the boot script. */
import { renderToStaticMarkup } from 'react-dom/server';
import { indexCatalogue, latestYear } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Catalogue } from '#domain/model/schema.ts';
import type { EvidenceLanguage } from '#domain/vocabulary/languages.ts';
import { isStriped, strengthOf } from '#scene/look.ts';
import type { Scene } from '#scene/model.ts';
import { composeScene } from '#scene/scene.ts';
import { cssVariables, THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { dotsId, dotsTransform, STRIPES_ID } from './DotsPatterns.tsx';
import type { Geometries } from './features.ts';
import { POSTER_ASPECT, POSTER_CORNER, POSTER_WORLD_WIDTH, Poster } from './Poster.tsx';
import { drawingCss } from './poster-css.ts';

/** From a box of 100 px to one of 13,000: the smallest embed, and the closest camera whose place the poster shows. */
const PATTERN_ZOOMS = [5, 6, 7, 8, 9, 10, 11, 12];

export interface PosterPage {
  readonly markup: string;
  /** What the boot script needs to show the poster with a link's camera and year. */
  readonly boot: {
    readonly worldWidth: number;
    readonly west: number;
    readonly north: number;
    /** Width over height of the box. */
    readonly aspect: number;
    /** By integer zoom, the scale of the patterns and the offset of their grid: as the map has them there. */
    readonly patterns: Readonly<Record<number, string>>;
    readonly latest: Year;
    /**
     * By year: the places that look different, each with its tone, and after a space the pattern over it; or the
     * pattern of its dots if nothing is stated.
     */
    readonly looks: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Layers that show dots where nothing is stated, and those that show stripes where a role is planned. */
    readonly dotted: readonly string[];
    readonly striped: readonly string[];
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
  const lookOf = (scene: Scene, id: string): string => {
    const tone = scene.tones[id] ?? 'plain';
    if (tone === 'not-stated') return dotsId(scene.lastTones[id]);
    return isStriped(scene, id) ? `${tone} ${STRIPES_ID}` : tone;
  };
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
      aspect: POSTER_ASPECT,
      patterns: Object.fromEntries(PATTERN_ZOOMS.map((zoom) => [zoom, dotsTransform(zoom)])),
      latest: year,
      looks,
      dotted: scenes.zh.layers.flatMap((layer) => (layer.type === 'fill' && layer.dots ? [layer.id] : [])),
      striped: scenes.zh.layers.flatMap((layer) => (layer.type === 'fill' && layer.stripes ? [layer.id] : [])),
      strengths: Object.fromEntries(
        scenes.zh.layers
          .filter(({ type, colour }) => type === 'fill' && colour === 'tone')
          .map((layer) => [layer.id, Math.round(strengthOf(layer).stated * 100)]),
      ),
    },
    css: { light: cssVariables(THEME.light), dark: cssVariables(THEME.dark), drawing: drawingCss() },
  };
}

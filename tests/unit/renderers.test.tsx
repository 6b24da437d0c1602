/**
 * GL and SVG draw the same Scene: what they paint each place with is compared value by value, for every kind of the
 * registry.
 */
import { expression, featureFilter, latest } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { THEMES, type ThemeName } from '#domain/vocabulary/display.ts';
import { OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import { dotsImage, stripesImage } from '#map/gl/dots.ts';
import { type FeatureState, type LinkProperties, linkStates, placeStates } from '#map/gl/states.ts';
import { styleOf } from '#map/gl/style.ts';
import { DotsPatterns } from '#map/svg/DotsPatterns.tsx';
import { featuresOf, idOf } from '#map/svg/features.ts';
import { Points } from '#map/svg/Points.tsx';
import { themePaint } from '#map/svg/paint.ts';
import { Shapes } from '#map/svg/Shapes.tsx';
import { channels } from '#scene/colour.ts';
import { DOTS, STRIPES, TOUCH_OPACITY } from '#scene/drawing.ts';
import type { Scene, SceneLayer } from '#scene/model.ts';
import { compose } from '#scene/scene.ts';
import { THEME } from '#scene/tokens.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { industry, realCatalogue, realDerived, yearOf } from './support.ts';

const catalogue = realCatalogue();
const geometries = realDerived().geometry;
const shaped = catalogue.areas.filter(({ shape }) => shape !== null);
const linkProperties = geometries.arcs.features.map(({ properties }) => properties as LinkProperties);
const urls = { base: 'https://map.test/b', world: 'https://map.test/w', areas: 'https://map.test/a' };
/** One within the range of every layer. */
const ZOOMS = [2, 5.5, 9, 11];

/** What is painted, in the words of neither renderer. Lengths in px, colours as `rgba(…)`; `null` is not to be seen. */
type Look = string;
const NOTHING: Look = 'nothing';
const rgba = (hex: string, alpha: number): string => `rgba(${channels(hex).join(',')},${Number(alpha.toFixed(3))})`;
const lineLook = (colour: string, width: number, dash: readonly number[], isRound: boolean): Look =>
  `${colour} ${width} [${dash}] ${isRound ? 'round' : 'miter'}`;
const pointLook = (fill: string, rim: string, radius: number, width: number): Look =>
  `${fill} ${rim} ${radius} ${width}`;

// --- SVG
// -----------------------------------------------------------------------------------------------------------------

interface Element {
  readonly [attribute: string]: string | undefined;
}
const attributesOf = (text: string): Element =>
  Object.fromEntries([...text.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
const elementsOf = (markup: string, tag: string): Element[] =>
  [...markup.matchAll(new RegExp(`<${tag} ([^>]*)>`, 'g'))].map(([, text = '']) => attributesOf(text));
const numberOf = (value: string | undefined, otherwise = 1) => (value === undefined ? otherwise : Number(value));

function svgOf(scene: Scene, theme: ThemeName, zoom: number) {
  const paint = themePaint(THEME[theme]);
  const place = () => ({ x: 0, y: 0 });
  const shapes = <Shapes scene={scene} geometries={geometries} zoom={zoom} path={() => 'M0 0'} paint={paint} />;
  const points = <Points scene={scene} geometries={geometries} zoom={zoom} place={place} paint={paint} />;
  return { shapes: renderToStaticMarkup(shapes), points: renderToStaticMarkup(points) };
}

/** The markup of one layer: its group, which holds no other group with an id. */
function groupOf(markup: string, layer: string): string {
  const [, rest = ''] = markup.split(`data-layer="${layer}"`);
  return rest.split('data-layer="')[0] ?? '';
}

function svgLooks(layer: SceneLayer, markup: string): readonly Look[] {
  const group = groupOf(markup, layer.id);
  if (layer.type === 'point')
    return elementsOf(group, 'circle')
      .filter((circle) => circle['data-id'] !== undefined)
      .map((circle) => {
        const opacity = numberOf(circle.opacity);
        return pointLook(
          rgba(circle.fill ?? '', opacity),
          rgba(circle.stroke ?? '', opacity),
          numberOf(circle.r),
          numberOf(circle['stroke-width']),
        );
      });
  // Outlines of what is marked follow the last layer's group.
  const paths = elementsOf(group.split('</g>')[0] ?? '', 'path');
  if (layer.type === 'line')
    return paths
      .filter(({ stroke }) => stroke !== undefined)
      .map((path) => {
        const width = numberOf(path['stroke-width']);
        const dash = path['stroke-dasharray']?.split(' ').map((length) => Number(length) / width) ?? [];
        const colour = rgba(path.stroke ?? '', numberOf(path['stroke-opacity']));
        return lineLook(colour, width, dash, path['stroke-linejoin'] === 'round');
      });
  return paths
    .filter(({ fill }) => fill !== undefined && !fill.startsWith('url('))
    .map(({ fill = '', 'fill-opacity': opacity }) => (fill === 'none' ? NOTHING : rgba(fill, numberOf(opacity))));
}

// --- GL
// ------------------------------------------------------------------------------------------------------------------

type PropertySpec = Parameters<typeof expression.createPropertyExpression>[2];
/** The specification's tables are typed by their own literals, which are narrower than what reads them. */
const SPECS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  fill: latest.paint_fill,
  line: latest.paint_line,
  circle: latest.paint_circle,
};

/** A paint property of a feature in its state, as MapLibre evaluates it. */
function evaluate(layer: LayerSpecification, property: string, feature: Feature, state: FeatureState): unknown {
  const spec = SPECS[layer.type]?.[property] as (PropertySpec & { readonly default?: unknown }) | undefined;
  const value = (layer.paint as Readonly<Record<string, unknown>> | undefined)?.[property] ?? spec?.default;
  if (!spec) throw new Error(`${layer.type} has no ${property}`);
  const made = expression.createPropertyExpression(value, property, spec);
  if (made.result === 'error') throw new Error(`${layer.id} ${property}: ${made.value[0]?.message}`);
  return made.value.evaluate({ zoom: 9 }, { type: 'Point', properties: feature.properties ?? {} }, state);
}
const colourValue = (value: unknown): string => {
  const [, red, green, blue, alpha] = /rgba\(([\d.]+),([\d.]+),([\d.]+),([\d.]+)\)/.exec(String(value)) ?? [];
  return `rgba(${[red, green, blue].map((channel) => Math.round(Number(channel))).join()},${Number(Number(alpha).toFixed(3))})`;
};
const alphaOf = (colour: string): number => Number(/,([\d.]+)\)$/.exec(colour)?.[1]);

function glLook(layer: LayerSpecification, feature: Feature, state: FeatureState): Look {
  const value = (property: string) => evaluate(layer, property, feature, state);
  if (layer.type === 'circle') {
    const width = Number(value('circle-stroke-width'));
    return pointLook(
      colourValue(value('circle-color')),
      colourValue(value('circle-stroke-color')),
      Number(value('circle-radius')) + width / 2,
      width,
    );
  }
  if (layer.type === 'line') {
    const dash = layer.paint?.['line-dasharray'];
    return lineLook(
      colourValue(value('line-color')),
      Number(value('line-width')),
      Array.isArray(dash) ? (dash as number[]) : [],
      layer.layout?.['line-join'] === 'round',
    );
  }
  if (Number(value('fill-opacity')) === 0) return NOTHING;
  const colour = colourValue(value('fill-color'));
  return alphaOf(colour) < TOUCH_OPACITY ? NOTHING : colour;
}

// --- both
// ----------------------------------------------------------------------------------------------------------------

interface Drawn {
  readonly scene: Scene;
  readonly theme: ThemeName;
}

function sceneOf(overlay: Overlay, change: Partial<View> = {}): Scene {
  return compose(catalogue, { ...DEFAULT_VIEW, layers: [overlay], ...change }, yearOf(2019), 'zh');
}

/**
 * Each layer of the Scene with the looks that its features have in GL and in SVG, but for the places that are dotted.
 */
function comparisons({ scene, theme }: Drawn) {
  const style = styleOf(scene, THEME[theme], urls);
  const places = placeStates(scene, THEME[theme], shaped);
  const links = linkStates(scene, linkProperties);
  const svg = new Map(ZOOMS.map((zoom) => [zoom, svgOf(scene, theme, zoom)]));
  return scene.layers.map((layer) => {
    const gl = style.layers.find(({ id }) => id === layer.id);
    const zoom = ZOOMS.find((value) => value >= (layer.minZoom ?? 0) && value < (layer.maxZoom ?? 99)) ?? 0;
    if (!gl || gl.type === 'background') throw new Error(`${layer.id} is not in the style`);
    const features = featuresOf(layer, scene, geometries);
    const isIn = featureFilter(gl.filter as Parameters<typeof featureFilter>[0], 'filter');
    const taken = geometries[layer.source].features.filter(({ properties }) =>
      isIn.filter({ zoom }, { type: 'Point', properties: properties ?? {} }),
    );
    const stateOf = (feature: Feature): FeatureState =>
      (layer.source === 'arcs'
        ? links.get((feature.properties as LinkProperties).link)
        : places.get(idOf(feature) as (typeof shaped)[number]['id'])) ?? {};
    const drawn = taken.filter(
      (feature) => stateOf(feature).link !== 'hidden' && (!layer.ofMatches || stateOf(feature).match === true),
    );
    const looks = drawn.flatMap((feature) =>
      layer.type === 'fill' && (layer.hatch || (layer.dots && stateOf(feature).dotted))
        ? []
        : [glLook(gl, feature, stateOf(feature))],
    );
    const markup = svg.get(zoom);
    const dotted = layer.type === 'fill' && layer.dots === true;
    const inSvg = markup ? svgLooks(layer, layer.type === 'point' ? markup.points : markup.shapes) : [];
    return { layer, features: features.length, drawn: drawn.length, gl: new Set(looks), svg: new Set(inSvg), dotted };
  });
}

const point = (overlay: Overlay) =>
  shaped.find((area) => area.overlay === overlay && area.shape === 'point' && area.tie !== 'recommended')?.id ?? null;

describe.each(THEMES.flatMap((theme) => OVERLAYS.map((overlay) => [overlay, theme] as const)))(
  '%s, %s',
  (overlay, theme) => {
    const structure = catalogue.structures[0]?.id ?? null;
    it.each<[string, Partial<View>]>([
      ['as of a year', {}],
      ['with a filter', { industry: industry('biomedicine') }],
      ['with a place selected', { area: point(overlay) }],
      ['with a structure', { structure }],
    ])('%s: GL and SVG take the same features and paint them alike', (_, change) => {
      let seen = 0;
      for (const { layer, features, drawn, gl, svg, dotted } of comparisons({
        scene: sceneOf(overlay, change),
        theme,
      })) {
        expect(drawn, layer.id).toBe(features);
        if (dotted) for (const look of gl) expect(svg, layer.id).toContain(look);
        else expect(svg, layer.id).toEqual(gl);
        seen += gl.size;
      }
      expect(seen).toBeGreaterThan(5);
    });
  },
);

describe.each(OVERLAYS.filter((overlay) => point(overlay) !== null))('the ring round a point of %s', (overlay) => {
  it.each<[string, Partial<View>, string]>([
    ['selected', { area: point(overlay) }, THEME.light.surface.accent],
    ['compared', { panel: 'compare', compare: [point(overlay)].filter((id) => id !== null) }, THEME.light.surface.ink],
  ])('%s is the same in GL and in SVG, and there is one', (_, change, stroke) => {
    const scene = sceneOf(overlay, change);
    const gl = styleOf(scene, THEME.light, urls).layers.find(({ id }) => id === 'selected-point');
    const id = point(overlay);
    const feature = geometries.areas.features.find((candidate) => idOf(candidate) === id);
    const state = id && placeStates(scene, THEME.light, shaped).get(id);
    if (!gl || !feature || !state) throw new Error('the place is on the map');
    const rings = elementsOf(svgOf(scene, 'light', 11).points, 'circle').filter((circle) => circle.fill === 'none');
    expect(rings).toHaveLength(1);
    expect(rings.map((ring) => [ring.r, ring['stroke-width'], rgba(ring.stroke ?? '', 1)])).toEqual([
      [
        String(
          Number(evaluate(gl, 'circle-radius', feature, state)) +
            Number(evaluate(gl, 'circle-stroke-width', feature, state)) / 2,
        ),
        String(evaluate(gl, 'circle-stroke-width', feature, state)),
        colourValue(evaluate(gl, 'circle-stroke-color', feature, state)),
      ],
    ]);
    expect(rings[0]?.stroke).toBe(stroke);
  });
});

describe('a member of a structure that is a mark of its own kind too', () => {
  it('has one ring in SVG, round its larger mark', () => {
    const structure = catalogue.structures.find(({ groups }) =>
      groups.some(({ members }) => members.some((id) => id === 'lujiazui')),
    );
    const id = shaped.find((area) => area.id === 'lujiazui')?.id ?? null;
    const scene = sceneOf('zones', { structure: structure?.id ?? null, area: id });
    const rings = elementsOf(svgOf(scene, 'light', 11).points, 'circle').filter((circle) => circle.fill === 'none');
    expect(rings.map(({ r }) => Number(r))).toEqual([id && placeStates(scene, THEME.light, shaped).get(id)?.ring]);
  });
});

describe('outlines', () => {
  it('of what is selected and compared have one width and colour in GL and in SVG', () => {
    const [one, other] = shaped.filter(({ overlay }) => overlay === 'districts').map(({ id }) => id);
    if (!one || !other) throw new Error('there are districts');
    const scene = sceneOf('districts', { area: one, panel: 'compare', compare: [other] });
    const line = styleOf(scene, THEME.light, urls).layers.find(({ id }) => id === 'selected-line');
    const states = placeStates(scene, THEME.light, shaped);
    const paths = elementsOf(svgOf(scene, 'light', 9).shapes, 'path');
    const [selected, compared] = [
      paths.findLast((path) => path['pointer-events'] === 'none' && path['data-compared'] === undefined),
      paths.find((path) => path['data-compared'] === other),
    ];
    for (const [id, path] of [
      [one, selected],
      [other, compared],
    ] as const) {
      const feature = geometries.areas.features.find((candidate) => idOf(candidate) === id);
      if (!line || !feature || !path) throw new Error('both are drawn');
      expect(colourValue(evaluate(line, 'line-color', feature, states.get(id) ?? {}))).toBe(rgba(path.stroke ?? '', 1));
      expect(evaluate(line, 'line-width', feature, {})).toBe(Number(path['stroke-width']));
      expect(path['stroke-linejoin']).toBeUndefined();
    }
  });
});

describe('dots', () => {
  const scene = sceneOf('districts');
  const layer = scene.layers.find((candidate) => candidate.type === 'fill' && candidate.dots === true);

  it('have the colour, size and place in GL that they have in SVG', () => {
    if (layer?.type !== 'fill') throw new Error('districts have dots');
    const places = placeStates(scene, THEME.light, shaped);
    const style = styleOf(scene, THEME.light, urls).layers.find(({ id }) => id === layer.id);
    const group = groupOf(svgOf(scene, 'light', 9).shapes, layer.id);
    const patterns = renderToStaticMarkup(
      <DotsPatterns scene={scene} zoom={9} paint={themePaint(THEME.light)} transform="" />,
    );
    const dotted = [
      ...group.matchAll(/fill="(#[0-9a-f]{6})"[^>]*data-id="([^"]+)"[^>]*>(?:<\/path>)?<path[^>]*url\(#([^)]+)\)/g),
    ];
    expect(dotted.length).toBeGreaterThan(3);
    const { data: image, pixelRatio } = dotsImage(THEME.light, layer);
    const cover = [...image.data.subarray(0, 3)];
    for (const [, ground = '', id = '', pattern = ''] of dotted) {
      const feature = geometries.areas.features.find((candidate) => idOf(candidate) === id);
      const [, rest = ''] = patterns.split(`id="${pattern}"`);
      const circles = elementsOf(rest.split('</pattern>')[0] ?? '', 'circle');
      if (!style || !feature) throw new Error('the place is on the map');
      const state = places.get(id as (typeof shaped)[number]['id']) ?? {};
      expect(circles.map(({ fill = '' }) => rgba(fill, 1))).toEqual(
        DOTS.centresPx.map(() => colourValue(evaluate(style, 'fill-color', feature, state))),
      );
      expect(circles.map(({ cx }) => Number(cx))).toEqual([...DOTS.centresPx]);
      expect(channels(ground)).toEqual(cover);
    }
    expect(image.width / pixelRatio).toBe(DOTS.tilePx);
    // The hole at each centre is as wide as the dot: open in the middle, shut beyond its radius.
    const alpha = (px: number) =>
      image.data[(Math.round(px * pixelRatio) * image.width + Math.round(px * pixelRatio)) * 4 + 3];
    for (const centre of DOTS.centresPx) expect([alpha(centre), alpha(centre + DOTS.radiusPx + 1)]).toEqual([0, 255]);
  });
});

describe('stripes of planned roles', () => {
  const scene = compose(catalogue, DEFAULT_VIEW, yearOf(2022), 'zh');
  const planned = shaped.filter(({ id }) => scene.planned[id]).map(({ id }) => id);

  it('lie over the same places in GL and in SVG, and over no other', () => {
    expect(planned.length).toBeGreaterThan(5);
    const states = placeStates(scene, THEME.light, shaped);
    const layer = styleOf(scene, THEME.light, urls).layers.find(({ id }) => id === 'districts-fill-stripes');
    const group = groupOf(svgOf(scene, 'light', 9).shapes, 'districts-fill');
    if (!layer) throw new Error('the style has stripes');
    for (const feature of geometries.areas.features.filter(({ properties }) => properties?.overlay === 'districts')) {
      const id = idOf(feature) as (typeof shaped)[number]['id'];
      const isPlanned = planned.includes(id);
      expect(evaluate(layer, 'fill-opacity', feature, states.get(id) ?? {}), id).toBe(isPlanned ? 1 : 0);
      const [, after = ''] = group.split(`data-id="${id}"`);
      expect(after.split('data-id=')[0]?.includes('url(#stripes)'), id).toBe(isPlanned);
    }
  });

  it('are one pattern: lines of the same colours at the same places', () => {
    const patterns = renderToStaticMarkup(
      <DotsPatterns scene={scene} zoom={9} paint={themePaint(THEME.light)} transform="" />,
    );
    const lines = elementsOf(patterns.split('id="stripes"')[1]?.split('</pattern>')[0] ?? '', 'line');
    expect([...new Set(lines.map(({ stroke }) => stroke))]).toEqual(
      STRIPES.lines.map(({ colour }) => THEME.light.surface[colour]),
    );
    const { data: image, pixelRatio } = stripesImage(THEME.light);
    const pixel = (x: number, y: number) => [
      ...image.data.subarray((y * image.width + x) * 4, (y * image.width + x) * 4 + 4),
    ];
    expect(image.width / pixelRatio).toBe(STRIPES.tilePx);
    // From corner to corner the light line, and half way between two lines nothing.
    for (let at = 0; at < image.width; at += 1) {
      expect(pixel(at, at).slice(0, 3)).toEqual(channels(THEME.light.surface.subject));
      expect(pixel((at + 8) % image.width, at)[3]).toBe(0);
    }
  });

  it('are gone while the colours are not those of roles', () => {
    const structure = catalogue.structures[0]?.id ?? null;
    const difference = [catalogue.documents[0]?.id, catalogue.documents.at(-1)?.id] as View['difference'];
    for (const change of [{ structure }, { panel: 'difference' as const, difference }])
      expect(compose(catalogue, { ...DEFAULT_VIEW, ...change }, yearOf(2022), 'zh').planned).toEqual({});
  });
});

/** How the Scene draws each place, for programs that draw it again: the colours of the light theme, sizes in px. */
import { featuresOf, idOf } from '#map/svg/features.ts';
import { type Paint, themePaint } from '#map/svg/paint.ts';
import { DOTS, FAINT, POINT_GROUND, pointRimPx, STRIPES, TOUCH_OPACITY } from '#scene/drawing.ts';
import { legendOf } from '#scene/legend.ts';
import { isByTone, isDotted, isFaint, isStriped, opacityOf, toneOf } from '#scene/look.ts';
import type { FillLayer, LineLayer, PointLayer, Scene, SceneLayer } from '#scene/model.ts';
import { THEME, type Tone } from '#scene/tokens.ts';
import type { ExportRequest } from '../format.ts';
import type { ExportedPlace } from '../rows.ts';

/** A colour `#rrggbb` with its opacity, 0 to 1. */
export interface Ink {
  readonly colour: string;
  readonly opacity: number;
}
export interface LookFill extends Ink {
  /** Colours of what is drawn over it: dots where nothing is stated, stripes where a role is planned. */
  readonly dots?: string;
  readonly stripes?: string;
}
export interface LookLine extends Ink {
  readonly widthPx: number;
  /** Lengths in multiples of the width. */
  readonly dash?: readonly number[] | undefined;
}
export interface LookPoint {
  readonly radiusPx: number;
  readonly fill: Ink;
  readonly rim: LookLine;
}
/** What a place is drawn with. A place that the Scene does not draw has a thin outline, or a small point. */
export interface Look {
  readonly fill?: LookFill;
  /** Bottom to top. */
  readonly lines: readonly LookLine[];
  readonly point?: LookPoint;
}

/** A look with its name, by which a category of a legend finds its places, and what it means in words. */
export interface Style {
  readonly key: string;
  readonly label: string;
  readonly look: Look;
}

const colourOf = ({ colour }: SceneLayer, scene: Scene, id: string, paint: Paint): string =>
  isByTone(colour) ? paint.tone(toneOf(scene, id), colour === 'tone' ? 'fill' : 'edge') : paint.colour(colour);

function fillOn(layer: FillLayer, scene: Scene, id: string, paint: Paint): LookFill | undefined {
  const tone = toneOf(scene, id);
  const opacity = opacityOf(layer, tone, isFaint(scene, id));
  if (opacity < TOUCH_OPACITY) return undefined;
  const own = colourOf(layer, scene, id, paint);
  const base: Ink =
    layer.over && opacity < 1
      ? { colour: paint.mix(own, opacity, paint.surface(layer.over)), opacity: 1 }
      : { colour: own, opacity };
  if (layer.dots && isDotted(tone, isFaint(scene, id))) {
    const last = scene.lastTones[id];
    return { ...base, dots: last ? paint.tone(last, 'edge') : paint.surface(DOTS.colour) };
  }
  if (!layer.stripes || !isStriped(scene, id)) return base;
  const [, light] = STRIPES.lines;
  return { ...base, stripes: paint.mix(paint.surface(light.colour), light.opacity, base.colour) };
}

const lineOn = (layer: LineLayer, scene: Scene, id: string, paint: Paint): LookLine => ({
  colour: colourOf(layer, scene, id, paint),
  opacity: opacityOf(layer, toneOf(scene, id), isFaint(scene, id)),
  widthPx: layer.widthPx,
  dash: layer.dash,
});

function pointOn(layer: PointLayer, scene: Scene, id: string, paint: Paint): LookPoint {
  const opacity = isFaint(scene, id) ? FAINT : 1;
  const colour = colourOf(layer, scene, id, paint);
  const ground = paint.surface(POINT_GROUND);
  return {
    radiusPx: layer.radiusPx,
    fill: { colour: layer.hollow ? ground : colour, opacity },
    rim: { colour: layer.hollow ? colour : ground, opacity, widthPx: pointRimPx(layer) },
  };
}

interface Drawn {
  readonly look: Look;
  /** Place in the order of the Scene, bottom to top. */
  readonly order: number;
}

/** The looks of the places that the Scene draws, whatever the zoom. */
function looksOf({ scene, geometries }: ExportRequest, paint: Paint): ReadonlyMap<string, Drawn> {
  const looks = new Map<string, Drawn>();
  for (const [order, layer] of scene.layers.entries()) {
    if (layer.source !== 'areas') continue;
    for (const feature of featuresOf(layer, scene, geometries)) {
      const id = idOf(feature);
      if (typeof id !== 'string') continue;
      const known: Drawn = looks.get(id) ?? { look: { lines: [] }, order };
      const { look } = known;
      if (layer.type === 'line')
        looks.set(id, { ...known, look: { ...look, lines: [...look.lines, lineOn(layer, scene, id, paint)] } });
      else if (layer.type === 'point')
        looks.set(id, { ...known, look: { ...look, point: pointOn(layer, scene, id, paint) } });
      else {
        const fill = fillOn(layer, scene, id, paint);
        looks.set(id, fill ? { order, look: { ...look, fill } } : known);
      }
    }
  }
  return looks;
}

function plain(paint: Paint): Look {
  const line = { colour: paint.surface('ink3'), opacity: 1, widthPx: 1, dash: [1, 2] };
  const ground = { colour: paint.surface(POINT_GROUND), opacity: 1 };
  return { lines: [line], point: { radiusPx: 2.5, fill: ground, rim: { ...line, dash: undefined } } };
}

/** Tones in words: those of the legend, and of every class of roles. */
function toneWords({ catalogue, view, scene, evidenceLanguage, t }: ExportRequest): (tone: Tone) => string | undefined {
  const { tones } = legendOf({ catalogue, view, scene, zoom: Number.POSITIVE_INFINITY, t });
  const words = new Map<string, string>([
    ['not-stated', t('legend.notStated', { year: scene.year })],
    ...catalogue.roleClasses.map((role) => [role.id, role[evidenceLanguage]] as const),
    ...tones.flatMap(({ tone, text, isStripes }) => (isStripes ? [] : [[tone, text] as const])),
  ]);
  // Of a place without a meaning the name of its layer says all.
  return (tone) => (tone === 'plain' ? undefined : words.get(tone));
}

export interface Styled {
  readonly style: Style;
  /** The lower is drawn first. */
  readonly order: number;
}

/** The style of each place; places of the same layer, colour and look share one. */
export function stylesOf(request: ExportRequest, places: readonly ExportedPlace[]): ReadonlyMap<string, Styled> {
  const { scene, t } = request;
  const paint = themePaint(THEME.light);
  const looks = looksOf(request, paint);
  const wordsOf = toneWords(request);
  const byLook = new Map<string, Style>();
  const counts = new Map<string, number>();
  return new Map(
    places.map(({ row: { id, area } }) => {
      const tone = toneOf(scene, id);
      const { look, order } = looks.get(id) ?? { look: plain(paint), order: -1 };
      const name = `${area.overlay}/${tone}`;
      const fingerprint = `${name} ${JSON.stringify(look)}`;
      let style = byLook.get(fingerprint);
      if (!style) {
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        const layer = area.overlay === 'context' ? undefined : t(`layers.${area.overlay}`);
        const marks = [
          wordsOf(tone),
          look.fill?.stripes && t('legend.planned.role'),
          isFaint(scene, id) && t('legend.faint'),
        ];
        const label = [layer, ...marks].filter(Boolean).join(' · ');
        style = { key: count > 1 ? `${name}/${count}` : name, label, look };
        byLook.set(fingerprint, style);
      }
      return [id, { style, order }];
    }),
  );
}

/**
 * A layer's style as QGIS 3 reads it (QML): a category for each style, and the names of the places. Properties are
 * written twice, as maps and as `prop`: versions before 3.18 know the second alone.
 */
import { escapeXml } from '#domain/format/markup.ts';
import { channels } from '#scene/colour.ts';
import type { LayerName } from './layers.ts';
import type { Ink, Look, LookLine, Style } from './looks.ts';

/** A CSS pixel. */
const MM_PER_PX = 25.4 / 96;
/** The distance of dots and stripes on paper. */
const PATTERN_MM = 1.6;
const DOT_MM = 0.5;
const STRIPE_MM = 0.35;
const NAME_PT = 8;
const HALO_MM = 0.7;
const VERSION = '3.22.0';

type Properties = Readonly<Record<string, string | number>>;

const mm = (px: number): number => Number((px * MM_PER_PX).toFixed(3));
/** Red, green, blue and opacity, each 0 to 255. */
const rgba = ({ colour, opacity }: Ink): string => [...channels(colour), Math.round(opacity * 255)].join(',');
const opaque = (colour: string): Ink => ({ colour, opacity: 1 });

function propertiesMarkup(properties: Properties): string {
  const all = Object.entries(properties);
  const options = all.map(([name, value]) => `<Option name="${name}" type="QString" value="${value}"/>`);
  const props = all.map(([name, value]) => `<prop k="${name}" v="${value}"/>`);
  return `<Option type="Map">${options.join('')}</Option>${props.join('')}`;
}

/** @param below a symbol of its own, such as a dot of a pattern. */
const layerMarkup = (kind: string, properties: Properties, below = ''): string =>
  `<layer class="${kind}" enabled="1" locked="0" pass="0">${propertiesMarkup(properties)}${below}</layer>`;

const symbolMarkup = (type: string, name: string, layers: readonly string[]): string =>
  `<symbol type="${type}" name="${name}" alpha="1" clip_to_extent="1" force_rhr="0">${layers.join('')}</symbol>`;

const circle = (fill: Ink, diameter: number, rim?: LookLine): string =>
  layerMarkup('SimpleMarker', {
    name: 'circle',
    color: rgba(fill),
    size: diameter,
    size_unit: 'MM',
    ...(rim
      ? { outline_color: rgba(rim), outline_style: 'solid', outline_width: mm(rim.widthPx), outline_width_unit: 'MM' }
      : { outline_style: 'no' }),
  });

const stroke = (line: LookLine): string =>
  layerMarkup('SimpleLine', {
    line_color: rgba(line),
    line_style: 'solid',
    line_width: mm(line.widthPx),
    line_width_unit: 'MM',
    capstyle: 'flat',
    joinstyle: 'round',
    use_custom_dash: line.dash ? 1 : 0,
    ...(line.dash && {
      customdash: line.dash.map((length) => mm(length * line.widthPx)).join(';'),
      customdash_unit: 'MM',
    }),
  });

/** @param name of the symbol that it is in: the symbols in it are named after it. */
function fillLayers({ fill }: Look, name: string): readonly string[] {
  if (!fill) return [];
  const ground = layerMarkup('SimpleFill', { color: rgba(fill), style: 'solid', outline_style: 'no' });
  if (fill.dots) {
    const dot = symbolMarkup('marker', `@${name}@1`, [circle(opaque(fill.dots), DOT_MM)]);
    const distances = {
      distance_x: PATTERN_MM,
      distance_x_unit: 'MM',
      distance_y: PATTERN_MM,
      distance_y_unit: 'MM',
      displacement_x: PATTERN_MM / 2,
      displacement_x_unit: 'MM',
    };
    return [ground, layerMarkup('PointPatternFill', distances, dot)];
  }
  if (!fill.stripes) return [ground];
  const line = stroke({ ...opaque(fill.stripes), widthPx: STRIPE_MM / MM_PER_PX });
  const stripe = symbolMarkup('line', `@${name}@1`, [line]);
  return [ground, layerMarkup('LinePatternFill', { angle: 45, distance: PATTERN_MM, distance_unit: 'MM' }, stripe)];
}

const EMPTY_FILL = layerMarkup('SimpleFill', { color: '0,0,0,0', style: 'no', outline_style: 'no' });

function symbolOf(layer: LayerName, look: Look, name: string): string {
  if (layer === 'points') {
    const { point } = look;
    return symbolMarkup('marker', name, point ? [circle(point.fill, mm(2 * point.radiusPx), point.rim)] : []);
  }
  const lines = look.lines.map(stroke);
  if (layer === 'lines') return symbolMarkup('line', name, lines);
  const layers = [...fillLayers(look, name), ...lines];
  return symbolMarkup('fill', name, layers.length > 0 ? layers : [EMPTY_FILL]);
}

/** Where names stand, by QGIS's numbers: round a point, along a line, horizontally within an area. */
const PLACEMENT = { areas: 1, lines: 2, points: 0 } as const;

function labelsMarkup(layer: keyof typeof PLACEMENT, field: string): string {
  return [
    `<labeling type="simple"><settings calloutType="simple"><text-style fieldName="${field}" isExpression="0"`,
    ` fontSize="${NAME_PT}" fontSizeUnit="Point" textColor="31,42,48,255" textOpacity="1" multilineHeight="1">`,
    `<text-buffer bufferDraw="1" bufferSize="${HALO_MM}" bufferSizeUnits="MM" bufferColor="255,255,255,255"`,
    ' bufferOpacity="1" bufferJoinStyle="128" bufferNoFill="0"/></text-style>',
    `<placement placement="${PLACEMENT[layer]}" centroidWhole="1" priority="5" dist="0.6" distUnits="MM"/>`,
    '<rendering drawLabels="1" obstacle="1" obstacleFactor="1" scaleVisibility="0"/></settings></labeling>',
  ].join('');
}

export interface QmlOptions {
  readonly layer: Exclude<LayerName, 'not_located'>;
  readonly styles: readonly Style[];
  /** Names of the fields that say a place's style and its name. */
  readonly styleField: string;
  readonly nameField: string;
}

/** The document. */
export function qmlOf({ layer, styles, styleField, nameField }: QmlOptions): string {
  const categories = styles.map(
    ({ key, label }, index) =>
      `<category value="${escapeXml(key)}" label="${escapeXml(label)}" symbol="${index}" render="true"/>`,
  );
  return [
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n",
    `<qgis version="${VERSION}" styleCategories="Symbology|Labeling" labelsEnabled="1">`,
    `<renderer-v2 type="categorizedSymbol" attr="${styleField}" symbollevels="0" enableorderby="0" forceraster="0">`,
    `<categories>${categories.join('')}</categories>`,
    `<symbols>${styles.map(({ look }, index) => symbolOf(layer, look, String(index))).join('')}</symbols>`,
    '</renderer-v2>',
    labelsMarkup(layer, nameField),
    '<blendMode>0</blendMode><featureBlendMode>0</featureBlendMode><layerOpacity>1</layerOpacity></qgis>\n',
  ].join('');
}

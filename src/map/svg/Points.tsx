/** The Scene's points as SVG circles, in screen units: they keep their size while shapes grow with the zoom. */
import { COMPARED, FAINT, POINT_GROUND, pointRimPx, ringRadiusPx, SELECTED } from '#scene/drawing.ts';
import { isFaint, selectedOutline } from '#scene/look.ts';
import type { PointLayer, Scene } from '#scene/model.ts';
import { colourOf, featuresOf, type Geometries, idOf, inZoom } from './features.ts';
import { layerNamed, type Named } from './named.ts';
import { CSS_PAINT, type Paint } from './paint.ts';

export interface PointsProps {
  readonly scene: Scene;
  readonly geometries: Geometries;
  readonly zoom: number;
  /** Degrees WGS-84 to a position on screen: CSS px, or a percentage in the poster, which scales with the window. */
  readonly place: (
    lngLat: readonly [number, number],
  ) => { readonly x: number | string; readonly y: number | string } | undefined;
  readonly paint?: Paint;
  readonly isPicture?: boolean;
  readonly named?: Named | undefined;
}

/**
 * The topmost layer that draws each marked place: a structure's member may also be drawn by its own kind, and gets one
 * ring.
 */
function ringLayers(
  layers: readonly PointLayer[],
  scene: Scene,
  geometries: Geometries,
): ReadonlyMap<unknown, PointLayer> {
  const marked: readonly unknown[] = [scene.selected, ...scene.compared].filter((id) => id !== null);
  if (marked.length === 0) return new Map();
  return new Map(
    layers.flatMap((layer) =>
      featuresOf(layer, scene, geometries)
        .map(idOf)
        .filter((id) => marked.includes(id))
        .map((id) => [id, layer] as const),
    ),
  );
}

/**
 * Fills and rims of all points of the layers shown, bottom to top, and the rings of those that are selected or
 * compared.
 */
export function Points(props: PointsProps) {
  const { scene, geometries, zoom, place, paint = CSS_PAINT, isPicture = false, named } = props;
  const layers = scene.layers.filter((layer): layer is PointLayer => layer.type === 'point' && inZoom(layer, zoom));
  const ringed = ringLayers(layers, scene, geometries);
  return layers.map((layer) => (
    <g key={layer.id} {...layerNamed(named, layer.id)} data-layer={isPicture ? undefined : layer.id}>
      {featuresOf(layer, scene, geometries).map((feature) => {
        if (feature.geometry.type !== 'Point') return null;
        const [lng = 0, lat = 0] = feature.geometry.coordinates;
        const at = place([lng, lat]);
        const id = idOf(feature);
        if (!at || typeof id !== 'string') return null;
        const colour = colourOf(layer, scene, id, paint);
        const ring = { cx: at.x, cy: at.y, r: ringRadiusPx(layer.radiusPx), fill: 'none' };
        const hasRing = ringed.get(id) === layer;
        return (
          <g key={id} id={named && `${layer.id}.${id}`}>
            {named && <title>{named.place(id)}</title>}
            <circle
              cx={at.x}
              cy={at.y}
              r={layer.radiusPx}
              fill={layer.hollow ? paint.surface(POINT_GROUND) : colour}
              stroke={layer.hollow ? colour : paint.surface(POINT_GROUND)}
              strokeWidth={pointRimPx(layer)}
              opacity={isFaint(scene, id) ? FAINT : undefined}
              data-id={isPicture ? undefined : id}
            />
            {hasRing && scene.compared.some((compared) => compared === id) && (
              <circle
                data-compared={id}
                {...ring}
                stroke={paint.surface(COMPARED.colour)}
                strokeWidth={COMPARED.widthPx}
                pointerEvents="none"
              />
            )}
            {hasRing && scene.selected === id && (
              <circle
                {...ring}
                stroke={paint.surface(selectedOutline(scene).colour)}
                strokeWidth={SELECTED.widthPx}
                pointerEvents={isPicture ? undefined : 'none'}
              />
            )}
          </g>
        );
      })}
    </g>
  ));
}

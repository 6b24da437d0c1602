/** The map in a picture: the Scene in px of the picture, clipped to its frame, with labels as text. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { LngLat } from '#domain/model/ids.ts';
import { translator } from '#i18n/index.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { PIN, ringRadiusPx, SELECTED } from '#scene/drawing.ts';
import type { PlacedLabel } from '#scene/labels/place.ts';
import type { Scene } from '#scene/model.ts';
import { scaleBar, scaleWords } from '#scene/scale-bar.ts';
import type { Camera } from '#state/view.ts';
import { DotsPatterns } from './DotsPatterns.tsx';
import type { Geometries } from './features.ts';
import type { Named } from './named.ts';
import { PictureLabels } from './PictureLabels.tsx';
import { Points } from './Points.tsx';
import type { Paint } from './paint.ts';
import { isPointDrawn } from './picture-parts.ts';
import { Shapes } from './Shapes.tsx';

export interface PictureMapProps {
  readonly catalogue: IndexedCatalogue;
  readonly geometries: Geometries;
  readonly scene: Scene;
  readonly camera: Camera;
  readonly frame: Frame;
  readonly paint: Paint;
  /** Makes path data of a geometry: `picturePath` of this camera and frame. */
  readonly path: (geometry: GeoJSON.Geometry) => string;
  /** The names; none in a picture without text. */
  readonly placed: readonly PlacedLabel[];
  readonly words: boolean;
  readonly named?: Named | undefined;
  /** Without the water under all: what the picture is put on shows through. */
  readonly isTransparent?: boolean;
  /** False: whoever lays the picture out draws a bar of its own. */
  readonly hasScaleBar?: boolean;
}

/**
 * The map in its frame: water, shapes, points and, in a picture with text, labels. All lengths are px of the picture.
 */
export function PictureMap(props: PictureMapProps) {
  const {
    catalogue,
    geometries,
    scene,
    camera,
    frame,
    paint,
    path,
    placed,
    words,
    named,
    isTransparent = false,
    hasScaleBar = true,
  } = props;
  const { project } = projector(camera, frame);
  const isIn = ({ x, y }: { x: number; y: number }) =>
    x > frame.x - 20 && y > frame.y - 20 && x < frame.x + frame.width + 20 && y < frame.y + frame.height + 20;
  const place = (lngLat: LngLat) => {
    const { x, y } = project(lngLat);
    return isIn({ x, y }) ? { x: round(x), y: round(y) } : undefined;
  };
  const selected = scene.selected ? catalogue.areaById.get(scene.selected) : undefined;
  return (
    <>
      {!isTransparent && (
        <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} fill={paint.surface('water')} />
      )}
      <DotsPatterns scene={scene} zoom={camera.zoom} paint={paint} transform={dotsTransform(camera)} />
      <g strokeLinejoin="round">
        <Shapes
          scene={scene}
          geometries={geometries}
          zoom={camera.zoom}
          path={path}
          paint={paint}
          isPicture
          named={named}
        />
      </g>
      <Points
        scene={scene}
        geometries={geometries}
        zoom={camera.zoom}
        place={place}
        paint={paint}
        isPicture
        named={named}
      />
      {selected?.shape === 'point' && selected.point && !isPointDrawn(scene, geometries, camera, selected) && (
        <Pin at={place(selected.point)} paint={paint} />
      )}
      {words && hasScaleBar && <Scale scene={scene} camera={camera} frame={frame} paint={paint} />}
      {words && (
        <PictureLabels
          placed={placed}
          scene={scene}
          camera={camera}
          catalogue={catalogue}
          paint={paint}
          named={named}
        />
      )}
    </>
  );
}

const round = (value: number) => Number(value.toFixed(1));

const SCALE_MAX_PX = 90;
const SCALE_TEXT_PX = 10.5;

/** The scale bar in the lower left corner of the frame. */
function Scale({ scene, camera, frame, paint }: Pick<PictureMapProps, 'scene' | 'camera' | 'frame' | 'paint'>) {
  const bar = scaleBar(camera, SCALE_MAX_PX);
  if (!bar) return null;
  const [key, number] = scaleWords(bar);
  const [x, y] = [round(frame.x + 12), round(frame.y + frame.height - 10)];
  const ink = paint.surface('ink2');
  return (
    <>
      <path d={`M${x} ${y - 5}v5h${round(bar.lengthPx)}v-5`} fill="none" stroke={ink} strokeWidth={1.5} />
      <text
        x={round(x + bar.lengthPx / 2)}
        y={round(y - 4)}
        fontSize={SCALE_TEXT_PX}
        textAnchor="middle"
        fill={ink}
        stroke={paint.surface('halo')}
        strokeWidth={2}
        paintOrder="stroke"
      >
        {translator(scene.language)(key, { number })}
      </text>
    </>
  );
}

/** Dots scale with the zoom as on the map; their grid starts at the picture's corner. */
const dotsTransform = ({ zoom }: Camera) => `scale(${Number((2 ** (zoom - Math.floor(zoom))).toFixed(3))})`;

/**
 * Marks the selected place even if no layer draws it, because it has no tie to Shanghai or appears only at higher
 * zooms.
 */
function Pin({
  at,
  paint,
}: {
  readonly at: { readonly x: number; readonly y: number } | undefined;
  readonly paint: Paint;
}) {
  return at ? (
    <>
      <circle cx={at.x} cy={at.y} r={PIN.radiusPx} fill={paint.surface(PIN.colour)} />
      <circle
        cx={at.x}
        cy={at.y}
        r={ringRadiusPx(PIN.radiusPx)}
        fill="none"
        stroke={paint.surface(SELECTED.colour)}
        strokeWidth={SELECTED.widthPx}
      />
    </>
  ) : null;
}

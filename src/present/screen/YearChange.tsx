/**
 * A change of year, place by place in the order of the points: the map has the new year already, and over it each place
 * keeps its former colour until it is its turn. Only a drawing: nothing waits for it, and the next step removes it.
 */
import type { FeatureCollection, Geometry } from 'geojson';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { LngLat, Year } from '#domain/model/ids.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { strengthOf } from '#scene/look.ts';
import { composeScene } from '#scene/scene.ts';
import { surfaceVariable, toneVariable } from '#scene/tokens.ts';
import type { Camera, View } from '#state/view.ts';
import css from './YearChange.module.css';

/** What the map session has of it. */
export interface MovingMap {
  readonly element: HTMLElement;
  readonly motion: () => { readonly camera: Camera; readonly layout: { readonly frame: Frame } };
  readonly subscribe: (listener: () => void) => () => void;
  /** The outlines of places, which the map has loaded. */
  readonly outlines: () => Promise<FeatureCollection | undefined>;
}

/** What was shown before the step. */
export interface Before {
  readonly view: View;
  readonly year: Year;
}

/** All places together take at most this long, and one after the other this. */
const WHOLE_MS = 1600;
const EACH_MS = 260;

/** Places whose colour differs, those of the points first and in their order. */
export function changesBetween(
  catalogue: IndexedCatalogue,
  before: Before,
  now: Before,
  order: readonly string[],
): readonly { readonly id: string; readonly fill: string }[] {
  const [former, present] = [before, now].map(({ view, year }) => composeScene(catalogue, view, year, 'zh'));
  if (!former || !present) return [];
  const layerOf = (id: string) => {
    const area = catalogue.areas.find((one) => one.id === id);
    return former.layers.find(({ type, where }) => type === 'fill' && where.overlay === area?.overlay);
  };
  const ids = Object.keys(former.tones).filter((id) => present.tones[id] && present.tones[id] !== former.tones[id]);
  const rank = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return ids
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((id) => {
      const [layer, tone] = [layerOf(id), former.tones[id]];
      if (!layer || !tone) return [];
      const { stated, notStated, over } = strengthOf(layer);
      const share = Math.round(100 * (tone === 'not-stated' ? notStated : stated));
      return [
        {
          id,
          fill: `color-mix(in srgb, ${toneVariable(tone, 'fill')} ${share}%, ${surfaceVariable(over ?? 'paper')})`,
        },
      ];
    });
}

const rings = (geometry: Geometry | null): readonly (readonly LngLat[])[] => {
  if (geometry?.type === 'Polygon') return geometry.coordinates as unknown as LngLat[][];
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates as unknown as LngLat[][][]).flat() : [];
};

interface YearChangeProps {
  readonly map: MovingMap;
  readonly catalogue: IndexedCatalogue;
  readonly before: Before;
  readonly now: Before;
  /** The places of the points. */
  readonly order: readonly string[];
}

export function YearChange({ map, catalogue, before, now, order }: YearChangeProps) {
  const [outlines, setOutlines] = useState<FeatureCollection>();
  const [start] = useState(map.motion);
  const moved = useRef<SVGGElement>(null);
  const [host] = useState(() => document.createElement('div'));
  useLayoutEffect(() => {
    map.element.insertBefore(host, map.element.querySelector('[data-part="names"]'));
    return () => host.remove();
  }, [map, host]);
  useEffect(() => {
    let isOpen = true;
    map.outlines().then(
      (found) => isOpen && setOutlines(found),
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [map]);
  // The map may fly meanwhile: the drawing is moved with it, and not drawn anew.
  useEffect(() => {
    const follow = () => {
      const { camera, layout } = map.motion();
      const scale = 2 ** (camera.zoom - start.camera.zoom);
      const centre: LngLat = [start.camera.lng, start.camera.lat];
      const [from, to] = [
        projector(start.camera, start.layout.frame).project(centre),
        projector(camera, layout.frame).project(centre),
      ];
      moved.current?.setAttribute(
        'transform',
        `matrix(${scale} 0 0 ${scale} ${to.x - scale * from.x} ${to.y - scale * from.y})`,
      );
    };
    follow();
    return map.subscribe(follow);
  });
  const shapes = useMemo(() => {
    if (!outlines) return [];
    const { project } = projector(start.camera, start.layout.frame);
    const byId = new Map(outlines.features.map((feature) => [feature.properties?.id ?? feature.id, feature.geometry]));
    return changesBetween(catalogue, before, now, order).map(({ id, fill }) => ({
      id,
      fill,
      d: rings(byId.get(id) ?? null)
        .map(
          (ring) =>
            `M${ring
              .map((at) =>
                Object.values(project(at))
                  .map((px) => px.toFixed(1))
                  .join(' '),
              )
              .join('L')}Z`,
        )
        .join(''),
    }));
  }, [outlines, start, catalogue, before, now, order]);
  const each = Math.min(EACH_MS, WHOLE_MS / Math.max(1, shapes.length));
  return createPortal(
    <svg className={css.change} data-part="year-change" aria-hidden="true">
      <g ref={moved}>
        {shapes.map(({ id, fill, d }, index) => (
          <path key={id} d={d} data-area={id} style={{ fill, animationDelay: `${Math.round(index * each)}ms` }} />
        ))}
      </g>
    </svg>,
    host,
  );
}

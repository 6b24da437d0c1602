/**
 * How the names follow the map. While it is panned they are moved as one layer, in the same task as the map, and React
 * does not render; they are placed anew when they have moved so far that others have come into sight, with every other
 * movement, and at rest.
 */
import type { FeatureCollection } from 'geojson';
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { projector } from '#scene/camera.ts';
import type { BlockedGesture } from './MapPort.ts';
import type { Motion } from './session/camera-keeper.ts';
import type { HoverPoint, MapSession } from './session/session.ts';

/** Names at the edge of the map come at most this late. CSS px. */
const FAR_PX = 64;

/** What is rendered of the session. */
export interface Followed {
  /** The camera and layout that names are placed for. */
  readonly motion: Motion;
  readonly hoverPoint: HoverPoint | null;
  readonly blocked: BlockedGesture | null;
  /** Where districts are: names keep off others than their own. */
  readonly areas: FeatureCollection | undefined;
}

interface Offset {
  readonly x: number;
  readonly y: number;
}

/** How far a pan moves what was placed, CSS px; undefined where zoom or layout have changed as well. */
export function panBetween(placed: Motion, now: Motion): Offset | undefined {
  if (placed.layout !== now.layout || placed.camera.zoom !== now.camera.zoom) return undefined;
  const { frame } = now.layout;
  const { x, y } = projector(now.camera, frame).project([placed.camera.lng, placed.camera.lat]);
  return { x: x - frame.x - frame.width / 2, y: y - frame.y - frame.height / 2 };
}

function following(session: MapSession) {
  const read = (): Followed => ({
    motion: session.motion(),
    hoverPoint: session.hoverPoint(),
    blocked: session.blocked(),
    areas: session.shapes().areas,
  });
  let followed = read();
  const isNear = (now: Motion) => {
    const { motion } = followed;
    if (motion.camera === now.camera && motion.layout === now.layout) return true;
    const pan = now.isMoving ? panBetween(motion, now) : undefined;
    return pan !== undefined && Math.hypot(pan.x, pan.y) < FAR_PX;
  };
  return (): Followed => {
    const now = read();
    const isSame =
      now.hoverPoint === followed.hoverPoint &&
      now.blocked === followed.blocked &&
      now.areas === followed.areas &&
      isNear(now.motion);
    if (!isSame) followed = now;
    return followed;
  };
}

/**
 * @param layer the element of the names, which is translated from where they are placed to where the map is.
 * @returns a stable value as long as nothing has to be rendered. It is that of an external store, which React renders
 *   in the task of the change: names are in the same frame as the map below them.
 */
export function useFollowing(session: MapSession, layer: RefObject<HTMLElement | null>): Followed {
  const [read] = useState(() => following(session));
  const followed = useSyncExternalStore(session.subscribe, read, read);
  const { motion } = followed;
  // After each render, because the element may be a new one.
  useLayoutEffect(() => {
    const follow = () => {
      const now = session.motion();
      const pan = now.camera === motion.camera ? undefined : panBetween(motion, now);
      if (layer.current) layer.current.style.transform = pan ? `translate(${pan.x}px,${pan.y}px)` : '';
    };
    follow();
    return session.subscribe(follow);
  });
  return followed;
}

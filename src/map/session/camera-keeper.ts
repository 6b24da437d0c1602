/** Owns the camera and the layout: follows requests and selections, refits what was fitted, and reports to the link. */
import type { AreaId } from '#domain/model/ids.ts';
import { reportCamera } from '#state/actions.ts';
import { catalogueOf } from '#state/selectors.ts';
import type { MapStore, State } from '#state/store.ts';
import { stepOf } from '#state/story.ts';
import type { Camera } from '#state/view.ts';
import { interactionOf } from '#state/view-rules.ts';
import { type CameraTarget, cameraFor, type Layout, type MapPort } from '../MapPort.ts';
import { fittedTo, reportedAt, revealing, sameAt, startTarget } from './camera.ts';

/** Camera and layout of each frame, which labels and tooltip follow. */
export interface Motion {
  readonly camera: Camera;
  readonly layout: Layout;
  /** In a gesture or a flight: more cameras follow before the map rests. */
  readonly isMoving: boolean;
}

export interface CameraKeeper {
  readonly motion: () => Motion;
  readonly moveStart: (byUser: boolean) => void;
  readonly move: (camera: Camera) => void;
  readonly moveEnd: (camera: Camera, byUser: boolean) => void;
  /** Handles what the state has requested since the last call: a flight, or a selected area that is out of view. */
  readonly follow: (state: State) => void;
  /** The selection has changed, but not because somebody wants to see the place: the camera stays. */
  readonly stayAt: (selected: AreaId | null) => void;
  readonly relayout: (layout: Layout) => void;
}

export interface CameraKeeperOptions {
  readonly store: MapStore;
  readonly layout: Layout;
  readonly active: () => MapPort | undefined;
  readonly all: () => Iterable<MapPort>;
}

export function cameraKeeper({ store, active, all, ...options }: CameraKeeperOptions): CameraKeeper {
  const { view } = store.getState();
  let layout = options.layout;
  let camera = cameraFor(startTarget(view.at), layout);
  /** The last requested target: refitted when the layout changes, unless the user has moved the map since. */
  let asked: CameraTarget = 'home';
  /**
   * True while the map is where the last selection moved it. A user who has moved the map since, or a link that names a
   * camera, means that camera, and no change of layout brings the selected area back.
   */
  let isFollowing = view.at === null;
  let selected: AreaId | null = isFollowing ? null : view.area;
  /** The user has moved the map since the last request. A step of a story is where the story says until then. */
  let isByHand = false;
  let handledRequest = 0;
  let isMoving = false;
  /** Renderers are told their new size: the camera they report is the old one, which the link may have left behind. */
  let isLayingOut = false;

  function reveal(state: State) {
    const catalogue = catalogueOf(state);
    const area = selected && catalogue?.areaById.get(selected);
    // A locked map does not move, whatever is selected on it; an explicit request to move it is handled elsewhere.
    if (!catalogue || !area || !isFollowing || interactionOf(state.view) === 'locked') return;
    const target = revealing(catalogue, area, camera, layout);
    if (target) active()?.go(target, true);
  }

  const cameraOfLink = () => reportedAt({ camera, layout, hasArea: store.getState().view.area !== null, isFollowing });
  const isAtStep = () => !isByHand && stepOf(store.getState()) !== undefined;
  const report = () => {
    if (isAtStep()) return;
    const at = cameraOfLink();
    if (!sameAt(at, store.getState().view.at)) store.dispatch(reportCamera(at));
  };

  return {
    motion: () => ({ camera, layout, isMoving }),
    moveStart(byUser) {
      isMoving = true;
      if (!byUser) return;
      isFollowing = false;
      isByHand = true;
    },
    move(next) {
      camera = next;
    },
    moveEnd(next, byUser) {
      camera = next;
      isMoving = false;
      if (byUser) {
        isFollowing = false;
        isByHand = true;
      }
      if (!isLayingOut) report();
    },
    follow(state) {
      const request = state.session.cameraRequest;
      const isSelected = state.view.area !== selected;
      selected = state.view.area;
      if (request && request.id > handledRequest) {
        handledRequest = request.id;
        asked = request.target;
        isByHand = false;
        // A step in the history to a place without a camera: the map is home, and follows the place as it did then.
        isFollowing = isSelected && request.target === 'home' && state.view.at === null;
        active()?.go(request.target, request.animate);
        if (!isFollowing) return;
      } else if (isSelected) isFollowing = true;
      if (isSelected) reveal(state);
    },
    stayAt(area) {
      selected = area;
      isFollowing = false;
    },
    relayout(next) {
      // A View that asks for another camera has come with the new layout: `follow` moves the map there.
      const isReported = isAtStep() || sameAt(store.getState().view.at, cameraOfLink());
      const fitted = isReported ? fittedTo(camera, layout, ['home', asked]) : undefined;
      layout = next;
      isLayingOut = true;
      for (const port of all()) port.resize(layout);
      isLayingOut = false;
      if (fitted) {
        camera = cameraFor(fitted, layout);
        active()?.go(fitted, false);
      }
      reveal(store.getState());
    },
  };
}

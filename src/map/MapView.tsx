/** The React side of the map: labels, tooltip and keyboard, in a portal over the active renderer. */
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { rolesAsOf } from '#domain/asof/rules.ts';
import { CHANGES } from '#domain/comparing/changes.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { evidenceLanguage, type Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { type Frame, projector } from '#scene/camera.ts';
import { groundOf } from '#scene/ground.ts';
import { GROUPED_MIN_ZOOM } from '#scene/labels/boxes.ts';
import { type PlacedLabel, placeLabels } from '#scene/labels/place.ts';
import { namedPxOf, SLIDE_SCALE } from '#scene/labels/type.ts';
import { composeScene } from '#scene/scene.ts';
import type { Tone } from '#scene/tokens.ts';
import { isOfStory } from '#state/layout.ts';
import { catalogueOf, languageOf, yearOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { namedPlaces } from '#state/story.ts';
import { encode } from '#state/url.ts';
import { interactionOf } from '#state/view-rules.ts';
import { fontScale } from '#ui/font-scale.ts';
import { hasModifier, isComposing, takesText } from '#ui/keys.ts';
import { GestureHint } from './GestureHint.tsx';
import { Label } from './Label.tsx';
import type { Layout } from './MapPort.ts';
import css from './MapView.module.css';
import { passThrough } from './pass-through.ts';
import { limitClickFocus, limitWheel } from './presented.ts';
import { ScaleBar } from './ScaleBar.tsx';
import type { HoverPoint, MapSession } from './session/session.ts';
import { useCovered } from './use-covered.ts';
import { useFollowing } from './use-following.ts';

/** Margin that the frame leaves around the home view; labels may use it. */
const FRAME_GAP_PX = 14;

function clearOf({ size, frame }: Layout): Frame {
  const x = Math.max(0, frame.x - FRAME_GAP_PX);
  return { x, y: 0, width: Math.min(size.width, frame.x + frame.width + FRAME_GAP_PX) - x, height: size.height };
}

export interface MapViewProps {
  readonly element: HTMLElement;
  readonly store: MapStore;
  readonly session: MapSession;
}

/** The next place in a direction: close, with sideways distance weighted more than distance ahead. */
function neighbour(labels: readonly PlacedLabel[], from: PlacedLabel, dx: number, dy: number): PlacedLabel | undefined {
  const ahead = labels.flatMap((label) => {
    const along = (label.x - from.x) * dx + (label.y - from.y) * dy;
    const sideways = Math.abs((label.x - from.x) * dy) + Math.abs((label.y - from.y) * dx);
    return label !== from && along > 0 ? [{ label, cost: along + 2 * sideways }] : [];
  });
  return ahead.sort((a, b) => a.cost - b.cost)[0]?.label;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

const ZOOM_KEYS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };

/**
 * Short summary of a place: its role of the year, or the one last stated and its age; and what the colour means where
 * it shows no role.
 */
function tooltipLines(
  catalogue: IndexedCatalogue,
  area: Area,
  year: Year,
  language: Language,
  tone: Tone | undefined,
): readonly string[] {
  const t = translator(language);
  const change = CHANGES.find((kind) => tone === `change-${kind}`);
  if (change) return [t(`legend.change.${change}`)];
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  const head = stated[0] ?? lastKnown[0];
  if (!head) return [];
  const count = year - head.asOf;
  const role = head.role[evidenceLanguage(language)];
  return [count === 0 ? role : t('place.lastAged', { role, asOf: head.asOf, count })];
}

const TOOLTIP_GAP_PX = 14;
/** Widest, with its margin; the style sheet limits it to 250 px. */
const TOOLTIP_WIDTH_PX = 260;
/** Name and four lines. */
const TOOLTIP_HEIGHT_PX = 120;

/** Below and to the right of the pointer; above it where the free part of the map ends, and within the map's width. */
function tooltipPlace({ x, y }: HoverPoint, { size, frame }: Layout) {
  const left = Math.max(0, Math.min(x + TOOLTIP_GAP_PX, size.width - TOOLTIP_WIDTH_PX));
  const isAbove = y + TOOLTIP_GAP_PX + TOOLTIP_HEIGHT_PX > frame.y + frame.height;
  const top = isAbove ? `calc(${y - TOOLTIP_GAP_PX}px - 100%)` : `${y + TOOLTIP_GAP_PX}px`;
  return { transform: `translate(${left}px, ${top})` };
}

export function MapView({ element, store, session }: MapViewProps) {
  // Labels are deferred to a later frame, because the user waits for the panel. All inputs of the Scene are deferred
  // together; otherwise it would be composed once more, from the old view in the new year.
  const { view, catalogue, language, year } = useDeferredValue(
    useStore(
      store,
      useShallow((state) => ({
        view: state.view,
        catalogue: catalogueOf(state),
        language: languageOf(state),
        year: yearOf(state),
      })),
    ),
  );
  const inEvidence = evidenceLanguage(language);
  const mapState = useStore(store, (state) => state.session.mapState);
  const hovered = useStore(store, (state) => state.session.hovered);
  const list = useRef<HTMLDivElement>(null);
  const { motion, hoverPoint: at, blocked, areas } = useFollowing(session, list);

  const scene = useMemo(
    () => (catalogue && year ? composeScene(catalogue, view, year, inEvidence) : undefined),
    [catalogue, view, year, inEvidence],
  );
  const { camera, layout } = motion;
  const covered = useCovered(element, layout, scene);
  const named = useStore(store, namedPlaces);
  const isSlide = view.mode === 'present';
  // The slide is the window: the map has what its words leave.
  const namedPx = isSlide ? namedPxOf({ width: innerWidth, height: innerHeight }) : undefined;
  const placed = useMemo(() => {
    if (!scene || mapState === 'poster') return [];
    const { project } = projector(camera, layout.frame);
    return placeLabels(scene.labels, {
      project,
      size: layout.size,
      clear: clearOf(layout),
      zoom: camera.zoom,
      first: scene.selected,
      named,
      fontScale: fontScale() * (isSlide ? SLIDE_SCALE : 1),
      namedPx,
      ground: areas && groundOf(areas),
      covered,
    });
  }, [scene, mapState, camera, layout, isSlide, namedPx, areas, covered, named]);

  const entry = placed.find(({ label }) => label.id === view.area) ?? placed.find((label) => label.placed) ?? placed[0];
  const onClick = useCallback(
    (event: MouseEvent) => {
      // A click with a modifier opens a new tab or window: left to the browser.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const id = (event.target as Element).closest<HTMLElement>('[data-area]')?.dataset.area;
      if (!id) return;
      event.preventDefault();
      session.selectBy(event.detail, id as AreaId);
    },
    [session],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if (hasModifier(event)) return;
    const direction = event.shiftKey ? undefined : ARROWS[event.key];
    const id = (event.target as HTMLElement).dataset.area;
    const from = placed.find(({ label }) => label.id === id);
    if (!direction || !from) return;
    event.preventDefault();
    const next = neighbour(placed, from, ...direction);
    if (next) list.current?.querySelector<HTMLElement>(`[data-area="${CSS.escape(next.label.id)}"]`)?.focus();
  };

  // A gesture on a name is meant for the map.
  const hasMap = mapState !== 'poster';
  useEffect(() => (hasMap && list.current ? passThrough(list.current) : undefined), [hasMap]);

  const isLocked = interactionOf(view) === 'locked';
  const isExploring = view.mode === 'explore';
  // A locked map, and one with nothing beside it, leave the keyboard to the page around them: a click only selects.
  const isBare = view.mode === 'embed' && view.show.length === 0;
  const clickFocus = isLocked || isBare ? 'none' : 'frame';
  useEffect(() => (isExploring ? undefined : limitClickFocus(element, clickFocus)), [element, isExploring, clickFocus]);
  useEffect(() => (isSlide ? limitWheel(element) : undefined), [element, isSlide]);

  // Elsewhere than in the app nothing but the map uses these keys, and a click has focused none of its names.
  useEffect(() => {
    if (isLocked) return;
    const onZoomKey = (event: globalThis.KeyboardEvent) => {
      const levels = ZOOM_KEYS[event.key];
      const isHere = isExploring ? list.current?.contains(event.target as Node) : !takesText(event.target);
      if (levels && isHere && !event.defaultPrevented && !hasModifier(event) && !isComposing(event))
        session.zoomBy(levels);
    };
    addEventListener('keydown', onZoomKey);
    return () => removeEventListener('keydown', onZoomKey);
  }, [session, isLocked, isExploring]);

  // The poster has labels of its own, which are removed in the same frame as these appear.
  useLayoutEffect(() => {
    if (mapState !== 'poster') element.querySelector('.poster-box')?.remove();
  }, [element, mapState]);

  // A panel that closes loses its focus; it returns to the place on the map, where the user came from. If the focus is
  // elsewhere, in the page around a frame, it stays there: that page may have closed the panel.
  const area = useStore(store, (state) => state.view.area);
  const opened = useRef(area);
  useEffect(() => {
    const closed = area === null ? opened.current : null;
    opened.current = area;
    // A story's steps take places along and leave them: the keys stay those of the talk.
    if (isOfStory(store.getState().view)) return;
    if (!closed || !document.hasFocus() || document.activeElement !== document.body) return;
    const labels = list.current;
    (
      labels?.querySelector<HTMLElement>(`[data-area="${CSS.escape(closed)}"]`) ??
      labels?.querySelector<HTMLElement>('[tabindex="0"]')
    )?.focus();
  }, [area, store]);

  const tip = hovered ? catalogue?.areaById.get(hovered) : undefined;
  const tipLines = catalogue && tip && year ? tooltipLines(catalogue, tip, year, language, scene?.tones[tip.id]) : [];
  if (mapState === 'poster') return null;
  return createPortal(
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; this only delegates for them */}
      <div
        ref={list}
        className="labels"
        data-part="names"
        // A layer that the browser moves without drawing the names.
        style={{ willChange: 'transform', '--label-named': namedPx && `${namedPx}px` } as CSSProperties}
        lang={inEvidence}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        {placed.map((label) => (
          <Label
            key={label.label.id}
            placed={label}
            overlay={catalogue?.areaById.get(label.label.id)?.overlay}
            href={`?${encode({ ...view, area: label.label.id })}`}
            // A layer each, so that a zoom does not draw them; they are moved together in a pan.
            style={{
              transform: `translate(${label.x}px, ${label.y}px)`,
              willChange: label.placed ? 'transform' : undefined,
            }}
            current={label.label.id === view.area}
            focusable={label === entry}
            grouped={camera.zoom >= GROUPED_MIN_ZOOM ? label.label.grouped : undefined}
          />
        ))}
      </div>
      <ScaleBar camera={camera} language={language} />
      <GestureHint gesture={blocked} language={language} />
      {tip && at && (
        <div className={css.tooltip} data-part="tooltip" style={tooltipPlace(at, layout)} aria-hidden="true">
          <strong lang={inEvidence}>{tip.name[inEvidence]}</strong>
          {tipLines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </div>
      )}
    </>,
    element,
  );
}

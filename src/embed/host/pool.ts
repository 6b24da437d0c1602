/**
 * Decides which maps of a page are live. A browser drops the oldest WebGL context when a page creates too many (16 in
 * Chromium, fewer on phones), and each map takes some tens of megabytes; so at most six are live, and the others show
 * their picture.
 */

const MAX_LIVE = 6;
/** Half a viewport ahead: at reading speed the map is loaded when it is scrolled into view. */
const MARGIN = '50%';
/** In browsers without `scrollend`: the time after the last `scroll` event until scrolling counts as ended. */
const SCROLL_END_MS = 150;

/** A map in the pool. `start` and `stop` are called alternately, `start` first. */
export interface Member {
  readonly element: Element;
  readonly start: () => void;
  readonly stop: () => void;
}

interface State {
  near: boolean;
  live: boolean;
  /** Sequence number of the last use (pointer, focus, a command); 0: never. */
  lastUse: number;
}

/** Shared by all versions of the script in a page (`KEY`), so its members cannot be renamed. */
export interface Pool {
  /**
   * Adds a map, which becomes live when it is near the viewport.
   *
   * @param eager the map always counts as near.
   */
  readonly join: (member: Member, eager: boolean) => void;
  /** The map was used (pointer, focus, a command): it takes precedence over all others. */
  readonly turnTo: (member: Member) => void;
  /** Removes a map that has already stopped. */
  readonly leave: (member: Member) => void;
}

/**
 * Distance in px between an element and the viewport; 0 if a part of it is in the viewport, Infinity if it is hidden.
 */
function distance(element: Element): number {
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  // A hidden slide still has a box in the viewport.
  if (width === 0 || !(element.checkVisibility?.({ visibilityProperty: true }) ?? true))
    return Number.POSITIVE_INFINITY;
  return Math.max(0, -bottom, top - innerHeight) + Math.max(0, -right, left - innerWidth);
}

function createPool(): Pool {
  const members = new Map<Member, State>();
  let listeners: AbortController | undefined;
  let isScrolling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let uses = 0;

  // The map that was used last counts as visible, so that a script's command is answered wherever the map is.
  const gapOf = (member: Member, { lastUse }: State): number =>
    lastUse > 0 && lastUse === uses ? 0 : distance(member.element);

  function arrange(): void {
    const ranked = [...members]
      .filter(([, { near, live }]) => near || live)
      .map(([member, state]) => ({ member, state, gap: gapOf(member, state) }))
      // By distance, then by last use; on a tie a map that is live stays live.
      .sort(
        (a, b) => a.gap - b.gap || b.state.lastUse - a.state.lastUse || Number(b.state.live) - Number(a.state.live),
      );
    const due = ranked.slice(0, MAX_LIVE).filter(({ state }) => state.near && !state.live);
    const live = ranked.filter(({ state }) => state.live);
    // Distant maps stay live while there is room, so that scrolling back finds them unchanged.
    for (const { member, state } of live.slice(MAX_LIVE - due.length)) {
      state.live = false;
      member.stop();
    }
    for (const { member, state } of due) {
      state.live = true;
      member.start();
    }
  }

  function onScrollEnd(): void {
    clearTimeout(timer);
    isScrolling = false;
    arrange();
  }
  // Loading a map while the page scrolls would drop frames, and most maps that pass by are not wanted.
  function onScroll(): void {
    isScrolling = true;
    clearTimeout(timer);
    timer = setTimeout(onScrollEnd, SCROLL_END_MS);
  }
  function listen(): AbortController {
    const ending = new AbortController();
    // In the capture phase, because scroll events of nested boxes do not bubble.
    const options = { capture: true, passive: true, signal: ending.signal };
    document.addEventListener('scroll', onScroll, options);
    document.addEventListener('scrollend', onScrollEnd, options);
    return ending;
  }

  // `scrollMargin` (missing in the types) is the same margin for nested scroll containers.
  const margins = { rootMargin: MARGIN, scrollMargin: MARGIN };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const state = [...members].find(([{ element }]) => element === target)?.[1];
      // A map that leaves the margin loses its precedence.
      if (state) Object.assign(state, isIntersecting ? { near: true } : { near: false, lastUse: 0 });
    }
    if (!isScrolling) arrange();
  }, margins);

  return {
    join(member, eager) {
      listeners ??= listen();
      members.set(member, { near: eager, live: false, lastUse: 0 });
      if (eager) arrange();
      else observer.observe(member.element);
    },
    turnTo(member) {
      uses += 1;
      const state = members.get(member);
      if (state) Object.assign(state, { near: true, lastUse: uses });
      arrange();
    },
    leave(member) {
      members.delete(member);
      observer.unobserve(member.element);
      if (members.size > 0) return arrange();
      clearTimeout(timer);
      isScrolling = false;
      listeners?.abort();
      listeners = undefined;
    },
  };
}

/** Several copies of the script share one pool; a version with an incompatible pool must change the number. */
const KEY = Symbol.for('layout-map/pool/1');

export function sharedPool(): Pool {
  const shared = globalThis as { [KEY]?: Pool };
  shared[KEY] ??= createPool();
  return shared[KEY];
}

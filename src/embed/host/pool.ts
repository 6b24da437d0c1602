/**
 * How many maps of a page are live, and which. A browser takes the oldest WebGL context away when a page opens too many (16 in
 * Chromium, fewer on phones), and each map holds some tens of megabytes; so six are live, and the others show their picture.
 */

const MOST_LIVE = 6;
/** Half a window ahead: at a reader's pace the map is there when its place comes into sight. */
const NEAR = '50%';
/** Where `scrollend` is not known: how long after the last step a page is taken to stand still. */
const STILL_MS = 150;

/** A map as the pool sees it. Start and stop are told in turn, start first. */
export interface Member {
  readonly element: Element;
  readonly start: () => void;
  readonly stop: () => void;
}

interface State {
  near: boolean;
  live: boolean;
  /** Number of the last time that somebody turned to it; 0: never. */
  turned: number;
}

export interface Pool {
  /**
   * Watches whether a map is near enough to what is on the screen to be live.
   *
   * @param eager it counts as near wherever it is.
   */
  readonly join: (member: Member, eager: boolean) => void;
  /** Somebody turned to the map (pointer, focus, a command): it goes before all others. */
  readonly turnTo: (member: Member) => void;
  /** The map is gone; it has stopped by itself. */
  readonly leave: (member: Member) => void;
}

/** Pixels between an element and what the window shows; 0 when a part of it is on the screen, Infinity when it is hidden. */
function distance(element: Element): number {
  const { left, top, right, bottom, width } = element.getBoundingClientRect();
  // A slide that is not shown has its place on the screen all the same.
  if (width === 0 || !(element.checkVisibility?.({ visibilityProperty: true }) ?? true))
    return Number.POSITIVE_INFINITY;
  return Math.max(0, -bottom, top - innerHeight) + Math.max(0, -right, left - innerWidth);
}

function createPool(): Pool {
  const members = new Map<Member, State>();
  let listening: AbortController | undefined;
  let isScrolling = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turns = 0;

  // What a script of the page has just asked something of has to answer, wherever it stands.
  const gapOf = (member: Member, { turned }: State): number =>
    turned > 0 && turned === turns ? 0 : distance(member.element);

  function arrange(): void {
    const ranked = [...members]
      .filter(([, { near, live }]) => near || live)
      .map(([member, state]) => ({ member, state, gap: gapOf(member, state) }))
      // What is on the screen before what is not; then what somebody turned to; and no map gives way to its equal.
      .sort((a, b) => a.gap - b.gap || b.state.turned - a.state.turned || Number(b.state.live) - Number(a.state.live));
    const due = ranked.slice(0, MOST_LIVE).filter(({ state }) => state.near && !state.live);
    const live = ranked.filter(({ state }) => state.live);
    // Those that nobody needs stay while there is room: who scrolls back finds them as they were.
    for (const { member, state } of live.slice(MOST_LIVE - due.length)) {
      state.live = false;
      member.stop();
    }
    for (const { member, state } of due) {
      state.live = true;
      member.start();
    }
  }

  function settle(): void {
    clearTimeout(timer);
    isScrolling = false;
    arrange();
  }
  // To load a map while the page moves would make it stutter, and most of those that pass are not what the reader looks for.
  function onScroll(): void {
    isScrolling = true;
    clearTimeout(timer);
    timer = setTimeout(settle, STILL_MS);
  }
  function listen(): AbortController {
    const ending = new AbortController();
    // Captured: a scroll of a box within the page does not bubble.
    const options = { capture: true, passive: true, signal: ending.signal };
    document.addEventListener('scroll', onScroll, options);
    document.addEventListener('scrollend', settle, options);
    return ending;
  }

  // `scrollMargin` (newer than the types) is the same for boxes that scroll within the page.
  const margins = { rootMargin: NEAR, scrollMargin: NEAR };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const state = [...members].find(([{ element }]) => element === target)?.[1];
      // Who scrolls on has turned away.
      if (state) Object.assign(state, isIntersecting ? { near: true } : { near: false, turned: 0 });
    }
    if (!isScrolling) arrange();
  }, margins);

  return {
    join(member, eager) {
      listening ??= listen();
      members.set(member, { near: eager, live: false, turned: 0 });
      if (eager) arrange();
      else observer.observe(member.element);
    },
    turnTo(member) {
      turns += 1;
      const state = members.get(member);
      if (state) Object.assign(state, { near: true, turned: turns });
      arrange();
    },
    leave(member) {
      members.delete(member);
      observer.unobserve(member.element);
      if (members.size > 0) return arrange();
      clearTimeout(timer);
      isScrolling = false;
      listening?.abort();
      listening = undefined;
    },
  };
}

/** Several copies of the script share one pool; one whose pool works otherwise takes another number. */
const KEY = Symbol.for('layout-map/pool/1');

export function sharedPool(): Pool {
  const shared = globalThis as { [KEY]?: Pool };
  shared[KEY] ??= createPool();
  return shared[KEY];
}

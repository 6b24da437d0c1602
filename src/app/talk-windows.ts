/**
 * The windows of a talk: opening them, and the audience's on another display. Only a window that has just been clicked
 * may go full screen; the desk hands its own click on to the one that opened it (capability delegation), and the
 * window asks for the display by itself (Window Management). Where a browser has neither, the desk says how it is done
 * by hand.
 */

interface ScreenDetails {
  readonly screens: readonly Screen[];
  readonly currentScreen: Screen;
}
/** What a browser with Window Management adds to a window. */
interface ManagedWindow {
  readonly getScreenDetails?: () => Promise<ScreenDetails>;
}

const FILL = 'layout-map-fill-display';
/** The desk is not larger than it needs to be: the audience's window stays in sight on one display. */
const DESK_SIZE = 'popup,width=1280,height=860';

/** The address of the desk: that of the story, with the talk in the hash, which is no part of a link that is shared. */
const deskAddress = (talk: string) => `${location.pathname}${location.search}#desk=${talk}`;
/** The address of the audience's window. */
export const screenAddress = (talk: string) => `${location.pathname}${location.search}#screen=${talk}`;

/** Whether a window of this name was there; of one that shows the browser's own error nothing can be read. */
function hasPage(desk: Window): boolean {
  try {
    return desk.location.href !== 'about:blank';
  } catch {
    return false;
  }
}

/** The desk that this window has opened: its end is known here before it can have said so. */
let opened: Window | null = null;
export const hasClosedDesk = (): boolean => opened?.closed === true;

/** Opens the desk, or shows the one that is open as it is. @returns whether the browser let a window open. */
export function openDesk(talk: string): boolean {
  // A page without an origin, as Firefox opens files, has no channel to another window.
  if (origin === 'null' && location.origin === 'null') return false;
  // Without an address: a window of this name that is there already is not loaded anew.
  const desk = open('', `desk-${talk}`, DESK_SIZE);
  if (!desk) return false;
  opened = desk;
  if (!hasPage(desk)) desk.location.replace(deskAddress(talk));
  desk.focus();
  return true;
}

/** In the desk: whether there is another display, and a browser that can fill it. */
const canFill = (): boolean =>
  'getScreenDetails' in self && (screen as Screen & { isExtended?: boolean }).isExtended === true && Boolean(opener);

async function fill(): Promise<boolean> {
  try {
    // Also asks the user, who may refuse.
    const details = await (self as ManagedWindow).getScreenDetails?.();
    const index = details?.screens.findIndex((one) => one !== details.currentScreen) ?? -1;
    if (index < 0) return false;
    const options = { targetOrigin: origin, delegate: 'fullscreen' };
    opener.postMessage({ kind: FILL, index }, options satisfies WindowPostMessageOptions);
    return true;
  } catch {
    return false;
  }
}
/** In the desk: puts the audience's window on another display; undefined where that is not possible. */
export const fillOtherDisplay = (): (() => Promise<boolean>) | undefined => (canFill() ? fill : undefined);

/** In the audience's window: goes full screen on the display that the desk names. @returns a function that stops it. */
export function listenForDisplay(): () => void {
  const onMessage = async ({ data, origin: from }: MessageEvent) => {
    if (from !== origin || data?.kind !== FILL) return;
    try {
      const details = await (self as ManagedWindow).getScreenDetails?.();
      const display = details?.screens[data.index];
      await document.documentElement.requestFullscreen({ screen: display } as FullscreenOptions);
    } catch {
      // The desk says how it is done by hand.
    }
  };
  addEventListener('message', onMessage);
  return () => removeEventListener('message', onMessage);
}

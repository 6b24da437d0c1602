/** The browser's full screen, for a map in the page of another site. */
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

export interface Fullscreen {
  readonly isOn: boolean;
  readonly toggle: () => void;
}

/** undefined where the browser or the host page (`allow="fullscreen"`) does not permit it. */
export function useFullscreen(): Fullscreen | undefined {
  const isOn = useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement !== null,
    () => false,
  );
  if (typeof document === 'undefined' || !document.fullscreenEnabled) return undefined;
  // A refusal leaves everything as it is, and the button with it.
  const ignore = () => undefined;
  return {
    isOn,
    toggle: () => void (isOn ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(ignore),
  };
}

/** The full screen of the window: where it cannot be had, everything goes on as it is. */

/** What is used of the document; an iPhone has none of it. */
interface ScreenDocument {
  readonly fullscreenElement?: Element | null;
  readonly exitFullscreen?: () => Promise<void>;
  readonly documentElement: { readonly requestFullscreen?: () => Promise<void> };
}

export const isFullscreen = (page: ScreenDocument = document): boolean => Boolean(page.fullscreenElement);

/** Never throws: a browser without full screen leaves the presentation like any other. */
export function setFullscreen(isOn: boolean, page: ScreenDocument = document): void {
  if (isOn === isFullscreen(page)) return;
  const changed = isOn ? page.documentElement.requestFullscreen?.() : page.exitFullscreen?.();
  // A host page or a browser may forbid it.
  changed?.catch(() => undefined);
}

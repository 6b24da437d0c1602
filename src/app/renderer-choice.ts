/** Which renderer draws the map: what the address asks for (tests and support), else what the machine can do. */
import type { RendererChoice } from '#map/session/renderer-host.ts';
import { RENDERER_KEY } from '#state/view-rules.ts';

/** @param search the query of the address. @returns `auto` for anything but `gl` and `svg`. */
export function rendererChoice(search: string): RendererChoice {
  const value = new URLSearchParams(search).get(RENDERER_KEY);
  return value === 'gl' || value === 'svg' ? value : 'auto';
}

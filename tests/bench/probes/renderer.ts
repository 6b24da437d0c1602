/**
 * The renderer that a probe measures. The link names it, so that a figure is from the same renderer on every machine.
 */
import type { RendererKind } from '#map/session/renderer-host.ts';
import type { Mark } from './probe.ts';

export type Renderer = RendererKind;

/** The mark that a page sets when this renderer's map is on. */
export const MARK_OF: Readonly<Record<Renderer, Mark>> = { svg: 'map:svg', gl: 'map:live' };

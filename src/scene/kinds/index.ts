/** The registry of layer kinds, by overlay; `base` is always drawn. */
import { type AreaOverlay, CONTEXT_OVERLAY, OVERLAYS, type Overlay } from '#domain/vocabulary/overlays.ts';
import type { View } from '#state/view.ts';
import { base } from './base.ts';
import { lingang, zhangjiang, zones } from './carriers.ts';
import { delta } from './delta.ts';
import { districts } from './districts.ts';
import { g60 } from './g60.ts';
import type { LayerKind, TextOf } from './kind.ts';
import { overseas } from './overseas.ts';
import { partners } from './partners.ts';
import { sites } from './sites.ts';

const REGISTRY = {
  base,
  districts,
  zhangjiang,
  lingang,
  zones,
  g60,
  delta,
  overseas,
  partners,
  sites,
} as const satisfies Record<Overlay | 'base', LayerKind>;

/** Keys of the words that the legend needs: the interface has to have them. */
export type LegendText = TextOf<(typeof REGISTRY)[keyof typeof REGISTRY]>;

/** The registry as callers see it. */
export const KINDS: Readonly<Record<Overlay | 'base', LayerKind<LegendText>>> = REGISTRY;

type KindEntry = readonly [id: Overlay | 'base', kind: LayerKind<LegendText>];

/** The kinds of a View, in the order of the registry: the base map, and the overlays that are on. */
export const kindsOf = ({ layers }: Pick<View, 'layers'>): readonly KindEntry[] =>
  (['base', ...OVERLAYS] as const)
    .filter((id) => id === 'base' || layers.includes(id))
    .map((id): KindEntry => [id, KINDS[id]]);

/** The kind that an area belongs to; undefined for the context (the city, the nation), which no overlay draws. */
export const kindOf = (overlay: AreaOverlay | undefined): LayerKind<LegendText> | undefined =>
  overlay === undefined || overlay === CONTEXT_OVERLAY ? undefined : KINDS[overlay];

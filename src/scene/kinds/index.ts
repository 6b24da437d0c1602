/** The registry of layer kinds, by overlay; `base` is always drawn. */
import type { Overlay } from '#domain/vocabulary/overlays.ts';
import type { Kind } from '../model.ts';
import { base } from './base.ts';
import { lingang, zhangjiang, zones } from './carriers.ts';
import { delta } from './delta.ts';
import { districts } from './districts.ts';
import { g60 } from './g60.ts';
import { overseas } from './overseas.ts';
import { partners } from './partners.ts';
import { sites } from './sites.ts';

export const KINDS: Readonly<Record<Overlay | 'base', Kind>> = {
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
};

/** A question, and what its worker has found. */
import type { RowZone } from '../work/layer-work.ts';
import type { InZone, PlaceStatistics, ZoneFound } from './zone.ts';

/** What the zone of a proposal covers. */
export interface ProposalFound extends RowZone {
  readonly layer: string;
}

/** What was asked, and what has been found. */
export type Asked =
  | {
      readonly about: 'zone';
      readonly layer: string;
      readonly shape: number;
      /** Within which facilities are asked for. */
      readonly kilometres: number;
      /** null: on its way. */
      readonly found: ZoneFound | null;
      /** What of the other layers that are shown lies in the zone. */
      readonly others: readonly (InZone & { readonly layer: string })[];
    }
  | {
      readonly about: 'districts';
      readonly layer: string;
      /** Of numbers, whose sum and mean are asked for; null: rows are counted. */
      readonly column: number | null;
      readonly found: readonly PlaceStatistics[] | null;
    }
  | {
      /** Of all layers that are shown. */
      readonly about: 'proposals';
      readonly found: readonly ProposalFound[] | null;
    };

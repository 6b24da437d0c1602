/** The compared places. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area } from '#domain/model/schema.ts';

export interface Compared {
  readonly catalogue: IndexedCatalogue;
  /** In the order of selection: one column each. */
  readonly places: readonly Area[];
}

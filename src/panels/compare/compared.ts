/** What is compared. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Area } from '#domain/model/schema.ts';

export interface Compared {
  readonly catalogue: IndexedCatalogue;
  /** In the order in which they were chosen: each has a column. */
  readonly places: readonly Area[];
}

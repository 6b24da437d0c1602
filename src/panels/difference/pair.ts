/** The two compared documents. */
import type { DocumentRecord } from '#domain/model/schema.ts';

export interface Pair {
  readonly from: DocumentRecord;
  readonly to: DocumentRecord;
}

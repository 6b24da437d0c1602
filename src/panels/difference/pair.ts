/** The two documents set against each other. */
import type { DocumentRecord } from '#domain/model/schema.ts';

export interface Pair {
  readonly from: DocumentRecord;
  readonly to: DocumentRecord;
}

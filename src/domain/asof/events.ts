/** Dated events of the documents, gathered by year for a time line that is shorter than their history. */
import type { DocumentId, Year } from '../model/ids.ts';
import type { DocumentEvidence, EventRow } from '../model/schema.ts';
import type { InDocument } from './place.ts';

export interface EventYears {
  /** The years gathered here: one, or all before the first or after the last of the time line. */
  readonly years: readonly [from: number, to: number];
  /** Where on the time line the mark stands: its year, or the end that it lies beyond. */
  readonly at: Year;
  readonly beyond: 'before' | 'after' | undefined;
  /** By date, then by document; the same event may stand here twice when two documents date it. */
  readonly rows: readonly InDocument<EventRow>[];
}

const yearOf = ({ row }: InDocument<EventRow>) => Number(row.date.slice(0, 4));

/**
 * Events of the loaded documents in years, oldest first.
 *
 * @param first first year of the time line; earlier events are gathered at its start.
 * @param last last year of the time line; later events (plans) are gathered at its end.
 */
export function eventsByYear(
  evidence: ReadonlyMap<DocumentId, DocumentEvidence>,
  first: Year,
  last: Year,
): readonly EventYears[] {
  const rows = [...evidence.values()]
    .flatMap((file) => file.events.map((row): InDocument<EventRow> => ({ document: file.id, row })))
    // Text order is date order, and a year alone comes before its months.
    .sort((a, b) =>
      a.row.date === b.row.date ? (a.document < b.document ? -1 : 1) : a.row.date < b.row.date ? -1 : 1,
    );
  const groups = new Map<number, InDocument<EventRow>[]>();
  for (const event of rows) {
    const slot = Math.min(last + 1, Math.max(first - 1, yearOf(event)));
    groups.set(slot, [...(groups.get(slot) ?? []), event]);
  }
  return [...groups].map(([slot, events]): EventYears => {
    const years = events.map(yearOf);
    return {
      years: [Math.min(...years), Math.max(...years)],
      at: Math.min(last, Math.max(first, slot)) as Year,
      beyond: slot < first ? 'before' : slot > last ? 'after' : undefined,
      rows: events,
    };
  });
}

/** Dated events of the documents, grouped by year for a time line that covers fewer years than the events do. */
import type { DocumentId, Year } from '../model/ids.ts';
import type { DocumentEvidence, EventRow } from '../model/schema.ts';
import type { InDocument } from './place.ts';

export interface EventYears {
  /** The years grouped here: one, or all before the first or after the last year of the time line. */
  readonly years: readonly [from: number, to: number];
  /** Position of the mark on the time line: its year, clamped to the ends of the time line. */
  readonly at: Year;
  readonly beyond: 'before' | 'after' | undefined;
  /** By date, then by document; an event that two documents date is listed twice. */
  readonly rows: readonly InDocument<EventRow>[];
}

const yearOf = ({ row }: InDocument<EventRow>) => Number(row.date.slice(0, 4));

/**
 * Events of the loaded documents in years, oldest first.
 *
 * @param first first year of the time line; earlier events are grouped at its start.
 * @param last last year of the time line; later events (plans) are grouped at its end.
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

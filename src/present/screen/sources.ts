/** The sources of a step's points: from their rows, never from the text of the story. Pure. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { DocumentId } from '#domain/model/ids.ts';
import type { AnyRow } from '#domain/model/rows/read.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import type { StoryStep } from '#domain/story/story.ts';
import { type Manner, mannersOf } from '#domain/vocabulary/evidence.ts';

/** What one document says for one or more points. */
export interface StepSource {
  readonly document: DocumentRecord;
  /** Numbers of the points, from 1. */
  readonly points: readonly number[];
  /** Cited lines, ascending, each once. */
  readonly lines: readonly number[];
  /** How the rows are said, where that is not outright. */
  readonly manners: readonly Manner[];
}

const ascending = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

/** In the order in which the points name the documents. */
export function sourcesOf(
  { points }: Pick<StoryStep, 'points'>,
  rows: ReadonlyMap<string, AnyRow>,
  { documentById }: Pick<IndexedCatalogue, 'documentById'>,
): readonly StepSource[] {
  const found = new Map<DocumentId, { points: number[]; rows: AnyRow[] }>();
  for (const [index, point] of points.entries())
    for (const id of point.rows) {
      const row = rows.get(id);
      if (!row) continue;
      const entry = found.get(row.document) ?? { points: [], rows: [] };
      entry.points.push(index + 1);
      entry.rows.push(row);
      found.set(row.document, entry);
    }
  return [...found].flatMap(([id, entry]) => {
    const document = documentById.get(id);
    if (!document) return [];
    const manners = new Set(entry.rows.flatMap((row) => mannersOf(row)).filter((manner) => manner !== 'stated'));
    return [
      {
        document,
        points: ascending(entry.points),
        lines: ascending(entry.rows.map(({ at }) => at.line)),
        manners: [...manners],
      },
    ];
  });
}

/** Search results: names, and rows of the documents. */
import type { NameResult, ResultGroup } from '#search/names.ts';
import type { RowResult } from '#search/texts.ts';

export type Result = NameResult | RowResult;
export type Results = readonly ResultGroup<Result>[];

/** A key that is stable for the same result across searches. */
export const keyOf = (result: Result) =>
  result.kind === 'group' ? `${result.kind}-${result.facet}-${result.id}` : `${result.kind}-${result.id}`;

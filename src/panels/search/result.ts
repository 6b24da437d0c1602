/** What the search finds: names, and rows of the documents. */
import type { NameResult, ResultGroup } from '#search/names.ts';
import type { RowResult } from '#search/texts.ts';

export type Result = NameResult | RowResult;
export type Results = readonly ResultGroup<Result>[];

/** The same for the same thing, however often it is found. */
export const keyOf = ({ kind, id }: Result) => `${kind}-${id}`;

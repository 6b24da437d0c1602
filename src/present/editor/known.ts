/** What a story may refer to in the data that are shown. */
import { rowsById } from '#domain/asof/place.ts';
import type { StoryKnown } from '#domain/story/check.ts';
import { catalogueOf, knownIds } from '#state/selectors.ts';
import type { State } from '#state/store.ts';
import { stepViewProblems } from '#state/story-check.ts';

export function checkedIds(state: State): StoryKnown {
  const catalogue = catalogueOf(state);
  if (!catalogue) return {};
  const known = knownIds(catalogue);
  // A row of a document that has not loaded cannot be told from one that no document has.
  const isWhole = catalogue.documents.every(({ id }) => state.evidence.has(id));
  return {
    viewProblems: (view) => stepViewProblems(view, known),
    ...(isWhole && { rows: new Set(rowsById(state.evidence).keys()) }),
  };
}

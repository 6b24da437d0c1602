/** Kinds of change between two documents, in the order in which they are counted and listed. */
export const CHANGES = ['reworded', 'new', 'dropped', 'first', 'silent'] as const;
export type ChangeKind = (typeof CHANGES)[number];

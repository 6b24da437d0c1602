/** What somebody proposes for an area of their own: in words of our vocabulary, and never a statement of a document. */
import type { IndustryId, RoleClassId } from '#domain/model/ids.ts';

export interface Proposal {
  /** null: none. */
  readonly role: RoleClassId | null;
  readonly industries: readonly IndustryId[];
}

/** A proposal for a row of a layer. */
export interface Proposed extends Proposal {
  /** The first row of the shape that it is for; from 0. */
  readonly row: number;
  /** What the shape was called when it was proposed. */
  readonly name: string;
}

/** One without a role and industries proposes nothing. */
export const isEmptyProposal = ({ role, industries }: Proposal): boolean => role === null && industries.length === 0;

/** More are none that somebody has chosen. */
const INDUSTRIES_MAX = 200;
/** Ids of the vocabulary are short; what names none of them is shown as it is. */
const ID = /^[a-z0-9-]{1,80}$/;
const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** The proposal in a file, which anybody may have written; undefined: there is none. */
export function proposalIn(value: unknown): Proposal | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { role, industries } = value as Partial<Record<keyof Proposal, unknown>>;
  const found: Proposal = {
    role: isId(role) ? (role as RoleClassId) : null,
    industries: Array.isArray(industries) ? (industries.filter(isId).slice(0, INDUSTRIES_MAX) as IndustryId[]) : [],
  };
  return isEmptyProposal(found) ? undefined : found;
}

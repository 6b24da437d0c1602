/**
 * Differences between two documents, place by place.
 *
 * What a document says is taken as a set of **claims**. A claim is one of
 * - (place, `role`, class and official words): the document gives the place this role, in these words;
 * - (place, `industry`, industry): the document puts the industry in the place.
 *
 * A claim holds for the document as a whole: its year, its standing and its basis (`Assertion`) belong to
 * the citation and not to the claim, and are shown with it. A document **speaks of** an aspect of a place when it makes
 * at least one claim on it. Going from document A to document B, a claim that only one of them makes is part of exactly
 * one change; a claim of both is no change:
 *
 * | kind | A | B |
 * |---|---|---|
 * | `new` | speaks of the aspect, and all that it says B says too | says this as well |
 * | `dropped` | says this | speaks of the aspect, without this |
 * | `reworded` | gives the place a role, in words or of a class that B does not use | gives it another |
 * | `first` (first spoken of) | says nothing of the aspect | says this |
 * | `silent` (no longer spoken of) | says this | says nothing of the aspect |
 *
 * Silence is not dropping: a document that says nothing of an aspect does not say that a claim no longer holds.
 * Industries are counted one by one and have no wording, so one place can have new and dropped industries. Differing
 * roles of one place are one change, however many there are on either side: the documents do not say which phrase
 * replaces which.
 */

import { csv } from '../format/csv.ts';
import type { IndexedCatalogue } from '../model/catalogue.ts';
import type { AreaId, DocumentId, IndustryId } from '../model/ids.ts';
import type { DocumentRecord, Head, Role } from '../model/schema.ts';
import { EVIDENCE_LANGUAGES } from '../vocabulary/languages.ts';
import type { ChangeKind } from './changes.ts';

export type ClaimAspect = 'role' | 'industry';

export interface Claim {
  /** Equal for equal claims of different documents. */
  readonly key: string;
  readonly area: AreaId;
  readonly aspect: ClaimAspect;
  readonly role?: Role;
  readonly industry?: IndustryId;
  /** The statements that make the claim; the latest year first, and within a year the order of the text. */
  readonly heads: readonly [Head, ...Head[]];
}
export type Claims = ReadonlyMap<string, Claim>;

export interface Change {
  readonly kind: ChangeKind;
  readonly area: AreaId;
  readonly aspect: ClaimAspect;
  /**
   * Claims that only the first document makes, and that only the second makes; both are non-empty only for `reworded`.
   */
  readonly from: readonly Claim[];
  readonly to: readonly Claim[];
}

const byYear = (a: Head, b: Head) => b.asOf - a.asOf || a.at.line - b.at.line;

/** Claims of the statements, by key. The result does not depend on the order of the statements. */
export function claimsOf(heads: readonly Head[]): Claims {
  const claims = new Map<string, Claim>();
  const add = (claim: Omit<Claim, 'key' | 'heads'>, value: string, head: Head) => {
    const key = [claim.area, claim.aspect, value].join('|');
    claims.set(key, { ...claim, key, heads: [...(claims.get(key)?.heads ?? []), head] as [Head, ...Head[]] });
  };
  for (const head of [...heads].sort(byYear)) {
    for (const area of head.areas) {
      if (head.role) add({ area, aspect: 'role', role: head.role }, `${head.role.class}|${head.role.zh}`, head);
      for (const industry of new Set(head.industries)) add({ area, aspect: 'industry', industry }, industry, head);
    }
  }
  return claims;
}

/** The claims of one document of the catalogue. */
export const claimsOfDocument = (catalogue: Pick<IndexedCatalogue, 'heads'>, document: DocumentId): Claims =>
  claimsOf(catalogue.heads.filter((head) => head.document === document));

const subjectOf = ({ area, aspect }: Claim) => `${area}|${aspect}`;

function bySubject(claims: Claims): ReadonlyMap<string, readonly Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims.values()) groups.set(subjectOf(claim), [...(groups.get(subjectOf(claim)) ?? []), claim]);
  return groups;
}

/**
 * Changes from A to B, as defined at the head of this file. `difference(a, a)` is empty, and `applyDifference(a,
 * difference(a, b))` has the claims of b.
 */
export function difference(a: Claims, b: Claims): readonly Change[] {
  const [inA, inB] = [bySubject(a), bySubject(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((subject): readonly Change[] => {
    const [before = [], after = []] = [inA.get(subject), inB.get(subject)];
    const lost = before.filter(({ key }) => !b.has(key));
    const gained = after.filter(({ key }) => !a.has(key));
    const one = before[0] ?? after[0];
    if (!one) return [];
    const { area, aspect } = one;
    if (aspect === 'role' && lost.length > 0 && gained.length > 0)
      return [{ kind: 'reworded', area, aspect, from: lost, to: gained }];
    return [
      ...gained.map(
        (claim): Change => ({ kind: before.length > 0 ? 'new' : 'first', area, aspect, from: [], to: [claim] }),
      ),
      ...lost.map(
        (claim): Change => ({ kind: after.length > 0 ? 'dropped' : 'silent', area, aspect, from: [claim], to: [] }),
      ),
    ];
  });
}

/** Applies changes to the claims of A. */
export function applyDifference(a: Claims, changes: readonly Change[]): Claims {
  const claims = new Map(a);
  for (const { from } of changes) for (const { key } of from) claims.delete(key);
  for (const { to } of changes) for (const claim of to) claims.set(claim.key, claim);
  return claims;
}

/**
 * Places of which a document says nothing at all, in any kind of row, which is stronger than `silent` for one aspect.
 */
export const isUnnamed = (document: DocumentRecord, area: AreaId): boolean => !document.areas.includes(area);

/**
 * The kind of change that the map marks a place with: that of its role or, if the role does not change, that of its
 * industries; `reworded` if some industries are new and others dropped. Undefined when nothing changes.
 */
export function leadingChange(changes: readonly Change[]): ChangeKind | undefined {
  const roles = changes.filter(({ aspect }) => aspect === 'role');
  const kinds = new Set((roles.length > 0 ? roles : changes).map(({ kind }) => kind));
  return kinds.size > 1 ? 'reworded' : [...kinds][0];
}

const SIDE_COLUMNS = [
  'document',
  'role_class',
  'words_zh',
  'words_en',
  'standing',
  'basis',
  'section',
  'as_of',
  'statement',
] as const;
const LEADING = [
  'change',
  'area',
  ...EVIDENCE_LANGUAGES.map((language) => `area_${language}` as const),
  'aspect',
  'industry',
] as const;
const SIDES = ['from', 'to'] as const;
const COLUMNS = [...LEADING, ...SIDES.flatMap((side) => SIDE_COLUMNS.map((column) => `${side}_${column}`))];
/** The columns of the file, those of each side once. */
export const DIFFERENCE_COLUMNS = [...LEADING, ...SIDE_COLUMNS] as const;
type DifferenceColumn = (typeof DIFFERENCE_COLUMNS)[number];

/**
 * One side of a change as cells. Several claims share a cell, separated by a bar and in the same order in every cell.
 */
function sideCells(catalogue: IndexedCatalogue, side: 'from' | 'to', document: DocumentId, claims: readonly Claim[]) {
  const words = (claim: Claim) => claim.role ?? (claim.industry && catalogue.industryName.get(claim.industry));
  const cells: Record<(typeof SIDE_COLUMNS)[number], readonly (string | number | undefined)[]> = {
    document: [document],
    role_class: claims.map(({ role }) => role?.class),
    words_zh: claims.map((claim) => words(claim)?.zh),
    words_en: claims.map((claim) => words(claim)?.en),
    standing: claims.map(({ heads }) => heads[0].standing),
    basis: claims.map(({ heads }) => heads[0].basis),
    section: claims.map(({ heads }) => heads[0].at.section),
    as_of: claims.map(({ heads }) => heads[0].asOf),
    statement: claims.map(({ heads }) => heads[0].id),
  };
  return Object.fromEntries(
    SIDE_COLUMNS.map((column) => [
      `${side}_${column}`,
      cells[column].filter((value) => value !== undefined).join(' | '),
    ]),
  );
}

/**
 * The changes as a table, one per row, with both citations and in both languages, because an exported table reaches
 * people who use another language.
 *
 * @param heading of a column, in the user's language; `side` is the document that it is about.
 */
export function differenceRecords(
  catalogue: IndexedCatalogue,
  [from, to]: readonly [from: DocumentId, to: DocumentId],
  changes: readonly Change[],
  heading: (column: DifferenceColumn, side?: 'from' | 'to') => string,
): {
  readonly columns: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly Readonly<Record<string, string | undefined>>[];
} {
  const rows = changes.map((change) => {
    const name = catalogue.areaById.get(change.area)?.name;
    return {
      change: change.kind,
      area: change.area,
      ...Object.fromEntries(EVIDENCE_LANGUAGES.map((language) => [`area_${language}`, name?.[language]])),
      aspect: change.aspect,
      industry: (change.from[0] ?? change.to[0])?.industry,
      ...sideCells(catalogue, 'from', from, change.from),
      ...sideCells(catalogue, 'to', to, change.to),
    };
  });
  const headings = [
    ...LEADING.map((column) => heading(column)),
    ...SIDES.flatMap((side) => SIDE_COLUMNS.map((column) => heading(column, side))),
  ];
  return { columns: COLUMNS, headings, rows };
}

/** The changes as CSV. The arguments are those of `differenceRecords`. */
export function differenceCsv(...of: Parameters<typeof differenceRecords>): string {
  const { columns, headings, rows } = differenceRecords(...of);
  return csv(columns, rows, headings);
}

/**
 * Rows of documents that contradict each other. A row may name the other; then each contradicts the other. Rows that
 * contradict the same others agree with each other: they are one side.
 */

import type { AreaId, DocumentId, RowId } from '../model/ids.ts';
import { type AnyRow, rowsOf } from '../model/rows/read.ts';
import type { DocumentEvidence } from '../model/schema.ts';
import type { ASPECTS } from '../vocabulary/evidence.ts';
import type { Words } from '../vocabulary/languages.ts';

type Aspect = (typeof ASPECTS)[number];

/** What is said alike by one row or several, each with its source. */
export interface Claim {
  /** The first of them is shown. */
  readonly rows: readonly AnyRow[];
  readonly note: Words | undefined;
}

/** One question on which documents differ. */
export interface Dispute {
  /** What the figures measure, or figures of the same lines; null where there are none. */
  readonly metric: string | null;
  /** What the statements are about. */
  readonly aspects: readonly Aspect[];
  /** The places that all of them speak of. */
  readonly areas: readonly AreaId[];
  /** The first and the last year that they speak of. */
  readonly years: readonly [number, number];
  /** Each contradicts each other side. */
  readonly sides: readonly (readonly Claim[])[];
}

export interface Contradictions {
  /** Rows that contradict a row, in the order of the documents; none if nothing does. */
  readonly of: (id: RowId) => readonly AnyRow[];
  readonly disputes: readonly Dispute[];
}

type Evidence = ReadonlyMap<DocumentId, DocumentEvidence>;

/** What a dispute asks of a row beyond what rows of all kinds have. */
interface Subject {
  readonly metric?: string;
  readonly aspect?: Aspect;
  /** Of a figure: what it says, without the words around it. */
  readonly value?: string;
  readonly note?: Words | undefined;
}

function subjectsOf(evidence: Evidence): ReadonlyMap<RowId, Subject> {
  const subjects = new Map<RowId, Subject>();
  for (const { statements, figures, links } of evidence.values()) {
    for (const { id, aspect, note } of statements) subjects.set(id, { aspect, note });
    for (const { id, note } of links) subjects.set(id, { note });
    for (const { id, metric, note, value, unit, asOf, bound, approx } of figures)
      subjects.set(id, { metric, note, value: [metric, value, unit.zh, asOf, bound, approx].join() });
  }
  return subjects;
}

const yearOf = ({ asOf }: AnyRow): number => Number(String(asOf).slice(0, 4));

/** Sets of ids that hang together by their pairs. */
function components(pairs: readonly (readonly [RowId, RowId])[]): readonly ReadonlySet<RowId>[] {
  const groups: Set<RowId>[] = [];
  for (const pair of pairs) {
    const [first, second] = [...new Set(pair.map((id) => groups.find((group) => group.has(id))))];
    const group = first ?? second ?? new Set<RowId>();
    if (!groups.includes(group)) groups.push(group);
    if (first && second) {
      for (const id of second) first.add(id);
      groups.splice(groups.indexOf(second), 1);
    }
    for (const id of pair) group.add(id);
  }
  return groups;
}

/** Figures of the same value from several documents are one claim. */
function claimsOf(rows: readonly AnyRow[], subjects: ReadonlyMap<RowId, Subject>): readonly Claim[] {
  const claims = new Map<string, AnyRow[]>();
  for (const row of rows) {
    const key = subjects.get(row.id)?.value ?? row.id;
    claims.set(key, [...(claims.get(key) ?? []), row]);
  }
  return [...claims.values()].map((same) => ({
    rows: same,
    note: same.map(({ id }) => subjects.get(id)?.note).find((note) => note !== undefined),
  }));
}

const linesOf = (dispute: Dispute): ReadonlySet<string> =>
  new Set(dispute.sides.flat().flatMap(({ rows }) => rows.map(({ document, at }) => `${document}:${at.line}`)));

/**
 * A figure and a statement of one line are the same words: their dispute is told once, by the statements, under what
 * the figures measure.
 */
function toldOnce(disputes: readonly Dispute[]): readonly Dispute[] {
  const told = disputes.filter(({ metric }) => metric === null);
  const tellerOf = (dispute: Dispute) =>
    told.find((other) => {
      const lines = linesOf(other);
      return [...linesOf(dispute)].every((line) => lines.has(line));
    });
  return disputes.flatMap((dispute) => {
    if (dispute.metric !== null) return tellerOf(dispute) ? [] : [dispute];
    const measure = disputes.find((other) => other.metric !== null && tellerOf(other) === dispute);
    return [{ ...dispute, metric: measure?.metric ?? null }];
  });
}

function read(evidence: Evidence): Contradictions {
  const rows = [...evidence.values()].flatMap((file) => rowsOf(file));
  const subjects = subjectsOf(evidence);
  const rowById = new Map(rows.map((row) => [row.id, row]));
  const others = new Map<RowId, Set<RowId>>();
  const join = (a: RowId, b: RowId) => others.set(a, (others.get(a) ?? new Set()).add(b));
  const pairs = new Map<string, [RowId, RowId][]>();
  for (const { id, contradicts } of rows)
    for (const other of contradicts) {
      join(id, other);
      join(other, id);
      // A row whose counterpart is in a document that has not loaded has no dispute yet.
      if (!rowById.has(other)) continue;
      const metrics = [id, other].map((one) => subjects.get(one)?.metric ?? '').sort();
      pairs.set(metrics.join(), [...(pairs.get(metrics.join()) ?? []), [id, other]]);
    }
  const chosen = (ids: ReadonlySet<RowId> | undefined) => (ids ? rows.filter(({ id }) => ids.has(id)) : []);

  const disputeOf = (ids: ReadonlySet<RowId>): Dispute => {
    const members = chosen(ids);
    const sides = new Map<string, AnyRow[]>();
    for (const row of members) {
      const against = members.filter(({ id }) => others.get(row.id)?.has(id)).map(({ id }) => id);
      sides.set(against.join(), [...(sides.get(against.join()) ?? []), row]);
    }
    const [first] = members;
    const years = members.map(yearOf);
    // Of a change against the values that it comes from, the change is what is in question.
    const [shortest] = [...sides.values()].sort((a, b) => a.length - b.length);
    const aspects = members.flatMap(({ id }) => subjects.get(id)?.aspect ?? []);
    return {
      metric: (shortest?.[0] && subjects.get(shortest[0].id)?.metric) ?? null,
      aspects: [...new Set(aspects)],
      areas: first?.areas.filter((area) => members.every((row) => row.areas.includes(area))) ?? [],
      years: [Math.min(...years), Math.max(...years)],
      sides: [...sides.values()].map((side) => claimsOf(side, subjects)),
    };
  };
  const all = [...pairs.values()].flatMap((of) => components(of).map(disputeOf));
  return {
    of: (id) => chosen(others.get(id)),
    disputes: toldOnce(all),
  };
}

const READ = new WeakMap<Evidence, Contradictions>();

/** @param evidence of the documents that have loaded; read once for each state of it. */
export function contradictionsIn(evidence: Evidence): Contradictions {
  const known = READ.get(evidence) ?? read(evidence);
  READ.set(evidence, known);
  return known;
}

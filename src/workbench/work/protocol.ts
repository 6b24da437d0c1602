/** What the page asks of a layer's worker, and how it answers. */
import { FAILURES, type FailureCode, ReadFailure } from '../model/problems.ts';
import type { Work } from './work.ts';

export type WorkName = keyof Work;
export interface Request {
  readonly id: number;
  readonly name: WorkName;
  readonly values: readonly unknown[];
}
export type Answer =
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: { readonly code: FailureCode | 'bug'; readonly at: string } };

/** A failure of reading is an answer; everything else is a fault of ours. */
export const failureOf = (error: unknown): Extract<Answer, { failure: unknown }>['failure'] =>
  error instanceof ReadFailure
    ? { code: error.code, at: error.at }
    : { code: 'bug', at: error instanceof Error ? (error.stack ?? error.message) : String(error) };

export const errorOf = ({ code, at }: ReturnType<typeof failureOf>): Error =>
  FAILURES.some((known) => known === code) ? new ReadFailure(code as FailureCode, at) : new Error(at);

/** Why a file did not load. Codes, because each language of the interface has its own words for them. */
export type FailureReason =
  /** No answer, or one that broke off. */
  | 'unreachable'
  /** The server answers that it does not give the file. */
  | 'missing'
  /** The file is truncated, of something else, or all that it has is nothing that the app can show. */
  | 'broken'
  /** Some of its entries are nothing that the app can show, and are left out; the rest is there. */
  | 'partly';

/** A file that did not load, by its name without folder and hash. */
export interface FileFailure {
  readonly file: string;
  readonly reason: FailureReason;
  /** What was left out, where it is `partly`. */
  readonly dropped?: readonly string[];
}

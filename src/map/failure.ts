/**
 * Why a renderer did not start, where the machine is the reason. A file that is missing is a `MissingFile`; any other error
 * is a bug, and is reported as one.
 */
export type StartFailureReason =
  /** The browser or the machine gives no WebGL 2. */
  | 'no-webgl'
  /** The WebGL context was lost before the first picture. */
  | 'context-lost';

export class StartFailure extends Error {
  readonly reason: StartFailureReason;
  constructor(reason: StartFailureReason) {
    super(reason);
    this.name = 'StartFailure';
    this.reason = reason;
  }
}

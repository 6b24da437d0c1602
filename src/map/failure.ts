/**
 * Why a renderer could not start on this machine. A missing file is a `MissingFile`; any other error is a bug, and is
 * reported as one.
 */
export type StartFailureReason =
  /** The browser or the machine has no WebGL 2. */
  | 'no-webgl'
  /** The WebGL context was lost before the first frame. */
  | 'context-lost';

/** An expected failure: the user is told, and the SVG map stays. */
export class StartFailure extends Error {
  readonly reason: StartFailureReason;
  constructor(reason: StartFailureReason) {
    super(reason);
    this.name = 'StartFailure';
    this.reason = reason;
  }
}

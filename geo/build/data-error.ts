/** All issues of files, one a line; without a stack, which would point at this code and not at the mistake. */
export class DataError extends Error {
  override name = 'DataError';
  constructor(lines: readonly string[]) {
    super(`${lines.join('\n')}\n${lines.length} issue${lines.length === 1 ? '' : 's'} in geo/`);
    this.stack = '';
  }
}

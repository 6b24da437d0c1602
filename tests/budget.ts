/**
 * Holds the gzip size of every built file against its ceiling in budget.json, and prints the table. A file without a
 * ceiling fails, so that a new chunk is a decision; so does a ceiling without a file, so that the list stays true.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');

/** Rollup's content hash (`index-DfG7_x2k.js`) changes with every build; the ceiling is for the name without it. */
const withoutHash = (path: string) => path.replace(/-[\w-]{8}(?=\.\w+$)/, '');

const WILDCARDS: Readonly<Record<string, string>> = { '**': '.*', '*': '[^/]*' };
/** `*` stands for anything within one folder, `**` for anything. */
function matcher(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => WILDCARDS[part] ?? part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('')}$`);
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

const COLUMNS = [28, 7, 11, 11, 11, 11];
const line = (cells: readonly string[]) =>
  cells
    .map((cell, index) => (index === 0 ? cell.padEnd(COLUMNS[0] ?? 0) : cell.padStart(COLUMNS[index] ?? 0)))
    .join('');

/** Sizes after gzip: of one file, and of all that the pattern takes. */
interface Ceiling {
  readonly files: string;
  readonly kB: number;
  readonly togetherKB?: number;
}
interface Budget {
  readonly ignored: readonly string[];
  readonly ceilings: readonly Ceiling[];
}
interface BuiltFile {
  /** From `dist/`, with slashes. */
  readonly path: string;
  /** Bytes. */
  readonly gzip: number;
}

/**
 * @returns the table's lines and what is wrong, in words. Each file counts for the first ceiling whose pattern takes
 * it.
 */
function weigh(files: readonly BuiltFile[], ceilings: readonly Ceiling[]) {
  const rows = ceilings.map((ceiling) => ({ ...ceiling, matches: matcher(ceiling.files), found: [] as BuiltFile[] }));
  const problems: string[] = [];
  for (const { path, gzip } of files) {
    const row = rows.find(({ matches }) => matches.test(withoutHash(path)));
    if (row) row.found.push({ path, gzip });
    else problems.push(`${withoutHash(path)} (${kilobytes(gzip)} kB) has no ceiling in tests/budget.json`);
  }
  const lines = rows.map(({ files: pattern, kB, togetherKB, found }) => {
    if (found.length === 0)
      problems.push(`${pattern} has a ceiling in tests/budget.json, but the build makes no such file`);
    for (const { path, gzip } of found)
      if (gzip > kB * 1000) problems.push(`${path} has grown to ${kilobytes(gzip)} kB; its ceiling is ${kB} kB`);
    const largest = Math.max(0, ...found.map(({ gzip }) => gzip));
    const together = found.reduce((sum, { gzip }) => sum + gzip, 0);
    if (togetherKB && together > togetherKB * 1000)
      problems.push(`${pattern} have grown to ${kilobytes(together)} kB together; their ceiling is ${togetherKB} kB`);
    return line([
      pattern,
      String(found.length),
      kilobytes(largest),
      String(kB),
      kilobytes(together),
      togetherKB ? String(togetherKB) : '',
    ]);
  });
  return { lines: [line(['kB after gzip', 'files', 'largest', 'ceiling', 'together', 'ceiling']), ...lines], problems };
}

function builtFiles(ignored: readonly string[]): readonly BuiltFile[] {
  const names = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return names
    .filter((path) => !ignored.some((pattern) => matcher(pattern).test(path)))
    .sort()
    .map((path) => ({ path, gzip: gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!existsSync(DIST)) {
    console.error('dist/ is not there: npm run build makes it.');
    process.exit(1);
  }
  const { ignored, ceilings } = JSON.parse(readFileSync(join(ROOT, 'tests/budget.json'), 'utf8')) as Budget;
  const { lines, problems } = weigh(builtFiles(ignored), ceilings);
  console.log([...lines, '', ...problems].join('\n'));
  process.exitCode = problems.length > 0 ? 1 : 0;
}

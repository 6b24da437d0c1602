/** Copies of the project, to be changed, checked, built and tested as the project itself is. */
import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fileAfter, type Step } from './step.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What a build reads. */
const BUILT = [
  'package.json',
  'package-lock.json',
  'src',
  'public',
  'geo/build',
  'index.html',
  'tsconfig.json',
  'vite.config.ts',
];
const SMALL_DATA = 'tests/fixtures/geo';
/** What is no part of the project, or made from it. */
const NOT_COPIED = ['node_modules', '.git', '.cache', 'dist'];

export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

const textOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

export class ProjectCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'layout-map-'));
  /** Files before any step, for those that steps change. */
  readonly #before = new Map<string, string | undefined>();

  /** @param data the small data set of the tests, to be built; or the project as it is, with its tests. */
  constructor(data: 'small' | 'real') {
    const filter = (path: string) => !NOT_COPIED.includes(basename(path));
    const copied = data === 'small' ? BUILT : readdirSync(ROOT).filter(filter);
    if (data === 'small') cpSync(join(ROOT, SMALL_DATA), join(this.root, 'geo'), { recursive: true });
    for (const path of copied) cpSync(join(ROOT, path), join(this.root, path), { recursive: true, filter });
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'), 'junction');
  }

  /** Whether the project has the file by itself, before any step. */
  has(path: string): boolean {
    return existsSync(join(ROOT, path));
  }

  /** Applies exactly these steps to the files: a step that is not among them is reverted. */
  apply(steps: readonly Step[]): void {
    for (const { path } of steps) if (!this.#before.has(path)) this.#before.set(path, textOf(join(this.root, path)));
    for (const [path, before] of this.#before) this.#write(path, fileAfter(path, before, steps));
  }
  #write(path: string, text: string | undefined): void {
    const file = join(this.root, path);
    if (text === textOf(file)) return;
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }

  async #run(script: string, args: readonly string[]): Promise<Outcome> {
    const env = { ...process.env, NODE_ENV: 'production' };
    const command = [join('node_modules', script), ...args];
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: this.root, env });
      return { ok: true, output: stdout + stderr };
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
      return { ok: false, output: stdout + stderr || String(error) };
    }
  }
  /** Types of the code that runs in the browser. */
  async typecheck(): Promise<Outcome> {
    return this.#run('typescript/bin/tsc', ['--project', 'src', '--pretty', 'false']);
  }
  /** Types of all code, tests and build included. */
  async typecheckAll(): Promise<Outcome> {
    return this.#run('typescript/bin/tsc', ['--build', '--pretty', 'false']);
  }
  async unitTests(...files: readonly string[]): Promise<Outcome> {
    const config = ['--config', 'tests/vitest.config.ts', '--project', 'unit', '--reporter', 'dot'];
    return this.#run('vitest/vitest.mjs', ['run', ...config, ...files]);
  }
  /** @throws with the build's output when it fails. */
  async build(): Promise<string> {
    const { ok, output } = await this.#run('vite/bin/vite.js', ['build', '--logLevel', 'error']);
    if (!ok) throw new Error(`The copy does not build:\n${output}`);
    return join(this.root, 'dist');
  }
  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

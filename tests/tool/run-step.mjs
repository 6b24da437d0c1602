/** Runs one npm script of the test run: with a limit on silence, and keeping its output for the case that it fails. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A limit on silence and not on the whole: a slow machine takes longer, but each test still reports when it ends. */
const SILENCE_LIMIT_MS = 5 * 60_000;

/**
 * Colours and cursor movements mean nothing in a file or in a tail of lines.
 *
 * @param {string} text
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const withoutEscapes = (text) => text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');

/** npm's own program when npm started us, which is right in every shell; else the `npm` on the path. */
function npmCommand() {
  const program = process.env.npm_execpath;
  return program?.endsWith('.js')
    ? { command: process.execPath, leading: [program], shell: false }
    : { command: 'npm', leading: [], shell: process.platform === 'win32' };
}

/**
 * The child leads a group of its own, so that its workers and its browser end with it.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endGroup(child) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/**
 * @typedef {object} Step
 * @property {string} root folder of package.json
 * @property {string} script a name in package.json
 * @property {readonly string[]} [args]
 * @property {string} log the file that gets the output
 * @property {Readonly<Record<string, string>>} [env]
 */
/**
 * @param {Step} step
 * @param {number} [silenceLimitMs] after so long without output the script is stopped and has failed.
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runStep({ root, script, args = [], log, env }, silenceLimitMs = SILENCE_LIMIT_MS) {
  return new Promise((resolve) => {
    let output = '';
    const { command, leading, shell } = npmCommand();
    const child = spawn(command, [...leading, 'run', '--silent', script, '--', ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      shell,
    });
    const silence = setTimeout(() => {
      output += `\nStopped after ${silenceLimitMs / 60_000} minutes without output.\n`;
      endGroup(child);
    }, silenceLimitMs);
    const interrupt = () => {
      endGroup(child);
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        silence.refresh();
      });
    /** @param {boolean} ok */
    const finish = (ok) => {
      clearTimeout(silence);
      process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
      mkdirSync(dirname(log), { recursive: true });
      writeFileSync(log, withoutEscapes(output));
      resolve({ ok, output: withoutEscapes(output) });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

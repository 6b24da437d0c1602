/** Runs one command of the test run: quietly, with a time limit, keeping what it says for the case that it fails. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ROOT } from './install.mjs';

const LIMIT_MS = 45 * 60_000;

/** Colours and cursor movements mean nothing in a file or in a tail of lines. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with one
const withoutEscapes = (text) => text.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');

/** The child leads a group of its own, so that its workers and its browser end with it. */
function endGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** @returns {Promise<{ ok: boolean, output: string }>} */
export function runStep({ script, args, log, env }) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const limit = setTimeout(() => {
      output += `\nStopped after ${LIMIT_MS / 60_000} minutes.\n`;
      endGroup(child);
    }, LIMIT_MS);
    const interrupt = () => {
      endGroup(child);
      process.exit(130);
    };
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const finish = (ok) => {
      clearTimeout(limit);
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

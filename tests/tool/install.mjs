/** Installs what package-lock.json says, when node_modules does not hold it yet. Node alone runs this: no imports but Node's own. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { atLeast } from './version.mjs';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Ends the process with one sentence for the person at the keyboard, instead of a stack that points at this tool. */
export function stop(sentence) {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

const readJson = (path) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

export function requireNode() {
  const wanted = readJson('package.json').engines.node.replace('>=', '');
  if (!atLeast(process.versions.node, wanted))
    throw new Error(
      `This needs Node ${wanted} or newer; ${process.version} is running. Newer ones: https://nodejs.org`,
    );
}

/**
 * npm leaves a copy of the lock file in node_modules that lists what it has put there, so the two can be compared without
 * a mark of our own. An optional package, for one system or processor, may be in the one only.
 */
function isInstalled() {
  const path = 'node_modules/.package-lock.json';
  if (!existsSync(join(ROOT, path))) return false;
  const wanted = readJson('package-lock.json').packages;
  const have = readJson(path).packages;
  const agrees = ([name, { version, integrity, optional }]) => {
    if (name === '') return true;
    const found = have[name];
    return found ? found.version === version && found.integrity === integrity : Boolean(optional);
  };
  return (
    Object.entries(wanted).every(agrees) &&
    Object.entries(have).every(([name, { optional }]) => name in wanted || optional)
  );
}

/** npm's own script when npm started us: right on every system and in every shell; else whatever `npm` is on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] };
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

/**
 * `npm install` and not `npm ci`: a lock file made on one system may lack the optional packages of another (npm/cli#4828), and
 * `npm ci` then refuses all of it. What the lock file does name is installed as it says, and it is not rewritten.
 *
 * @returns whether anything had to be installed.
 */
export function install() {
  requireNode();
  if (isInstalled()) return false;
  console.log('Installing the packages of package-lock.json …');
  // Tools are development dependencies, which an environment with NODE_ENV=production would leave out.
  const { status, error } = npm([
    'install',
    '--no-save',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    '--loglevel=error',
  ]);
  if (error) throw new Error(`npm could not be started (${error.message}). It comes with Node: https://nodejs.org`);
  if (status !== 0)
    throw new Error(
      'npm could not install the packages; its message is above. Without a network, run this once where there is one.',
    );
  return true;
}

/** Runs what may fail for a reason that a person can mend, and says the reason. */
export function orStop(action) {
  try {
    return action();
  } catch (error) {
    return stop(error.message);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) orStop(install);

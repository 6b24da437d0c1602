/** Finds a Chromium on this machine; where there is none, installs Debian's or says the one command that does it. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .flatMap((folder) => folder || [])
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];
/** The font is for the map's Chinese labels: without one they would be boxes of another width. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const APT_LIMIT_MS = 8 * 60_000;

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false;
  }
  // Ubuntu's `chromium` is a script that only says to install a snap, so being there is not enough. Chrome on Windows
  // has no --version.
  return (
    process.platform === 'win32' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
  );
}

/** @param {string} name */
const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, process.platform === 'win32' ? `${name}.exe` : name));

/** Playwright's own download, if somebody has made it; playwright-core may not be installed yet. */
async function downloaded() {
  try {
    return [(await import('playwright-core')).chromium.executablePath()];
  } catch {
    return [];
  }
}

/** @returns {Promise<string | undefined>} */
export async function findChromium() {
  const given = process.env.CHROMIUM;
  const candidates = given
    ? isAbsolute(given)
      ? [given]
      : onPath(given)
    : [...NAMES.flatMap(onPath), ...ELSEWHERE, ...(await downloaded())];
  return candidates.find((path) => existsSync(path) && isRunnable(path));
}

const isRoot = () => process.getuid?.() === 0;
const hasApt = () =>
  process.platform === 'linux' && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;

function howToInstall() {
  if (process.env.CHROMIUM)
    return `CHROMIUM=${process.env.CHROMIUM} is not a Chromium that runs; correct it, or unset it.`;
  return `No Chromium is on this machine. This puts one there:\n  ${hasApt() ? `sudo apt-get install -y ${PACKAGES.join(' ')}` : 'npx playwright-core install chromium'}`;
}

function aptInstall() {
  /** @param {readonly string[]} args */
  const run = (args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: APT_LIMIT_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run(['update', '-q']);
  const { status, stdout, stderr } = run(['install', '-y', '-q', ...PACKAGES]);
  return status === 0 ? undefined : `${stdout}${stderr}`.trim().split('\n').slice(-8).join('\n');
}

/** @returns {Promise<{ path?: string, problem?: string }>} */
export async function ensureChromium(log = console.log) {
  const found = await findChromium();
  if (found) return { path: found };
  if (process.env.CHROMIUM || !isRoot() || !hasApt()) return { problem: howToInstall() };
  log(`Installing Debian's Chromium (${PACKAGES.join(', ')}) …`);
  const failure = aptInstall();
  const path = await findChromium();
  return path
    ? { path }
    : {
        problem: `Debian's Chromium could not be installed:\n${failure ?? ''}\nBy hand: apt-get update && apt-get install -y ${PACKAGES.join(' ')}`,
      };
}

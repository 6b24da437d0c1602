/**
 * `npm test`: every check, in order, on a fresh clone. Lint, types, knip, build and budget count as one test each; the
 * others as what Vitest reports. The last line is `N passed, N failed` (`, N skipped`). Names of steps as arguments run
 * those alone: `npm test -- unit data`.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './tool/chromium.mjs';
import { runStep } from './tool/run-step.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOGS = join(ROOT, '.cache/test');
const TAIL_LINES = 80;
const SHOWN_SKIPS = 5;
const SHOWN_FAILURES = 40;

/**
 * @typedef {object} Step a script of package.json, so that it can be run alone by the same name
 * @property {string} name
 * @property {string} script
 * @property {readonly string[]} [args]
 * @property {Readonly<Record<string, string>>} [env]
 * @property {string} [report] the file that Vitest's JSON reporter writes; without one the step counts as one test
 * @property {string} [needs] the step without which this one is left out
 * @property {boolean} [needsChromium]
 * @property {boolean} [showsOutput] also where it passes
 */
/** @typedef {{ passed: number, failed: number, skipped: readonly string[], failures: readonly string[] }} Count */
/** @typedef {{ fullName: string, status: string }} TestResult of Vitest's JSON report */
/** @typedef {{ name: string, status: string, assertionResults: TestResult[] }} FileResult of the same */

/**
 * The verbose reporter writes a line at the end of each test: what the limit on silence goes by.
 *
 * @param {string} script
 */
const vitest = (script) => {
  const report = join(LOGS, `${script.replace(':', '-')}.json`);
  return { script, args: ['--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`], report };
};

/** @type {readonly Step[]} */
const STEPS = [
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'typecheck' },
  { name: 'knip', script: 'knip' },
  { name: 'unit', ...vitest('test:unit') },
  { name: 'data', ...vitest('test:data') },
  { name: 'build', script: 'build', env: { SITE_URL: 'http://localhost:4173/' } },
  { name: 'budget', script: 'budget', needs: 'build', showsOutput: true },
  { name: 'recipes', ...vitest('test:recipes'), needs: 'build', needsChromium: true },
  { name: 'browser', ...vitest('test:browser'), needs: 'build', needsChromium: true },
];

/** @param {string} text */
const indented = (text) => text.replace(/^(?=.)/gm, '    ');
/** @param {string} text */
const tail = (text) => text.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');

/**
 * A file that could not be loaded, or an error outside of any test, has no test of its own to count; it counts as one.
 *
 * @param {string} path
 * @param {boolean} ok whether Vitest was content
 * @returns {Count}
 */
function readReport(path, ok) {
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: [], failures: [] };
  /** @type {{ testResults: FileResult[] }} */
  const { testResults } = JSON.parse(readFileSync(path, 'utf8'));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failures = [
    ...unloaded.map(({ name }) => relative(ROOT, name)),
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ];
  const failed = failures.length;
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped, failures };
}

/**
 * @param {Count} count
 * @param {number} seconds
 */
function describeCount({ passed, failed, skipped }, seconds) {
  const parts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
  ];
  return `${failed > 0 ? 'FAILED' : 'ok    '}  ${parts.join(', ')}  (${seconds.toFixed(1)} s)`;
}

/**
 * @param {string} what
 * @param {readonly string[]} names
 * @param {number} most
 * @param {string} file that has all of them
 */
function listNames(what, names, most, file) {
  for (const name of names.slice(0, most)) console.log(`    ${what}: ${name}`);
  if (names.length > most) console.log(`    ${what}: ${names.length - most} more, in ${relative(ROOT, file)}`);
}

/** @type {(ok: boolean) => Count} */
const oneTest = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], failures: [] });

/**
 * @param {Step} step
 * @returns {Promise<Count>}
 */
async function run(step) {
  const { name, report } = step;
  const log = join(LOGS, `${name}.log`);
  if (report) rmSync(report, { force: true });
  process.stdout.write(name.padEnd(9));
  const start = performance.now();
  const { ok, output } = await runStep({ ...step, root: ROOT, log });
  const found = report ? readReport(report, ok) : oneTest(ok);
  const isEmpty = found.passed + found.failed + found.skipped.length === 0;
  const count = isEmpty ? oneTest(false) : found;
  console.log(describeCount(count, (performance.now() - start) / 1000));
  if (isEmpty) console.log('    No test was found: a check that sees nothing does not pass.');
  listNames('failed', count.failures, SHOWN_FAILURES, log);
  if (count.failed > 0) console.log(`${indented(tail(output))}\n    All of it: ${relative(ROOT, log)}`);
  else if (step.showsOutput) console.log(indented(output.trimEnd()));
  listNames('skipped', count.skipped, SHOWN_SKIPS, report ?? log);
  return count;
}

/**
 * Why a step cannot be run, if so, and what that counts as.
 *
 * @param {Step} step
 * @param {ReadonlyMap<string, Count>} results of the steps before it
 * @param {{ problem?: string }} chromium
 * @returns {{ sentence: string, count: Count } | undefined}
 */
function obstacle({ name, needs, needsChromium }, results, { problem }) {
  if (needs !== undefined && (results.get(needs)?.failed ?? 0) > 0) {
    const skipped = [`${name}: ${needs} failed`];
    return { sentence: `not run: ${needs} failed`, count: { passed: 0, failed: 0, skipped, failures: [] } };
  }
  return needsChromium && problem ? { sentence: problem, count: oneTest(false) } : undefined;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`There is no step called ${unknown.join(', ')}. The steps: ${STEPS.map(({ name }) => name).join(' ')}`);
  process.exit(1);
}
const chosen = STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name));

// This file needs Node alone, so that the last line, which machines read, is there also when npm cannot install.
const setup = await runStep({ root: ROOT, script: 'setup', log: join(LOGS, 'setup.log') });
if (!setup.ok) {
  console.log(`npm could not install the packages:\n${indented(tail(setup.output))}\n\n0 passed, 1 failed`);
  process.exit(1);
}
const chromium = chosen.some(({ needsChromium }) => needsChromium) ? await ensureChromium() : {};
/** @type {Map<string, Count>} */
const results = new Map();
for (const step of chosen) {
  const blocked = obstacle(step, results, chromium);
  if (blocked)
    console.log(`${step.name.padEnd(9)}${blocked.count.failed > 0 ? 'FAILED' : 'skipped'}  ${blocked.sentence}`);
  const env = step.needsChromium && chromium.path ? { ...step.env, CHROMIUM: chromium.path } : { ...step.env };
  results.set(step.name, blocked ? blocked.count : await run({ ...step, env }));
}

if (!existsSync(join(ROOT, '../shared/sources')))
  console.log(
    '\n../shared/sources is not there: the checks of quoted terms and lines against the documents were skipped.',
  );
const counts = [...results.values()];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const skipped = counts.reduce((sum, count) => sum + count.skipped.length, 0);
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

/**
 * `npm run geo:publish`: stores the present data permanently, as a version that links can name.
 *
 * `--date=YYYY-MM-DD` is the day of publication; today by default. `--replace=<version>` removes a version that has not
 * been on any site yet, and publishes the present data in its place.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dataFiles, load } from './load.ts';
import { publishVersion, withdrawVersion } from './versions.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Today in the local time zone, which is the date that a publisher expects. */
function today(): string {
  const now = new Date();
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

try {
  const { date = today(), replace } = parseArgs({
    options: { date: { type: 'string' }, replace: { type: 'string' } },
  }).values;
  const files = dataFiles(load(ROOT));
  const { version, bytes } = publishVersion(ROOT, files, date);
  if (bytes === undefined)
    console.log(`The present data are published already, as version ${version}; nothing was changed.`);
  else {
    if (replace !== undefined) withdrawVersion(ROOT, replace);
    console.log(`geo/versions/${version}.json.br: ${files.length} files of ${date}, ${(bytes / 1000).toFixed(1)} kB.`);
    console.log('Commit it; the next build serves it, and links with');
    console.log(`  data=${version}`);
    console.log('always show these data.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

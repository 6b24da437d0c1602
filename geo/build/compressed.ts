/**
 * `COMPRESS=on npm run build` writes `.br` and `.gz` beside the files of every visit, for servers that send them as
 * they are (nginx, Caddy: `hosting.ts`). It is asked for, because it takes 25 s of a processor; servers compress the
 * rest.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const br = promisify(brotliCompress);
const gz = promisify(gzip);

/** Below it a compressed file saves less than a packet of the network. */
const FEWEST_BYTES = 1400;

/** Whether a file is of those that every visit asks for. */
export const isCompressed = (path: string): boolean =>
  /\.(?:js|css|json|html|svg|txt|webmanifest)$/.test(path) &&
  (/^assets\/(?!words-)/.test(path) || /^(?:index\.html|embed[\w-]*\.js|embed\/1\/.*\.js|sw\.js)$/.test(path));

/** Compresses the files of a built site. @returns how many. */
export async function compress(dir: string): Promise<number> {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = name.replaceAll('\\', '/');
    return isCompressed(path) && statSync(join(dir, name)).size >= FEWEST_BYTES;
  });
  await Promise.all(
    names.map(async (name) => {
      const bytes = readFileSync(join(dir, name));
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      writeFileSync(join(dir, `${name}.br`), await br(bytes, { params }));
      writeFileSync(join(dir, `${name}.gz`), await gz(bytes, { level: constants.Z_BEST_COMPRESSION }));
    }),
  );
  return names.length;
}

/** After everything else has been written. */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir }) {
        if (dir !== undefined && process.env.COMPRESS === 'on') await compress(dir);
      },
    },
  };
}

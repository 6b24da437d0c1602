/** `npm start`: builds the site and serves it. `npm run build` and `npm run preview` are its two halves. */
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, preview, resolveConfig } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Ends the process with one sentence for the user, instead of a stack that points at this file. */
function stop(sentence: string): never {
  console.error(`\n${sentence}\n`);
  process.exit(1);
}

/** Connects to both loopback addresses, because `localhost` may be either. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await new Promise<string | undefined>((resolve) => {
      const probe = createServer();
      probe.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code));
      probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
    });
    // A machine without IPv6 has no such address, so the port is free.
    if (code === 'EADDRINUSE') return true;
  }
  return false;
}

const { port } = (await resolveConfig({ root: ROOT }, 'serve', 'production', 'production', true)).preview;
const address = `http://localhost:${port}`;

// Checked before the build, so that nobody waits for a build that cannot be served.
if (await isTaken(port))
  stop(
    `Port ${port} is taken by another program: is the map already open at ${address}? ` +
      'If not, stop that program and try again.',
  );

// Cards and oEmbed contain the absolute address of the site; a build for another host sets it.
process.env.SITE_URL ??= `${address}/`;
console.log('Building …');
try {
  await build({ root: ROOT, logLevel: 'error' });
} catch (error) {
  stop(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
}
await preview({ root: ROOT, logLevel: 'warn' });
console.log(`\nThe map: ${address}   (Ctrl+C stops it)\n`);

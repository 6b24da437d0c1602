/** `npm start`: installs, builds and serves the production build. `npm run dev` (--dev): installs and serves the sources with hot reload. */
import { createServer } from 'node:net';
import { install, orStop, ROOT, stop } from './install.mjs';

const PORT = { start: 4173, dev: 5173 };
const isDev = process.argv.includes('--dev');
const port = isDev ? PORT.dev : PORT.start;

/** Asked before the build, so that nobody waits for a build to learn that it cannot be served. Both loopback addresses: `localhost` may be either. */
async function requireFreePort() {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await new Promise((resolve) => {
      const probe = createServer();
      probe.once('error', (error) => resolve(error.code));
      probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
    });
    if (code === 'EADDRINUSE')
      stop(
        `Port ${port} is taken by another program: is the map already open at http://localhost:${port}? If not, stop that program and try again.`,
      );
  }
}

orStop(install);
await requireFreePort();
process.chdir(ROOT);
const { build, createServer: createViteServer, preview } = await import('vite');

if (isDev) {
  const server = await createViteServer({ root: ROOT, server: { port, strictPort: true } });
  await server.listen();
  console.log(`\nThe map, with hot reload: http://localhost:${port}   (Ctrl+C stops it)\n`);
} else {
  // Cards and oEmbed name the site by its address; whoever builds for another host says which.
  process.env.SITE_URL ??= `http://localhost:${port}/`;
  console.log('Building …');
  try {
    await build({ root: ROOT, logLevel: 'error' });
  } catch (error) {
    stop(`The build failed: ${error.message}`);
  }
  await preview({ root: ROOT, logLevel: 'warn', preview: { port, strictPort: true } });
  console.log(`\nThe map: http://localhost:${port}   (Ctrl+C stops it)\n`);
}

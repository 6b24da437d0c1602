/** Host pages, on another origin than the map, as in production. */
import { createServer } from 'node:http';

/** Serves one page under every address while `use` runs. */
export async function withHostPage<Result>(body: string, use: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(`<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host has no port.');
  try {
    return await use(`http://127.0.0.1:${address.port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** Enough text to put what follows far below the first screen, for the map and for a lazy picture alike. */
export const WORDS = '<p style="font:18px/1.6 sans-serif">A page about something else, of some length. </p>'.repeat(
  200,
);
export const scriptOf = (map: string) => `<script src="${map}embed.js" async></script>`;

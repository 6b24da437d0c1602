/**
 * Serves a built folder as a plain host does on a first visit: gzip, no cache. Everything is compressed beforehand, so
 * that the browser has the processor.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Line, lineOf, type Network } from './network.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.geojson': 'application/geo+json',
  '.svg': 'image/svg+xml',
};

/**
 * A page with nothing on it. A visit starts from it, as most do from some page: the browser has started its process for
 * the site (some 80 ms, the same for every site), and what is measured is the site.
 */
export const EMPTY_PATH = '/empty';
const EMPTY_PAGE = gzipSync('<!doctype html><title>empty</title>');

export interface Sent {
  readonly path: string;
  /** Milliseconds of the wall clock. */
  readonly at: number;
  /** Compressed, with the headers. */
  readonly bytes: number;
}

export interface SiteServer {
  readonly url: string;
  /**
   * Responses since the last call of `forget`, including those to workers, which the CDP session of a page does not
   * report.
   */
  readonly sent: () => readonly Sent[];
  readonly forget: () => void;
  /** The simulated connection for responses from now on; without one they are sent at once. */
  readonly connect: (network?: Network) => void;
  readonly close: () => Promise<void>;
}

function compressed(folder: string): ReadonlyMap<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [`/${relative(folder, path).split(sep).join('/')}`, gzipSync(readFileSync(path), { level: 9 })];
    }),
  );
}

export async function serve(folder: string): Promise<SiteServer> {
  const files = compressed(folder);
  let sent: Sent[] = [];
  let line: Line | undefined;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const body = path === EMPTY_PATH ? EMPTY_PAGE : files.get(path);
    const before = request.socket.bytesWritten;
    response.once('finish', () => sent.push({ path, at: Date.now(), bytes: request.socket.bytesWritten - before }));
    if (!body) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': path === EMPTY_PATH ? 'text/html' : (TYPES[extname(path)] ?? 'application/octet-stream'),
      'content-encoding': 'gzip',
      'content-length': body.length,
      'cache-control': 'no-store',
    });
    if (line) void line.send(response, body);
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    sent: () => sent,
    forget: () => {
      sent = [];
    },
    connect(network) {
      line = network && lineOf(network);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

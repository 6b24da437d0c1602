/** Web servers of Debian with the recipes of `dist/hosting/`, each for one folder that has the site in `map/`. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Name → how to run it. `conf` is the recipe for this port and this folder. */
const SERVERS = {
  nginx: {
    recipe: 'nginx.conf',
    command: 'nginx',
    config: (conf: string, folder: string) =>
      `daemon off; pid ${folder}/pid; error_log stderr; events {}
      http { include /etc/nginx/mime.types; access_log off; client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2;
      fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5; ${conf} }`,
    run: (file: string, folder: string) => ['-p', folder, '-e', 'stderr', '-c', file],
  },
  caddy: {
    recipe: 'Caddyfile',
    command: 'caddy',
    config: (conf: string) => `{\n\tadmin off\n\tauto_https off\n}\n${conf}`,
    run: (file: string) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
  apache: {
    recipe: 'apache.htaccess',
    command: 'apache2',
    config: (conf: string, folder: string, port: number) => `ServerRoot ${folder}
PidFile ${folder}/pid
Listen 127.0.0.1:${port}
ServerName localhost
ErrorLog ${folder}/log
${['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'deflate', 'filter', 'alias']
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n')}
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot ${folder}/root
<Directory ${folder}/root>
Require all granted
Options FollowSymLinks
${conf}
</Directory>`,
    run: (file: string) => ['-X', '-f', file],
  },
  lighttpd: {
    recipe: 'lighttpd.conf',
    command: 'lighttpd',
    config: (conf: string) => conf,
    run: (file: string) => ['-D', '-f', file],
  },
} as const;

export type ServerName = keyof typeof SERVERS;
export const SERVER_NAMES = Object.keys(SERVERS) as readonly ServerName[];

const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/bin', '/usr/local/sbin'];
/** Where the server is installed; undefined: it is not. */
export const serverPath = (name: ServerName): string | undefined =>
  FOLDERS.map((folder) => join(folder, SERVERS[name].command)).find((path) => existsSync(path));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** Resolves once something answers there. @throws when the process has ended. */
async function whenAnswering(url: string, server: ChildProcess, said: () => string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended:\n${said()}`);
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export interface Running {
  /** With a slash at its end: the folder of the map. */
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * Runs a server with its recipe.
 *
 * @param site the built site, with `hosting/`. @param folder an empty one for what the server writes.
 */
export async function runServer(name: ServerName, site: string, folder: string): Promise<Running> {
  const { recipe, config, run } = SERVERS[name];
  const path = serverPath(name);
  if (!path) throw new Error(`${name} is not installed`);
  const port = await freePort();
  const root = join(folder, 'root');
  mkdirSync(root);
  execFileSync('ln', ['-s', site, join(root, 'map')]);
  const conf = readFileSync(join(site, 'hosting', recipe), 'utf8')
    .replaceAll('8080', String(port))
    .replaceAll('/srv/map', root);
  const file = join(folder, 'server.conf');
  writeFileSync(file, config(conf, folder, port));
  const server = spawn(path, run(file, folder), {
    cwd: folder,
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk);
    });
  const url = `http://127.0.0.1:${port}/map/`;
  await whenAnswering(url, server, () => output);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  return {
    url,
    stop: () => {
      server.kill('SIGTERM');
      return ended;
    },
  };
}

/**
 * The strict Content-Security-Policy of the built site, with the hashes of what the pages have inline. The build writes
 * it to `csp.txt`, for the host's header: a page cannot know who may frame it, and in development there is none.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger, Plugin } from 'vite';
import { hostingFiles, withPolicy } from './hosting.ts';

/** Those of `src/ui/trusted.ts`, which makes them and says what each is for. */
export const TRUSTED_TYPES = ['layout-map-words', 'layout-map-worker', 'layout-map-sheet'];

const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const STYLE = /<style\b[^>]*>([\s\S]*?)<\/style>/g;
/** Data, which no browser runs. */
const DATA = /type="application\/(?:ld\+)?json"/;

/** What a page has inline: scripts that run, and style sheets. */
export function inlineParts(page: string): { readonly scripts: readonly string[]; readonly styles: readonly string[] } {
  return {
    scripts: [...page.matchAll(SCRIPT)].flatMap(([, attributes = '', code = '']) =>
      /\bsrc=/.test(attributes) || DATA.test(attributes) ? [] : [code],
    ),
    styles: [...page.matchAll(STYLE)].map(([, rules = '']) => rules),
  };
}

/** As a policy names an inline part. */
export const hashOf = (part: string): string => `'sha256-${createHash('sha256').update(part).digest('base64')}'`;

/** What no policy with hashes can allow: style attributes, and handlers in attributes. */
export function attributeFaults(page: string): readonly string[] {
  const tags =
    page
      .replace(SCRIPT, '')
      .replace(STYLE, '')
      .match(/<[a-z][^>]*>/gi) ?? [];
  return tags.flatMap((tag) => {
    const names = [...tag.matchAll(/\s([a-z-]+)=(?:"[^"]*"|'[^']*')/gi)].map(([, name = '']) => name.toLowerCase());
    return names.filter((name) => name === 'style' || /^on[a-z]/.test(name)).map((name) => `${name} in ${tag}`);
  });
}

/** @param pages their markup. @returns the value of the header, one line. */
export function policyOf(pages: readonly string[]): string {
  const parts = pages.map(inlineParts);
  const hashes = (texts: readonly string[]) => [...new Set(texts.map(hashOf))].sort();
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...hashes(parts.flatMap(({ scripts }) => scripts))],
    'style-src': ["'self'", ...hashes(parts.flatMap(({ styles }) => styles))],
    'img-src': ["'self'", 'data:', 'blob:'],
    // MapLibre's worker reads own layers from blobs that the page has made.
    'connect-src': ["'self'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'frame-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': TRUSTED_TYPES,
  };
  return Object.entries(directives)
    .map(([name, values]) => [name, ...values].join(' '))
    .join('; ');
}

/**
 * Whether a file of the site is a page of it. Examples play others' websites, which have policies of their own, and the
 * page of a single file is saved with its own.
 */
export const isPage = (name: string): boolean => name.endsWith('.html') && !/^(?:examples|assets)[\\/]/.test(name);

/** `POLICY=meta npm run build` is for hosts that set no headers. */
const IN_PAGES = process.env.POLICY === 'meta';

/**
 * Writes `csp.txt` and the recipes for servers (`hosting/`) once all pages are written, and names the policy in the
 * build's output.
 */
export function policyFile(): Plugin {
  let logger: Logger | undefined;
  return {
    name: 'policy-file',
    apply: 'build',
    configResolved(config) {
      logger = config.logger;
    },
    writeBundle({ dir }) {
      if (dir === undefined) return;
      const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(isPage);
      const pages = names.map((name) => readFileSync(join(dir, name), 'utf8'));
      const policy = policyOf(pages);
      if (IN_PAGES)
        names.forEach((name, index) => {
          const page = pages[index] ?? '';
          writeFileSync(join(dir, name), withPolicy(page, policyOf([page])));
        });
      writeFileSync(join(dir, 'csp.txt'), `${policy}\n`);
      const folders = new Set(names.flatMap((name) => /^([^\\/]+)[\\/]/.exec(name)?.[1] ?? []));
      mkdirSync(join(dir, 'hosting'), { recursive: true });
      for (const [name, text] of Object.entries(hostingFiles(policy, [...folders].sort())))
        writeFileSync(join(dir, 'hosting', name), text);
      logger?.info(`csp.txt: Content-Security-Policy: ${policy}`);
    },
  };
}

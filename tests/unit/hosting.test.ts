/** The recipes for servers have the headers and the policy whole, and a page can have its policy in itself. */
import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { integrityOf, versioned } from '../../geo/build/embed-plugin.ts';
import { FOR_EVER, HEADERS, headersText } from '../../geo/build/headers.ts';
import { hostingFiles, withPolicy } from '../../geo/build/hosting.ts';
import { policyOf } from '../../geo/build/policy.ts';

const POLICY = policyOf(['<script>let a = 1;</script>']);
const files = hostingFiles(POLICY, ['place', 'story']);
const servers = Object.entries(files).filter(([name]) => !/Containerfile|README/.test(name));

describe('recipes for servers', () => {
  it.each(servers)('%s has the policy, each header and both times', (name, text) => {
    expect(text).toContain(POLICY);
    for (const [header, value] of Object.entries(HEADERS)) {
      expect(text).toContain(header);
      expect(text).toContain(value);
    }
    // IIS has its own way to say it.
    expect(text).toContain(name === 'iis.web.config' ? 'immutable' : FOR_EVER);
    // A value stands between double quotes there; Netlify has none.
    expect(POLICY).not.toContain('"');
    // nginx reads no parameter that is longer.
    expect(POLICY.length).toBeLessThan(4000);
  });

  it('are well formed: XML, and blocks that end', () => {
    const faults: string[] = [];
    new DOMParser({ onError: (_, message) => faults.push(message) }).parseFromString(
      files['iis.web.config'] ?? '',
      'text/xml',
    );
    expect(faults).toEqual([]);
    for (const name of ['nginx.conf', 'Caddyfile', 'lighttpd.conf'])
      expect(files[name]?.match(/\{/g)?.length, name).toBe(files[name]?.match(/\}/g)?.length);
  });

  it('give the policy to pages of the map, and not to examples, which are other websites', () => {
    const rules = (files.netlify_headers ?? '').split(/\n(?=\/)/);
    expect(rules.filter((rule) => rule.includes('Content-Security-Policy')).map((rule) => rule.split('\n')[0])).toEqual(
      ['/', '/index.html', '/place/*', '/story/*'],
    );
  });

  it('say how long a file may be kept by one rule for each file', () => {
    const rules = headersText().split(/\n(?=\/)/);
    const paths = rules.filter((rule) => rule.includes('Cache-Control')).map((rule) => rule.split('\n')[0] ?? '');
    const takes = (path: string, file: string) =>
      path.endsWith('*') ? file.startsWith(path.slice(0, -1)) : path === file;
    for (const file of ['/', '/index.html', '/assets/a-12345678.js', '/embed.js', '/embed/1/embed.js', '/place/a/'])
      expect(
        paths.filter((path) => takes(path, file)),
        file,
      ).toHaveLength(1);
  });
});

describe('a page for a host without headers', () => {
  it('has its policy before anything that the policy is about', () => {
    const page = '<!doctype html><html><head><meta charset="utf-8" /><script>let a = 1;</script></head></html>';
    expect(withPolicy(page, POLICY)).toMatch(/^<!doctype html><html><head><meta charset="utf-8" \/><meta http-equiv/);
    expect(withPolicy(page, POLICY)).toContain(`content="${POLICY}"><script>`);
  });

  it('that does not say its encoding first stops the build', () => {
    expect(() => withPolicy('<p>', POLICY)).toThrow('meta charset');
  });
});

describe('files for other websites under their version', () => {
  it('are the same, with the hash of each script', () => {
    const made = versioned({ 'embed.js': 'a', 'embed.d.ts': 'b' });
    expect(made['embed/1/embed.js']).toBe('a');
    expect(made['embed/1/embed.d.ts']).toBe('b');
    expect(JSON.parse(made['embed/1/integrity.json'] ?? '')).toEqual({ 'embed.js': integrityOf('a') });
    // printf a | openssl dgst -sha384 -binary | base64
    expect(integrityOf('a')).toBe('sha384-VKWbnyKwuAiA2EJ+VIt8I6vYc0huHwNdzpzWl+hRdQM8qojm1XvDXvrgta/TFF8x');
  });
});

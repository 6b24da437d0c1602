/** The strict policy that the build writes, and what it looks for in pages. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { POLICY_NAMES } from '#ui/trusted.ts';
import { attributeFaults, hashOf, inlineParts, policyFile, policyOf, TRUSTED_TYPES } from '../../geo/build/policy.ts';

const PAGE = `<!doctype html><html lang="zh"><head><style>a{color:red}</style>
<script type="application/ld+json">{"a":"<b style=\\"x\\">"}</script><script>let a = 1;</script>
<script type="module" src="./a.js"></script></head><body><p data-style="0" class="b">c</p></body></html>`;

describe('the policy', () => {
  it('has the hash of each script and sheet that is inline, once, and of nothing else', () => {
    expect(inlineParts(PAGE)).toEqual({ scripts: ['let a = 1;'], styles: ['a{color:red}'] });
    const policy = policyOf([PAGE, PAGE, '<style>b{}</style>']);
    expect(policy.match(/'sha256-[^']+'/g)?.sort()).toEqual(
      [hashOf('let a = 1;'), hashOf('a{color:red}'), hashOf('b{}')].sort(),
    );
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy).not.toMatch(/unsafe|\n|\*/);
  });

  it('names the Trusted Types that the page makes', () => {
    expect([...TRUSTED_TYPES].sort()).toEqual(Object.values(POLICY_NAMES).sort());
    expect(policyOf([])).toContain(`trusted-types ${TRUSTED_TYPES.join(' ')}`);
  });

  it('names a hash as browsers do', () => {
    // Of the examples of the standard: an inline script `alert('Hello, world.');`.
    expect(hashOf("alert('Hello, world.');")).toBe("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  });
});

describe('attributes that no hash allows', () => {
  it('are found, in elements alone', () => {
    expect(attributeFaults(PAGE)).toEqual([]);
    expect(attributeFaults('<p style="a:b">')).toEqual(['style in <p style="a:b">']);
    expect(attributeFaults('<p class="a" onclick=\'b()\'>')).toHaveLength(1);
    expect(attributeFaults('<a href="./?on=x" data-on="y">onclick="z"</a>')).toEqual([]);
  });
});

describe('the files of the policy', () => {
  it('are written beside the pages, with the hashes of all of them but the examples', () => {
    const dir = mkdtempSync(join(tmpdir(), 'policy-'));
    for (const folder of ['', 'place', 'examples']) {
      mkdirSync(join(dir, folder), { recursive: true });
      writeFileSync(join(dir, folder, 'index.html'), `<meta charset="utf-8"><style>.${folder || 'home'}{}</style>`);
    }
    const { writeBundle } = policyFile();
    // The plugin asks for the folder alone.
    if (typeof writeBundle === 'function') Reflect.apply(writeBundle, undefined, [{ dir }]);
    const policy = readFileSync(join(dir, 'csp.txt'), 'utf8').trim();
    expect(policy).toContain(hashOf('.home{}'));
    expect(policy).toContain(hashOf('.place{}'));
    expect(policy).not.toContain(hashOf('.examples{}'));
    expect(readFileSync(join(dir, 'hosting/nginx.conf'), 'utf8')).toContain(policy);
    expect(readFileSync(join(dir, 'hosting/netlify_headers'), 'utf8')).toMatch(/^\/place\/\*$/m);
    rmSync(dir, { recursive: true });
  });
});

/** Trusted Types: each policy is made once and asked as its own method, and a page without any goes on. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** As a browser has it: a method that is taken off its policy throws, and so does a second policy of the same name. */
class Policies {
  readonly names: string[] = [];
  readonly #refused: readonly string[];
  constructor(refused: readonly string[] = []) {
    this.#refused = refused;
  }
  createPolicy(
    name: string,
    rules: { createHTML: (text: string) => string; createScriptURL: (url: string) => string },
  ) {
    if (this.names.includes(name) || this.#refused.includes(name)) throw new TypeError(name);
    this.names.push(name);
    class Policy {
      readonly #name = name;
      createHTML(text: string) {
        return Object(`${this.#name}:${rules.createHTML(text)}`);
      }
      createScriptURL(url: string) {
        return Object(`${this.#name}:${rules.createScriptURL(url)}`);
      }
    }
    return new Policy();
  }
}

const load = async () => import('#ui/trusted.ts');
beforeEach(() => void vi.resetModules());
afterEach(() => void vi.unstubAllGlobals());

describe('trusted text', () => {
  it('is text where no policy is asked for', async () => {
    const { trustedMarkup, workerAddress } = await load();
    expect(trustedMarkup('sheet', '<svg/>')).toBe('<svg/>');
    expect(workerAddress('https://a/b.js')).toBe('https://a/b.js');
  });
  it('is made by one policy a name, however often', async () => {
    const policies = new Policies();
    vi.stubGlobal('trustedTypes', policies);
    const { trustedMarkup, workerAddress } = await load();
    for (const markup of ['<svg/>', '<g/>'])
      expect(String(trustedMarkup('sheet', markup))).toBe(`layout-map-sheet:${markup}`);
    expect(String(trustedMarkup('words', '<p/>'))).toBe('layout-map-words:<p/>');
    const address = workerAddress('https://a/b.mjs');
    expect(String(address)).toBe('layout-map-worker:https://a/b.mjs');
    // MapLibre asks these of the address, before it makes a worker of it.
    expect([address.endsWith('.mjs'), address.split('/')]).toEqual([true, ['https:', '', 'a', 'b.mjs']]);
    expect(policies.names).toEqual(['layout-map-sheet', 'layout-map-words', 'layout-map-worker']);
  });
  it('is text where the header does not name its policy, which is asked for once', async () => {
    const policies = new Policies(['layout-map-sheet']);
    const asked = vi.spyOn(policies, 'createPolicy');
    vi.stubGlobal('trustedTypes', policies);
    const { trustedMarkup } = await load();
    expect([trustedMarkup('sheet', 'a'), trustedMarkup('sheet', 'b')]).toEqual(['a', 'b']);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

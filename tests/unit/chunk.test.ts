/** A chunk that did not load is requested anew, at another address; and the page tells why it did not. */
import { describe, expect, it } from 'vitest';
import { type FreshRequests, fileOf, isMissingChunk, repeatable } from '#data/chunk.ts';
import { isNewer } from '#data/deployment.ts';

const URL = 'https://example.org/assets/TablePanel-abc.js';
const SHEET = 'https://example.org/assets/TablePanel-abc.css';
const MESSAGES = {
  Chromium: [`Failed to fetch dynamically imported module: ${URL}`, URL],
  Firefox: [`error loading dynamically imported module: ${URL}`, URL],
  Safari: ['Importing a module script failed.', undefined],
  Vite: [`Unable to preload CSS for ${SHEET}`, SHEET],
} as const;

/** Answers of the browser to `import` in turn, and what was requested besides. */
function browser(...answers: (Error | string)[]) {
  const requested: string[] = [];
  const load = async () => {
    const answer = answers.shift();
    requested.push('import');
    if (answer === undefined || answer instanceof Error) throw answer;
    return answer;
  };
  const fresh: FreshRequests = {
    module: async (url) => {
      requested.push(url);
      return 'fresh';
    },
    sheet: async (url) => void requested.push(url),
  };
  return { requested, request: repeatable(load, fresh) };
}

describe('a chunk that did not load', () => {
  it.each(Object.entries(MESSAGES))('%s says so, and which file', (_, [message, file]) => {
    expect(isMissingChunk(new Error(message))).toBe(true);
    expect(fileOf(new Error(message))).toBe(file);
  });

  it('is requested once, and at another address by another try', async () => {
    const missing = new Error(MESSAGES.Chromium[0]);
    const { requested, request } = browser(missing, missing, missing);
    await expect(request()).rejects.toBe(missing);
    expect(requested).toEqual(['import']);
    expect(await request()).toBe('fresh');
    expect(requested).toEqual(['import', 'import', `${URL}?try=2`]);
    await request();
    expect(requested.at(-1)).toBe(`${URL}?try=3`);
  });

  it('comes from its own address where the browser asks anew', async () => {
    const { requested, request } = browser(new Error(MESSAGES.Firefox[0]), 'module');
    await expect(request()).rejects.toThrow();
    expect(await request()).toBe('module');
    expect(requested).toEqual(['import', 'import']);
  });

  it('gets its style sheet first, where that was missing', async () => {
    const { requested, request } = browser(new Error(MESSAGES.Vite[0]), 'module');
    await expect(request()).rejects.toThrow();
    expect(await request()).toBe('module');
    expect(requested).toEqual(['import', `${SHEET}?try=2`, 'import']);
  });

  it('is not requested again for an error of its own', async () => {
    const { requested, request } = browser(new Error('x is undefined'), new Error('x is undefined'));
    await expect(request()).rejects.toThrow('undefined');
    await expect(request()).rejects.toThrow('undefined');
    expect(requested).toEqual(['import', 'import']);
  });
});

describe('the page as the site has it now', () => {
  const page = (file: string) => `<script>1</script><script type="module" crossorigin src="./assets/${file}"></script>`;
  it('is newer when it begins with another script', () => {
    expect(isNewer('https://example.org/assets/index-old.js', page('index-new.js'))).toBe(true);
    expect(isNewer('https://example.org/assets/index-old.js', page('index-old.js'))).toBe(false);
  });
  it('is not newer when it is a page of somebody else', () => {
    expect(isNewer('https://example.org/assets/index-old.js', '<title>Sign in</title>')).toBe(false);
  });
});

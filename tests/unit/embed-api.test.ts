/** The page of the embed API says what the published types say: all of it, and nothing that leads nowhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES, EVENT_NAMES } from '#embed/protocol/messages.ts';
import { embedApiPage } from '../../geo/build/embed-api.ts';
import { embedTypes } from '../../geo/build/embed-types.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const types = embedTypes(ROOT);
const page = embedApiPage(types);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
/** The words of a text, in one line, without signs that differ between a comment and a page. */
const words = (text: string) => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
const seen = words(
  page
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' '),
);
const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id);
/** The row of a member within the section of an interface. */
const row = (section: string, member: string) =>
  page
    .split(`<h3 id="${section}">`)[1]
    ?.split('<h3 ')[0]
    ?.split('<tr>')
    .find((cells) => cells.includes(`<code>${member}</code></th>`));

describe('the page of the embed API', () => {
  it('has a section for each name that is exported', () => {
    const exported = Object.values(types).flatMap((text) =>
      [...text.matchAll(/^export (?:declare )?(?:interface|type|class|function|const) (\w+)/gm)].map(
        ([, name]) => name,
      ),
    );
    expect(exported.length).toBeGreaterThan(30);
    expect(exported.filter((name) => !ids.includes(name ?? ''))).toEqual([]);
  });

  it('has nothing that only the side of the map uses', () => {
    const source = readFileSync(join(ROOT, 'src/embed/protocol/messages.ts'), 'utf8');
    const internal = [...source.matchAll(/@internal \*\/\n(?:export )?(?:interface|type|function|const) (\w+)/g)];
    expect(internal.length).toBeGreaterThan(5);
    for (const [, name = ''] of internal) {
      expect(ids, name).not.toContain(name);
      for (const text of Object.values(types))
        expect(text).not.toMatch(new RegExp(`(?:interface|type|function|const) ${name}\\b`));
    }
    // What a host needs that writes the frame by hand is there.
    for (const name of ['parseFromMap', 'isOrigin', 'Request', 'FromMap', 'PROTOCOL_VERSION', 'SCREENSHOT_SIZE_PX'])
      expect(ids).toContain(name);
  });

  it('has every comment of the types', () => {
    const comments = Object.values(types).flatMap((text) =>
      [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, comment = '']) => comment.replace(/^[ \t]*\*/gm, '')),
    );
    expect(comments.length).toBeGreaterThan(40);
    const sentences = comments.flatMap((comment) => comment.replace('@throws ', '').split(/\n\s*\n/)).map(words);
    expect(sentences.filter((sentence) => !seen.includes(sentence))).toEqual([]);
  });

  it('has a row for each command and event, with its type', () => {
    for (const name of COMMAND_NAMES) expect(row('Commands', name), name).toContain('readonly params');
    for (const name of EVENT_NAMES) expect(row('Events', name), name).toContain('<td><pre><code>');
    expect(row('ConnectOptions', 'timeoutMs?')).toContain('<code>number</code>');
  });

  it('links to what is on it, and has each id once', () => {
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.length).toBe(new Set(ids).size);
  });

  it('shows markup in a comment as text', () => {
    expect(page).toContain('<code>&lt;layout-map&gt;</code>');
    expect(page).not.toContain('<layout-map>');
  });

  it('follows the types', () => {
    const changed = embedApiPage({
      ...types,
      'embed-client.d.ts': `${types['embed-client.d.ts']}/** New & "quoted". */\nexport interface Added {\n    /** Its meaning. */\n    readonly one: Ready;\n}\n`,
    });
    expect(changed).toContain('<h3 id="Added">');
    expect(changed).toContain('<p>New &amp; &quot;quoted&quot;.</p>');
    expect(changed).toContain(
      '<td><pre><code><a href="#Ready">Ready</a></code></pre></td><td><p>Its meaning.</p></td>',
    );
  });

  it('refuses declarations that do not parse', () => {
    expect(() => embedApiPage({ ...types, 'embed.d.ts': 'export interface {' })).toThrow(/embed\.d\.ts/);
  });
});

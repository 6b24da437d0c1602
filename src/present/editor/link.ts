/**
 * A story as text in the fragment of a link, `#mystory=…`: the data of its file as JSON, compressed (deflate), in
 * base64url. The fragment is not sent to any server. Whatever a link holds, reading it does not throw, and gives only
 * what the format has: texts that are shown as text, ids, and keys of a View that the link's own codec reads.
 */
import { checkStory } from '#domain/story/check.ts';
import { OWN_STORY, type Story } from '#domain/story/story.ts';
import { PARAMETER_KEYS } from '#state/url.ts';
import { plainStory } from './plain.ts';

/** The form of what follows, so that a later one can be told from it. */
const FORM = '1';
/** No link is longer, so neither is what it holds. */
const CODE_MAX_CHARACTERS = 2000;
/** A story of 2 000 characters is some 8 kB of JSON; a bomb of the same length has megabytes. */
const INFLATED_MAX_BYTES = 65_536;

/**
 * `form`: cut off, damaged or something else; `size`: longer than any story in a link; `browser`: this one cannot
 * decompress.
 */
export type LinkFailure = 'form' | 'size' | 'browser';
export type LinkedStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly reason: LinkFailure };

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws for a text that is no base64. */
const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** Whether this browser can write and read such links (Safari from 16.4). */
export const canLink = () => 'CompressionStream' in globalThis && 'DecompressionStream' in globalThis;

const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();

/** @returns what follows `STORY_FRAGMENT`. */
export async function encodeStory(story: Story): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(plainStory(story)));
  const deflated = streamOf(json).pipeThrough(new CompressionStream('deflate-raw'));
  return FORM + toBase64Url(new Uint8Array(await new Response(deflated).arrayBuffer()));
}

/** @throws if the bytes are not deflated ones, and as soon as there are more than a story has. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  let length = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > INFLATED_MAX_BYTES) throw new RangeError('longer than a story');
      controller.enqueue(new Uint8Array(chunk));
    },
  });
  const inflated = streamOf(bytes).pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(counted);
  return new Response(inflated).arrayBuffer();
}

const isKey = (key: string) => PARAMETER_KEYS.some((name) => name === key);

/** Of a View only what a link may have: a key of somebody else's would be carried on into every link. */
const onlyKnownKeys = (story: Story): Story => ({
  ...story,
  steps: story.steps.map((step) => ({
    ...step,
    view: Object.fromEntries(Object.entries(step.view).filter(([key]) => isKey(key))),
  })),
});

/** Reads what follows `STORY_FRAGMENT`. Never throws. */
export async function decodeStory(text: string): Promise<LinkedStory> {
  // What a sentence puts after a link.
  const code = text.replace(/[^\w-]+$/, '');
  if (code.length > CODE_MAX_CHARACTERS) return { ok: false, reason: 'size' };
  if (!code.startsWith(FORM)) return { ok: false, reason: 'form' };
  if (!canLink()) return { ok: false, reason: 'browser' };
  try {
    const bytes = await inflate(fromBase64Url(code.slice(FORM.length)));
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { story, problems } = checkStory(value);
    // Ids of steps that are there twice: no editor writes them.
    if (!story || problems.length > 0 || !story.id.startsWith(OWN_STORY)) return { ok: false, reason: 'form' };
    return { ok: true, story: onlyKnownKeys(story) };
  } catch (error) {
    return { ok: false, reason: error instanceof RangeError ? 'size' : 'form' };
  }
}

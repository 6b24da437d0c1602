/** Stories in links: what is written is read again, and nothing that a link holds can do harm. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowId, StoryId } from '#domain/model/ids.ts';
import type { Story } from '#domain/story/story.ts';
import { TRANSITIONS } from '#domain/story/story.ts';
import { decodeStory, encodeStory } from '#present/editor/link.ts';
import { newDraft, newStep, storyOf } from '#present/editor/model.ts';

const text = (most: number) =>
  fc.string({ unit: 'grapheme', maxLength: most }).filter((one) => [...one].length <= most && one.trim() === one);
const words = (most: number) => fc.record({ zh: text(most), en: text(most) });
const id = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6})?$/);
const story: fc.Arbitrary<Story> = fc
  .record({
    id,
    title: words(24),
    subtitle: words(40),
    steps: fc.uniqueArray(
      fc.record({
        id,
        title: words(24),
        points: fc.array(
          fc
            .tuple(words(40), fc.array(id))
            .map(([point, rows]) => ({ ...point, rows: rows as readonly string[] as RowId[] })),
          { maxLength: 3 },
        ),
        view: fc.constantFrom<Story['steps'][number]['view'][]>({}, { asof: '2019', area: 'songjiang' }),
        notes: words(80),
        alt: words(80),
        transition: fc.constantFrom(...TRANSITIONS),
      }),
      { minLength: 1, maxLength: 4, selector: (step) => step.id },
    ),
  })
  .map((made) => ({ ...made, format: 1, id: `my-${made.id}` as StoryId }));

const SMALL = storyOf(newDraft('my-talk' as StoryId, { zh: '题', en: 'Talk' }, [newStep({ asof: '2019' })])) as Story;
const linkOf = (value: unknown) =>
  `1${deflateRawSync(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;

describe('a story in a link', () => {
  test('is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (made) => {
        const code = await encodeStory(made);
        expect(code).toMatch(/^[\w-]+$/);
        if (code.length <= 2000) expect(await decodeStory(code)).toEqual({ ok: true, story: made });
        else expect(await decodeStory(code)).toEqual({ ok: false, reason: 'size' });
      }),
    );
  });

  test('is read without what a sentence puts after it', async () => {
    expect((await decodeStory(`${await encodeStory(SMALL)}。`)).ok).toBe(true);
  });

  test('of five steps in both languages fits into a link', async () => {
    const steps = ['松江', '嘉定', '青浦', '临港', '张江'].map((name, at) =>
      newStep(
        { asof: '2019', area: `place-${at}`, at: `121.${at},31.05,9.5` },
        {
          id: `step-${at}`,
          title: { zh: `${name}：承担什么角色`, en: `What ${name} is to do, as of 2019` },
          points: [0, 1].map((number) => ({
            zh: `${name}在第${number}份文件中的表述`,
            en: `What document ${number} says of ${name}`,
            rows: [`document-${number}-place-${at}-role` as RowId],
          })),
        },
      ),
    );
    const made = storyOf(newDraft('my-talk' as StoryId, { zh: '五个地方', en: 'Five places' }, steps)) as Story;
    expect((await encodeStory(made)).length).toBeLessThan(1900);
  });
});

describe('what else a link holds', () => {
  test('is refused without a throw, however it is damaged', async () => {
    const code = await encodeStory(SMALL);
    const damaged = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'1abcXYZ019_-'), maxLength: 300 }).map((tail) => `1${tail}`),
      fc.nat(code.length).map((at) => code.slice(0, at)),
      fc
        .tuple(fc.nat(code.length - 1), fc.constantFrom(...'AZaz09_-'))
        .map(([at, other]) => code.slice(0, at) + other + code.slice(at + 1)),
      fc.jsonValue().map(linkOf),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (one) => {
        const read = await decodeStory(one);
        expect(read.ok ? 'story' : read.reason).toMatch(/^(story|form|size)$/);
      }),
    );
  });

  test('is not inflated beyond the size of a story', async () => {
    // 40 MB in under 2 000 characters is beyond deflate; what fits is a thousand times its length.
    const bomb = linkOf('x'.repeat(1_000_000));
    expect(bomb.length).toBeLessThan(2000);
    expect(await decodeStory(bomb)).toEqual({ ok: false, reason: 'size' });
    expect(await decodeStory(`1${'A'.repeat(2000)}`)).toEqual({ ok: false, reason: 'size' });
  });

  test.each<[string, object]>([
    ['a field that no story has', { style: 'body{display:none}' }],
    ['the id of a built-in story', { id: 'g60' }],
    ['two steps of one id', { steps: [SMALL.steps[0], SMALL.steps[0]] }],
    ['a View with a window of its own', { steps: [{ ...SMALL.steps[0], view: { mode: 'embed' } }] }],
    ['no step', { steps: [] }],
  ])('is refused: %s', async (_, change) => {
    expect((await decodeStory(linkOf(SMALL))).ok).toBe(true);
    expect(await decodeStory(linkOf({ ...SMALL, ...change }))).toEqual({ ok: false, reason: 'form' });
  });

  test('loses the keys of a View that no link has', async () => {
    const step = { ...SMALL.steps[0], view: { asof: '2019', evil: 'https://example.org' } };
    const read = await decodeStory(linkOf({ ...SMALL, steps: [step] }));
    expect(read.ok && read.story.steps[0]?.view).toEqual({ asof: '2019' });
  });
});

/** The examples name a story that is there, with the steps that it has. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { HAS_OUTLINES, realDerived } from './support.ts';

const example = (name: string) => readFileSync(new URL(`../../public/examples/${name}`, import.meta.url), 'utf8');
const stepsOf = (page: string) => {
  const [, id] = /<layout-map[^>]* story="([^"]+)"/.exec(page) ?? [];
  return realDerived().stories.find((story) => story.id === id)?.steps ?? [];
};

test.skipIf(!HAS_OUTLINES)('the article: each part names a step, with its own title, words and pictures', () => {
  const page = example('article.html');
  const parts = page.split('<section data-step="').slice(1);
  expect(parts).toHaveLength(4);
  const steps = stepsOf(page);
  for (const part of parts) {
    const step = steps.find(({ id }) => part.startsWith(`${id}"`));
    const text = part.replace(/\s+/g, ' ');
    for (const language of ['zh', 'en'] as const) {
      expect(text).toContain(`<span lang="${language}">${step?.title[language]}</span>`);
      expect(text).toContain(`alt="${step?.alt[language]}"`);
    }
    for (const folder of ['', 'en/']) expect(text).toContain(`src="../story/g60/${folder}${step?.id}.svg"`);
  }
});

test.skipIf(!HAS_OUTLINES)('the deck: a fragment for each step after the first', () => {
  const page = example('reveal.html');
  const steps = stepsOf(page);
  expect(steps.length).toBeGreaterThan(1);
  expect(page.split('class="fragment"')).toHaveLength(steps.length);
});

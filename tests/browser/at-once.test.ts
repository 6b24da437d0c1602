/** Everybody is told of a change before anybody renders it: half a page that is committed has the other half's past. */
import { describe } from 'vitest';
import type { ButtonName } from './driver/app.ts';
import { expect, test } from './driver/test.ts';

/** A control, a link that has it, and what is in the address when it has been used. */
const CHANGES: Readonly<Record<string, { readonly use: ButtonName; readonly on: string; readonly to: RegExp }>> = {
  'closing a place': { use: 'close', on: './?area=songjiang', to: /^(?!.*area=)/ },
  'a place to compare': { use: 'compare', on: './?area=songjiang', to: /compare=/ },
  'the filter': { use: 'filter', on: './', to: /panel=filter/ },
};

describe('the page is not rendered while a change is being told:', () => {
  for (const [name, { use, on, to }] of Object.entries(CHANGES)) {
    test(name, async ({ open }) => {
      const app = await open(on);
      if (on.includes('area=')) await app.place.waitUntilShown();
      expect(await app.changedTooEarly(use)).toEqual([]);
      await expect.poll(() => app.screen.url().search).toMatch(to);
    });
  }
});

/** The stories of the published site on a common projector. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, test } from '../driver/site.ts';
import { Stage } from '../driver/stage.ts';

const FOLDER = fileURLToPath(new URL('../../../geo/stories/', import.meta.url));
interface StoryFile {
  readonly id: string;
  readonly steps: readonly unknown[];
}
const stories = readdirSync(FOLDER).map((name) => parse(readFileSync(join(FOLDER, name), 'utf8')) as StoryFile);

for (const { id, steps } of stories)
  test(`${id}: the number of each source stands on the last line of its point`, async ({ open }) => {
    const app = await open(`./?mode=present&story=${id}&lang=zh`);
    await app.screen.resize(1280, 800);
    const stage = new Stage(app.screen);
    await stage.appears();
    for (const nth of steps.keys()) {
      await expect.poll(() => stage.step()).toBe(nth + 1);
      expect(await stage.numbersAlone(), `step ${nth + 1}`).toEqual([]);
      await app.press('ArrowRight');
    }
  });

/** The stories of the published site on a common projector. */
import { expect, test } from '../driver/site.ts';
import { Stage } from '../driver/stage.ts';

const STORIES = ['formula', 'g60', 'overseas', 'biomedicine'];
const STEPS = 9;

for (const story of STORIES)
  test(`${story}: the number of each source stands on the last line of its point`, async ({ open }) => {
    const app = await open(`./?mode=present&story=${story}&lang=zh`);
    await app.screen.resize(1280, 800);
    const stage = new Stage(app.screen);
    await stage.appears();
    for (let step = 1; step <= STEPS; step++) {
      await expect.poll(() => stage.step()).toBe(step);
      expect(await stage.numbersAlone(), `step ${step}`).toEqual([]);
      await app.press('ArrowRight');
    }
  });

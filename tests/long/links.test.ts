/** Hostile links opened in the browser: the map comes, nothing throws, nothing is requested elsewhere. */
import { expect, test } from '../browser/driver/test.ts';
import { LINK_KINDS } from '../unit/attack-link-kinds.ts';
import { chance } from '../unit/attack-support.ts';

const EACH = 40;
const FIRST_SEED = 120_000;

for (const [name, make] of Object.entries(LINK_KINDS))
  test(`${EACH} links in the browser: ${name}`, async ({ open }) => {
    const app = await open('./');
    for (let seed = FIRST_SEED; seed < FIRST_SEED + EACH; seed += 1) {
      const link = make(chance(seed)).replace(/#/g, '%23');
      await app.screen.go(`./?${link}`);
      await expect.poll(() => app.map.state(), { message: `seed ${seed}: ${link}` }).not.toBe('poster');
      expect(app.screen.problems, `seed ${seed}: ${link}`).toEqual([]);
    }
    console.log(`links in the browser, ${name}: ${EACH}, seeds from ${FIRST_SEED}`);
  });

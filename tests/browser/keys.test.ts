/** The keys of the page: what Escape closes, where `/`, F6 and Tab go, and what the browser and input methods keep. */
import { describe } from 'vitest';
import { type App, expect, test } from './driver/test.ts';
import { zh } from './driver/words.ts';

const MODIFIED = ['Alt+ArrowDown', 'Control+ArrowRight', 'Control+=', 'Meta+-'];

describe('Escape', () => {
  test('closes one thing at a press, the innermost first, and none for an input method', async ({ open }) => {
    const app = await open('./?area=songjiang&panel=compare&compare=songjiang,pudong');
    await app.place.waitUntilShown();
    await app.comparison.type('青浦');
    await app.access.pressWhileComposing('Escape');
    await app.access.pressWhileComposing('Escape', true);
    expect(await app.comparison.typed()).toBe('青浦');
    await app.press('Escape');
    expect(await app.comparison.typed()).toBe('');
    expect([app.link().get('area'), app.link().get('panel')]).toEqual(['songjiang', 'compare']);
    await app.press('Escape');
    await expect.poll(() => app.link().has('panel')).toBe(false);
    expect(app.link().get('area')).toBe('songjiang');
    // What held the focus is gone: it is at the tool.
    expect(await app.access.focusedName()).toBe(zh('tool.compare'));
    await app.press('Escape');
    await expect.poll(() => app.link().has('area')).toBe(false);
  });

  test('closes a list of choices alone, and what was opened later before what is older', async ({ open }) => {
    const app = await open('./?panel=table');
    await app.table.waitUntilShown();
    await app.table.focus();
    await app.press('ArrowDown', 'Enter');
    await app.place.waitUntilShown();
    await app.table.showColumn('lng');
    expect(await app.place.isOpen()).toBe(true);
    await app.table.focus();
    await app.press('Escape');
    await expect.poll(() => app.place.isOpen()).toBe(false);
    expect(app.link().get('panel')).toBe('table');
    await app.press('Escape');
    await expect.poll(() => app.link().has('panel')).toBe(false);
    expect(await app.access.focusedName()).toBe(zh('tool.table'));
  });
});

describe('the focus', () => {
  test('stays in a panel whose control was pressed and is gone, and comes back to what opened it', async ({ open }) => {
    const app = await open();
    await app.screen.focus({ css: '[data-tool="documents"]' });
    await app.press('Enter');
    await app.panel.heading();
    await app.press('F6', 'F6');
    expect(await app.access.focusedPart()).toBe('close');
    await app.press('Tab', 'Tab', 'Enter');
    await expect.poll(() => app.link().get('document')).toBeTruthy();
    await expect.poll(() => app.access.focusedName()).toContain(zh('documents.label'));
    await app.press('Escape');
    await expect.poll(() => app.panel.isOpen()).toBe(false);
    expect(await app.access.focusedName()).toBe(zh('tool.documents'));
  });
});

/** Presses a key five times, and says to which parts the focus goes; in the panel a place has its parent first. */
async function partsBy(app: App, key: string): Promise<readonly (string | undefined)[]> {
  const parts: (string | undefined)[] = [];
  for (let press = 0; press < 5; press += 1) {
    await app.press(key);
    parts.push(await app.access.focusedPart());
  }
  return parts;
}

describe('Tab, F6 and /', () => {
  test('go round the page in few steps, and help says so', async ({ open }) => {
    const app = await open('./?area=songjiang');
    await app.place.waitUntilShown();
    await app.press('Tab');
    expect(await app.access.focusedName()).toContain(zh('ui.skip'));
    await app.press('Enter');
    expect(await app.access.focusedName()).toBe(zh('search.label'));
    expect(app.screen.url().hash).toBe('');
    // From search to panel: tools, layers, map controls and the rest are a stop each.
    let stops = 0;
    const isInPanel = () => document.activeElement?.closest('[data-part="panel"]') !== null;
    while (!(await app.screen.run(isInPanel)) && stops < 40) {
      await app.press('Tab');
      stops += 1;
    }
    expect(stops).toBeLessThan(17);
    expect(await partsBy(app, 'F6')).toEqual(['timeline', 'search', 'tools', 'names', 'area-link']);
    expect(await partsBy(app, 'Shift+F6')).toEqual(['names', 'tools', 'search', 'timeline', 'area-link']);
    await app.press('/');
    expect(await app.access.focusedName()).toBe(zh('search.label'));
    await app.press('/', '?');
    expect(await app.search.typed()).toBe('/?');
    await app.press('Escape');
    expect(await app.search.typed()).toBe('');
    expect(app.link().get('area')).toBe('songjiang');
  });

  test('the arrows go through the tools and the layers, and the browser keeps its own keys', async ({ open }) => {
    const app = await open('./');
    await app.screen.focus({ css: '[data-tool="documents"]' });
    await app.press('ArrowRight');
    expect(await app.access.focusedName()).toBe(zh('tool.filter'));
    await app.press('End');
    expect(await app.access.focusedName()).toBe(zh('tool.story'));
    await app.screen.focus({ role: 'checkbox', name: zh('layers.districts') });
    await app.press('ArrowDown', 'Space');
    await expect.poll(() => app.link().get('layers')).toBeTruthy();
    await app.map.focus('songjiang');
    const before = app.link().get('at');
    for (const key of MODIFIED) await app.press(key);
    expect(await app.map.focusedArea()).toBe('songjiang');
    await app.map.waitUntilStill();
    expect(app.link().get('at')).toBe(before);
    await app.press('?');
    await expect.poll(() => app.link().get('panel')).toBe('keys');
    await expect.poll(() => app.screen.text({ css: '[data-part="keys"]' })).toContain('F6');
    expect(await app.access.seriousFindings()).toEqual([]);
    await app.press('Escape');
    await expect.poll(() => app.link().has('panel')).toBe(false);
    expect(await app.map.focusedArea()).toBe('songjiang');
  });

  test('Enter that an input method has taken chooses nothing', async ({ open }) => {
    const app = await open('./');
    await app.search.type('松江');
    await app.screen.appears({ css: '[role=listbox] [role=option]' });
    await app.access.pressWhileComposing('Enter', true);
    await app.access.pressWhileComposing('Enter');
    expect(app.link().has('area')).toBe(false);
    await app.press('Enter');
    await expect.poll(() => app.link().get('area')).toBe('songjiang');
  });
});

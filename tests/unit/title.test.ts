/** The title of the page: history, bookmarks and tabs tell one View from another by it. */
import { describe, expect, it } from 'vitest';
import { translator } from '#i18n/index.ts';
import { INITIAL_STATE } from '#state/store.ts';
import { titleOf } from '#state/title.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { areaId, smallIndexed, yearOf } from './support.ts';

const APP = translator('en')('app.title');
const title = (view: Partial<View>, panel: string | null = null) =>
  titleOf(
    {
      ...INITIAL_STATE,
      view: { ...DEFAULT_VIEW, lang: 'en', ...view },
      catalogue: { status: 'ready', value: smallIndexed() },
    },
    translator('en'),
    panel,
  );

describe('the title', () => {
  it('is the map’s where nothing is chosen, and before there is a catalogue', () => {
    expect(title({})).toBe(APP);
    expect(titleOf(INITIAL_STATE, translator('en'), null)).toBe(APP);
  });
  it('names the place and the year', () => {
    expect(title({ area: areaId('north') })).toBe(`Name north · 2019 · ${APP}`);
    expect(title({ area: areaId('north'), asof: yearOf(2015) })).toBe(`Name north · 2015 · ${APP}`);
    expect(title({ asof: yearOf(2015) })).toBe(`2015 · ${APP}`);
  });
  it('names the panel, and what it shows', () => {
    expect(title({ panel: 'table' }, 'Table')).toBe(`Table · 2019 · ${APP}`);
    expect(title({ panel: 'table', area: areaId('north') }, 'Table')).toBe(`Name north · Table · 2019 · ${APP}`);
    expect(title({ panel: 'compare', compare: ['north', 'south'].map(areaId) }, 'Compare')).toBe(
      `Name north / Name south · Compare · 2019 · ${APP}`,
    );
  });
  it('leaves out what does not exist', () => {
    expect(title({ area: areaId('atlantis') })).toBe(APP);
  });
});

/** One screen of each kind, for what has to hold of all words on all of them. */
import { type App, expect, type OpenOptions } from './test.ts';

export interface Screenful {
  readonly link: string;
  readonly options?: OpenOptions;
  readonly arrive?: (app: App) => Promise<unknown>;
}
export const SCREENS: Readonly<Record<string, Screenful>> = {
  home: { link: '' },
  'a district': { link: 'area=pudong', arrive: (app) => app.place.history() },
  'a place without a role': { link: 'area=chongming&asof=2019', arrive: (app) => app.place.history() },
  'a point': { link: 'area=lingang-sf', arrive: (app) => app.place.history() },
  'the notes': { link: 'panel=about', arrive: (app) => app.screen.appears({ role: 'dialog' }) },
  'the documents': { link: 'panel=documents', arrive: (app) => app.documents.waitUntilShown() },
  'a document': { link: 'panel=documents&document=report-b-2019', arrive: (app) => app.documents.waitForSections() },
  'a search': { link: '', arrive: (app) => app.search.offersFor('a') },
  'a bad link': { link: 'area=nonsense&asof=1', arrive: (app) => expect.poll(() => app.notices()).not.toEqual([]) },
  'a filter': {
    link: 'industry=biomedicine&kind=facility',
    arrive: (app) => expect.poll(() => app.filter.inUse()).not.toEqual([]),
  },
  'the filter': { link: 'panel=filter&industry=biomedicine', arrive: (app) => app.filter.openFacet('standing') },
  'an empty filter': {
    link: 'industry=health&role=cluster',
    arrive: (app) => expect.poll(() => app.filter.noMatch()).toBeDefined(),
  },
  'a view in words': { link: 'area=songjiang&industry=health&figures=with', arrive: (app) => app.description.open() },
  'the structures': { link: 'panel=structures', arrive: (app) => app.screen.appears({ role: 'complementary' }) },
  'a structure': {
    link: 'panel=structures&structure=report-a-1-plus-3',
    arrive: (app) => app.screen.appears({ css: '[data-part=group]' }),
  },
  'two documents': { link: 'panel=difference', arrive: (app) => app.screen.appears({ role: 'complementary' }) },
  'a comparison': {
    link: 'panel=compare&compare=pudong,songjiang',
    arrive: (app) => app.screen.appears({ role: 'table' }),
  },
  'the matrix': { link: 'panel=matrix&matrix=industry', arrive: (app) => app.matrix.waitUntilShown() },
  'the table': { link: 'panel=table', arrive: (app) => app.table.waitUntilShown() },
  presenting: { link: 'mode=present&area=lingang', arrive: (app) => app.place.waitUntilShown() },
  'a phone': { link: 'area=songjiang', options: { size: 'phone' }, arrive: (app) => app.place.history() },
};

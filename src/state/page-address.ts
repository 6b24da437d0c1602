/**
 * The page of the site through which a View is shared. A static site answers `/?area=songjiang` with the home page,
 * whatever the query says, and so would every card, canonical address and oEmbed answer be those of the home page. The
 * page of the story, place, year or structure has its own, and leads people into the map (`site/open.ts`).
 */
import { isOwnStory } from '#domain/story/story.ts';
import { type Language, languageFolder, languageSuffix } from '#domain/vocabulary/languages.ts';
import { encode } from './url.ts';
import { DEFAULT_VIEW, type View } from './view.ts';

/** Folder of a place's page, from the site's root. */
export const placePath = (area: string, language: Language): string => `place/${area}/${languageFolder(language)}`;
/** Folder of a story's page, from the site's root. */
export const storyPath = (story: string, language: Language): string => `story/${story}/${languageFolder(language)}`;
/**
 * Folder of the page of another built-in view: `year-2019`, `structure-<id>`, `home`; in the first language that is the
 * root.
 */
export const viewPath = (name: string, language: Language): string =>
  name === 'home' && languageSuffix(language) === '' ? '' : `view/${name}${languageSuffix(language)}/`;

/** In every link through a page: its script takes a query without it for somebody else's. */
const VERSION = 'v=1';

/**
 * The address of a View through its page, from the site's root; a View with none is on the home page.
 *
 * @param language that of the page and its card; the map follows the View, or the user.
 * @param hasPage whether the place of the View has a page.
 * @param base the View of the story's step that is shown: what is as there is left out.
 */
export function sharedAddress(view: View, language: Language, hasPage: boolean, base?: View): string {
  const through = (folder: string, own: Partial<View>) => `${folder}?${encode({ ...view, ...own }, base) || VERSION}`;
  if (view.story !== null && view.mode === 'present' && !isOwnStory(view.story))
    return through(storyPath(view.story, language), { mode: DEFAULT_VIEW.mode, story: DEFAULT_VIEW.story });
  if (view.area !== null && hasPage) return through(placePath(view.area, language), { area: DEFAULT_VIEW.area });
  if (view.structure !== null)
    return through(viewPath(`structure-${view.structure}`, language), { structure: DEFAULT_VIEW.structure });
  if (view.asof !== null) return through(viewPath(`year-${view.asof}`, language), { asof: DEFAULT_VIEW.asof });
  if (languageSuffix(language) !== '') return through(viewPath('home', language), {});
  const query = encode(view, base);
  return query ? `?${query}` : '';
}

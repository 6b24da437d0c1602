/** The named views of the build: each has an oEmbed file; home and each place also have a picture. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { StoryId } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import type { Story } from '#domain/story/story.ts';
import { evidenceLanguage, LANGUAGES, type Language } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { languageName } from './site.ts';

export interface BuiltInView {
  readonly name: string;
  readonly language: Language;
  readonly title: string;
  readonly view: View;
}

/** The whole world, centred so that the sites abroad are distributed on both sides. */
export const WORLD: Partial<View> = { at: { lng: 150, lat: 28, zoom: 0.6 } };

/** The View that presents a story from its beginning. */
export const viewOfStory = (story: StoryId) => ({ mode: 'present', story }) as const satisfies Partial<View>;

/** @param places those with a page. */
export function builtInViews(
  catalogue: IndexedCatalogue,
  places: readonly Area[],
  stories: readonly Story[],
): BuiltInView[] {
  return LANGUAGES.flatMap((language) => {
    const t = translator(language);
    const inEvidence = evidenceLanguage(language);
    const title = (part: string) => `${part} · ${t('app.title')}`;
    const made: readonly (readonly [name: string, title: string, view: Partial<View>])[] = [
      ['home', t('app.title'), {}],
      ['world', title(t('map.world')), WORLD],
      ...catalogue.years.map((year) => [`year-${year}`, title(t('picture.asOf', { year })), { asof: year }] as const),
      ...catalogue.structures.map(
        ({ id, name, asOf }) =>
          [
            `structure-${id}`,
            title(t('legend.structure', { name: name[inEvidence], year: asOf })),
            { structure: id },
          ] as const,
      ),
      ...places.map(({ id, name }) => [`place-${id}`, title(name[inEvidence]), { area: id }] as const),
      ...stories.map(({ id, title: words }) => [`story-${id}`, title(words[inEvidence]), viewOfStory(id)] as const),
    ];
    return made.map(([name, heading, view]) => ({
      name: languageName(name, language),
      language,
      title: heading,
      view: { ...DEFAULT_VIEW, lang: language, ...view },
    }));
  });
}

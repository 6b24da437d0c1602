/** The page of a year or a structure, or of the whole map in a language: here a link that is shared has its card. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { LANGUAGES, languageSuffix } from '#domain/vocabulary/languages.ts';
import { PICTURE_SIZES, pictureName } from '#domain/vocabulary/pictures.ts';
import { translator } from '#i18n/index.ts';
import { documentValues } from '#state/documents.ts';
import { viewPath } from '#state/page-address.ts';
import { encode } from '#state/url.ts';
import { DEFAULT_VIEW } from '#state/view.ts';
import { footer, otherLanguages, type Pages } from './context.ts';
import { type Card, pageHead } from './head.ts';
import { html } from './html.ts';
import { openTag } from './open.ts';
import { languageName, mapPath, picturePath, rootFrom } from './site.ts';
import { datasetData } from './structured.ts';
import type { BuiltInView } from './views.ts';

/** The name of a view in all languages. */
export const nameOf = ({ name, language }: BuiltInView): string =>
  name.slice(0, name.length - languageSuffix(language).length);

const pictureOf = ({ view, language }: BuiltInView, name: string) =>
  name === 'world'
    ? languageName(name, language)
    : pictureName({
        area: null,
        year: view.asof === null ? null : String(view.asof),
        suffix: languageSuffix(language),
        theme: 'light',
      });

const descriptionIn = (catalogue: IndexedCatalogue, language: Language): string => {
  const t = translator(language);
  return t('page.siteDescription', documentValues(catalogue, t));
};

export function viewPage({ catalogue, site }: Pages, of: BuiltInView, card: Card): string {
  const { language, title, view } = of;
  const t = translator(language);
  const name = nameOf(of);
  const path = viewPath(name, language);
  const root = rootFrom(path);
  const pathIn = (other: Language) => viewPath(name, other);
  const description = descriptionIn(catalogue, language);
  const head = pageHead({
    site,
    path,
    language,
    title,
    description,
    card,
    oembed: [of.name],
    structured: datasetData(catalogue, language, site),
    pathIn,
  });
  const map = `${root}${mapPath(view)}`;
  return String(html`<!doctype html>
<html lang="${t.tag}"><head>
${openTag(encode({ ...view, lang: DEFAULT_VIEW.lang }), root)}
${head}
</head><body>
<header><p class="tools"><a href="${map}">${t('page.openMap')}</a>${otherLanguages(language, (other) => `${root}${pathIn(other)}`)}</p></header>
<main><h1>${title}</h1><p>${description}</p>
<figure><a href="${map}"><img src="${root}${picturePath(pictureOf(of, name))}" width="${PICTURE_SIZES.home.width}" height="${PICTURE_SIZES.home.height}" alt="${title}"></a></figure>
</main>
${footer({ root, t, language })}
</body></html>
`);
}

/** The views with a page here: places have their own, and the home page is that of the first language. */
export const hasViewPage = (of: BuiltInView): boolean =>
  of.view.area === null && !(nameOf(of) === 'home' && of.language === LANGUAGES[0]);

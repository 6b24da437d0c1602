/** How many documents the map rests on, and the years as of which they speak: facts of the data that messages name. */
import type { Catalogue } from '#domain/model/schema.ts';
import type { Translate } from '#i18n/index.ts';

/** `documents` and `years` of a message. */
export function documentValues({ documents, years }: Pick<Catalogue, 'documents' | 'years'>, t: Translate) {
  const [first, last] = [years.at(0), years.at(-1)];
  return {
    documents: t('count.documents', { count: documents.length }),
    years: first === last ? String(last) : `${first}–${last}`,
  };
}

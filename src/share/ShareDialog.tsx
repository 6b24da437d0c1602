/** The share dialog: the link to what is on screen, what it carries, its length, its QR code, and a preview. */
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { fileOrigin } from '#data/carried.ts';
import { type Translate, translator } from '#i18n/index.ts';
import { describe } from '#state/describe.ts';
import { sharedAddress } from '#state/page-address.ts';
import { languageOf, selectedArea, themeOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { stepOf } from '#state/story.ts';
import { classes } from '#ui/classes.ts';
import { copyText } from '#ui/copy.ts';
import prose from '#ui/prose.module.css';
import { qrCode } from '#ui/qr.ts';
import { QUIET_MODULES } from '#ui/quiet-zone.ts';
import { addressOf, type ShareChoices, sharedView, spoken } from './choices.ts';
import { DrawnPicture, type PictureMaker } from './DrawnPicture.tsx';
import fields from './fields.module.css';
import { LanguageChoice } from './fields.tsx';
import css from './ShareDialog.module.css';
import { StatusDialog } from './StatusDialog.tsx';
import { nameOf } from './title.ts';
import { useStatus } from './use-status.ts';

/** Longer links make codes of more than 73 modules: on a slide a phone in the second row no longer resolves them. */
const DENSE_CHARACTERS = 300;
/** Size of a link's card in a chat, CSS px. */
const PREVIEW_SIZE = { width: 600, height: 400 } as const;

interface ShareDialogProps {
  readonly store: MapStore;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
  /** Whether this site has the pages that the build writes; a development server has not. */
  readonly hasPages: boolean;
  /** Whether the map shows layers of the user's own, which no link carries. */
  readonly hasOwn: boolean;
  readonly picture: PictureMaker;
  /** Opens the embed dialog instead. */
  readonly onEmbed: () => void;
  /** Opens the dialog of files instead. */
  readonly onExport: () => void;
  readonly onClose: () => void;
}

export function ShareDialog({ store, base, hasPages, hasOwn, picture, onEmbed, onExport, onClose }: ShareDialogProps) {
  const state = useStore(store);
  const { view } = state;
  const language = languageOf(state);
  const t = translator(language);
  const [choices, setChoices] = useState<ShareChoices>({ camera: true, selection: true, lang: view.lang });
  const [status, report] = useStatus();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const step = stepOf(state)?.base;
  const shared = useMemo(() => sharedView(view, choices, step), [view, choices, step]);
  // The texts in the recipient's language: the one that the link fixes, or else the current one as a best guess.
  const shownState = { ...state, view: { ...shared, lang: shared.lang ?? language } };
  const place = selectedArea(shownState);
  // A place that no document speaks of has no page.
  const link = hasPages
    ? base + sharedAddress(shared, languageOf(shownState), place !== undefined && place.rows > 0, step)
    : addressOf(base, shared, step);
  const say = translator(languageOf(shownState));
  const words = describe(shownState, say);
  const title = nameOf(shownState, say);
  const change = (change: Partial<ShareChoices>) => {
    setChoices({ ...choices, ...change });
    report('');
  };
  const copy = async () => {
    if (!field.current) return;
    const outcome = await copyText(link, field.current);
    report(t(outcome === 'copied' ? 'share.copied' : 'copy.failed'));
  };
  const send = async () => {
    try {
      await navigator.share({ title, text: words, url: link });
    } catch (error) {
      // Closing the system's share sheet is a choice, not a failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) report(t('share.notSent'));
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
          {hasOwn && <p className={prose.hint}>{t('share.withoutOwn')}</p>}
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
          {fileOrigin() === null && (
            <button type="button" onClick={onEmbed}>
              {t('share.embed')}
            </button>
          )}
          <button type="button" onClick={onExport}>
            {t('files.open')}
          </button>
        </p>
        <Qr link={link} t={t} />
      </div>
      <section aria-labelledby={`${id}-preview`}>
        <h3 className={fields.heading} id={`${id}-preview`}>
          {t('share.preview')}
        </h3>
        <DrawnPicture
          view={shared}
          size={PREVIEW_SIZE}
          language={languageOf(shownState)}
          theme={themeOf(shownState)}
          alt={words}
          picture={picture}
          t={t}
          onNotSaved={() => report(t('share.notSaved'))}
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

/**
 * The dialog of files: every format with what it is good for; of the chosen one options, preview, progress and size.
 * The file is made before it is saved, so that its size is known.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { type ExportTranslate, exportTranslator } from '#i18n/export/index.ts';
import { tryAgain } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { download, mayDownload } from '#ui/download.ts';
import { isPrintKey } from '#ui/keys.ts';
import prose from '#ui/prose.module.css';
import css from './ExportDialog.module.css';
import type { Chosen, ExportRequest, Format, Made } from './format.ts';
import { loadRequest } from './load-request.ts';
import { OptionFields } from './OptionFields.tsx';
import { offeredFormats } from './registry.ts';
import { remember, rememberedFormat, rememberedOptions } from './remembered.ts';
import { type Making, useMade } from './use-made.ts';

interface ExportDialogProps {
  readonly store: MapStore;
  /** URL of the app's folder, absolute, with a trailing slash. */
  readonly base: string;
  readonly camera: ExportRequest['camera'];
  readonly own: ExportRequest['own'];
  /** Whether the map shows layers of the user's own, which no file has. */
  readonly hasOwn: boolean;
  readonly onClose: () => void;
}

const KB = 1000;
/** "240 kB", "1.2 MB", in the notation of the language. */
function sizeWords(bytes: number, t: ExportTranslate): string {
  const isLarge = bytes >= KB * KB;
  const value = isLarge ? bytes / KB / KB : Math.max(1, Math.round(bytes / KB));
  return `${new Intl.NumberFormat(t.tag, { maximumFractionDigits: 1 }).format(value)} ${isLarge ? 'MB' : 'kB'}`;
}

/** The same for the whole life of a page. */
const FORMATS = offeredFormats();

export function ExportDialog({ store, base, camera, own, hasOwn, onClose }: ExportDialogProps) {
  const language = useStore(store, languageOf);
  const catalogue = useStore(store, (state) => state.catalogue.status);
  const t = exportTranslator(language, evidenceLanguage(language));
  // The first is there: the registry is never empty.
  const [format, setFormat] = useState<Format>(() => rememberedFormat(FORMATS) as Format);
  const [chosen, setChosen] = useState<Chosen>(() => rememberedOptions(format));
  const [status, setStatus] = useState('');
  const load = useMemo(() => {
    // Loaded once for all formats; asked again only after a failure, or when the catalogue has come.
    let loaded: Promise<ExportRequest> | undefined;
    return () => {
      if (catalogue === 'loading') return new Promise<ExportRequest>(() => undefined);
      loaded ??= loadRequest(store.getState(), { base, camera, own }, new AbortController().signal).catch((error) => {
        loaded = undefined;
        throw error;
      });
      return loaded;
    };
  }, [store, base, camera, own, catalogue]);
  const [making, cancel, again] = useMade(format, chosen, load);

  const save = useCallback(
    (made: Made, size: number) => {
      if (format.hand) {
        const { over, refused } = format.hand;
        const done = (is: boolean) => setStatus(is ? '' : t(refused));
        // Its code may not load, or the browser throw: for the user both mean that nothing was printed.
        over(made, chosen).then(done, () => done(false));
        return;
      }
      download(made.name, made.type, made.bytes);
      setStatus(t('export.saved', { name: made.name, size: sizeWords(size, t) }));
    },
    [t, format, chosen],
  );
  // Of a format whose button was pressed before its file was made.
  const wanted = useRef<Format>(undefined);
  useEffect(() => {
    if (making.is === 'making' || wanted.current !== format) return;
    wanted.current = undefined;
    if (making.is === 'made') save(making.made, making.size);
  }, [making, format, save]);

  const choose = (next: Format) => {
    // What was wanted before would be saved when its format is looked at again.
    wanted.current = undefined;
    if (next === format) return;
    const options = rememberedOptions(next);
    setFormat(next);
    setChosen(options);
    setStatus('');
    remember(next, options);
  };
  const change = (next: Chosen) => {
    setChosen(next);
    setStatus('');
    remember(format, next);
  };
  const retry = () => {
    // The page requests the index once more, and the file is made when that has come.
    if (catalogue === 'failed') store.dispatch(tryAgain());
    again();
  };
  const press = (next: Format) => {
    if (next === format && making.is === 'made') return save(making.made, making.size);
    choose(next);
    wanted.current = next;
    if (next === format && making.is !== 'making') retry();
  };
  const latest = useRef(press);
  useEffect(() => {
    latest.current = press;
  });
  // The browser's own command is that of the sheet which is looked at, with all that is typed here.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!format.hand || !isPrintKey(event)) return;
      event.preventDefault();
      const focused = document.activeElement;
      if (focused instanceof HTMLElement) {
        // What is being typed counts when its field is left.
        focused.blur();
        focused.focus();
      }
      setTimeout(() => latest.current(format));
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, [format]);
  const isBlocked = mayDownload() === 'no';
  return (
    <Dialog
      title={t('files.title')}
      closeLabel={t('place.close')}
      lang={language}
      size="wide"
      status={status}
      onClose={onClose}
    >
      {isBlocked && (
        <p className={css.blocked}>
          {t('export.blocked')}{' '}
          <a href={location.href} target="_blank" rel="noopener">
            {t('export.ownWindow')}
          </a>
        </p>
      )}
      {hasOwn && <p className={css.blocked}>{t('export.withoutOwn')}</p>}
      <div className={css.columns}>
        <fieldset className={css.formats}>
          <legend className={prose.visuallyHidden}>{t('export.formats')}</legend>
          {FORMATS.map((one) => (
            <div key={one.id} className={css.format} data-chosen={one === format || undefined}>
              <label>
                <input type="radio" name="export-format" checked={one === format} onChange={() => choose(one)} />
                <span>
                  <b translate="no">{one.name}</b>
                  <small>{t(one.hint)}</small>
                </span>
              </label>
              <button type="button" data-export={one.id} disabled={isBlocked && !one.hand} onClick={() => press(one)}>
                {one.hand ? t(one.hand.label) : t('export.save', { name: one.name })}
              </button>
            </div>
          ))}
        </fieldset>
        <section aria-label={format.name} className={css.detail}>
          <OptionFields key={format.id} format={format} chosen={chosen} t={t} onChange={change} />
          <State making={making} format={format} t={t} onCancel={cancel} onAgain={retry} onChange={change} />
        </section>
      </div>
    </Dialog>
  );
}

interface StateProps {
  readonly making: Making;
  readonly format: Format;
  readonly t: ExportTranslate;
  readonly onCancel: () => void;
  readonly onAgain: () => void;
  readonly onChange: (chosen: Chosen) => void;
}

/** What has become of the file: its progress, its preview and size, or why there is none. */
function State({ making, format: { name }, t, onCancel, onAgain, onChange }: StateProps) {
  const smaller = making.is === 'failed' ? making.smaller : undefined;
  switch (making.is) {
    case 'making':
      return (
        <p className={css.progress}>
          <progress value={making.share} aria-label={name} />
          {t('export.making', { name, percent: Math.round(making.share * 100) })}
          <button type="button" onClick={onCancel}>
            {t('export.cancel')}
          </button>
        </p>
      );
    case 'made':
      return (
        <>
          <p data-made={making.size} translate="no">
            {making.made.words ?? t('export.size', { name: making.made.name, size: sizeWords(making.size, t) })}
          </p>
          <Preview made={making.made} label={t('export.preview')} />
        </>
      );
    default:
      return (
        <p role="alert">
          {making.is === 'cancelled'
            ? t('export.cancelled')
            : t('export.failed', {
                why: making.why ?? (making.file ? t('export.lostFile', { file: making.file }) : t('export.lost')),
              })}{' '}
          {smaller && (
            <>
              <button type="button" data-part="smaller" onClick={() => onChange(smaller.chosen)}>
                {smaller.words}
              </button>{' '}
            </>
          )}
          <button type="button" onClick={onAgain}>
            {t(making.is === 'cancelled' ? 'export.again' : 'export.retry')}
          </button>
        </p>
      );
  }
}

/** The picture itself, or the beginning of a text. */
function Preview({ made, label }: { readonly made: Made; readonly label: string }) {
  const [url, setUrl] = useState<string>();
  const isPicture = made.type.startsWith('image/');
  useEffect(() => {
    if (!isPicture) return;
    const own = URL.createObjectURL(new Blob([made.bytes], { type: made.type }));
    setUrl(own);
    return () => URL.revokeObjectURL(own);
  }, [made, isPicture]);
  if (isPicture) return url ? <img className={css.picture} src={url} alt={label} /> : null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={css.text} aria-label={label} tabIndex={0} translate="no">
      {made.preview}
    </section>
  );
}

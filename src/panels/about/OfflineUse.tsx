/** What of the site is kept in this browser for use without a network, with what adds to it and removes it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  allowCopy,
  type CopyState,
  copyState,
  isSwitchedOff,
  keepAll,
  mayCopy,
  removeCopy,
} from '#data/copy/site-copy.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useLanguage } from '../context.ts';

type Progress = { readonly done: number; readonly of: number };
const BYTES_PER_MB = 1e6;

export function OfflineUse() {
  const { t } = useLanguage();
  const [state, setState] = useState<CopyState>();
  const [progress, setProgress] = useState<Progress>();
  const [hasFailed, setFailed] = useState(false);
  const running = useRef<AbortController>(undefined);
  const read = useCallback(() => void copyState().then(setState), []);
  useEffect(() => {
    if (mayCopy()) read();
    return () => running.current?.abort();
  }, [read]);
  if (!mayCopy() || !state) return null;

  const size = (bytes: number) => Math.max(1, Math.round(bytes / BYTES_PER_MB));
  const { list, hasCore, kept } = state;
  const isWhole = hasCore && list.more.every((path) => kept.has(path === './' ? '' : path));
  const all = async () => {
    const control = new AbortController();
    running.current = control;
    setFailed(false);
    const came = await keepAll(state, (done, of) => setProgress({ done, of }), control.signal);
    setFailed(!came && !control.signal.aborted);
    setProgress(undefined);
    read();
  };
  const remove = async () => {
    running.current?.abort();
    await removeCopy();
    read();
  };
  const allow = () => {
    allowCopy();
    location.reload();
  };
  return (
    <section data-part="offline">
      <h3>{t('offline.title')}</h3>
      <p role="status">
        {progress
          ? t('offline.progress', { done: progress.done, of: progress.of })
          : hasFailed
            ? t('offline.partly')
            : isWhole
              ? t('offline.whole')
              : hasCore
                ? t('offline.kept', { size: size(list.core.bytes) })
                : t(isSwitchedOff() ? 'offline.off' : 'offline.none')}
      </p>
      <p>
        {progress ? (
          <LinkButton onClick={() => running.current?.abort()}>{t('offline.stop')}</LinkButton>
        ) : (
          <>
            {hasCore && !isWhole && (
              <LinkButton onClick={() => void all()}>{t('offline.all', { size: size(list.moreBytes) })}</LinkButton>
            )}{' '}
            {hasCore && <LinkButton onClick={() => void remove()}>{t('offline.remove')}</LinkButton>}
            {!hasCore && isSwitchedOff() && (
              <LinkButton onClick={allow}>{t('offline.keep', { size: size(list.core.bytes) })}</LinkButton>
            )}
          </>
        )}
      </p>
    </section>
  );
}

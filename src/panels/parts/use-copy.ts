/** Copying from a panel: what has come of it stands beside the button, and is announced. */
import { type RefObject, useRef, useState } from 'react';
import { announce } from '#state/actions.ts';
import { copyText } from '#ui/copy.ts';
import { useDispatch, useLanguage } from '../context.ts';

interface Copying<Shown extends HTMLElement> {
  /** For the element that shows the text: selected where the browser does not copy. */
  readonly shown: RefObject<Shown | null>;
  /** In words; empty before the first attempt. */
  readonly outcome: string;
  readonly copy: (text: string) => Promise<void>;
}

/** @param copied what is said when the text is on the clipboard. */
export function useCopy<Shown extends HTMLElement>(copied: string): Copying<Shown> {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const shown = useRef<Shown>(null);
  const [outcome, setOutcome] = useState('');
  return {
    shown,
    outcome,
    copy: async (text) => {
      if (!shown.current) return;
      const words = (await copyText(text, shown.current)) === 'copied' ? copied : t('copy.failed');
      setOutcome(words);
      dispatch(announce(words));
    },
  };
}

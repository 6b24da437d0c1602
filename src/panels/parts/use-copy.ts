/** Copies from a panel: the result is shown beside the button and announced. */
import { type RefObject, useRef, useState } from 'react';
import { announce } from '#state/actions.ts';
import { copyText } from '#ui/copy.ts';
import { useDispatch, useLanguage } from '../context.ts';

interface Copying<Shown extends HTMLElement> {
  /** Ref of the element that shows the text: selected where the browser refuses to copy. */
  readonly shown: RefObject<Shown | null>;
  /** The result as a message; empty before the first attempt. */
  readonly outcome: string;
  readonly copy: (text: string) => Promise<void>;
}

/** @param copied the message when the text is on the clipboard. */
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

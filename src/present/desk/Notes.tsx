/** The speaker's notes of a step, as large as the speaker needs them. */
import { useState } from 'react';
import type { Language, Words } from '#domain/vocabulary/languages.ts';
import { useDesk } from './context.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import css from './Notes.module.css';

/** Percent. They are read at arm's length, standing. */
const SIZES = [100, 120, 150] as const;
/** For all steps, as long as the window is open. */
let chosen = 1;

interface NotesProps {
  readonly words: Words;
  /** Of the desk, and so of the notes: it need not be the audience's. */
  readonly onLanguage: (language: Language) => void;
}

export function Notes({ words, onLanguage }: NotesProps) {
  const { t, said, foreign, language } = useDesk();
  const [size, setSize] = useState(chosen);
  const choose = (next: number) => {
    chosen = next;
    setSize(next);
  };
  const text = said(words);
  return (
    <section className={css.notes} aria-label={t('desk.notes')} data-part="desk-notes" data-size={SIZES[size]}>
      <h2>
        {t('desk.notes')}
        <button type="button" aria-label={t('desk.smaller')} disabled={size === 0} onClick={() => choose(size - 1)}>
          A−
        </button>
        <button
          type="button"
          aria-label={t('desk.larger')}
          disabled={size === SIZES.length - 1}
          onClick={() => choose(size + 1)}
        >
          A+
        </button>
        <LanguageChoice label={t('desk.ownLanguage')} value={language} onChange={onLanguage} />
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long notes are scrolled by keyboard */}
      <div className={css.text} tabIndex={0}>
        <p lang={text ? foreign : undefined}>{text || t('desk.noNotes')}</p>
      </div>
    </section>
  );
}

/** A text of a story whose lines break between words. */
import { Fragment, type ReactNode, useMemo } from 'react';
import { catalogueOf } from '#state/selectors.ts';
import { useShown, useWords } from './context.ts';
import { LONG_PHRASE, phrasesOf } from './line-breaks.ts';
import css from './Phrases.module.css';

/** A word with a hyphen that no line breaks at; a longer one could be wider than a line. */
const HYPHENATED = /(\S*[A-Za-z]-[A-Za-z]\S*)/;
const LONG_WORD = 16;

/** English with its short words of two parts kept whole: Lin-gang is a name. */
const hyphenated = (text: string): ReactNode =>
  text.split(HYPHENATED).map((part, index) =>
    HYPHENATED.test(part) && part.length <= LONG_WORD ? (
      // The parts of a text have no order but their own.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <span key={index} className={css.whole}>
        {part}
      </span>
    ) : (
      part
    ),
  );

interface PhrasesProps {
  readonly text: string;
  /** What ends the text and stays on its last line: the number of a source. */
  readonly end?: ReactNode;
}

export function Phrases({ text, end }: PhrasesProps) {
  const { language } = useWords();
  const catalogue = useShown(catalogueOf);
  const phrases = useMemo(
    () =>
      phrasesOf(
        text,
        language,
        catalogue?.areas.map(({ name }) => name.zh),
      ),
    [text, language, catalogue],
  );
  return phrases.map((phrase, index) => {
    const content = (
      <>
        {language === 'zh' ? phrase : hyphenated(phrase)}
        {index === phrases.length - 1 && end}
      </>
    );
    return (
      // The parts of a text have no order but their own.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {language === 'zh' && phrase.length > LONG_PHRASE ? <span className={css.long}>{content}</span> : content}
      </Fragment>
    );
  });
}

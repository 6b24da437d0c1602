/** The ways in: a file chooser, and a field for what a spreadsheet program has copied. Dropping is the page's. */
import { useId, useRef, useState } from 'react';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { ACCEPTED, LABELS } from '../read/formats.ts';
import { useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

export function OpenData() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const [isPasting, setPasting] = useState(false);
  const id = useId();
  return (
    <div className={css.ways}>
      <label className={css.file}>
        <input
          type="file"
          className={prose.visuallyHidden}
          multiple
          accept={ACCEPTED}
          aria-label={t('open')}
          aria-describedby={`${id}-formats`}
          onChange={({ target }) => {
            bench.openFiles([...(target.files ?? [])]);
            // The same file can be chosen again after it has been corrected.
            target.value = '';
          }}
        />
        <span aria-hidden="true">{t('open')}</span>
      </label>
      <LinkButton aria-expanded={isPasting} onClick={() => setPasting(!isPasting)}>
        {t('paste')}
      </LinkButton>
      <p id={`${id}-formats`} className={classes(prose.hint, css.wide)}>
        {t('formats', { formats: LABELS.join(', ') })}
      </p>
      {isPasting && <Paste onDone={() => setPasting(false)} />}
    </div>
  );
}

function Paste({ onDone }: { readonly onDone: () => void }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const read = () => {
    const text = field.current?.value ?? '';
    if (text.trim() === '') return;
    bench.openFiles([new File([text], `${t('pasted')}.txt`, { type: 'text/plain' })]);
    onDone();
  };
  return (
    <div className={css.paste}>
      <label htmlFor={id} className={prose.hint}>
        {t('pasteHint')}
      </label>
      <textarea ref={field} id={id} rows={5} spellCheck={false} />
      <button type="button" className={css.button} onClick={read}>
        {t('pasteAdd')}
      </button>
    </div>
  );
}

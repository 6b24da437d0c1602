/** What was wrong in an opened file, and what of it is kept beside the story. */
import { useEditor, useOpenStory } from './context.ts';
import form from './EditorButtons.module.css';
import css from './FileNotes.module.css';

export function FileNotes() {
  const { editor, t } = useEditor();
  const { problems, migrated, other, editing } = useOpenStory();
  const { rest } = editing.draft;
  return (
    <>
      {other && (
        <p className={css.note} role="alert" data-part="other-window">
          {t(other)}
        </p>
      )}
      {migrated !== undefined && <p className={css.note}>{t('migrated', { from: migrated })}</p>}
      {problems.length > 0 && (
        <details className={css.note} open data-part="file-problems">
          <summary>{t('fileProblems', { count: problems.length })}</summary>
          <ul>
            {problems.map(({ path, what, allowed }) => (
              <li key={`${path.join('.')} ${what}`}>
                <code>{path.length > 0 ? path.join('.') : t('wholeFile')}</code>{' '}
                <span lang="en">{`${what}; ${allowed}`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {rest.length > 0 && (
        <details className={css.note} data-part="file-rest">
          <summary>{t('rest')}</summary>
          <p>{t('restHint')}</p>
          <dl>
            {rest.map(({ path, text }) => (
              <div key={`${path} ${text}`}>
                <dt>
                  <code>{path || t('wholeFile')}</code>
                </dt>
                <dd>
                  <pre>{text}</pre>
                </dd>
              </div>
            ))}
          </dl>
          <p className={form.actions}>
            <button type="button" onClick={() => editor.perform({ do: 'dropRest' })}>
              {t('dropRest')}
            </button>
          </p>
        </details>
      )}
    </>
  );
}

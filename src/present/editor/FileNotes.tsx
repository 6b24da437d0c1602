/** What was wrong in an opened file, and what of it is kept beside the story. */
import { faultText } from '#domain/format/fault.ts';
import type { EditorTranslate } from '#i18n/editor/index.ts';
import { useEditor, useOpenStory } from './context.ts';
import form from './EditorButtons.module.css';
import css from './FileNotes.module.css';

/** Where a value stands, as the editor names it: steps and points by their numbers, fields as in the file. */
function placeOf(path: readonly (string | number)[], t: EditorTranslate): string {
  const parts: string[] = [];
  for (let at = 0; at < path.length; at += 1) {
    const [name, index] = [path[at], path[at + 1]];
    const line = /^line (\d+)$/.exec(String(name))?.[1];
    if ((name === 'steps' || name === 'points') && typeof index === 'number') {
      parts.push(t(name === 'steps' ? 'stepNumber' : 'point', { number: index + 1 }));
      at += 1;
    } else if (line) parts.push(t('lineNumber', { number: line }));
    else parts.push(typeof name === 'number' ? String(name + 1) : String(name));
  }
  return parts.join(' · ') || t('wholeFile');
}

export function FileNotes() {
  const { editor, t, language } = useEditor();
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
            {problems.map(({ path, ...fault }) => (
              <li key={`${path.join('.')} ${fault.what.en}`}>
                <b>{placeOf(path, t)}</b> {faultText(fault, language)}
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

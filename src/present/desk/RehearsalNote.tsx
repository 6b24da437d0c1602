/** Which of the claims that a story rests on have changed since it was rehearsed, with the old and the new words. */
import { useMemo, useState } from 'react';
import type { Words } from '#domain/vocabulary/languages.ts';
import { useDesk } from './context.ts';
import css from './RehearsalNote.module.css';
import { changesSince, readRehearsal, rehearse } from './rehearsal.ts';

export function RehearsalNote() {
  const { story, rows, tools, t, said, foreign } = useDesk();
  const [stored, setStored] = useState(() => tools.rehearsed(story.id));
  const [wasRefused, setRefused] = useState(false);
  const rehearsal = useMemo(() => readRehearsal(stored), [stored]);
  const changes = useMemo(
    () => (rehearsal && rows ? changesSince(rehearsal, story, rows) : []),
    [rehearsal, story, rows],
  );
  if (!rows) return null;
  const keep = () => {
    const text = JSON.stringify(rehearse(story, rows, tools.data, new Date()));
    setRefused(!tools.keepRehearsed(story.id, text));
    setStored(text);
  };
  const date = rehearsal && new Date(rehearsal.at).toLocaleDateString(t.tag, { dateStyle: 'long' });
  const words = (label: string, text: Words | null, none: string) => (
    <>
      <dt>{label}</dt>
      <dd lang={foreign}>{text ? said(text) : none}</dd>
    </>
  );
  return (
    <section className={css.rehearsal} aria-label={t('desk.rehearsal')} data-part="desk-rehearsal">
      {changes.length > 0 ? (
        <details open>
          <summary>
            <span role="alert">{t('desk.changed', { count: changes.length })}</span>
          </summary>
          <ul>
            {changes.map(({ id, before, after }) => (
              <li key={id} data-row={id}>
                <dl>
                  {words(t('desk.before'), before, t('desk.notThen'))}
                  {words(t('desk.after'), after, t('desk.gone'))}
                </dl>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p>{date ? t('desk.rehearsed', { date }) : t('desk.notRehearsed')}</p>
      )}
      <button type="button" onClick={keep}>
        {t('desk.rehearse')}
      </button>
      {wasRefused && <p role="alert">{t('desk.notKept')}</p>}
    </section>
  );
}

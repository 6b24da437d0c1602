/** What there is to edit, and what to begin with. */
import { useState, useSyncExternalStore } from 'react';
import type { StoryId } from '#domain/model/ids.ts';
import { catalogueOf } from '#state/selectors.ts';
import prose from '#ui/prose.module.css';
import { useEditor } from './context.ts';
import { storyOfStep } from './controller.ts';
import form from './EditorButtons.module.css';
import { stepOfState } from './from-view.ts';
import { newDraft } from './model.ts';
import { OpenFile } from './OpenFile.tsx';
import css from './StartPage.module.css';
import { fromTemplate, TEMPLATES, type TemplateName } from './templates.ts';

export function StartPage({ onOpen }: { readonly onOpen: (id: StoryId) => void }) {
  const { editor, store, tools, t, said } = useEditor();
  const { list } = useSyncExternalStore(editor.subscribe, editor.state);
  return (
    <div className={css.start} data-part="editor-start">
      {list && list.length > 0 && (
        <section>
          <h3>{t('stories')}</h3>
          <ul className={css.list} data-part="own-stories">
            {list.map(({ id, title, steps }) => (
              <li key={id}>
                <button type="button" data-story={id} onClick={() => onOpen(id)}>
                  <b>{said(title) || t('untitled')}</b> <small>{t('stepCount', { count: steps })}</small>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{t('newStory')}</h3>
        <p className={form.actions}>
          <button
            type="button"
            className={form.primary}
            data-part="new-from-view"
            onClick={() => void editor.create((id) => storyOfStep(id, stepOfState(store.getState(), tools.frame())))}
          >
            {t('fromView')}
          </button>
          <OpenFile />
        </p>
      </section>
      <section>
        <h3>{t('fromTemplate')}</h3>
        <ul className={css.list}>
          {TEMPLATES.map((name) => (
            <Template key={name} name={name} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function Template({ name }: { readonly name: TemplateName }) {
  const { editor, store, t } = useEditor();
  const [missing, setMissing] = useState(false);
  const evidence = useSyncExternalStore(store.subscribe, () => store.getState().evidence);
  const catalogue = catalogueOf(store.getState());
  const isLoading = !catalogue || evidence.size < catalogue.documents.length;
  const use = () => {
    const made = fromTemplate(name, store.getState());
    if (!made) return setMissing(true);
    void editor.create((id) => newDraft(id, made.title, made.steps));
  };
  return (
    <li>
      <button type="button" data-template={name} disabled={isLoading} onClick={use}>
        {t(`template.${name}`)}
      </button>
      <span role="status" className={prose.hint}>
        {isLoading ? t('loadingRows') : missing && t(`needs.${name}`)}
      </span>
    </li>
  );
}

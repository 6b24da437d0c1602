/** Adds what the map shows to a story, without leaving the map: one press of Enter after the other. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { StoryId } from '#domain/model/ids.ts';
import { STORY_LIMITS } from '#domain/story/story.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { editorTranslator } from '#i18n/editor/index.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { Dialog } from '#ui/Dialog.tsx';
import css from './AddDialog.module.css';
import { storyChannel } from './channel.ts';
import { EditorContext, type EditorTools, type StoryToEdit, useEditor } from './context.ts';
import { createEditor, storyOfStep } from './controller.ts';
import form from './EditorButtons.module.css';
import { StepPicture } from './EditorPicture.tsx';
import { stepOfState } from './from-view.ts';
import { browserStories } from './shelf.ts';

export interface AddDialogProps {
  readonly store: MapStore;
  readonly tools: EditorTools;
  /** Opens the editor; null: its list of stories. */
  readonly onEdit: (story: StoryToEdit | null) => void;
  readonly onClose: () => void;
}

const PICTURE = { width: 480, height: 320 } as const;
const NEW = 'new';

export function AddDialog({ store, tools, onEdit, onClose }: AddDialogProps) {
  const [editor] = useState(() => createEditor(browserStories(), storyChannel()));
  useEffect(() => editor.close, [editor]);
  const language = useSyncExternalStore(store.subscribe, () => evidenceLanguage(languageOf(store.getState())));
  const t = editorTranslator(language);
  const value = useMemo(() => ({ editor, store, tools, say: () => undefined }), [editor, store, tools]);
  return (
    <EditorContext value={value}>
      <Dialog title={t('add.title')} closeLabel={t('close')} lang={language} className={css.dialog} onClose={onClose}>
        <Body onEdit={onEdit} onClose={onClose} />
      </Dialog>
    </EditorContext>
  );
}

/** The dialog gives the focus to what has this attribute, when it opens after its parts have been rendered. */
const focusFirst = (button: HTMLButtonElement | null) => button?.setAttribute('autofocus', '');
/** The button that was pressed is gone, and Enter goes on. */
const focus = (button: HTMLButtonElement | null) => button?.focus();

interface Added {
  readonly story: StoryId;
  readonly step: string;
  readonly text: string;
}

function Body({ onEdit, onClose }: Pick<AddDialogProps, 'onEdit' | 'onClose'>) {
  const { editor, store, tools, t, said } = useEditor();
  const { list, open } = useSyncExternalStore(editor.subscribe, editor.state);
  const step = useMemo(() => stepOfState(store.getState(), tools.frame()), [store, tools]);
  const [asked, setTarget] = useState<string>();
  const [added, setAdded] = useState<Added>();
  const target = asked ?? list?.[0]?.id ?? NEW;
  const chosen = list?.find(({ id }) => id === target);
  const isFull = chosen !== undefined && chosen.steps >= STORY_LIMITS.steps;

  async function add(): Promise<Added | undefined> {
    await editor.listed;
    const target = asked ?? editor.state().list?.[0]?.id ?? NEW;
    if (target === NEW) await editor.create((id) => storyOfStep(id, step));
    else {
      await editor.open(target as StoryId);
      editor.perform({ do: 'addStep', step });
    }
    await editor.written();
    const now = editor.state().open;
    const last = now?.editing.draft.steps.at(-1);
    if (!now || !last) return undefined;
    const { steps, title } = now.editing.draft;
    const text = t('add.done', { number: steps.length, title: said(title) || t('untitled') });
    return { story: now.id, step: last.id, text };
  }
  if (added)
    return (
      <div className={css.body}>
        <p role="status" data-part="added">
          {added.text}
        </p>
        {open && (open.save === 'full' || open.save === 'none') && (
          <p role="alert" className={css.warning} data-part="not-kept">
            {t(`storage.${open.save}`)}
          </p>
        )}
        <p className={form.actions}>
          <button ref={focus} type="button" className={form.primary} data-part="go-on" onClick={onClose}>
            {t('add.goOn')}
          </button>
          <button type="button" data-part="open-editor" onClick={() => onEdit({ id: added.story, step: added.step })}>
            {t('add.open')}
          </button>
        </p>
      </div>
    );
  return (
    <form
      className={css.body}
      onSubmit={(event) => {
        event.preventDefault();
        void add().then((done) => done && setAdded(done));
      }}
    >
      <StepPicture step={step} {...PICTURE} words />
      <p className={css.title}>{said(step.title)}</p>
      <label className={css.to}>
        <span>{t('add.to')}</span>
        <select value={target} data-part="add-to" onChange={({ target: { value } }) => setTarget(value)}>
          {list?.map(({ id, title, steps }) => (
            <option key={id} value={id}>
              {said(title) || t('untitled')} ({t('stepCount', { count: steps })})
            </option>
          ))}
          <option value={NEW}>{t('newStory')}</option>
        </select>
      </label>
      {isFull && <p role="alert">{t('full', { limit: STORY_LIMITS.steps })}</p>}
      <p className={form.actions}>
        <button ref={focusFirst} type="submit" className={form.primary} data-part="add" disabled={isFull}>
          {t('add.add')}
        </button>
        <button
          type="button"
          data-part="add-and-edit"
          disabled={isFull}
          onClick={() => void add().then((done) => done && onEdit({ id: done.story, step: done.step }))}
        >
          {t('add.edit')}
        </button>
        <button type="button" data-part="manage" onClick={() => onEdit(null)}>
          {t('add.manage')}
        </button>
      </p>
    </form>
  );
}

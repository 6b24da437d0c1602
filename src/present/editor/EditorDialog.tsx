/** The story editor: over the whole window, because it needs the room, and the map is in its pictures. */
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { editorTranslator } from '#i18n/editor/index.ts';
import { startSearch } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { startStory } from '#state/story.ts';
import { Dialog } from '#ui/Dialog.tsx';
import prose from '#ui/prose.module.css';
import { storyChannel } from './channel.ts';
import { EditorContext, type EditorTools, type StoryToEdit, useEditor } from './context.ts';
import { createEditor } from './controller.ts';
import form from './EditorButtons.module.css';
import css from './EditorDialog.module.css';
import { Steps } from './EditorSteps.tsx';
import { FileNotes } from './FileNotes.tsx';
import { stepOfState } from './from-view.ts';
import { draftOf, storyOf } from './model.ts';
import { StartPage } from './StartPage.tsx';
import { StepForm } from './StepForm.tsx';
import { StoryBar } from './StoryBar.tsx';
import { browserStories } from './shelf.ts';

export interface EditorDialogProps {
  readonly store: MapStore;
  readonly tools: EditorTools;
  /** The story to begin with; null: the list. */
  readonly story: StoryToEdit | null;
  readonly onClose: () => void;
}

export function EditorDialog({ store, tools, story, onClose }: EditorDialogProps) {
  const [editor] = useState(() => createEditor(browserStories(), storyChannel()));
  const [status, setStatus] = useState({ id: 0, text: '' });
  const language = useSyncExternalStore(store.subscribe, () => evidenceLanguage(languageOf(store.getState())));
  const t = editorTranslator(language);
  const say = useCallback((text: string) => setStatus(({ id }) => ({ id: id + 1, text })), []);
  const value = useMemo(() => ({ editor, store, tools, say }), [editor, store, tools, say]);
  useEffect(() => {
    // Sources are chosen from all documents.
    store.dispatch(startSearch());
    if (story)
      void ('id' in story ? editor.open(story.id) : editor.take({ draft: draftOf(story.copyOf), problems: [] }));
    return editor.close;
  }, [editor, store, story]);
  useWarning(editor);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
    if (!isRedo && key !== 'z') return;
    // The browser's own would undo in one field what is one sequence for the whole story.
    event.preventDefault();
    if (isRedo) editor.redo();
    else editor.undo();
    say(t(isRedo ? 'redone' : 'undone'));
  };
  return (
    <EditorContext value={value}>
      <Dialog
        title={t('title')}
        closeLabel={t('close')}
        lang={language}
        size="window"
        status={status.text && <span key={status.id}>{status.text}</span>}
        onClose={onClose}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole editor, in whatever field it is */}
        <div className={css.editor} data-part="story-editor" onKeyDown={onKeyDown}>
          <Body startStep={story && 'id' in story ? story.step : undefined} onClose={onClose} />
        </div>
      </Dialog>
    </EditorContext>
  );
}

/** Asks before the window is closed with a story that the browser has not kept. */
function useWarning(editor: ReturnType<typeof createEditor>): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const save = editor.state().open?.save;
      if (save === 'full' || save === 'none') event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [editor]);
}

interface BodyProps {
  readonly startStep: string | undefined;
  readonly onClose: () => void;
}

function Body({ startStep, onClose }: BodyProps) {
  const { editor, store, tools, say, t, said } = useEditor();
  const { open } = useSyncExternalStore(editor.subscribe, editor.state);
  const [chosen, setChosen] = useState(startStep);
  if (!open) return <StartPage onOpen={(id) => void editor.open(id)} />;
  const { draft } = open.editing;
  const step = draft.steps.find(({ id }) => id === chosen) ?? draft.steps[0];
  const present = async (index: number) => {
    await editor.written();
    const { open: now } = editor.state();
    const story = now && storyOf({ ...now.editing.draft, id: now.id });
    if (!story) return;
    onClose();
    store.dispatch(startStory(story, index));
  };
  const addView = () => {
    editor.perform({ do: 'addStep', step: stepOfState(store.getState(), tools.frame()) });
    const added = editor.state().open?.editing.draft.steps.at(-1);
    setChosen(added?.id);
    if (added) say(t('add.done', { number: draft.steps.length + 1, title: said(draft.title) || t('untitled') }));
  };
  return (
    <>
      <StoryBar onPresent={() => void present(0)} onList={() => void editor.leave()} />
      <FileNotes />
      <div className={css.columns}>
        <nav aria-label={t('steps')} className={css.list}>
          <Steps chosen={step?.id} onChoose={setChosen} />
          <p className={form.actions}>
            <button type="button" data-part="add-view" onClick={addView}>
              + {t('addView')}
            </button>
            <small className={prose.hint}>{t('reorderHint')}</small>
          </p>
        </nav>
        {step && (
          <StepForm
            key={step.id}
            step={step}
            onPresent={() => void present(draft.steps.indexOf(step))}
            onChoose={setChosen}
            onLeave={onClose}
          />
        )}
      </div>
    </>
  );
}

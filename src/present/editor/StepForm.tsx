/** One step: its picture beside its words. */
import { STORY_LIMITS, type StoryStep, TRANSITIONS } from '#domain/story/story.ts';
import { requestAt, setView } from '#state/actions.ts';
import prose from '#ui/prose.module.css';
import { useEditor, useOpenStory } from './context.ts';
import form from './EditorButtons.module.css';
import { StepPicture } from './EditorPicture.tsx';
import { viewInWindow, viewKeys, withStep, wordsOfView } from './from-view.ts';
import { Points } from './Points.tsx';
import css from './StepForm.module.css';
import { WordsField } from './WordsField.tsx';

const PICTURE = { width: 600, height: 400 } as const;

interface StepFormProps {
  readonly step: StoryStep;
  readonly onPresent: () => void;
  readonly onChoose: (step: string | undefined) => void;
  /** Leaves the editor for the map. */
  readonly onLeave: () => void;
}

export function StepForm({ step, onPresent, onChoose, onLeave }: StepFormProps) {
  const { editor, store, tools, say, t, said, language } = useEditor();
  const { steps } = useOpenStory().editing.draft;
  const index = steps.indexOf(step);
  const title = said(step.title) || t('untitledStep');
  const type = (field: 'title' | 'notes' | 'alt') => (one: 'zh' | 'en', text: string) =>
    editor.perform({ do: 'stepWords', step: step.id, field, language: one, text });
  const takeView = () => {
    editor.perform({ do: 'view', step: step.id, view: viewKeys(store.getState(), tools.frame()) });
    say(t('viewTaken'));
  };
  const showView = () => {
    const view = viewInWindow(store.getState(), step.view, tools.frame());
    store.dispatch(setView(view));
    store.dispatch(requestAt(view.at));
    onLeave();
  };
  const duplicate = () => {
    editor.perform({ do: 'duplicateStep', step: step.id });
    const copy = editor.state().open?.editing.draft.steps[index + 1];
    onChoose(copy?.id);
    say(t('duplicated', { title }));
  };
  const remove = () => {
    onChoose((steps[index + 1] ?? steps[index - 1])?.id);
    editor.perform({ do: 'deleteStep', step: step.id });
    say(t('deleted', { title }));
  };
  return (
    <article className={css.step} data-part="step-form" aria-label={t('stepNumber', { number: index + 1 })}>
      <div className={css.side}>
        <StepPicture step={step} {...PICTURE} words />
        <p className={prose.hint}>{wordsOfView(withStep(store.getState(), step.view)).alt[language]}</p>
        <p className={form.actions}>
          <button type="button" className={form.primary} data-part="present-from" onClick={onPresent}>
            {t('presentFrom')}
          </button>
          <button type="button" onClick={takeView}>
            {t('takeView')}
          </button>
          <button type="button" onClick={showView}>
            {t('showView')}
          </button>
          <button type="button" data-part="duplicate" onClick={duplicate}>
            {t('duplicate')}
          </button>
          <button type="button" data-part="delete-step" onClick={remove}>
            {t('delete')}
          </button>
        </p>
      </div>
      <div className={css.words}>
        <WordsField
          label={t('stepTitle')}
          words={step.title}
          limits={STORY_LIMITS.title}
          part="title"
          onType={type('title')}
        />
        <Points key={step.id} step={step} />
        <WordsField
          label={t('notes')}
          words={step.notes}
          limits={STORY_LIMITS.notes}
          rows={4}
          part="notes"
          onType={type('notes')}
        />
        <WordsField
          label={t('alt')}
          words={step.alt}
          limits={STORY_LIMITS.alt}
          rows={3}
          part="alt"
          onType={type('alt')}
        />
        <div className={css.small}>
          <label>
            <span>{t('transition')}</span>
            <select
              value={step.transition}
              onChange={({ target }) => {
                const transition = TRANSITIONS.find((name) => name === target.value);
                if (transition) editor.perform({ do: 'transition', step: step.id, transition });
              }}
            >
              {TRANSITIONS.map((name) => (
                <option key={name} value={name}>
                  {t(`transition.${name}`)}
                </option>
              ))}
            </select>
          </label>
          <Seconds step={step} />
        </div>
      </div>
    </article>
  );
}

function Seconds({ step }: { readonly step: StoryStep }) {
  const { editor, t } = useEditor();
  const [shortest, longest] = STORY_LIMITS.seconds;
  return (
    <label>
      <span>{t('seconds')}</span>
      <input
        // What is typed on the way to a number that is allowed stays in the field.
        key={step.seconds}
        type="number"
        inputMode="numeric"
        min={shortest}
        max={longest}
        step={5}
        defaultValue={step.seconds ?? ''}
        onBlur={({ target }) => {
          const seconds = target.valueAsNumber;
          const isAllowed = Number.isInteger(seconds) && seconds >= shortest && seconds <= longest;
          if (isAllowed || target.value === '')
            editor.perform({ do: 'seconds', step: step.id, seconds: isAllowed ? seconds : undefined });
          else target.value = String(step.seconds ?? '');
          editor.leaveField();
        }}
      />
    </label>
  );
}

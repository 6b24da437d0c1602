/** The open story as a whole: its title, undo, files, link, and whether it is kept. */
import { useState } from 'react';
import { STORY_LIMITS } from '#domain/story/story.ts';
import prose from '#ui/prose.module.css';
import { useEditor, useOpenStory } from './context.ts';
import form from './EditorButtons.module.css';
import { LinkBox } from './LinkBox.tsx';
import { tooLong } from './model.ts';
import css from './StoryBar.module.css';
import { useFiles } from './use-files.ts';
import { WordsField } from './WordsField.tsx';

interface StoryBarProps {
  readonly onPresent: () => void;
  /** To the list of stories. */
  readonly onList: () => void;
}

export function StoryBar({ onPresent, onList }: StoryBarProps) {
  const { editor, say, t, said } = useEditor();
  const { editing, save } = useOpenStory();
  const { save: saveFile } = useFiles();
  const [isLinking, setLinking] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const { draft, past, future } = editing;
  const title = said(draft.title) || t('untitled');
  const long = tooLong(draft);
  const isKept = save === 'kept' || save === 'keeping';
  return (
    <div className={css.bar}>
      <div className={form.actions}>
        <button type="button" data-part="story-list" onClick={onList}>
          ← {t('stories')}
        </button>
        <button
          type="button"
          data-part="undo"
          disabled={!past}
          aria-keyshortcuts="Control+Z"
          onClick={() => {
            editor.undo();
            say(t('undone'));
          }}
        >
          {t('undo')}
        </button>
        <button
          type="button"
          data-part="redo"
          disabled={!future}
          aria-keyshortcuts="Control+Shift+Z"
          onClick={() => {
            editor.redo();
            say(t('redone'));
          }}
        >
          {t('redo')}
        </button>
        <button type="button" data-part="save-story" onClick={() => void saveFile()}>
          {t('saveFile')}
        </button>
        <button type="button" aria-expanded={isLinking} data-part="link-story" onClick={() => setLinking(!isLinking)}>
          {t('link')}
        </button>
        <button type="button" data-part="delete-story" aria-expanded={isAsking} onClick={() => setAsking(true)}>
          {t('deleteStory')}
        </button>
        <button
          type="button"
          className={form.primary}
          data-part="present-story"
          disabled={draft.steps.length === 0}
          onClick={onPresent}
        >
          {t('present')}
        </button>
        <span className={prose.hint} data-part="save-state" data-save={save}>
          {isKept && t(`storage.${save}`)}
        </span>
      </div>
      {!isKept && (
        <p className={css.warning} role="alert" data-part="not-kept">
          {t(`storage.${save}`)}
        </p>
      )}
      {isAsking && (
        <p className={css.warning} role="alert">
          {t('deleteAsk', { title })}{' '}
          <span className={form.actions}>
            <button type="button" data-part="delete-yes" onClick={() => void editor.remove()}>
              {t('deleteYes')}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('deleteNo')}
            </button>
          </span>
        </p>
      )}
      {isLinking && <LinkBox />}
      <div className={css.words}>
        <WordsField
          label={t('storyTitle')}
          words={draft.title}
          limits={STORY_LIMITS.title}
          part="story-title"
          onType={(language, text) => editor.perform({ do: 'storyWords', field: 'title', language, text })}
        />
        <WordsField
          label={t('subtitle')}
          words={draft.subtitle}
          limits={STORY_LIMITS.subtitle}
          part="subtitle"
          onType={(language, text) => editor.perform({ do: 'storyWords', field: 'subtitle', language, text })}
        />
      </div>
      {long > 0 && <p className={prose.hint}>{t('tooLongAll', { count: long })}</p>}
    </div>
  );
}

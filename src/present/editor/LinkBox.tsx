/** The story as a link, while it is short; else what to do instead. */
import { useEffect, useRef, useState } from 'react';
import { STORY_FRAGMENT } from '#domain/story/story.ts';
import { LINK_MAX_CHARACTERS } from '#state/url.ts';
import { copyText } from '#ui/copy.ts';
import { useEditor, useOpenStory } from './context.ts';
import form from './EditorButtons.module.css';
import css from './LinkBox.module.css';
import { canLink, encodeStory } from './link.ts';
import { storyOf } from './model.ts';

export function LinkBox() {
  const { tools, say, t } = useEditor();
  const { id, editing } = useOpenStory();
  const [link, setLink] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft } = editing;
  useEffect(() => {
    const story = storyOf({ ...draft, id });
    if (!story || !canLink()) return setLink(undefined);
    let isLate = false;
    void encodeStory(story).then((code) => !isLate && setLink(tools.base + STORY_FRAGMENT + code));
    return () => {
      isLate = true;
    };
  }, [draft, id, tools]);
  const copy = async () => {
    if (!field.current || link === undefined) return;
    say(t((await copyText(link, field.current)) === 'copied' ? 'copied' : 'notCopied'));
  };
  const limit = LINK_MAX_CHARACTERS;
  return (
    <div className={css.box} data-part="story-link">
      {!canLink() && <p>{t('linkNone')}</p>}
      {draft.steps.length === 0 && <p>{t('linkEmpty')}</p>}
      {link !== undefined && link.length > limit && <p>{t('linkTooLong', { count: link.length, limit })}</p>}
      {link !== undefined && link.length <= limit && (
        <>
          <p>{t('linkHint', { count: link.length })}</p>
          <textarea ref={field} readOnly rows={3} value={link} aria-label={t('link')} />
          <p className={form.actions}>
            <button type="button" onClick={() => void copy()}>
              {t('copy')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

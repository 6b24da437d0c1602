/** The way into a presentation: the stories of the map, those made in this browser, or the View as it is. */
import { type ReactNode, useEffect, useState } from 'react';
import { BUILT_IN_STORIES, type OwnStories } from '#data/stories.ts';
import type { StoryId } from '#domain/model/ids.ts';
import type { StorySummary } from '#domain/story/story.ts';
import { evidenceLanguage, type Language, saidIn } from '#domain/vocabulary/languages.ts';
import { translator } from '#i18n/index.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { Icon } from '#ui/icons.tsx';
import css from './StoriesDialog.module.css';

export interface StoriesDialogProps {
  readonly language: Language;
  readonly own: OwnStories;
  readonly onStory: (id: StoryId) => void;
  /** Presents the View as it is. */
  readonly onView: () => void;
  readonly onClose: () => void;
  /** What else can be done with a story, such as editing it; below the list of them, such as a new one. */
  readonly actionsOf?: ((story: StorySummary, isOwn: boolean) => ReactNode) | undefined;
  readonly foot?: ReactNode;
}

/** A browser that keeps no stories, or may not, has none. */
function useOwnStories(own: OwnStories): readonly StorySummary[] {
  const [stories, setStories] = useState<readonly StorySummary[]>([]);
  useEffect(() => {
    let isOpen = true;
    own.list().then(
      (found) => isOpen && setStories(found),
      () => undefined,
    );
    return () => {
      isOpen = false;
    };
  }, [own]);
  return stories;
}

export function StoriesDialog({ language, own, onStory, onView, onClose, actionsOf, foot }: StoriesDialogProps) {
  const t = translator(language);
  const inEvidence = evidenceLanguage(language);
  const said = (words: StorySummary['title']) => saidIn(words, inEvidence);
  const ownStories = useOwnStories(own);
  const groups = [
    { label: t('stories.builtIn'), stories: BUILT_IN_STORIES, isOwn: false },
    { label: t('stories.own'), stories: ownStories, isOwn: true },
  ];
  return (
    <Dialog title={t('stories.title')} closeLabel={t('place.close')} className={css.dialog} onClose={onClose}>
      <div data-part="stories">
        <button type="button" className={css.view} onClick={onView}>
          <Icon name="present" />
          {t('stories.view')}
        </button>
        {groups.map(
          ({ label, stories, isOwn }) =>
            stories.length > 0 && (
              <section key={label} aria-label={label}>
                <h3>{label}</h3>
                <ul className={css.list}>
                  {stories.map((story) => (
                    <li key={story.id}>
                      <button type="button" data-story={story.id} onClick={() => onStory(story.id)}>
                        <b>{said(story.title) || t('stories.untitled')}</b>
                        <span>{said(story.subtitle)}</span>
                        <small>{t('stories.steps', { count: story.steps })}</small>
                      </button>
                      {actionsOf?.(story, isOwn)}
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
        {foot}
        <p className={css.hint}>{t('stories.hint')}</p>
      </div>
    </Dialog>
  );
}

/** The list of stories, with what presenting one does to this window. */
import { useStore } from 'zustand';
import { loadStory } from '#data/stories.ts';
import type { StoryId } from '#domain/model/ids.ts';
import { translator } from '#i18n/index.ts';
import { StoriesDialog } from '#present/stories/StoriesDialog.tsx';
import { failFile } from '#state/actions.ts';
import { languageOf } from '#state/selectors.ts';
import type { MapStore } from '#state/store.ts';
import { presentView } from '#state/story.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { ownStories } from './own-stories.ts';
import { presentStory } from './stories.ts';
import type { StoryToEdit } from './story-editor.tsx';

interface StoriesHereProps {
  readonly store: MapStore;
  readonly onEdit: (story: StoryToEdit | null) => void;
  readonly onClose: () => void;
}

export function StoriesHere({ store, onEdit, onClose }: StoriesHereProps) {
  const language = useStore(store, languageOf);
  const t = translator(language);
  const editStory = async (id: StoryId, isOwn: boolean) => {
    if (isOwn) return onEdit({ id });
    const loaded = await loadStory(id, ownStories);
    if (loaded.ok) onEdit({ copyOf: loaded.value });
    else store.dispatch(failFile(loaded.file, loaded.reason));
  };
  return (
    <StoriesDialog
      language={language}
      own={ownStories}
      onStory={(id) => {
        onClose();
        void presentStory(store, id, ownStories);
      }}
      onView={() => {
        onClose();
        store.dispatch(presentView());
      }}
      onClose={onClose}
      actionsOf={({ id }, isOwn) => (
        <LinkButton data-edit={id} onClick={() => void editStory(id, isOwn)}>
          {t(isOwn ? 'stories.edit' : 'stories.editCopy')}
        </LinkButton>
      )}
      foot={
        <p>
          <LinkButton data-part="make-story" onClick={() => onEdit(null)}>
            {t('stories.make')}
          </LinkButton>
        </p>
      }
    />
  );
}

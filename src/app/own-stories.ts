/** The stories made in this browser; a part of the editor's code comes with the first of them. */
import type { OwnStories } from '#data/stories.ts';

const kept = async () => {
  const [{ browserStories }, { storyOf }] = await Promise.all([
    import('#present/editor/shelf.ts'),
    import('#present/editor/model.ts'),
  ]);
  return { stories: browserStories(), storyOf };
};

export const ownStories: OwnStories = {
  list: async () => (await kept()).stories.list(),
  async load(id) {
    const { stories, storyOf } = await kept();
    const found = await stories.load(id);
    return found && storyOf(found.draft);
  },
};

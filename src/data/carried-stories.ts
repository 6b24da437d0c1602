/** Stands for `virtual:layout-stories` in a single HTML file. */
import { CARRIED, fileOrigin } from './carried.ts';

export const stories = fileOrigin()?.stories ?? [];
export const storyUrls = Object.fromEntries(stories.map(({ id }) => [id, `${CARRIED}story-${id}.json`] as const));

/** Opening and saving files; the code for their format is loaded when it is first needed. */

import { download } from '#ui/download.ts';
import { useEditor } from './context.ts';
import { FILE_ENDING, FILE_MAX_BYTES } from './file-name.ts';
import { checkedIds } from './known.ts';

export function useFiles() {
  const { editor, store, say, t, said } = useEditor();
  const withFormat = async (work: (format: typeof import('./story-file.ts')) => Promise<void> | void) => {
    try {
      await work(await import('./story-file.ts'));
    } catch {
      say(t('noYaml'));
    }
  };
  const open = async (file: File) => {
    if (file.size > FILE_MAX_BYTES) return say(t('fileTooBig'));
    const text = await file.text().catch(() => undefined);
    if (text === undefined) return say(t('fileUnreadable'));
    await withFormat(async ({ openStory }) => {
      const id = await editor.freshId();
      const read = openStory(text, id, checkedIds(store.getState()));
      await editor.take(read);
      say(t('opened', { title: said(read.draft.title) || t('untitled') }));
    });
  };
  const save = () =>
    withFormat(({ writeStory }) => {
      const { open: story } = editor.state();
      if (!story) return;
      const name = story.id + FILE_ENDING;
      download(name, 'application/yaml;charset=utf-8', writeStory({ ...story.editing.draft, id: story.id }));
      say(t('saved', { file: name }));
    });
  return { open, save };
}

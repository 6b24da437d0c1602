/** Opens a file that the user chooses; what cannot be read of it is told beside the story. */

import prose from '#ui/prose.module.css';
import { useEditor } from './context.ts';
import form from './EditorButtons.module.css';
import { useFiles } from './use-files.ts';

export function OpenFile() {
  const { t } = useEditor();
  const { open } = useFiles();
  return (
    <label className={form.file}>
      {t('openFile')}
      <input
        type="file"
        accept=".yaml,.yml,text/yaml,application/yaml"
        className={prose.visuallyHidden}
        data-part="open-story"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void open(file);
          // The same file may be opened again after it was changed.
          target.value = '';
        }}
      />
    </label>
  );
}

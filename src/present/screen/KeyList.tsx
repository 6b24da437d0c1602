/** The list of the keys of a presentation. */
import { KeyTable } from '#ui/KeyTable.tsx';
import { useWords } from './context.ts';
import { KEY_TABLE } from './keys.ts';

export function KeyList({ hasStory, onClose }: { readonly hasStory: boolean; readonly onClose: () => void }) {
  const { t } = useWords();
  const rows = KEY_TABLE.filter((row) => hasStory || !('ofStory' in row));
  return (
    <KeyTable
      title={t('keys.title')}
      closeLabel={t('place.close')}
      or={t('keys.or')}
      rows={rows.map(({ shown, does }) => ({ shown, does: t(does) }))}
      note={t('present.touch')}
      part="screen-keys"
      isLarge
      onClose={onClose}
    />
  );
}

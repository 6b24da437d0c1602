/** Which keys do what: opened by `?` and from the notes. */
import type { MessageKey } from '#i18n/index.ts';
import { setPanel } from '#state/actions.ts';
import { KeyTable } from '#ui/KeyTable.tsx';
import { useDispatch, useLanguage } from '../context.ts';

/** The keys as they are written on keyboards; alternatives are apart. */
const KEYS = [
  [['/'], 'keys.search'],
  [['F6'], 'keys.regions'],
  [['Esc'], 'keys.escape'],
  [['Tab'], 'keys.tab'],
  [['← → ↑ ↓'], 'keys.arrows'],
  [['Home', 'End'], 'keys.ends'],
  [['Enter'], 'keys.enter'],
  [['+', '−'], 'keys.zoom'],
  [['Alt + ←', 'Alt + →'], 'keys.back'],
  [['?'], 'keys.help'],
] as const satisfies readonly (readonly [keys: readonly string[], does: MessageKey])[];

export function KeysPanel() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <KeyTable
      title={t('keys.title')}
      closeLabel={t('place.close')}
      or={t('keys.or')}
      rows={KEYS.map(([shown, does]) => ({ shown, does: t(does) }))}
      part="keys"
      onClose={() => dispatch(setPanel(null))}
    />
  );
}

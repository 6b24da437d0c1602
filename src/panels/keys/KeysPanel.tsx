/** Which keys do what: opened by `?` and from the notes. */
import { Fragment } from 'react';
import type { MessageKey } from '#i18n/index.ts';
import { setPanel } from '#state/actions.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { useDispatch, useLanguage } from '../context.ts';
import css from './KeysPanel.module.css';

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
    <Dialog
      title={t('keys.title')}
      closeLabel={t('place.close')}
      className={css.keys}
      onClose={() => dispatch(setPanel(null))}
    >
      <dl data-part="keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 && t('keys.or')}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

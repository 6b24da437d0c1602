/**
 * The toolbar: opens the panels beside the map (the same button closes an open one) and the share and embed dialogs.
 */
import { setPanel } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { TOOLS } from '../registry.ts';
import css from './Tools.module.css';

export const WAYS_OUT = ['share', 'embed'] as const;
export type WayOut = (typeof WAYS_OUT)[number];

export function Tools({ onLeave }: { readonly onLeave: (way: WayOut) => void }) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const open = useSelect((state) => state.view.panel);
  return (
    <ul className={css.tools} aria-label={t('tools.label')}>
      {TOOLS.map(({ name, icon, label }) => (
        <li key={name}>
          <button
            type="button"
            aria-pressed={open === name}
            onClick={() => dispatch(setPanel(open === name ? null : name))}
          >
            <Icon name={icon} />
            {t(label)}
          </button>
        </li>
      ))}
      {WAYS_OUT.map((name) => (
        <li key={name}>
          <button type="button" aria-haspopup="dialog" onClick={() => onLeave(name)}>
            <Icon name={name} />
            {t(`tool.${name}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}

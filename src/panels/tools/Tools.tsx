/**
 * The toolbar: opens the panels beside the map (the same button closes an open one) and the share and embed dialogs.
 */
import { pressTool } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useRoving } from '#ui/roving.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { TOOLS } from '../registry.ts';
import css from './Tools.module.css';

export const WAYS_OUT = ['share', 'embed'] as const;
export type WayOut = (typeof WAYS_OUT)[number];

export function Tools({ onLeave }: { readonly onLeave: (way: WayOut) => void }) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const open = useSelect((state) => state.view.panel);
  const roving = useRoving(TOOLS.length + WAYS_OUT.length);
  return (
    <div role="toolbar" aria-label={t('tools.label')} data-part="tools" {...roving.group}>
      <ul className={css.tools}>
        {TOOLS.map(({ name, icon, label }, index) => (
          <li key={name}>
            <button
              type="button"
              {...roving.item(index)}
              data-tool={name}
              aria-pressed={open === name}
              onClick={() => dispatch(pressTool(name))}
            >
              <Icon name={icon} />
              {t(label)}
            </button>
          </li>
        ))}
        {WAYS_OUT.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              {...roving.item(TOOLS.length + index)}
              aria-haspopup="dialog"
              onClick={() => onLeave(name)}
            >
              <Icon name={name} />
              {t(`tool.${name}`)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

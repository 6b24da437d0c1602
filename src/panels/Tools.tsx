/** What a planner opens beside the map; a tool that is open closes with the same button. */
import { setPanel } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useDispatch, useLanguage, useSelect } from './context.ts';
import { TOOLS } from './registry.ts';

export function Tools() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const open = useSelect((state) => state.view.panel);
  return (
    <ul className="tools" aria-label={t('tools.label')}>
      {TOOLS.map((name) => (
        <li key={name}>
          <button type="button" aria-pressed={open === name} onClick={() => dispatch(setPanel(open === name ? null : name))}>
            <Icon name={name === 'documents' ? 'document' : name} />
            {t(`tool.${name}`)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/**
 * The toolbar: opens the panels beside the map (the same button closes an open one) and the dialogs to present, share,
 * embed, and add to a story.
 */
import { fileOrigin } from '#data/carried.ts';
import { pressTool } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { useRoving } from '#ui/roving.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { TOOLS } from '../registry.ts';
import css from './Tools.module.css';

/** Dialogs that take the View elsewhere. */
export const WAYS_OUT = ['present', 'share', 'export', 'embed', 'story'] as const;
export type WayOut = (typeof WAYS_OUT)[number];
/** Those of this page: a file has no worker for data of one's own, and another page can embed the site alone. */
const panelsHere = () => TOOLS.filter(({ name }) => name !== 'workbench' || fileOrigin() === null);
const waysOut = () => WAYS_OUT.filter((way) => way !== 'embed' || fileOrigin() === null);

export function Tools({ onLeave }: { readonly onLeave: (way: WayOut) => void }) {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const open = useSelect((state) => state.view.panel);
  const tools = panelsHere();
  const ways = waysOut();
  const roving = useRoving(tools.length + ways.length);
  return (
    <div role="toolbar" aria-label={t('tools.label')} data-part="tools" {...roving.group}>
      <ul className={css.tools}>
        {tools.map(({ name, icon, label }, index) => (
          <li key={name}>
            <button
              type="button"
              {...roving.item(index)}
              data-tool={name}
              aria-pressed={open === name}
              // The second press of a double click would close what the first has opened.
              onClick={({ detail }) => detail < 2 && dispatch(pressTool(name))}
            >
              <Icon name={icon} />
              {t(label)}
            </button>
          </li>
        ))}
        {ways.map((name, index) => (
          <li key={name}>
            <button
              type="button"
              {...roving.item(tools.length + index)}
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

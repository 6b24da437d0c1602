/** Two to four places side by side, document by document; below, the facts about each pair. */
import { useMemo } from 'react';
import { COMPARE_MAX } from '#state/view.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useLanguage, useSelect, useYear } from '../context.ts';
import dock from '../frame/DockPanel.module.css';
import { DockPanel } from '../frame/DockPanel.tsx';
import { AddPlace } from './AddPlace.tsx';
import { Between } from './Between.tsx';
import css from './ComparePanel.module.css';
import { SideBySide } from './SideBySide.tsx';

export function ComparePanel() {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const chosen = useSelect((state) => state.view.compare);
  const places = useMemo(() => chosen.flatMap((id) => catalogue?.areaById.get(id) ?? []), [chosen, catalogue]);
  return (
    <DockPanel
      className={css.panel}
      label={t('tool.compare')}
      closeLabel={t('dock.close')}
      tools={places.length < COMPARE_MAX && <AddPlace chosen={chosen} />}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1) */}
      <section className={classes(dock.body, css.body)} tabIndex={0} aria-label={t('compare.result')}>
        {!catalogue || !year ? (
          <p className={prose.hint}>{t('ui.loading')}</p>
        ) : (
          <>
            {places.length < 2 && (
              <p className={dock.empty}>
                {t(places.length === 0 ? 'compare.empty' : 'compare.one', { max: COMPARE_MAX })}
              </p>
            )}
            {places.length > 0 && <SideBySide catalogue={catalogue} places={places} year={year} />}
            {places.length > 1 && <Between catalogue={catalogue} places={places} />}
          </>
        )}
      </section>
    </DockPanel>
  );
}

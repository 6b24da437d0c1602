/**
 * The title of the map: what of the places in question cannot be located; otherwise the finding of the year, unless the
 * map answers another question.
 */
import { notLocated } from '#scene/not-located.ts';
import { findingText } from '#state/finding.ts';
import { classes } from '#ui/classes.ts';
import { overMap } from '#ui/over-map.ts';
import { useCatalogue, useLanguage, useSelect, useYear } from '../context.ts';
import css from './Finding.module.css';

/** Zoom of the home view on a common screen, of a View without a camera. */
const HOME_ZOOM = 9;

/** @param over the map itself, in its upper left corner; else it is a part of a head. */
export function Finding({ over = false }: { readonly over?: boolean }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const view = useSelect((state) => state.view);
  const unlocated = useNotLocated();
  const zoom = view.at && view.at !== 'home' ? view.at.zoom : HOME_ZOOM;
  const finding = catalogue && year ? findingText(catalogue, { view, zoom, year }, t, language) : undefined;
  const text = unlocated ?? finding;
  if (!text) return null;
  return (
    <p ref={overMap} className={classes(css.finding, over && css.over)} data-part="finding">
      {text}
    </p>
  );
}

/** Which places in question have no position, and that the hatched area holds them. */
function useNotLocated(): string | undefined {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const view = useSelect((state) => state.view);
  const places = catalogue ? notLocated(catalogue, view) : [];
  if (places.length === 0) return undefined;
  const names = [...new Set(places.map(({ area }) => (area.label ?? area.name)[language]))];
  return t('finding.notLocated', { names: t.list(names) });
}

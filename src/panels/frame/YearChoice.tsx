/** The year, in the head of a dock, which stands where the time line would be. */
import { useLanguage, useYear } from '../context.ts';
import { useStops } from '../timeline/use-stops.ts';
import css from './DockPanel.module.css';

export function YearChoice() {
  const { t } = useLanguage();
  const year = useYear();
  const { stops, show } = useStops();
  return (
    <label className={css.year}>
      {t('year.label')}{' '}
      <select
        value={year}
        onChange={(event) => {
          const stop = stops.find((known) => String(known.year) === event.target.value);
          if (stop) show(stop);
        }}
      >
        {stops.map((stop) => (
          <option key={stop.year} value={stop.year} title={stop.names}>
            {stop.year}
          </option>
        ))}
      </select>
    </label>
  );
}

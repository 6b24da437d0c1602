/**
 * The documents as a time line: a slider over the years of the five documents. Years between the documents are not stops,
 * because no document speaks as of them; a step goes to the next document.
 */
import { memo } from 'react';
import type { Year } from '#domain/ids.ts';
import { announce, setYear } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage, useYear } from './context.ts';

/** The stop that a slider's raw value means: itself, or the next stop in the direction of the step. */
export function snap(years: readonly Year[], from: Year, to: number): Year {
  if (years.some((year) => year === to)) return to as Year;
  const ahead = to > from ? years.find((year) => year > to) : years.findLast((year) => year < to);
  return ahead ?? from;
}

export const YearSlider = memo(function YearSlider() {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  const dispatch = useDispatch();
  const [first, last] = [catalogue?.years[0], catalogue?.years.at(-1)];
  if (!catalogue || !year || !first || !last) return null;
  const documentsOf = (stop: Year) => catalogue.documents.filter((document) => document.covers[1] === stop);
  const names = (stop: Year) =>
    documentsOf(stop)
      .map((document) => document.short[language])
      .join(language === 'zh' ? '、' : ', ');
  const go = (value: number) => {
    const next = snap(catalogue.years, year, value);
    if (next === year) return;
    dispatch(setYear(next));
    dispatch(announce(t('announce.year', { year: next, documents: names(next) })));
  };
  return (
    <div className="timeline">
      <label className="timeline-label" htmlFor="year">
        {t('year.label')}
      </label>
      <div className="timeline-track">
        <input
          id="year"
          aria-label={t('year.label')}
          type="range"
          min={first}
          max={last}
          step={1}
          value={year}
          aria-valuetext={t('year.value', { year, documents: names(year) })}
          onChange={(event) => go(Number(event.target.value))}
        />
        <ol>
          {catalogue.years.map((stop) => (
            <li key={stop} style={{ ['--at' as string]: (stop - first) / (last - first) }} data-current={stop === year}>
              <button
                type="button"
                tabIndex={-1}
                aria-hidden="true"
                onClick={() => go(stop)}
                title={documentsOf(stop)
                  .map((document) => document.title[language])
                  .join('\n')}
              >
                <b>{stop}</b>
                <span>{names(stop)}</span>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
});

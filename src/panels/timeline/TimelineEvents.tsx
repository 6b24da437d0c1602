/**
 * Events on the time line: a mark for each year with the number of events, and a list of them. Events before the first
 * document and plans beyond the last are at the ends. A phone has only the list.
 */
import { type FocusEvent, useMemo, useState } from 'react';
import { type EventYears, eventsByYear } from '#domain/asof/events.ts';
import type { Year } from '#domain/model/ids.ts';
import { classes } from '#ui/classes.ts';
import { Icon } from '#ui/icons.tsx';
import prose from '#ui/prose.module.css';
import { useRoving } from '#ui/roving.ts';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useLanguage, useSelect } from '../context.ts';
import { AreaLinks } from '../parts/AreaLinks.tsx';
import { EventWords } from '../parts/EventWords.tsx';
import lists from '../parts/lists.module.css';
import { Source } from '../parts/Source.tsx';
import { useEveryText } from '../parts/use-every-text.ts';
import css from './YearSlider.module.css';

const ALL = 'all';

export function TimelineEvents({ first, last }: { readonly first: Year; readonly last: Year }) {
  const { t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const groups = useMemo(() => eventsByYear(evidence, first, last), [evidence, first, last]);
  const [shown, setShown] = useState<string | null>(null);
  const marks = useRoving(groups.length);
  useEscapeLayer(shown ? 'events' : null, () => setShown(null));
  const hasTexts = useEveryText();
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  // A count that grows with each file that arrives would be read as a change.
  if (!hasTexts || total === 0) return null;

  const keyOf = ({ years, beyond }: EventYears) => beyond ?? String(years[0]);
  const yearsOf = ({ years: [from, to] }: EventYears) => (from === to ? String(from) : `${from}–${to}`);
  const listed = shown === ALL ? groups : groups.filter((group) => keyOf(group) === shown);
  const toggle = (key: string) => setShown((now) => (now === key ? null : key));
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setShown(null);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; this only closes what they open
    <div onBlur={onBlur}>
      <span className={css.eventsName} aria-hidden="true">
        {t('events.label')}
      </span>
      {/* One tab stop for all years; the arrow keys move between them. */}
      <div className={css.eventsMarks} role="toolbar" aria-label={t('events.label')} {...marks.group}>
        {groups.map((group, index) => (
          <button
            key={keyOf(group)}
            type="button"
            {...marks.item(index)}
            style={{ ['--at' as string]: (group.at - first) / (last - first) }}
            data-beyond={group.beyond}
            aria-label={t('events.ofYear', { year: yearsOf(group), count: group.rows.length })}
            title={t('events.ofYear', { year: yearsOf(group), count: group.rows.length })}
            aria-expanded={shown === keyOf(group)}
            aria-controls="events-list"
            onClick={() => toggle(keyOf(group))}
          >
            {group.beyond === 'before' && '‹'}
            {group.rows.length}
            {group.beyond === 'after' && '›'}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={css.eventsAll}
        aria-expanded={shown === ALL}
        aria-controls="events-list"
        aria-label={t('events.all', { count: total })}
        title={t('events.all', { count: total })}
        onClick={() => toggle(ALL)}
      >
        <Icon name="events" />
        <span>{t('events.label')}</span>
      </button>
      {/* Focusable, so that a click on its text does not count as leaving the list. */}
      <section
        id="events-list"
        className={classes(css.eventsList, lists.rows)}
        data-part="event-list"
        aria-label={t('events.label')}
        tabIndex={-1}
        hidden={!shown}
      >
        {listed.map((group) => (
          <div key={keyOf(group)}>
            <h3>
              {yearsOf(group)} <small>{group.rows.length}</small>
            </h3>
            <ul>
              {group.rows.map(({ document, row }) => (
                <li key={row.id}>
                  <EventWords event={row} />
                  <Source document={document} at={row.at} row={row.id} area={row.areas[0]} ours />
                  {row.areas.length > 0 && (
                    <p className={prose.hint}>
                      <AreaLinks ids={row.areas} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
    </div>
  );
}

/** Figures, events and structures of a place: lists that start short. */
import { type ReactNode, useState } from 'react';
import type { InDocument } from '#domain/asof/place.ts';
import { figureValue } from '#domain/format/figure.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { EventRow, Figure, Structure } from '#domain/model/schema.ts';
import { openStructure } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { EventWords } from '../parts/EventWords.tsx';
import lists from '../parts/lists.module.css';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { Contradictions } from './Contradictions.tsx';
import css from './Lists.module.css';
import { drawableSeries, SeriesChart } from './SeriesChart.tsx';

const FIRST_SHOWN = 5;

/** A titled list that starts short. `level`: of its heading; `hint`: the tooltip of the title. */
export function Expandable<Item>({
  title,
  level = 3,
  hint,
  lang,
  items,
  render,
  before,
  idOf,
}: {
  readonly title: string;
  readonly level?: 3 | 4;
  readonly hint?: string | undefined;
  /** Of title and hint, where it is not the interface's. */
  readonly lang?: string | undefined;
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactNode;
  readonly before?: ReactNode;
  /** For lists whose rows a link can target: the target is shown even beyond the short list. */
  readonly idOf?: (item: Item) => string;
}) {
  const { t } = useLanguage();
  const [asked, setAll] = useState(false);
  const wanted = useSelect((state) => state.view.statement);
  const all = asked || (idOf !== undefined && items.slice(FIRST_SHOWN).some((item) => idOf(item) === wanted));
  if (items.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section className={classes(lists.rows, css.list)}>
      <Heading title={hint} lang={lang}>
        {title} <small>{items.length}</small>
      </Heading>
      {before}
      <ul>{(all ? items : items.slice(0, FIRST_SHOWN)).map(render)}</ul>
      {!all && items.length > FIRST_SHOWN && (
        <LinkButton onClick={() => setAll(true)}>{t('place.more', { number: items.length - FIRST_SHOWN })}</LinkButton>
      )}
    </section>
  );
}

export function FigureList({ figures }: { readonly figures: readonly InDocument<Figure>[] }) {
  const { t } = useLanguage();
  const series = drawableSeries(figures);
  const drawn = new Set(series.flat());
  return (
    <Expandable
      title={t('place.figures')}
      before={series.map((rows) => <SeriesChart key={rows[0]?.row.series} figures={rows} />)}
      items={figures.filter((figure) => !drawn.has(figure))}
      idOf={({ row }) => row.id}
      render={(figure) => <FigureRow key={figure.row.id} figure={figure} />}
    />
  );
}

function FigureRow({ figure: { document, row } }: { readonly figure: InDocument<Figure> }) {
  const { said } = useLanguage();
  return (
    <li className={css.figure} {...useTarget<HTMLLIElement>(row.id)}>
      <p>
        <b>{said(figureValue(row))}</b>
        <span>
          {said(row.text)} <Standing value={row.standing} />
        </span>
      </p>
      <Source document={document} at={row.at} asOf={row.period ?? row.asOf} row={row.id} ours />
      {row.note && <p className={prose.hint}>{said(row.note)}</p>}
      <Contradictions ids={row.contradicts} />
    </li>
  );
}

export function EventList({ events }: { readonly events: readonly InDocument<EventRow>[] }) {
  const { t } = useLanguage();
  return (
    <Expandable
      title={t('place.events')}
      items={events}
      idOf={({ row }) => row.id}
      render={(event) => <EventItem key={event.row.id} event={event} />}
    />
  );
}

function EventItem({ event: { document, row } }: { readonly event: InDocument<EventRow> }) {
  return (
    <li {...useTarget<HTMLLIElement>(row.id)}>
      <EventWords event={row} />
      <Source document={document} at={row.at} row={row.id} ours />
    </li>
  );
}

export function StructureList({
  structures,
  area,
}: {
  readonly structures: readonly InDocument<Structure>[];
  readonly area: AreaId;
}) {
  const { language, foreign, said, t } = useLanguage();
  const dispatch = useDispatch();
  return (
    <Expandable
      title={t('place.structures')}
      items={structures}
      render={({ document, row }) => (
        <li key={row.id}>
          <p>
            <InlineButton onClick={() => dispatch(openStructure(row.id))}>
              <b>{said(row.name)}</b>
            </InlineButton>
          </p>
          <p lang={foreign}>
            {row.groups
              .filter((group) => group.members.includes(area))
              .map((group) => group.role[language])
              .join(' · ')}
          </p>
          <Source document={document} at={row.at} asOf={row.asOf} row={row.id} />
        </li>
      )}
    />
  );
}

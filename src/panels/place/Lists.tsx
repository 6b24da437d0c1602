/** Figures, events and structures of a place: lists that start short. */
import { type ReactNode, useState } from 'react';
import type { InDocument } from '#domain/asof/place.ts';
import { contradictionsIn } from '#domain/comparing/contradictions.ts';
import { figureValue } from '#domain/format/figure.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { EventRow, Figure, Structure } from '#domain/model/schema.ts';
import { openStructure } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { InlineButton } from '#ui/InlineButton.tsx';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLinks } from '../parts/AreaLinks.tsx';
import { Dated } from '../parts/Dated.tsx';
import { EventWords } from '../parts/EventWords.tsx';
import lists from '../parts/lists.module.css';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { usePaper } from '../use-paper.ts';
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
  const isPaper = usePaper();
  const all =
    asked || isPaper || (idOf !== undefined && items.slice(FIRST_SHOWN).some((item) => idOf(item) === wanted));
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
  const { of } = useSelect((state) => contradictionsIn(state.evidence));
  const series = drawableSeries(figures);
  const drawn = new Set(series.flat());
  // What documents do not agree on is not left to be found behind "show more".
  const rest = figures.filter((figure) => !drawn.has(figure));
  const [disputed, agreed] = [
    rest.filter(({ row }) => of(row.id).length > 0),
    rest.filter(({ row }) => of(row.id).length === 0),
  ];
  return (
    <Expandable
      title={t('place.figures')}
      before={series.map((rows) => <SeriesChart key={rows[0]?.row.series} figures={rows} />)}
      items={[...disputed, ...agreed]}
      idOf={({ row }) => row.id}
      render={(figure) => <FigureRow key={figure.row.id} figure={figure} />}
    />
  );
}

function FigureRow({ figure: { document, row } }: { readonly figure: InDocument<Figure> }) {
  const { said, t } = useLanguage();
  return (
    <li className={css.figure} {...useTarget<HTMLLIElement>(row.id)}>
      <p>
        <b>{said(figureValue(row))}</b>
        <span>
          {said(row.text)} <Standing of={row} /> <Dated row={row} />
        </span>
      </p>
      {row.areas && (
        <div className={prose.hint} data-part="together">
          {t('figure.together')} <AreaLinks ids={row.areas} />
        </div>
      )}
      <Source document={document} at={row.at} asOf={row.period ?? row.asOf} row={row.id} ours />
      {row.note && <p className={prose.hint}>{said(row.note)}</p>}
      <Contradictions ids={[row.id]} />
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
  const { said } = useLanguage();
  return (
    <li {...useTarget<HTMLLIElement>(row.id)}>
      <EventWords event={row} />
      <Source document={document} at={row.at} row={row.id} ours />
      {row.note && <p className={prose.hint}>{said(row.note)}</p>}
      <Contradictions ids={[row.id]} />
    </li>
  );
}

/** What a place stands for that is a group by itself, as a corridor for its cities: the members of the other groups. */
function othersOf({ groups }: Structure, area: AreaId): Structure['groups'] {
  const isAlone = groups.some(({ members }) => members.length === 1 && members[0] === area);
  return isAlone ? groups.filter(({ members }) => !members.includes(area)) : [];
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
          {othersOf(row, area).map((group) => (
            <p key={group.role.zh} data-part="members">
              <span lang={foreign}>{group.role[language]}</span>
              {t.colon}
              <AreaLinks ids={group.members} />
            </p>
          ))}
          <Source document={document} at={row.at} asOf={row.asOf} row={row.id} />
        </li>
      )}
    />
  );
}

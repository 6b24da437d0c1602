/** An event's date, name and standing: on the time line and in the place panel. */
import type { EventRow } from '#domain/model/schema.ts';
import { useLanguage } from '../context.ts';
import { Dated } from './Dated.tsx';
import { Standing } from './Standing.tsx';

export function EventWords({ event }: { readonly event: EventRow }) {
  const { said } = useLanguage();
  const { date, end, title } = event;
  return (
    <p>
      <time dateTime={date}>{end ? `${date} – ${end}` : date}</time> {said(title)} <Standing of={event} />{' '}
      <Dated row={event} />
    </p>
  );
}

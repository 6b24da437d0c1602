/** When an event is, what it is, and how its document holds it: on the time line and in the panel of a place. */
import type { EventRow } from '#domain/model/schema.ts';
import { useLanguage } from '../context.ts';
import { Standing } from './Standing.tsx';

export function EventWords({ event: { date, end, title, standing } }: { readonly event: EventRow }) {
  const { said } = useLanguage();
  return (
    <p>
      <time dateTime={date}>{end ? `${date} – ${end}` : date}</time> {said(title)} <Standing value={standing} />
    </p>
  );
}

/** An event's date, name and standing: on the time line and in the place panel. */
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

/** The number of a compared place: before its label on the map and in the head of its column. */
import css from './OrderMark.module.css';

export function OrderMark({ order }: { readonly order: number }) {
  return (
    <b className={css.mark} data-part="order">
      {order}
    </b>
  );
}

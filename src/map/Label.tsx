/** A place's name on the map: a link, so that it works before any script, by keyboard and in a new tab. */
import type { CSSProperties } from 'react';
import type { Area } from '#domain/model/schema.ts';
import { alsoText } from '#scene/labels/boxes.ts';
import type { Leader } from '#scene/labels/leaders.ts';
import type { PlacedLabel } from '#scene/labels/place.ts';
import { isWeakLabel } from '#scene/later.ts';
import { OrderMark } from '#ui/OrderMark.tsx';
import css from './Label.module.css';

export interface LabelProps {
  /** Text, side and order; its position is the caller's `style`. */
  readonly placed: PlacedLabel;
  readonly overlay: Area['overlay'] | undefined;
  readonly href: string;
  readonly lang?: string;
  readonly style?: CSSProperties;
  readonly current?: boolean;
  readonly focusable?: boolean;
  readonly className?: string;
  /** Number of places known only to lie within; shown under the name. */
  readonly grouped?: number | undefined;
}

const angleOf = ({ dx, dy }: Leader) => Math.round((Math.atan2(dy, dx) * 180) / Math.PI);

export function Label({
  placed,
  overlay,
  href,
  lang,
  style,
  current,
  focusable = true,
  className,
  grouped,
}: LabelProps) {
  const also = alsoText(placed.label);
  const { leader } = placed;
  return (
    <a
      className={className ? `label ${className}` : 'label'}
      href={href}
      lang={lang}
      style={leader ? ({ ...style, '--dx': `${leader.dx}px`, '--dy': `${leader.dy}px` } as CSSProperties) : style}
      data-area={placed.label.id}
      data-rank={placed.label.rank}
      data-overlay={overlay}
      data-side={placed.side}
      data-small={placed.isSmall}
      data-large={placed.isLarge}
      data-placed={placed.placed}
      data-weak={isWeakLabel(placed.label) || undefined}
      aria-current={current ? 'true' : undefined}
      tabIndex={focusable ? 0 : -1}
      draggable={false}
    >
      {leader && <i style={{ width: leader.lengthPx, rotate: `${angleOf(leader)}deg` }} />}
      <span>
        {placed.lines.map((line, index) => (
          // Lines of one name never change order, and two may be equal.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <span key={index}>
            {index === 0 && placed.label.order !== undefined && <OrderMark order={placed.label.order} />}
            {index < placed.lines.length - 1 && !/[\u2e80-\u9fff]$/.test(line) ? `${line} ` : line}
            {also && index === placed.lines.length - 1 && <small className={css.also}> {also}</small>}
          </span>
        ))}
        {grouped !== undefined && <small className={css.grouped}>{grouped}</small>}
      </span>
    </a>
  );
}

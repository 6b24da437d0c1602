/**
 * The links of a place by type. Each row selects the place at its other end; hovering it highlights its line on the
 * map.
 */
import { useEffect } from 'react';
import { type DirectedLink, linksByType } from '#domain/asof/network.ts';
import type { InDocument } from '#domain/asof/place.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { Link } from '#domain/model/schema.ts';
import { pointLink } from '#state/actions.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { useTarget } from '../parts/use-target.ts';
import { Contradictions } from './Contradictions.tsx';
import css from './Links.module.css';
import { Expandable } from './Lists.tsx';

const ARROWS = { to: '→', from: '←', mutual: '↔' } as const;

export function LinkList({ links, area }: { readonly links: readonly InDocument<Link>[]; readonly area: AreaId }) {
  const { language, foreign, t } = useLanguage();
  const relations = useCatalogue()?.relations ?? [];
  const dispatch = useDispatch();
  // A hovered row that unmounts with its place fires no leave event.
  useEffect(() => () => dispatch(pointLink(null)), [dispatch]);
  if (links.length === 0) return null;
  return (
    <section className={css.links} data-part="links">
      <h3>
        {t('place.links')} <small>{links.length}</small>
      </h3>
      {linksByType(relations, links, area).map(({ relation, links: own }) => (
        <Expandable
          key={relation.id}
          level={4}
          title={relation[language]}
          hint={relation.definition?.[language]}
          lang={foreign}
          items={own}
          idOf={({ row }) => row.id}
          render={(link) => <LinkRow key={link.row.id} link={link} />}
        />
      ))}
    </section>
  );
}

function LinkRow({ link: { document, row, other, direction } }: { readonly link: DirectedLink }) {
  const { said, t } = useLanguage();
  const dispatch = useDispatch();
  const point = () => dispatch(pointLink(row.id));
  const leave = () => dispatch(pointLink(null));
  return (
    <li
      className={css.row}
      data-part="link"
      {...useTarget<HTMLLIElement>(row.id)}
      onMouseEnter={point}
      onMouseLeave={leave}
      onFocus={point}
      onBlur={leave}
    >
      <p>
        <span aria-hidden="true">{ARROWS[direction]} </span>
        <span className={prose.visuallyHidden}>{t(`links.${direction}`)} </span>
        <AreaLink id={other} /> <Standing of={row} />
      </p>
      <p>{said(row.text)}</p>
      <Source document={document} at={row.at} asOf={row.asOf} row={row.id} ours />
      {row.note && <p className={prose.hint}>{said(row.note)}</p>}
      <Contradictions ids={[row.id]} />
    </li>
  );
}

/** The changes between two documents as a list: by place or by industry. */
import { useMemo } from 'react';
import { CHANGES } from '#domain/comparing/changes.ts';
import { type Change, isUnnamed } from '#domain/comparing/difference.ts';
import { placeOrder, tierOf } from '#domain/comparing/place-order.ts';
import type { AreaId, IndustryId } from '#domain/model/ids.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useLanguage } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import lists from '../parts/lists.module.css';
import { ChangeRow } from './ChangeRow.tsx';
import css from './DifferencePanel.module.css';
import type { Pair } from './pair.ts';

function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key | undefined): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups];
}

const industryOf = ({ from, to }: Change): IndustryId | undefined => (from[0] ?? to[0])?.industry;

/**
 * By place, in tiers: districts first, organisations last; within a place its role first, then the kinds in their
 * order.
 */
export function ByPlace({ changes, pair }: { readonly changes: readonly Change[]; readonly pair: Pair }) {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const tiers = useMemo(() => {
    if (!catalogue) return [];
    const found = groupBy(changes, ({ area }) => catalogue.areaById.get(area));
    const order = placeOrder(catalogue);
    for (const [, rows] of found) rows.sort(byAspectAndKind);
    found.sort(([a], [b]) => order(a, b));
    return groupBy(found, ([area]) => tierOf(area));
  }, [catalogue, changes]);
  if (tiers.length === 0) return <p className={prose.hint}>{t('difference.none')}</p>;
  return tiers.map(([tier, groups]) => (
    <section key={tier} className={css.tier}>
      <h3 id={`difference-${tier}`}>
        {t(`difference.tier.${tier}`)} <small>{t('count.places', { count: groups.length })}</small>
      </h3>
      <ol className={classes(css.list, lists.rows)} aria-labelledby={`difference-${tier}`}>
        {groups.map(([{ id }, rows]) => (
          <li key={id}>
            <h4>
              <AreaLink id={id} /> <small>{rows.length}</small>
            </h4>
            <Unnamed area={id} pair={pair} />
            <ul>
              {rows.map((change) => (
                <ChangeRow key={keyOf(change)} change={change} pair={pair} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  ));
}

const byAspectAndKind = (a: Change, b: Change) =>
  Number(b.aspect === 'role') - Number(a.aspect === 'role') || CHANGES.indexOf(a.kind) - CHANGES.indexOf(b.kind);
const keyOf = ({ from, to }: Change) => [...from, ...to].map(({ key }) => key).join();

/** Industries that changed, in the order of the vocabulary, each with the places that gain or lose it. */
export function ByIndustry({ changes, pair }: { readonly changes: readonly Change[]; readonly pair: Pair }) {
  const { said, t } = useLanguage();
  const catalogue = useCatalogue();
  const names = catalogue?.industryName;
  const groups = useMemo(() => {
    const order = [...(names?.keys() ?? [])];
    const found = groupBy(changes, industryOf);
    for (const [, rows] of found) rows.sort(byAspectAndKind);
    return found.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  }, [names, changes]);
  if (groups.length === 0) return <p className={prose.hint}>{t('difference.none')}</p>;
  return (
    <ol className={classes(css.list, lists.rows)} aria-label={t('difference.by.industry')}>
      {groups.map(([industry, rows]) => (
        <li key={industry}>
          <h4>
            {said(names?.get(industry))} <small>{rows.length}</small>
          </h4>
          <ul>
            {rows.map((change) => (
              <ChangeRow key={keyOf(change)} change={change} pair={pair} byIndustry />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** A document that does not name the place at all is a stronger fact than one without a role for it. */
function Unnamed({ area, pair }: { readonly area: AreaId; readonly pair: Pair }) {
  const { language, t } = useLanguage();
  return [pair.from, pair.to]
    .filter((record) => isUnnamed(record, area))
    .map((record) => (
      <p key={record.id} className={prose.hint}>
        {t('difference.unnamed', { document: record.short[language] })}
      </p>
    ));
}

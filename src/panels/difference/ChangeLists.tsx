/** The changes between two documents as a list: by place or by industry. */
import { useMemo } from 'react';
import { CHANGES, type Change, isUnnamed } from '#domain/comparing/difference.ts';
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

/** Sort order: places in the order of the layers; within a place its role first, then the kinds in their order. */
export function ByPlace({ changes, pair }: { readonly changes: readonly Change[]; readonly pair: Pair }) {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const groups = useMemo(() => {
    const order = new Map(catalogue?.areas.map(({ id }, index) => [id, index]));
    const found = groupBy(changes, ({ area }) => area);
    for (const [, rows] of found) rows.sort(byAspectAndKind);
    return found.sort(([a], [b]) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  }, [catalogue, changes]);
  if (groups.length === 0) return <p className={prose.hint}>{t('difference.none')}</p>;
  return (
    <ol className={classes(css.list, lists.rows)} aria-label={t('difference.by.place')}>
      {groups.map(([area, rows]) => (
        <li key={area}>
          <h3>
            <AreaLink id={area} /> <small>{rows.length}</small>
          </h3>
          <Unnamed area={area} pair={pair} />
          <ul>
            {rows.map((change) => (
              <ChangeRow key={keyOf(change)} change={change} pair={pair} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
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
          <h3>
            {said(names?.get(industry))} <small>{rows.length}</small>
          </h3>
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

/** Industries of the compared places as of the year: in all of them, in some, in one. */
import { Fragment, useMemo } from 'react';
import { industriesAsOf } from '#domain/asof/rules.ts';
import { SHARES, type SharedIndustry, sharedIndustries } from '#domain/comparing/compare.ts';
import type { Year } from '#domain/model/ids.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';
import css from './ComparePanel.module.css';
import type { Compared } from './compared.ts';
import { Note, Part } from './rows.tsx';

export function Industries({ catalogue, places, year }: Compared & { readonly year: Year }) {
  const { t } = useLanguage();
  const rows = useMemo(
    () =>
      sharedIndustries(
        catalogue,
        places.map(({ id }) => id),
        year,
      ),
    [catalogue, places, year],
  );
  /** For each place, whether a document lists its industries at all: if not, an empty cell does not mean "no". */
  const isListed = places.map(({ id }) => industriesAsOf(catalogue, id, year).year !== undefined);
  const columns = places.length + 1;
  return (
    <tbody>
      <Part columns={columns}>{t('compare.industries', { year })}</Part>
      {SHARES.map((share) => {
        const shared = rows.filter((row) => row.share === share);
        if (shared.length === 0) return null;
        return (
          <Fragment key={share}>
            {places.length > 1 && (
              <tr className={css.share}>
                <th scope="rowgroup" colSpan={columns}>
                  <span>{t(`compare.${share}`)}</span>
                </th>
              </tr>
            )}
            {shared.map((row) => (
              <Row key={row.industry} row={row} catalogue={catalogue} places={places} isListed={isListed} />
            ))}
          </Fragment>
        );
      })}
      {rows.length === 0 && <Note columns={columns}>{t('place.noIndustries', { year })}</Note>}
    </tbody>
  );
}

interface RowProps extends Compared {
  readonly row: SharedIndustry;
  readonly isListed: readonly boolean[];
}

function Row({ row: { industry, cells }, catalogue, places, isListed }: RowProps) {
  const { said, t } = useLanguage();
  return (
    <tr>
      <th scope="row">{said(catalogue.industryName.get(industry))}</th>
      {places.map(({ id }, column) => {
        const head = cells[column];
        return (
          <td key={id}>
            {head ? (
              <Claim area={id} {...head}>
                <span>
                  {t('compare.yes')} <Standing of={head} />
                </span>
              </Claim>
            ) : (
              <span className={prose.hint}>{t(isListed[column] ? 'compare.notListed' : 'compare.noneListed')}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The places as columns: roles by document, industries by how many share them, figures by metric. */
import { Fragment, useMemo } from 'react';
import { industriesAsOf } from '#domain/asof/rules.ts';
import { comparedFigures, rolesByDocument, SHARES, sharedIndustries } from '#domain/comparing/compare.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { removeFromComparison } from '#state/actions.ts';
import { Icon } from '#ui/icons.tsx';
import { OrderMark } from '#ui/OrderMark.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Standing } from '../parts/Standing.tsx';
import { Claim } from './Claim.tsx';
import { AloneFigures, FigureRow } from './Figures.tsx';
import { Note, Part } from './rows.tsx';

interface Compared {
  readonly catalogue: IndexedCatalogue;
  readonly places: readonly Area[];
}

export function SideBySide({ catalogue, places, year }: Compared & { readonly year: Year }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const evidence = useSelect((state) => state.evidence);
  const ids = useMemo(() => places.map(({ id }) => id), [places]);
  const roles = useMemo(() => rolesByDocument(catalogue, ids), [catalogue, ids]);
  const industries = useMemo(() => sharedIndustries(catalogue, ids, year), [catalogue, ids, year]);
  const figures = useMemo(() => comparedFigures(evidence, ids), [evidence, ids]);
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  const columns = places.length + 1;
  const industryYears = places.map(({ id }) => industriesAsOf(catalogue, id, year).year);
  return (
    <table>
      <caption className="visually-hidden">{t('compare.result')}</caption>
      <thead>
        <tr>
          <td />
          {places.map((place, index) => (
            <th key={place.id} scope="col">
              <div className="compare-place">
                {/* The number of its name on the map. */}
                <OrderMark order={index + 1} />
                <AreaLink id={place.id} />
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('compare.remove', { name: place.name[language] })}
                  title={t('compare.remove', { name: place.name[language] })}
                  onClick={() => dispatch(removeFromComparison(place.id))}
                >
                  <Icon name="close" />
                </button>
              </div>
              <span className="hint">{catalogue.kinds.find(({ id }) => id === place.kind)?.[language]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Part columns={columns}>{t('compare.roles')}</Part>
        {roles.map(({ document, cells }) => (
          <tr key={document.id}>
            <th scope="row" title={document.title[language]}>
              {document.short[language]}
            </th>
            {cells.map((heads, column) => (
              <td key={ids[column]}>
                {heads.length === 0 && <span className="hint">{t('compare.notStated')}</span>}
                {heads.map((head) => (
                  <Claim key={head.id} area={ids[column] as AreaId} {...head}>
                    <p className="compare-role">
                      <RoleMark tone={head.role.class} />
                      <span>
                        {head.role[language]} <Standing value={head.standing} />
                      </span>
                    </p>
                  </Claim>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tbody>
        <Part columns={columns}>{t('compare.industries', { year })}</Part>
        {SHARES.map((share) => {
          const rows = industries.filter((row) => row.share === share);
          if (rows.length === 0) return null;
          return (
            <Fragment key={share}>
              {places.length > 1 && (
                <tr className="compare-share">
                  <th scope="rowgroup" colSpan={columns}>
                    <span>{t(`compare.${share}`)}</span>
                  </th>
                </tr>
              )}
              {rows.map(({ industry, cells }) => (
                <tr key={industry}>
                  <th scope="row">{catalogue.industryName.get(industry)?.[language]}</th>
                  {cells.map((head, column) => (
                    <td key={ids[column]}>
                      {head ? (
                        <Claim area={ids[column] as AreaId} {...head}>
                          <span className="compare-yes">
                            {t('compare.yes')} <Standing value={head.standing} />
                          </span>
                        </Claim>
                      ) : (
                        <span className="hint">
                          {t(industryYears[column] === undefined ? 'compare.noneListed' : 'compare.notListed')}
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          );
        })}
        {industries.length === 0 && <Note columns={columns}>{t('details.noIndustries', { year })}</Note>}
      </tbody>
      <tbody>
        <Part columns={columns}>{t('compare.figures')}</Part>
        {figures.shared.map((row) => (
          <FigureRow key={[row.metric, row.unit.en, row.scope].join()} row={row} ids={ids} />
        ))}
        {figures.shared.length === 0 && places.length > 1 && (
          <Note columns={columns}>{t(isLoaded ? 'compare.noFigures' : 'details.loading')}</Note>
        )}
      </tbody>
      {figures.alone.length > 0 && <AloneFigures rows={figures.alone} ids={ids} columns={columns} />}
    </table>
  );
}

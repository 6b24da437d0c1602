/** What only the selected document states (sole source): by place, with sentences and sources, and on the map. */
import { useMemo } from 'react';
import { boundsOfMembers } from '#domain/asof/structure.ts';
import {
  type SoleSourcePlace as Found,
  type OwnClaim,
  SOLE_SOURCE_DEGREES,
  soleSourceOf,
} from '#domain/comparing/sole-source.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { SOLE_SOURCE_TONES } from '#scene/sole-source.ts';
import { requestBounds, showSoleSource } from '#state/actions.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { ClaimWords } from '../parts/ClaimWords.tsx';
import lists from '../parts/lists.module.css';
import { RoleMark } from '../parts/RoleMark.tsx';
import { SourceLink } from '../parts/SourceLink.tsx';
import css from './SoleSource.module.css';

export function SoleSource({ record }: { readonly record: DocumentRecord }) {
  const { t } = useLanguage();
  const catalogue = useCatalogue();
  const only = useSelect((state) => state.view.only);
  const dispatch = useDispatch();
  const found = useMemo(() => (catalogue ? soleSourceOf(catalogue, record.id) : []), [catalogue, record.id]);
  const claims = found.reduce((sum, place) => sum + place.claims.length, 0);
  const unplaced = found.filter(({ area }) => !catalogue?.areaById.get(area)?.shape).length;
  const toggle = () => {
    dispatch(showSoleSource(!only));
    const groups = [{ role: record.short, members: found.map(({ area }) => area) }];
    const bbox = only || !catalogue ? undefined : boundsOfMembers(catalogue, { groups });
    if (bbox) dispatch(requestBounds(bbox));
  };
  return (
    <section className={css.section} aria-label={t('only.title')}>
      <h3>{t('only.title')}</h3>
      <p>
        {t('only.count', {
          places: t('count.places', { count: found.length }),
          claims: t('count.claims', { count: claims }),
        })}
      </p>
      <button type="button" className={css.switch} aria-pressed={only} onClick={toggle}>
        {t('only.show')}
      </button>
      {only && (
        <>
          <p className={prose.hint}>{t('only.definition')}</p>
          {unplaced > 0 && <p className={prose.hint}>{t('only.unplaced', { count: unplaced })}</p>}
          {SOLE_SOURCE_DEGREES.map((degree) => {
            const places = found.filter((place) => place.degree === degree);
            return (
              places.length > 0 && (
                <details key={degree} className={css.degree} data-alone={degree} open={degree !== 'place'}>
                  <summary>
                    <RoleMark tone={SOLE_SOURCE_TONES[degree]} />
                    <span>
                      {t(`only.${degree}`)} <small>{places.length}</small>
                      <small className={css.means}>{t(`only.${degree}.means`)}</small>
                    </span>
                  </summary>
                  <ul className={lists.rows}>
                    {places.map((place) => (
                      <SoleSourcePlace key={place.area} place={place} record={record} />
                    ))}
                  </ul>
                </details>
              )
            );
          })}
        </>
      )}
    </section>
  );
}

function SoleSourcePlace({ place, record }: { readonly place: Found; readonly record: DocumentRecord }) {
  const { t } = useLanguage();
  return (
    <li>
      <h4>
        <AreaLink id={place.area} />
      </h4>
      {place.claims.length === 0 && <p className={prose.hint}>{t('only.named')}</p>}
      {place.claims.map((claim) => (
        <ClaimRow key={claim.key} claim={claim} record={record} />
      ))}
    </li>
  );
}

/** The words of the claim, its sentence once the document has loaded, and a source line that opens the statement. */
function ClaimRow({ claim, record }: { readonly claim: OwnClaim; readonly record: DocumentRecord }) {
  const { said, t } = useLanguage();
  const { area, aspect, degree, heads } = claim;
  const [head] = heads;
  const text = useSelect((state) => state.evidence.get(record.id)?.statements.find(({ id }) => id === head.id)?.text);
  return (
    <div className={css.claim} data-alone={degree}>
      <p>
        <span className={prose.hint}>{t(`aspect.${aspect}`)}</span> <ClaimWords claim={claim} />
      </p>
      {text && <p className={prose.hint}>{said(text)}</p>}
      <SourceLink area={area} {...head} />
    </div>
  );
}

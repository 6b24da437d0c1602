/** The role and the industries as of the year: stated, or marked as not stated with the last statement and its year. */

import { useMemo, useState } from 'react';
import { type IndustriesAsOf, type RoleHead, rolesAsOf } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { IndustryId, Year } from '#domain/model/ids.ts';
import type { Area, Head } from '#domain/model/schema.ts';
import { mapWords } from '#domain/vocabulary/languages.ts';
import { setFilter } from '#state/actions.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import lists from '../parts/lists.module.css';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import { usePaper } from '../use-paper.ts';
import css from './RoleAsOf.module.css';
import { Why } from './Why.tsx';

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The age of a statement at the year shown; nothing if it is of that year. */
function Age({ asOf, year }: { readonly asOf: Year; readonly year: Year }) {
  const { t } = useLanguage();
  const count = year - asOf;
  return count > 0 ? <p className={css.age}>{t('place.age', { asOf, year, count })}</p> : null;
}

function Roles({ roles, year }: { readonly roles: readonly RoleHead[]; readonly year: Year }) {
  const { said } = useLanguage();
  return (
    <ul className={css.roles}>
      {roles.map((head) => (
        <li key={head.id}>
          <RoleMark tone={head.role.class} />
          <div>
            <strong>{said(mapWords(head.role, capitalise))}</strong> <Standing of={head} />
            <Source document={head.document} at={head.at} asOf={head.asOf} row={head.id} />
            <Age asOf={head.asOf} year={year} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export function RoleAsOf({
  catalogue,
  area,
  year,
}: {
  readonly catalogue: IndexedCatalogue;
  readonly area: Area;
  readonly year: Year;
}) {
  const { t } = useLanguage();
  const { stated, lastKnown } = rolesAsOf(catalogue, area.id, year);
  return (
    <section className={css.role} data-part="role">
      <h3>{t('place.asOf', { year })}</h3>
      {stated.length > 0 ? (
        <Roles roles={stated} year={year} />
      ) : (
        <>
          <p className={css.notStated}>
            <RoleMark tone="not-stated" />
            {lastKnown.length > 0 ? t('place.notStated', { year }) : t('place.neverStated', { year })}
          </p>
          {lastKnown[0] && (
            <div className={css.lastKnown} data-part="last-role">
              <h4>{t('place.last', { year: lastKnown[0].asOf })}</h4>
              <Roles roles={lastKnown} year={year} />
            </div>
          )}
        </>
      )}
      <Why catalogue={catalogue} area={area} year={year} />
    </section>
  );
}

/** A city has dozens, and the summary of a place is sent before anything else of a page. */
const FIRST_SECTIONS = 3;

interface Claimed {
  readonly source: Head;
  readonly industries: readonly IndustryId[];
}

/** Each industry once, under the section that names it first: a chip stands over its own source. */
function bySection(heads: readonly Head[]): Claimed[] {
  const seen = new Set<IndustryId>();
  const sections = new Map<string, { readonly source: Head; readonly industries: IndustryId[] }>();
  for (const head of heads) {
    const key = `${head.document} ${head.at.section}`;
    const section = sections.get(key) ?? { source: head, industries: [] };
    const fresh = [...new Set(head.industries)].filter((industry) => !seen.has(industry));
    for (const industry of fresh) seen.add(industry);
    section.industries.push(...fresh);
    sections.set(key, section);
  }
  return [...sections.values()].filter(({ industries }) => industries.length > 0);
}

export function Industries({
  catalogue,
  found,
  year,
}: {
  readonly catalogue: IndexedCatalogue;
  readonly found: IndustriesAsOf;
  readonly year: Year;
}) {
  const { said, t } = useLanguage();
  const [asked, setAll] = useState(false);
  const all = usePaper() || asked;
  const sections = useMemo(() => bySection(found.heads), [found.heads]);
  const chosen = useSelect((state) => state.view.industry);
  const dispatch = useDispatch();
  const title =
    found.year === undefined || found.year === year
      ? t('place.industries')
      : t('place.industriesFrom', { year: found.year });
  if (found.industries.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {(all ? sections : sections.slice(0, FIRST_SECTIONS)).map(({ source, industries }) => (
        <div key={source.id} className={css.claimed}>
          <ul className={lists.tags}>
            {industries.map((industry) => (
              <li key={industry}>
                <button
                  type="button"
                  aria-pressed={chosen === industry}
                  onClick={() => dispatch(setFilter('industry', chosen === industry ? null : industry))}
                >
                  {said(catalogue.industryName.get(industry))}
                </button>
              </li>
            ))}
          </ul>
          <Source document={source.document} at={source.at} asOf={source.asOf} row={source.id} />
        </div>
      ))}
      {!all && sections.length > FIRST_SECTIONS && (
        <LinkButton onClick={() => setAll(true)}>
          {t('place.more', { number: sections.length - FIRST_SECTIONS })}
        </LinkButton>
      )}
      {found.year !== undefined && <Age asOf={found.year} year={year} />}
    </section>
  );
}

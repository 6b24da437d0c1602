/** "Why this colour?": the role that colours the place, all others of the year, and by what rule they come after it. */
import { useState } from 'react';
import { type RoleInOrder, rolesAsOf, rolesInOrder } from '#domain/asof/rules.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { Year } from '#domain/model/ids.ts';
import type { Area } from '#domain/model/schema.ts';
import { kindOf } from '#scene/kinds/index.ts';
import type { State } from '#state/store.ts';
import { useLanguage, useSelect } from '../context.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './Why.module.css';

interface WhyProps {
  readonly catalogue: IndexedCatalogue;
  readonly area: Area;
  readonly year: Year;
}

/** The overlay whose places are dotted where nothing is stated. */
const DOTTED = 'districts';

/** Whether the map's colours answer another question than that of roles. */
const hasOtherColours = ({ view }: State): boolean =>
  view.difference !== null || view.structure !== null || view.only || view.panel === 'matrix';

export function Why(props: WhyProps) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details className={css.why} data-part="why" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('place.why')}</summary>
      {/* The build renders the summary of each place for the first paint, where nobody has asked. */}
      {open && <Reason {...props} />}
    </details>
  );
}

function Reason(props: WhyProps) {
  const { t } = useLanguage();
  const isOther = useSelect(hasOtherColours);
  const { area } = props;
  const means = kindOf(area.overlay)?.colourMeans ?? 'nothing';
  return (
    <>
      {isOther && <p>{t('place.whyOther')}</p>}
      {area.shape === null ? (
        <p>{t('place.whyNotDrawn')}</p>
      ) : means === 'role' ? (
        <ByRole {...props} />
      ) : (
        <p>{t(means === 'kind' ? 'place.whyKind' : 'place.whyPlain')}</p>
      )}
    </>
  );
}

function ByRole({ catalogue, area, year }: WhyProps) {
  const { language, t } = useLanguage();
  const roles = rolesInOrder(catalogue, area.id, year);
  const won = roles.find(({ lost }) => lost === null);
  const last = rolesAsOf(catalogue, area.id, year).lastKnown[0];
  return (
    <>
      {won ? (
        <p>
          {t('place.whyWon', { role: won.head.role[language] })} {roles.length === 1 && t('place.whyOne')}
        </p>
      ) : (
        <p>
          {t('place.whyNotStated', { year })}{' '}
          {area.overlay === DOTTED &&
            (last ? t('place.whyDots', { role: last.role[language], asOf: last.asOf }) : t('place.whyNoDots'))}
        </p>
      )}
      {roles.length > 0 && (
        <ol>
          {roles.map((role) => (
            <OneRole key={role.head.id} role={role} catalogue={catalogue} />
          ))}
        </ol>
      )}
      {roles.length > 1 && <p>{t(catalogue.roleOrder === undefined ? 'place.whyFormerRule' : 'place.whyRule')}</p>}
    </>
  );
}

function OneRole({ role: { head, lost }, catalogue }: { readonly role: RoleInOrder } & Pick<WhyProps, 'catalogue'>) {
  const { said, language, t } = useLanguage();
  const ofClass = catalogue.roleClassById.get(head.role.class);
  return (
    <li>
      <RoleMark tone={head.role.class} />
      <span>
        {said(head.role)} <Standing of={head} />{' '}
        <small>
          {t('place.whyClass', {
            class: ofClass?.[language] ?? head.role.class,
            rank: (ofClass?.order ?? catalogue.roleClasses.length) + 1,
          })}
          {t.colon}
          {t(lost === null ? 'place.whyFirst' : `place.whyLost.${lost}`)}
        </small>
      </span>
    </li>
  );
}

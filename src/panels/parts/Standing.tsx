/** How a row is said, as marks: planned, proposed, inferred. What is stated outright needs none. */
import { Fragment } from 'react';
import { type Assertion, mannersOf } from '#domain/vocabulary/evidence.ts';
import { useLanguage } from '../context.ts';
import css from './Standing.module.css';

export function Standing({ of }: { readonly of: Assertion }) {
  const { t } = useLanguage();
  const marks = mannersOf(of).flatMap((manner) => (manner === 'stated' ? [] : [manner]));
  return marks.map((manner, index) => (
    <Fragment key={manner}>
      {index > 0 && ' '}
      <span className={css.standing} data-standing={manner} title={t(`standing.means.${manner}`)}>
        {t(`standing.${manner}`)}
      </span>
    </Fragment>
  ));
}

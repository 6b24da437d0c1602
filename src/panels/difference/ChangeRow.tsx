/** One change: what each of the two documents says, or that it says nothing. */
import { type Change, type Claim, isUnnamed } from '#domain/comparing/difference.ts';
import { classes } from '#ui/classes.ts';
import prose from '#ui/prose.module.css';
import { useLanguage } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { ClaimWords } from '../parts/ClaimWords.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { SourceLink } from '../parts/SourceLink.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './DifferencePanel.module.css';
import type { Pair } from './pair.ts';

export function ChangeRow({
  change,
  pair,
  byIndustry,
}: {
  readonly change: Change;
  readonly pair: Pair;
  readonly byIndustry?: boolean;
}) {
  const { language, t } = useLanguage();
  const { kind, aspect, area, from, to } = change;
  const silent = kind === 'silent' ? pair.to : kind === 'first' ? pair.from : undefined;
  return (
    <li className={css.change} data-change={kind}>
      <p className={css.changeKind}>
        <RoleMark tone={`change-${kind}`} />
        <span>{t(`difference.${kind}`)}</span>
        {byIndustry ? <AreaLink id={area} /> : <span className={prose.hint}>{t(`aspect.${aspect}`)}</span>}
      </p>
      <Side claims={from} wordless={byIndustry} />
      {from.length > 0 && to.length > 0 && <p className={css.changeArrow}>↓</p>}
      <Side claims={to} wordless={byIndustry} />
      {silent && !isUnnamed(silent, area) && (
        <p className={classes(prose.hint, css.changeNote)}>
          {t(aspect === 'role' ? 'difference.noRole' : 'difference.noIndustry', { document: silent.short[language] })}
        </p>
      )}
      {silent && byIndustry && isUnnamed(silent, area) && (
        <p className={classes(prose.hint, css.changeNote)}>
          {t('difference.unnamed', { document: silent.short[language] })}
        </p>
      )}
    </li>
  );
}

/** What one document says, with a source line that opens the statement. */
function Side({ claims, wordless }: { readonly claims: readonly Claim[]; readonly wordless?: boolean | undefined }) {
  return claims.map((claim) => {
    const { key, area, heads } = claim;
    return (
      <div key={key} className={css.changeSide}>
        {!wordless && (
          <p>
            <ClaimWords claim={claim} />
          </p>
        )}
        <SourceLink area={area} {...heads[0]} />
        {wordless && <Standing of={heads[0]} />}
      </div>
    );
  });
}

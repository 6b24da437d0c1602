/** One change: what each of the two documents says, or that it says nothing. */
import { type Change, type Claim, isUnnamed } from '#domain/comparing/difference.ts';
import type { DocumentRecord } from '#domain/model/schema.ts';
import { openStatement } from '#state/actions.ts';
import { useCatalogue, useDispatch, useLanguage } from '../context.ts';
import { AreaLink } from '../parts/AreaLink.tsx';
import { RoleMark } from '../parts/RoleMark.tsx';
import { Standing } from '../parts/Standing.tsx';
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
    <li className="change" data-change={kind}>
      <p className="change-kind">
        <RoleMark tone={`change-${kind}`} />
        <span>{t(`difference.${kind}`)}</span>
        {byIndustry ? <AreaLink id={area} /> : <span className="hint">{t(`aspect.${aspect}`)}</span>}
      </p>
      <Side claims={from} document={pair.from} wordless={byIndustry} />
      {from.length > 0 && to.length > 0 && <p className="change-arrow">↓</p>}
      <Side claims={to} document={pair.to} wordless={byIndustry} />
      {silent && !isUnnamed(silent, area) && (
        <p className="hint">
          {t(aspect === 'role' ? 'difference.noRole' : 'difference.noIndustry', { document: silent.short[language] })}
        </p>
      )}
      {silent && byIndustry && isUnnamed(silent, area) && (
        <p className="hint">{t('difference.unnamed', { document: silent.short[language] })}</p>
      )}
    </li>
  );
}

/** What one document says: its words, and a source line that opens the statement. */
function Side({
  claims,
  document,
  wordless,
}: {
  readonly claims: readonly Claim[];
  readonly document: DocumentRecord;
  readonly wordless?: boolean | undefined;
}) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const dispatch = useDispatch();
  return claims.map(({ key, area, role, industry, heads: [head] }) => (
    <div key={key} className="change-side">
      {!wordless && (
        <p>
          {role ? role[language] : industry && catalogue?.industryName.get(industry)?.[language]}{' '}
          <Standing value={head.standing} />
        </p>
      )}
      <button
        type="button"
        className="area-link source"
        data-part="source"
        title={t('difference.open')}
        onClick={() => dispatch(openStatement(area, head.id))}
      >
        {document.short[language]} · <span lang="zh">{head.at.section}</span> · {head.asOf}
      </button>
      {wordless && <Standing value={head.standing} />}
    </div>
  ));
}
